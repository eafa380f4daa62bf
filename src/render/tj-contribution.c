/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"

#include <math.h>
#include <string.h>

/* What each criterion of one sheet adds to its total. The upper bar stacks weight × points to
 * the total on the scale of 0 to 5; the weights of criteria without points are spread over
 * the others in proportion, as tj_review_get_total() does it. Below it every criterion has a
 * bar of its own points. A criterion that cannot be assessed or was not judged is an empty
 * frame with words in it, never a bar of length zero. */

#define MAX_POINTS 5.0
#define HALF_POINTS 2.0
#define MIN_BAR_EMS 0.9
#define MAX_BAR_EMS 2.0
#define MAX_SHADE 0.6
#define MIN_EMS 14
#define TOP_GAP_EMS 0.6
#define TEXT_GAP 2.0

#define TJ_TYPE_CONTRIBUTION (tj_contribution_get_type ())

G_DECLARE_FINAL_TYPE (TjContribution, tj_contribution, TJ, CONTRIBUTION, TjChart)

/* @weight: as the rubric has it; @share: of the total, among criteria with points */
typedef struct
{
  char *id;
  char *name;
  double weight;
  double share;
  double points;
  double threshold;
  gboolean has_threshold;
  TjScoreState state;
} Criterion;

struct _TjContribution
{
  TjChart parent_instance;

  GArray *criteria;
  TjTotal total;
};

G_DEFINE_FINAL_TYPE (TjContribution, tj_contribution, TJ_TYPE_CHART)

static void
clear_criterion (gpointer data)
{
  Criterion *criterion = data;

  g_free (criterion->id);
  g_free (criterion->name);
}

static void
read_criterion (TjReview    *review,
                TjCriterion *item,
                TjLanguage   language,
                Criterion   *criterion)
{
  TjScore score = { 0 };
  guint threshold = 0;

  tj_review_get_score (review, tj_criterion_get_id (item), &score);

  criterion->id = g_strdup (tj_criterion_get_id (item));
  criterion->name = tj_chart_text_dup_clean (tj_criterion_get_name (item, language));
  criterion->weight = tj_criterion_get_weight (item);
  criterion->state = score.state;
  criterion->points = score.half_points / HALF_POINTS;
  criterion->has_threshold = tj_criterion_get_threshold (item, &threshold);
  criterion->threshold = threshold / HALF_POINTS;
}

static void
read_review (TjContribution *self,
             TjReview       *review,
             TjLanguage      language)
{
  GListModel *items = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                              tj_review_get_stage (review));
  guint n_items = g_list_model_get_n_items (items);
  double given = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjCriterion) item = g_list_model_get_item (items, i);
      Criterion criterion = { 0 };

      read_criterion (review, item, language, &criterion);
      given += criterion.state == TJ_SCORE_GIVEN ? criterion.weight : 0;
      g_array_append_val (self->criteria, criterion);
    }

  for (guint i = 0; i < n_items; i++)
    {
      Criterion *criterion = &g_array_index (self->criteria, Criterion, i);

      if (criterion->state == TJ_SCORE_GIVEN && given > 0)
        criterion->share = criterion->weight / given;
    }

  tj_review_get_total (review, &self->total);
}

static const char *
say_state (const Criterion *criterion,
           TjLanguage       language)
{
  switch (criterion->state)
    {
    case TJ_SCORE_GIVEN:
      if (criterion->has_threshold && criterion->points < criterion->threshold)
        return TJ_CHART_SAY (language, "低于门槛", "below threshold");
      return "";

    case TJ_SCORE_CANNOT_ASSESS:
      return TJ_CHART_SAY (language, "无法评判", "cannot be assessed");

    case TJ_SCORE_MISSING:
    default:
      return TJ_CHART_SAY (language, "尚未评分", "not scored yet");
    }
}

static char *
describe_points (const Criterion *criterion,
                 TjLanguage       language)
{
  g_autofree char *points = NULL;
  const char *state = say_state (criterion, language);

  if (criterion->state != TJ_SCORE_GIVEN)
    return g_strdup (state);

  points = tj_text_format_number (criterion->points, 1);
  if (*state == '\0')
    return g_strdup_printf ("%s / 5", points);

  return g_strdup_printf (TJ_CHART_SAY (language, "%s / 5，%s", "%s / 5, %s"), points, state);
}

static void
fill_rows (TjContribution *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  TjChartTable *table = content->table;

  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "评审指标", "Criterion"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "权重（%）", "Weight (%)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "得分（0–5分）", "Points (0–5)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "对总分的贡献（分）",
                                                  "Contribution (points)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "说明", "Remark"), FALSE);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const Criterion *criterion = &g_array_index (self->criteria, Criterion, i);
      g_autofree char *points = describe_points (criterion, language);
      g_autofree char *weight = tj_text_format_number (criterion->weight * 100, 1);
      g_autofree char *text = NULL;

      text = g_strdup_printf (TJ_CHART_SAY (language, "%s：%s，权重%s%%", "%s: %s, weight %s %%"),
                              criterion->name, points, weight);
      tj_chart_add_mark (TJ_CHART (self), criterion->id, text);

      tj_chart_table_add_text (table, criterion->name);
      tj_chart_table_add_number (table, criterion->weight * 100, 1);
      tj_chart_table_add_number (table, criterion->state == TJ_SCORE_GIVEN
                                          ? criterion->points : NAN, 1);
      tj_chart_table_add_number (table, criterion->state == TJ_SCORE_GIVEN
                                          ? criterion->points * criterion->share : NAN, 2);
      tj_chart_table_add_text (table, say_state (criterion, language));
    }
}

static char *
describe_gaps (TjContribution *self,
               TjLanguage      language)
{
  GString *gaps = g_string_new (NULL);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const Criterion *criterion = &g_array_index (self->criteria, Criterion, i);

      if (criterion->state == TJ_SCORE_GIVEN)
        continue;

      g_string_append_printf (gaps, TJ_CHART_SAY (language, "；%s：%s", "; %s: %s"),
                              criterion->name, say_state (criterion, language));
    }

  return g_string_free (gaps, FALSE);
}

static char *
write_sentence (TjContribution *self,
                TjLanguage      language)
{
  const Criterion *best = NULL;
  const Criterion *worst = NULL;
  g_autofree char *gaps = describe_gaps (self, language);
  g_autofree char *total = NULL;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const Criterion *criterion = &g_array_index (self->criteria, Criterion, i);

      if (criterion->state != TJ_SCORE_GIVEN)
        continue;
      if (best == NULL || criterion->points > best->points)
        best = criterion;
      if (worst == NULL || criterion->points < worst->points)
        worst = criterion;
    }

  if (best == NULL)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项评审指标都还没有分数，没有总分%s。",
                                          "None of the %u criteria has points yet, so there is "
                                          "no total%s."),
                            self->criteria->len, gaps);

  total = tj_text_format_number (self->total.points, 2);

  return g_strdup_printf (TJ_CHART_SAY (language, "总分%s分（满分5分，%u项中%u项有分），最高为%s，最低为%s%s。",
                                        "The total is %s of 5 points (of %u criteria %u have "
                                        "points), highest "
                                        "for %s, lowest for %s%s."),
                          total, self->criteria->len, self->total.n_given, best->name,
                          worst->name, gaps);
}

static void
fill_words (TjContribution *self,
            const char     *title)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  g_autofree char *name = tj_chart_text_dup_clean (title);

  content->title = g_strdup_printf (TJ_CHART_SAY (language, "评分构成（0–5分）%s%s",
                                                  "Score contribution (0–5 points)%s%s"),
                                    *name != '\0' ? TJ_CHART_SAY (language, "：", ": ") : "", name);
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language, "权重 × 得分 · 有分%u项，无法评判%u项，尚未评分%u项",
                                                     "Weight × points · %u scored, %u cannot be "
                                                     "assessed, %u not scored yet"),
                                       self->total.n_given, self->total.n_cannot_assess,
                                       self->total.n_missing);
  if (self->total.n_given < self->criteria->len)
    content->footnote = g_strdup (TJ_CHART_SAY (language,
                                                "没有分数的评审指标不计零分，其权重按比例分给其余各项。",
                                                "Criteria without points do not count as zero; "
                                                "their weight is "
                                                "spread over the others in proportion."));
  content->sentence = write_sentence (self, language);
}

/* Where one bar and the line of text above it go */
typedef struct
{
  TjChartScene *scene;
  const TjTheme *theme;
  double em;
  double line;
  double bar_height;
  cairo_rectangle_t area;
  TjScale scale;
} Row;

static PangoLayout *
create_text (const Row  *row,
             const char *text,
             gboolean    bold,
             double      max_width)
{
  TjChartTextStyle style = { row->em, bold, max_width, 1, FALSE };

  return tj_chart_scene_create_text (row->scene, text, &style);
}

static void
add_line (Row        *row,
          const char *name,
          const char *value,
          gboolean    bold,
          double      y)
{
  g_autoptr(PangoLayout) end = create_text (row, value, bold, row->area.width * 0.6);
  g_autoptr(PangoLayout) start = NULL;
  double width;

  tj_chart_text_measure (end, &width, NULL);
  start = create_text (row, name, bold, row->area.width - width - row->em);
  tj_chart_scene_text (row->scene, start, row->area.x, y, &row->theme->foreground);
  tj_chart_scene_text (row->scene, end, row->area.x + row->area.width - width, y,
                       &row->theme->foreground);
}

static TjColor
get_color (TjContribution *self,
           const Row      *row,
           guint           index)
{
  double shade = MAX_SHADE * index / MAX (self->criteria->len, 1);

  return tj_color_mix (&row->theme->accent, &row->theme->background, shade);
}

static void
get_track (const Row         *row,
           double             y,
           cairo_rectangle_t *track)
{
  *track = (cairo_rectangle_t) { row->scale.range_low, y,
                                 row->scale.range_high - row->scale.range_low, row->bar_height };
}

/* A criterion's number inside its segment, where it fits */
static void
add_number (Row                     *row,
            guint                    number,
            const TjColor           *color,
            const cairo_rectangle_t *area)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr(PangoLayout) layout = create_text (row, text, FALSE, 0);
  const TjColor *ink = &row->theme->background;
  double width;
  double height;

  tj_chart_text_measure (layout, &width, &height);
  if (width + 4 > area->width || height > area->height + 2)
    return;
  if (tj_color_get_contrast (&row->theme->foreground, color) > tj_color_get_contrast (ink, color))
    ink = &row->theme->foreground;

  tj_chart_scene_text (row->scene, layout, area->x + (area->width - width) / 2,
                       area->y + (area->height - height) / 2, ink);
}

static void
add_total (TjContribution *self,
           Row            *row,
           double          y)
{
  const TjStroke outline = { row->theme->muted, 1, FALSE };
  const TjStroke edge = { row->theme->background, 1, FALSE };
  cairo_rectangle_t track;
  double start = 0;

  get_track (row, y, &track);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const Criterion *criterion = &g_array_index (self->criteria, Criterion, i);
      TjColor color = get_color (self, row, i);
      cairo_rectangle_t area = track;

      if (criterion->state != TJ_SCORE_GIVEN)
        continue;

      area.x = tj_scale_map (&row->scale, start);
      start += criterion->points * criterion->share;
      area.width = tj_scale_map (&row->scale, start) - area.x;

      tj_chart_scene_fill (row->scene, &area, &color);
      tj_chart_scene_line (row->scene, area.x + area.width, area.y, 0, area.height, &edge);
      add_number (row, i + 1, &color, &area);
    }

  tj_chart_scene_frame (row->scene, &track, &outline);
}

static void
add_criterion (TjContribution *self,
               Row            *row,
               guint           index,
               double          y)
{
  const Criterion *criterion = &g_array_index (self->criteria, Criterion, index);
  const TjStroke outline = { row->theme->muted, 1, criterion->state != TJ_SCORE_GIVEN };
  const TjStroke threshold = { row->theme->negative, 2, FALSE };
  const TjColor faint = tj_color_mix (&row->theme->background, &row->theme->muted, 0.45);
  TjColor color = get_color (self, row, index);
  cairo_rectangle_t track;
  cairo_rectangle_t bar;

  get_track (row, y, &track);
  tj_chart_place_mark (TJ_CHART (self), index, &track);

  if (criterion->state == TJ_SCORE_GIVEN)
    {
      bar = track;
      bar.width = tj_scale_map (&row->scale, criterion->points) - track.x;
      tj_chart_scene_fill (row->scene, &bar, &color);
    }
  else
    tj_chart_scene_hatch (row->scene, &track, TJ_HATCH_FALLING, &faint);
  tj_chart_scene_frame (row->scene, &track, &outline);

  if (criterion->has_threshold)
    tj_chart_scene_line (row->scene, tj_scale_map (&row->scale, criterion->threshold),
                         track.y - 2, 0, track.height + 4, &threshold);
}

static void
add_rows (TjContribution *self,
          Row            *row,
          double          step)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  g_autofree char *points = tj_text_format_number (self->total.points, 2);
  g_autofree char *total = g_strdup_printf ("%s / 5", points);
  double y = row->area.y;

  add_line (row, TJ_CHART_SAY (language, "总分", "Total"),
            self->total.n_given > 0 ? total : TJ_CHART_SAY (language, "没有总分", "no total"),
            TRUE, y);
  add_total (self, row, y + row->line + TEXT_GAP);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const Criterion *criterion = &g_array_index (self->criteria, Criterion, i);
      g_autofree char *weight = tj_text_format_number (criterion->weight * 100, 1);
      g_autofree char *state = describe_points (criterion, language);
      g_autofree char *name = g_strdup_printf ("%u  %s", i + 1, criterion->name);
      g_autofree char *value = NULL;

      value = g_strdup_printf (TJ_CHART_SAY (language, "权重%s%% · %s", "weight %s %% · %s"),
                               weight, state);
      y += step;
      add_line (row, name, value, FALSE, y);
      add_criterion (self, row, i, y + row->line + TEXT_GAP);
    }
}

/* The first review of the subject that has one; of several, the one of the least key. */
static void
tj_contribution_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjContribution *self = TJ_CONTRIBUTION (chart);
  TjChartContent *content = tj_chart_get_content (chart);
  const TjChartSubject *subject = NULL;

  for (guint i = 0; i < input->subjects->len; i++)
    {
      const TjChartSubject *candidate = g_ptr_array_index (input->subjects, i);

      if (candidate->reviews->len > 0
          && (subject == NULL || strcmp (candidate->key, subject->key) < 0))
        subject = candidate;
    }

  if (subject != NULL)
    read_review (self, g_ptr_array_index (subject->reviews, 0), content->language);
  fill_words (self, subject != NULL ? subject->name : NULL);
  fill_rows (self);
}

static gboolean
tj_contribution_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjContribution *self = TJ_CONTRIBUTION (chart);
  Row row = { scene, tj_chart_scene_get_theme (scene) };
  cairo_rectangle_t plot;
  const char *title;
  double step;

  row.em = tj_chart_frame_get_small_size (row.theme);
  row.line = tj_chart_frame_get_line_height (scene);
  row.area = *room;
  row.area.y += row.em * TOP_GAP_EMS;
  room->height -= row.em * TOP_GAP_EMS;
  step = (room->height - tj_chart_axis_get_bottom_height (scene)) / (self->criteria->len + 1);
  step = MIN (step, row.line + (MAX_BAR_EMS + 1.2) * row.em);
  row.bar_height = step - row.line - TEXT_GAP - 0.8 * row.em;
  if (row.bar_height < MIN_BAR_EMS * row.em || room->width < MIN_EMS * row.em)
    return FALSE;

  /* Half a tick label stands out beyond either end of the axis. */
  row.area.x += row.em * 0.5;
  row.area.width -= row.em;
  plot = row.area;
  plot.height = step * (self->criteria->len + 1);
  title = TJ_CHART_SAY (tj_chart_get_content (chart)->language, "分", "Points");
  tj_scale_init (&row.scale, 0, MAX_POINTS, plot.x, plot.x + plot.width);

  add_rows (self, &row, step);
  tj_chart_axis_add_bottom (scene, &plot, &row.scale, title);

  return TRUE;
}

static void
tj_contribution_finalize (GObject *object)
{
  TjContribution *self = TJ_CONTRIBUTION (object);

  g_clear_pointer (&self->criteria, g_array_unref);

  G_OBJECT_CLASS (tj_contribution_parent_class)->finalize (object);
}

static void
tj_contribution_class_init (TjContributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_contribution_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_contribution_fill;
  TJ_CHART_CLASS (klass)->layout = tj_contribution_layout;
}

static void
tj_contribution_init (TjContribution *self)
{
  self->criteria = g_array_new (FALSE, TRUE, sizeof (Criterion));
  g_array_set_clear_func (self->criteria, clear_criterion);
}

const TjChartKind tj_contribution_kind = {
  "contribution",
  "评分构成",
  "Score contribution",
  "看一份评审表的总分由哪些指标构成、哪项低于门槛、哪项无法评判",
  "What each criterion adds to the total of one review, which is below its threshold and which "
  "could not be assessed",
  TJ_CHART_OF_ONE_REVIEW,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_contribution_get_type,
};
