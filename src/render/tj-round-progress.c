/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "core/model/tj-field-spec.h"
#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-legend.h"
#include "render/tj-row-plot.h"

#include <math.h>

/* How far a round is: for each package how much of the form is filled in, how many criteria are
 * scored, how many findings are decided and whether the sheet is signed. Rows stand by name:
 * nobody is ranked by it. */

#define N_STEPS 4
#define MAX_ROW_LINES 2.0
#define BAR_SHARE 0.62
#define CELL_SHARE 0.9

#define TJ_TYPE_ROUND_PROGRESS (tj_round_progress_get_type ())

G_DECLARE_FINAL_TYPE (TjRoundProgress, tj_round_progress, TJ, ROUND_PROGRESS, TjChart)

typedef struct
{
  guint done;
  guint all;
} Step;

typedef struct
{
  const TjChartClaim *claim;
  Step steps[N_STEPS];
} Row;

struct _TjRoundProgress
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  TjChartLegend *legend;
  GArray *claims;
  GArray *rows;
  GPtrArray *names;
};

G_DEFINE_FINAL_TYPE (TjRoundProgress, tj_round_progress, TJ_TYPE_CHART)

static const char *
say_step (guint      step,
          TjLanguage language)
{
  const char *words[N_STEPS][2] = {
    { "必填项", "Fields filled in" },
    { "评分", "Criteria scored" },
    { "发现处理", "Decisions" },
    { "签署", "Sheets signed" },
  };

  return TJ_CHART_SAY (language, words[step][0], words[step][1]);
}

/* What the notice wants filled in, of the form itself and of every case */
static void
count_fields (TjForm *form,
              Step   *step)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      TjField *field;

      if (!specs[i].mandatory || tj_field_spec_lookup_in_case (specs[i].id) == &specs[i])
        continue;

      field = tj_form_get_field (form, specs[i].id);
      step->all++;
      step->done += field != NULL && !tj_field_is_blank (field) ? 1 : 0;
    }
}

static void
count_scores (TjReview *review,
              Step     *step)
{
  TjTotal total = { 0 };

  tj_review_get_total (review, &total);
  step->done += total.n_given + total.n_cannot_assess;
  step->all += total.n_given + total.n_cannot_assess + total.n_missing;
}

static gboolean
is_decided (const TjChartSubject *subject,
            TjFinding            *finding)
{
  g_autofree char *name = g_strdup_printf ("finding.%s.decision", tj_finding_get_key (finding));

  for (guint i = 0; i < subject->reviews->len; i++)
    {
      if (tj_review_get (g_ptr_array_index (subject->reviews, i), name) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Errors and queries: notes need no decision. */
static void
count_findings (const TjChartSubject *subject,
                Step                 *step)
{
  GListModel *findings = subject->findings;

  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      TjSeverity severity = tj_finding_get_severity (finding);

      if (severity != TJ_SEVERITY_ERROR && severity != TJ_SEVERITY_QUERY)
        continue;

      step->all++;
      step->done += is_decided (subject, finding) ? 1 : 0;
    }
}

static void
collect_rows (TjRoundProgress *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);
      const TjChartSubject *subject = claim->subject;
      Row row = { claim };

      count_fields (tj_package_get_form (subject->package), &row.steps[0]);
      for (guint j = 0; j < subject->reviews->len; j++)
        count_scores (g_ptr_array_index (subject->reviews, j), &row.steps[1]);
      count_findings (subject, &row.steps[2]);
      row.steps[3].done = MIN (subject->n_signed, subject->reviews->len);
      row.steps[3].all = subject->reviews->len;

      g_array_append_val (self->rows, row);
      tj_chart_legend_note (self->legend, claim->category);
      g_ptr_array_add (self->names, claim->name);
    }
}

static char *
format_step (const Step *step,
             TjLanguage  language)
{
  if (step->all == 0)
    return g_strdup (TJ_CHART_SAY (language, "无", "none"));

  return g_strdup_printf ("%u / %u", step->done, step->all);
}

static void
add_row (TjRoundProgress *self,
         const Row       *row)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  g_autoptr(GString) text = g_string_new (row->claim->name);

  tj_chart_claim_add_identity (row->claim, content->table, self->taxonomy, language);

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *words = format_step (&row->steps[i], language);

      tj_chart_table_add_number (content->table, row->steps[i].done, 0);
      tj_chart_table_add_number (content->table, row->steps[i].all, 0);
      g_string_append_printf (text, TJ_CHART_SAY (language, "%s%s%s", "%s%s %s"),
                              i == 0 ? TJ_CHART_SAY (language, "：", ": ")
                                     : TJ_CHART_SAY (language, "，", ", "),
                              say_step (i, language), words);
    }

  tj_chart_claim_add_source (row->claim, content->table, NULL,
                             "score.*, finding.*.decision");
  tj_chart_add_mark (TJ_CHART (self), row->claim->key, text->str);
}

static void
add_columns (TjRoundProgress *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;

  tj_chart_claim_add_identity_columns (content->table, language);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *all = g_strdup_printf (TJ_CHART_SAY (language, "%s：总数", "%s: of"),
                                              say_step (i, language));

      tj_chart_table_add_column (content->table, say_step (i, language), TRUE);
      tj_chart_table_add_column (content->table, all, TRUE);
    }
  tj_chart_claim_add_source_columns (content->table, language);
}

static guint
count_done (TjRoundProgress *self,
            guint            step)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Step *own = &g_array_index (self->rows, Row, i).steps[step];

      n += own->all > 0 && own->done == own->all ? 1 : 0;
    }

  return n;
}

static void
fill_words (TjRoundProgress *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;

  content->title = g_strdup (TJ_CHART_SAY (language, "本轮评审进度（项）",
                                           "Progress of the round (counts)"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language, "共%u项申报材料 · 按名称排列，不作排名",
                                                     "%u packages · by name, not a ranking"),
                                       self->rows->len);
  content->sentence =
    self->rows->len == 0
      ? g_strdup (TJ_CHART_SAY (language, "没有申报材料，因此没有进度。",
                                "There is no package, so there is no progress."))
      : g_strdup_printf (TJ_CHART_SAY (language,
                                       "%u项申报材料中，%u项必填项齐全，%u项评分完成，%u项的发现都已处理，%u项已签署。",
                                       "Of %u packages %u have all fields filled in, %u are "
                                       "scored, %u have all findings decided and %u are signed."),
                         self->rows->len, count_done (self, 0), count_done (self, 1),
                         count_done (self, 2), count_done (self, 3));
}

static void
tj_round_progress_fill (TjChart            *chart,
                        const TjChartInput *input)
{
  TjRoundProgress *self = TJ_ROUND_PROGRESS (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->legend = tj_chart_legend_new (self->taxonomy, content->language);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_rows (self);
  add_columns (self);
  fill_words (self);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, &g_array_index (self->rows, Row, i));
}

static void
add_cell (TjRowPlot  *plot,
          const Step *step,
          guint       column,
          double      middle,
          double      height)
{
  const TjStroke outline = { plot->theme->muted, 0.8, step->all == 0 };
  double left = tj_scale_map (&plot->x, column);
  double width = (tj_scale_map (&plot->x, column + 1) - left) * CELL_SHARE;
  cairo_rectangle_t cell = { left, middle - height / 2, width, height };
  cairo_rectangle_t done = cell;
  gboolean complete = step->all > 0 && step->done == step->all;
  TjColor color = tj_color_mix (&plot->theme->background, &plot->theme->accent,
                                complete ? 0.55 : 0.3);
  g_autofree char *text = format_step (step, plot->language);
  g_autoptr(PangoLayout) layout = tj_row_plot_create_text (plot, text, width);
  double text_width;
  double text_height;

  done.width = step->all > 0 ? width * step->done / step->all : 0;
  if (done.width > 0)
    tj_chart_scene_fill (plot->scene, &done, &color);
  tj_chart_scene_frame (plot->scene, &cell, &outline);

  tj_chart_text_measure (layout, &text_width, &text_height);
  tj_chart_scene_text (plot->scene, layout, cell.x + (width - text_width) / 2,
                       middle - text_height / 2, &plot->theme->foreground);
}

static void
add_headings (TjRowPlot *plot,
              double     y)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      double left = tj_scale_map (&plot->x, i);
      double width = (tj_scale_map (&plot->x, i + 1) - left) * CELL_SHARE;
      g_autoptr(PangoLayout) layout = tj_row_plot_create_text (plot, say_step (i, plot->language),
                                                               width);

      tj_chart_scene_text (plot->scene, layout, left, y, &plot->theme->muted);
    }
}

static gboolean
tj_round_progress_layout (TjChart           *chart,
                          TjChartScene      *scene,
                          cairo_rectangle_t *room)
{
  TjRoundProgress *self = TJ_ROUND_PROGRESS (chart);
  double line = tj_chart_frame_get_line_height (scene);
  TjRowPlotSpec spec = { self->names };
  TjRowPlot plot;
  double top;

  tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_SHAPES, scene, room);
  top = room->y;
  room->y += 1.3 * line;
  room->height -= 1.3 * line;
  tj_scale_init (&spec.scale, 0, N_STEPS, 0, 1);
  spec.max_lines = MAX_ROW_LINES;
  spec.without_grid = TRUE;
  if (!tj_row_plot_init (&plot, chart, scene, &spec, room))
    return FALSE;

  add_headings (&plot, top);
  for (guint i = 0; i < plot.n_shown; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double middle = tj_row_plot_get_middle (&plot, i);
      double height = MAX (plot.step * BAR_SHARE, line * 1.05);
      cairo_rectangle_t area = { plot.plot.x, middle - height / 2, plot.plot.width, height };

      tj_row_plot_add_name (&plot, i, row->claim->category, row->claim->name);
      for (guint j = 0; j < N_STEPS; j++)
        add_cell (&plot, &row->steps[j], j, middle, height);
      tj_chart_place_mark (chart, i, &area);
    }

  return TRUE;
}

static void
tj_round_progress_finalize (GObject *object)
{
  TjRoundProgress *self = TJ_ROUND_PROGRESS (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_round_progress_parent_class)->finalize (object);
}

static void
tj_round_progress_class_init (TjRoundProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_round_progress_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_round_progress_fill;
  TJ_CHART_CLASS (klass)->layout = tj_round_progress_layout;
}

static void
tj_round_progress_init (TjRoundProgress *self)
{
  self->names = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
}

const TjChartKind tj_round_progress_kind = {
  "progress",
  "本轮进度",
  "Progress of a round",
  "看一轮评审走到哪一步：必填项、评分、发现处理、签署",
  "How far the review of a round is: fields, scores, findings and signatures",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_round_progress_get_type,
};
