/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "core/carbon/tj-recalculation.h"
#include "core/carbon/tj-unit-cost.h"
#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-legend.h"
#include "render/tj-row-plot.h"

#include <math.h>
#include <string.h>

/* What each case claims beside what comes out when it is worked out again: two dots and the way
 * between them. A recalculation of the reviewer comes first; without one the payback follows
 * from the form's own investment, benefit and construction, whichever reading of it comes
 * nearer, as the rule has it. What cannot be worked out again is named below and never drawn as
 * agreement. The code of the finding about the same field stands at the end of the row. */

#define MAX_ROW_LINES 2.2
#define DOT_EMS 0.85
#define WORDS_EMS 15
#define RATIO_DECADES 1.5

#define TJ_TYPE_RECALCULATED (tj_recalculated_get_type ())

G_DECLARE_FINAL_TYPE (TjRecalculated, tj_recalculated, TJ, RECALCULATED, TjChart)

/* What can be compared */
typedef struct
{
  TjChartMeasure measure;
  const char *field;
  const char *figure;
  TjChartUnit unit;
  const char *name_zh;
  const char *name_en;
  const char *unit_zh;
  const char *unit_en;
} MeasureRow;

static const MeasureRow measure_rows[] = {
  { TJ_CHART_MEASURE_PAYBACK, "payback", "payback", TJ_CHART_UNIT_YEARS, "投资回收期", "Payback", "年",
    "years" },
  { TJ_CHART_MEASURE_UNIT_COST, "unit_cost", "unit_cost", TJ_CHART_UNIT_COST, "单位成本", "Unit cost",
    "元/tCO₂", "CNY/tCO₂" },
  { TJ_CHART_MEASURE_REDUCTION, "annual_reduction", "reduction", TJ_CHART_UNIT_REDUCTION,
    "年碳减排量", "Annual reduction", "tCO₂/a", "tCO₂/a" },
};

/* @code: (nullable): of the finding about the field */
typedef struct
{
  const TjChartClaim *claim;
  guint index;
  char *name;
  const char *code;
  char *source;
  TjChartFigure claimed;
  TjChartFigure found;
} Case;

struct _TjRecalculated
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  TjChartLegend *legend;
  const MeasureRow *row;
  GArray *claims;
  GArray *cases;
  GPtrArray *names;
  guint n_drawn;
};

G_DEFINE_FINAL_TYPE (TjRecalculated, tj_recalculated, TJ_TYPE_CHART)

static void
clear_case (gpointer data)
{
  Case *item = data;

  g_free (item->name);
  g_free (item->source);
}

static TjLanguage
get_language (TjRecalculated *self)
{
  return tj_chart_get_content (TJ_CHART (self))->language;
}

static void
set_figure (TjChartFigure *figure,
            double         value)
{
  figure->known = isfinite (value) && fabs (value) <= TJ_CHART_MAX_COST;
  figure->value = figure->low = figure->high = value;
}

static void
read_claimed (TjRecalculated *self,
              TjCase         *item,
              TjChartFigure  *figure)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, self->row->field);
  double value = 0;
  gboolean given;

  *figure = (TjChartFigure) { FALSE, 0, 0, 0, self->row->unit, TJ_CHART_BASIS_FORM,
                              self->row->field, NULL };
  given = self->row->unit == TJ_CHART_UNIT_YEARS
            ? tj_quantity_get_years (quantity, &value)
            : tj_quantity_get_value (quantity, &value);
  if (given && !quantity->unit_conflict)
    set_figure (figure, value);
  if (!figure->known)
    figure->reason = TJ_CHART_SAY (get_language (self), "未申报此数值", "the form claims no such figure");
}

static gboolean
take_positive (TjCase     *item,
               const char *field,
               double     *value)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, field);

  return tj_quantity_get_value (quantity, value) && !quantity->unit_conflict && *value > 0;
}

/* Investment over benefit, with the construction period or without: what the claim is nearer
 * to, since the form does not say which is meant. */
static gboolean
work_out_payback (TjCase              *item,
                  const TjChartFigure *claimed,
                  double              *years)
{
  double investment;
  double benefit;
  double build = 0;

  if (!take_positive (item, "investment", &investment)
      || !take_positive (item, "annual_benefit", &benefit))
    return FALSE;

  *years = investment / benefit;
  if (tj_quantity_get_years (tj_case_get_quantity (item, "build_period"), &build) && build > 0
      && claimed->known
      && fabs (*years + build - claimed->value) < fabs (*years - claimed->value))
    *years += build;

  return TRUE;
}

static const TjFigure *
find_recalculated (const TjRecalculation *result,
                   guint                  index,
                   const char            *id)
{
  for (guint i = 0; result != NULL && i < result->cases->len; i++)
    {
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, i);
      const TjFigure *figure = NULL;

      if (item->index == index)
        figure = tj_case_recalculation_get_figure (item, id);
      if (figure != NULL && figure->is_known)
        return figure;
    }

  return NULL;
}

static void
read_found (TjRecalculated        *self,
            const TjRecalculation *result,
            TjCase                *item,
            Case                  *entry)
{
  const TjFigure *figure = find_recalculated (result, entry->index, self->row->figure);
  TjLanguage language = get_language (self);
  double value = 0;

  entry->found = (TjChartFigure) { FALSE, 0, 0, 0, self->row->unit,
                                   TJ_CHART_BASIS_RECALCULATED, self->row->field, NULL };

  if (figure != NULL)
    {
      set_figure (&entry->found, figure->value);
      entry->source = g_strdup_printf ("recalculation, %s, %s", figure->id, figure->formula);
    }
  else if (self->row->measure == TJ_CHART_MEASURE_PAYBACK
           && work_out_payback (item, &entry->claimed, &value))
    {
      set_figure (&entry->found, value);
      entry->source = g_strdup ("investment ÷ annual_benefit (+ build_period)");
    }

  if (!entry->found.known)
    entry->found.reason = TJ_CHART_SAY (language, "缺少复核所需的数据", "it cannot be worked out again");
}

/* The code of the first finding of the case that names the field. */
static const char *
find_code (TjRecalculated *self,
           GListModel     *findings,
           guint           index)
{
  g_autofree char *path = g_strdup_printf ("cases[%u].%s", index, self->row->field);

  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char * const *fields = tj_finding_get_fields (finding);

      if (tj_finding_get_severity (finding) != TJ_SEVERITY_IMPORT && fields != NULL
          && g_strv_contains (fields, path))
        return g_intern_string (tj_finding_get_code (finding));
    }

  return NULL;
}

static gboolean
is_drawn (const Case *item)
{
  return item->claimed.known && item->found.known;
}

static void
collect_cases_of (TjRecalculated     *self,
                  const TjChartClaim *claim,
                  TjFactorRegister   *factors)
{
  TjForm *form = tj_package_get_form (claim->subject->package);
  g_autoptr(TjRecalculation) result = NULL;

  if (claim->subject->recalculation != NULL)
    result = tj_recalculate (form, claim->subject->recalculation, factors);

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      Case entry = { claim, i };

      if (tj_case_is_blank (item))
        continue;

      entry.name = g_strdup_printf (TJ_CHART_SAY (get_language (self), "%s（案例%u）",
                                                  "%s (case %u)"), claim->name, i + 1);
      read_claimed (self, item, &entry.claimed);
      read_found (self, result, item, &entry);
      entry.code = find_code (self, claim->subject->findings, i);
      g_array_append_val (self->cases, entry);
    }
}

/* What is furthest apart first, in proportion; then what cannot be compared. */
static double
get_distance (const Case *item)
{
  if (!is_drawn (item))
    return -1;
  if (item->claimed.value > 0 && item->found.value > 0)
    return fabs (log (item->found.value / item->claimed.value));

  return item->claimed.value < item->found.value || item->claimed.value > item->found.value
           ? G_MAXDOUBLE : 0;
}

static int
compare_cases (gconstpointer a,
               gconstpointer b)
{
  const Case *one = a;
  const Case *two = b;
  double difference = get_distance (two) - get_distance (one);
  int order;

  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  order = g_strcmp0 (one->claim->key, two->claim->key);

  return order != 0 ? order : (one->index > two->index) - (one->index < two->index);
}

static void
collect_cases (TjRecalculated   *self,
               TjFactorRegister *own)
{
  g_autoptr(TjFactorRegister) factors = own != NULL ? g_object_ref (own)
                                                    : tj_factor_register_new_default ();

  for (guint i = 0; i < self->claims->len; i++)
    collect_cases_of (self, &g_array_index (self->claims, TjChartClaim, i), factors);
  g_array_sort (self->cases, compare_cases);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *item = &g_array_index (self->cases, Case, i);

      if (!is_drawn (item)
          || !tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_X, &item->claimed)
          || !tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_BESIDE, &item->found))
        continue;

      g_ptr_array_add (self->names, item->name);
      self->n_drawn++;
    }
}

static void
add_columns (TjRecalculated *self)
{
  TjLanguage language = get_language (self);
  TjChartTable *table = tj_chart_get_content (TJ_CHART (self))->table;
  const char *name = TJ_CHART_SAY (language, self->row->name_zh, self->row->name_en);
  const char *unit = TJ_CHART_SAY (language, self->row->unit_zh, self->row->unit_en);
  g_autofree char *claimed = NULL;
  g_autofree char *found = NULL;

  claimed = g_strdup_printf (TJ_CHART_SAY (language, "申报%s（%s）", "%s claimed (%s)"), name, unit);
  found = g_strdup_printf (TJ_CHART_SAY (language, "复核%s（%s）", "%s recalculated (%s)"), name,
                           unit);

  tj_chart_claim_add_identity_columns (table, language);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "案例", "Case"), TRUE);
  tj_chart_table_add_column (table, claimed, TRUE);
  tj_chart_table_add_column (table, found, TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "复核 ÷ 申报", "Recalculated ÷ claimed"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "发现代码", "Finding"), FALSE);
  tj_chart_claim_add_source_columns (table, language);
}

static void
add_row (TjRecalculated *self,
         const Case     *item,
         const char     *remark)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  g_autofree char *fields = g_strdup_printf ("cases[%u].%s; %s", item->index, self->row->field,
                                             item->source != NULL ? item->source : "—");

  tj_chart_claim_add_identity (item->claim, content->table, self->taxonomy, content->language);
  tj_chart_table_add_number (content->table, item->index + 1, 0);
  tj_chart_table_add_figure (content->table, &item->claimed);
  tj_chart_table_add_figure (content->table, &item->found);
  tj_chart_table_add_number (content->table,
                             is_drawn (item) && fabs (item->claimed.value) > 0
                               ? item->found.value / item->claimed.value : NAN, 2);
  tj_chart_table_add_text (content->table, item->code);
  tj_chart_claim_add_source (item->claim, content->table, remark, fields);
}

static void
add_case_mark (TjRecalculated *self,
               const Case     *item)
{
  TjLanguage language = get_language (self);
  const char *unit = TJ_CHART_SAY (language, self->row->unit_zh, self->row->unit_en);
  g_autofree char *claimed = tj_text_format_number (item->claimed.value, 2);
  g_autofree char *found = tj_text_format_number (item->found.value, 2);
  g_autofree char *text = NULL;

  text = g_strdup_printf (TJ_CHART_SAY (language, "%s：申报%s%s，复核%s%s%s%s；来源：%s，%s",
                                        "%s: claimed %s %s, recalculated %s %s%s%s; from %s, %s"),
                          item->name, claimed, unit, found, unit,
                          item->code != NULL ? TJ_CHART_SAY (language, "，", ", ") : "",
                          item->code != NULL ? item->code : "", item->claim->package_name,
                          item->source);
  tj_chart_add_mark (TJ_CHART (self), item->claim->key, text);
}

static void
fill_rows (TjRecalculated *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *item = &g_array_index (self->cases, Case, i);
      const char *reason = item->claimed.reason != NULL ? item->claimed.reason
                                                        : item->found.reason;

      if (is_drawn (item))
        {
          tj_chart_legend_note (self->legend, item->claim->category);
          add_case_mark (self, item);
        }
      else
        g_ptr_array_add (content->missing, g_strdup_printf ("%s\t%s", item->name, reason));
      add_row (self, item, is_drawn (item) ? NULL : reason);
    }

  tj_chart_content_count_missing (content);
}

static char *
write_sentence (TjRecalculated *self)
{
  TjLanguage language = get_language (self);
  const char *name = TJ_CHART_SAY (language, self->row->name_zh, self->row->name_en);
  const char *unit = TJ_CHART_SAY (language, self->row->unit_zh, self->row->unit_en);
  const Case *worst;
  g_autofree char *claimed = NULL;
  g_autofree char *found = NULL;
  g_autofree char *worst_name = NULL;
  guint n_codes = 0;

  if (self->n_drawn == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u个案例中没有一个的%s可以复核。",
                                          "Of %u cases none has a figure (%s) that can be worked "
                                          "out again."), self->cases->len, name);

  worst = &g_array_index (self->cases, Case, 0);
  for (guint i = 0; i < self->n_drawn; i++)
    n_codes += g_array_index (self->cases, Case, i).code != NULL ? 1 : 0;

  claimed = tj_text_format_number (worst->claimed.value, 2);
  found = tj_text_format_number (worst->found.value, 2);
  worst_name = tj_chart_claim_dup_short_name (worst->name);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%s：%u个案例可以复核，相差最大的是“%s”，申报%s%s，复核%s%s；"
                                        "其中%u个有发现；%u个案例无法复核。",
                                        "%s: %u cases can be worked out again; furthest apart is "
                                        "“%s” with %s %s claimed and %s %s recalculated; %u have "
                                        "a finding; %u cases cannot be worked out again."),
                          name, self->n_drawn, worst_name, claimed, unit, found, unit, n_codes,
                          self->cases->len - self->n_drawn);
}

static void
fill_words (TjRecalculated *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;

  content->title = g_strdup_printf (TJ_CHART_SAY (language, "各案例%s：申报与复核（%s）",
                                                  "%s of each case: claimed and recalculated (%s)"),
                                    TJ_CHART_SAY (language, self->row->name_zh,
                                                  self->row->name_en),
                                    TJ_CHART_SAY (language, self->row->unit_zh,
                                                  self->row->unit_en));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "复核值按评审录入的数据计算，没有录入时按表格自身的数据计算 · "
                                                     "绘制%u个案例，无法复核%u个",
                                                     "Recalculated from the reviewer's entries, "
                                                     "else from the form's own figures · %u cases "
                                                     "drawn, %u cannot be worked out again"),
                                       self->n_drawn, self->cases->len - self->n_drawn);
  content->sentence = write_sentence (self);
}

static void
tj_recalculated_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjRecalculated *self = TJ_RECALCULATED (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->row = &measure_rows[0];
  for (guint i = 0; i < G_N_ELEMENTS (measure_rows); i++)
    {
      if (measure_rows[i].measure == content->options.measure)
        self->row = &measure_rows[i];
    }

  self->taxonomy = g_object_ref (input->taxonomy);
  self->legend = tj_chart_legend_new (self->taxonomy, content->language);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_cases (self, input->factors);
  add_columns (self);
  fill_words (self);
  fill_rows (self);
}

/* Which dot is which, above the rows */
static void
add_legend (TjRecalculated    *self,
            TjChartScene      *scene,
            cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  TjLanguage language = get_language (self);
  const TjStroke outline = { theme->foreground, 1.4, FALSE };
  const char *words[] = { TJ_CHART_SAY (language, "申报", "claimed"),
                          TJ_CHART_SAY (language, "复核", "recalculated") };
  double em = tj_chart_frame_get_small_size (theme);
  double line = tj_chart_frame_get_line_height (scene);
  double x = room->x;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TjChartTextStyle style = { em, FALSE, 0, 1, FALSE };
      g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (scene, words[i], &style);
      cairo_rectangle_t dot = { x, room->y + (line - DOT_EMS * em) / 2, DOT_EMS * em,
                                DOT_EMS * em };
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      tj_chart_scene_marker (scene, i == 0 ? "energy" : "digital", &dot,
                             i == 0 ? &theme->accent : NULL, &outline);
      tj_chart_scene_text (scene, layout, x + (DOT_EMS + 0.5) * em, room->y, &theme->foreground);
      x += width + (DOT_EMS + 2) * em;
    }

  room->y += line;
  room->height -= line;
}

static void
add_case (TjRecalculated *self,
          TjRowPlot      *plot,
          guint           index)
{
  const Case *item = &g_array_index (self->cases, Case, index);
  gboolean marked = item->code != NULL;
  const TjStroke way = { marked ? plot->theme->negative : plot->theme->muted, marked ? 2.4 : 1.2,
                         FALSE };
  const TjStroke outline = { plot->theme->foreground, 1.4, FALSE };
  double size = DOT_EMS * plot->em;
  double middle = tj_row_plot_get_middle (plot, index);
  double claimed = tj_scale_map (&plot->x, item->claimed.value);
  double found = tj_scale_map (&plot->x, item->found.value);
  cairo_rectangle_t dot = { claimed - size / 2, middle - size / 2, size, size };
  cairo_rectangle_t mark = { MIN (claimed, found) - size / 2, middle - size / 2,
                             fabs (found - claimed) + size, size };

  tj_row_plot_add_name (plot, index, item->claim->category, item->name);
  tj_chart_scene_line (plot->scene, claimed, middle, found - claimed, 0, &way);
  tj_chart_scene_marker (plot->scene, "energy", &dot, &plot->theme->accent, &outline);
  dot.x = found - size / 2;
  tj_chart_scene_marker (plot->scene, "digital", &dot, NULL, &outline);
  tj_chart_place_mark (TJ_CHART (self), index, &mark);

  if (marked)
    tj_row_plot_add_text (plot, index, plot->plot.x + plot->plot.width + plot->em * 0.8,
                          item->code, &plot->theme->negative);
}

static void
set_scale (TjRecalculated *self,
           TjScale        *scale)
{
  double low = 0;
  double high = 0;
  double least = INFINITY;

  for (guint i = 0; i < self->n_drawn; i++)
    {
      const Case *item = &g_array_index (self->cases, Case, i);
      double smaller = MIN (item->claimed.value, item->found.value);

      low = MIN (low, smaller);
      high = MAX (high, MAX (item->claimed.value, item->found.value));
      least = MIN (least, smaller);
    }

  if (least > 0 && log10 (high / least) > RATIO_DECADES)
    {
      tj_scale_init (scale, least / 1.3, high * 1.3, 0, 1);
      tj_scale_set_kind (scale, TJ_SCALE_LOG, 1);
      return;
    }

  tj_scale_init (scale, low * 1.05, high * 1.05, 0, 1);
}

static gboolean
tj_recalculated_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjRecalculated *self = TJ_RECALCULATED (chart);
  TjLanguage language = get_language (self);
  TjRowPlotSpec spec = { self->names };
  TjRowPlot plot;
  g_autofree char *title = NULL;

  add_legend (self, scene, room);
  tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_SHAPES, scene, room);
  set_scale (self, &spec.scale);
  spec.reserve = MIN (WORDS_EMS * tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene)),
                      room->width * 0.25);
  spec.max_lines = MAX_ROW_LINES;
  if (!tj_row_plot_init (&plot, chart, scene, &spec, room))
    return FALSE;

  for (guint i = 0; i < plot.n_shown; i++)
    add_case (self, &plot, i);

  title = g_strdup_printf (spec.scale.kind == TJ_SCALE_LOG
                             ? TJ_CHART_SAY (language, "%s（%s，对数刻度）", "%s (%s, logarithmic)")
                             : TJ_CHART_SAY (language, "%s（%s）", "%s (%s)"),
                           TJ_CHART_SAY (language, self->row->name_zh, self->row->name_en),
                           TJ_CHART_SAY (language, self->row->unit_zh, self->row->unit_en));
  tj_row_plot_add_axis (&plot, title);

  return TRUE;
}

static void
tj_recalculated_finalize (GObject *object)
{
  TjRecalculated *self = TJ_RECALCULATED (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_recalculated_parent_class)->finalize (object);
}

static void
tj_recalculated_class_init (TjRecalculatedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_recalculated_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_recalculated_fill;
  TJ_CHART_CLASS (klass)->layout = tj_recalculated_layout;
}

static void
tj_recalculated_init (TjRecalculated *self)
{
  self->names = g_ptr_array_new ();
  self->cases = g_array_new (FALSE, TRUE, sizeof (Case));
  g_array_set_clear_func (self->cases, clear_case);
}

static const char * const measures[] = { "payback", "unit-cost", "reduction", NULL };

const TjChartKind tj_recalculated_kind = {
  "recalculated",
  "申报值与复核值",
  "Claimed and recalculated",
  "看每个案例的申报值与复核值相差多少，并给出对应发现的代码",
  "How far what each case claims lies from what comes out when it is worked out again, with the "
  "code of the finding",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_MEASURE,
  measures,
  tj_recalculated_get_type,
};
