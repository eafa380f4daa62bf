/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-panel.h"
#include "render/tj-scale.h"

#include <math.h>
#include <string.h>

/* Two or three reviews side by side: on the left a radar of their scores, on the right bars of
 * what each criterion adds to the total. Spokes stand in the order of the rubric, and since the
 * area of a radar depends on that order, nothing is filled: the bars say how much it is in all.
 * Where a criterion could not be assessed the line has a gap. */

#define MAX_POINTS 5.0
#define MAX_SERIES 3
#define MIN_SPOKES 3
#define MAX_SPOKES 8
#define MAX_SHADE 0.6
#define MIN_WIDTH_EMS 30
#define RADAR_SHARE 0.44
#define MIN_RADIUS_EMS 4.5
#define MARKER_EMS 0.8
#define GAP_EMS 1.4
#define MIN_BAR_EMS 0.9
#define MAX_BAR_EMS 1.7

#define TJ_TYPE_SCORE_RADAR (tj_score_radar_get_type ())

G_DECLARE_FINAL_TYPE (TjScoreRadar, tj_score_radar, TJ, SCORE_RADAR, TjChart)

/* One review. @first_mark: of its criteria, in their order */
typedef struct
{
  char *name;
  TjReview *review;
  TjTotal total;
  guint first_mark;
} Series;

struct _TjScoreRadar
{
  TjChart parent_instance;

  GArray *series;
  GListModel *criteria;
  guint n_criteria;
};

G_DEFINE_FINAL_TYPE (TjScoreRadar, tj_score_radar, TJ_TYPE_CHART)

static void
clear_series (gpointer data)
{
  Series *series = data;

  g_free (series->name);
  g_object_unref (series->review);
}

static int
compare_series (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const Series *) a)->name, ((const Series *) b)->name);
}

static char *
dup_name (const TjChartSubject *subject,
          TjReview             *review)
{
  const char *reviewer = tj_review_get (review, "reviewer.name");
  const char *text = NULL;
  g_autofree char *item = NULL;
  g_autofree char *who = tj_chart_text_dup_clean (reviewer);

  if (subject->package != NULL)
    text = tj_field_get_text (tj_form_get_field (tj_package_get_form (subject->package),
                                                 "technology_name"));
  item = tj_chart_text_dup_clean (text != NULL && *text != '\0' ? text : subject->name);

  return *who != '\0' ? g_strconcat (item, " · ", who, NULL) : g_steal_pointer (&item);
}

static void
read_series (TjScoreRadar       *self,
             const TjChartInput *input)
{
  for (guint i = 0; i < input->subjects->len; i++)
    {
      const TjChartSubject *subject = g_ptr_array_index (input->subjects, i);

      for (guint j = 0; j < subject->reviews->len; j++)
        {
          TjReview *review = g_ptr_array_index (subject->reviews, j);
          Series series = { dup_name (subject, review), g_object_ref (review) };

          tj_review_get_total (review, &series.total);
          g_array_append_val (self->series, series);
        }
    }
  g_array_sort (self->series, compare_series);
}

/* What is not of the first one's stage and rubric, or is beyond three, is named and not drawn. */
static void
leave_out_others (TjScoreRadar *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjReviewStage stage;
  TjRubric *rubric;

  if (self->series->len == 0)
    return;

  stage = tj_review_get_stage (g_array_index (self->series, Series, 0).review);
  rubric = tj_review_get_rubric (g_array_index (self->series, Series, 0).review);
  for (guint i = 0; i < self->series->len; )
    {
      const Series *series = &g_array_index (self->series, Series, i);
      const char *reason = NULL;

      if (tj_review_get_stage (series->review) != stage)
        reason = TJ_CHART_SAY (content->language, "属于其他评审阶段", "of another stage");
      else if (!tj_rubric_equal (tj_review_get_rubric (series->review), rubric))
        reason = TJ_CHART_SAY (content->language, "采用其他量表", "judged by another rubric");
      else if (i >= MAX_SERIES)
        reason = TJ_CHART_SAY (content->language, "最多画三份", "three are drawn at most");

      if (reason == NULL)
        {
          i++;
          continue;
        }
      g_ptr_array_add (content->missing, g_strdup_printf ("%s\t%s", series->name, reason));
      g_array_remove_index (self->series, i);
    }

  self->criteria = tj_rubric_get_criteria (rubric, stage);
  self->n_criteria = g_list_model_get_n_items (self->criteria);
}

static char *
dup_criterion_name (TjScoreRadar *self,
                    guint         index)
{
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (self->criteria, index);

  return tj_chart_text_dup_clean (
    tj_criterion_get_name (criterion, tj_chart_get_content (TJ_CHART (self))->language));
}

static TjScoreState
get_score (TjScoreRadar *self,
           const Series *series,
           guint         index,
           double       *points)
{
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (self->criteria, index);
  TjScore score = { 0 };

  tj_review_get_score (series->review, tj_criterion_get_id (criterion), &score);
  *points = score.half_points / 2.0;

  return score.state;
}

static double
get_weight (TjScoreRadar *self,
            guint         index)
{
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (self->criteria, index);

  return tj_criterion_get_weight (criterion);
}

static const char *
say_state (TjScoreState state,
           TjLanguage   language)
{
  if (state == TJ_SCORE_GIVEN)
    return "";

  return state == TJ_SCORE_CANNOT_ASSESS
           ? TJ_CHART_SAY (language, "无法评判", "cannot be assessed")
           : TJ_CHART_SAY (language, "尚未评分", "not scored yet");
}

static void
add_mark (TjScoreRadar *self,
          const Series *series,
          guint         index)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  g_autofree char *criterion = dup_criterion_name (self, index);
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  double points;
  TjScoreState state = get_score (self, series, index, &points);
  g_autofree char *number = tj_text_format_number (points, 1);

  value = state == TJ_SCORE_GIVEN ? g_strdup_printf ("%s / 5", number)
                                  : g_strdup (say_state (state, content->language));
  text = g_strdup_printf (TJ_CHART_SAY (content->language, "%s，%s：%s", "%s, %s: %s"),
                          series->name, criterion, value);
  tj_chart_add_mark (TJ_CHART (self), criterion, text);

  tj_chart_table_add_text (content->table, series->name);
  tj_chart_table_add_text (content->table, criterion);
  tj_chart_table_add_number (content->table, get_weight (self, index) * 100, 1);
  if (state == TJ_SCORE_GIVEN)
    tj_chart_table_add_number (content->table, points, 1);
  else
    tj_chart_table_add_nothing (content->table);
  tj_chart_table_add_text (content->table, say_state (state, content->language));
}

static void
fill_sentence (TjScoreRadar *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  GString *text = g_string_new (NULL);

  if (self->series->len == 0)
    {
      content->sentence = g_strdup (TJ_CHART_SAY (language, "还没有评审表，无法绘图。",
                                                  "There is no review sheet yet, so nothing can "
                                                  "be drawn."));
      g_string_free (text, TRUE);
      return;
    }

  for (guint i = 0; i < self->series->len; i++)
    {
      const Series *series = &g_array_index (self->series, Series, i);
      g_autofree char *total = tj_text_format_number (series->total.points, 2);

      g_string_append (text, i > 0 ? TJ_CHART_SAY (language, "；", "; ") : "");
      if (series->total.n_given > 0)
        g_string_append_printf (text, TJ_CHART_SAY (language, "%s总分%s分", "%s: %s points"),
                                series->name, total);
      else
        g_string_append_printf (text, TJ_CHART_SAY (language, "%s没有总分", "%s: no total"),
                                series->name);
      if (series->total.n_cannot_assess > 0)
        g_string_append_printf (text, TJ_CHART_SAY (language, "，%u项无法评判",
                                                    ", %u criteria cannot be assessed"),
                                series->total.n_cannot_assess);
    }
  g_string_append (text, TJ_CHART_SAY (language, "。", "."));
  content->sentence = g_string_free (text, FALSE);
}

static void
tj_score_radar_fill (TjChart            *chart,
                     const TjChartInput *input)
{
  TjScoreRadar *self = TJ_SCORE_RADAR (chart);
  TjChartContent *content = tj_chart_get_content (chart);
  TjLanguage language = content->language;

  content->title = g_strdup (TJ_CHART_SAY (language, "评分轮廓（0–5分）",
                                           "Score profiles (0–5 points)"));
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (language, "评审表", "Review"), FALSE);
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (language, "评审指标", "Criterion"),
                             FALSE);
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (language, "权重（%）", "Weight (%)"),
                             TRUE);
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (language, "得分（0–5分）",
                                                           "Points (0–5)"), TRUE);
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (language, "说明", "Remark"), FALSE);

  read_series (self, input);
  leave_out_others (self);
  for (guint i = 0; i < self->series->len; i++)
    {
      Series *series = &g_array_index (self->series, Series, i);

      series->first_mark = tj_chart_get_n_marks (chart);
      for (guint c = 0; c < self->n_criteria; c++)
        add_mark (self, series, c);
    }

  if (self->series->len > 0)
    content->subtitle = g_strdup_printf (
      TJ_CHART_SAY (language, "%s · 轴按量表顺序，面积没有含义 · 断开处为无法评判或尚未评分",
                    "%s · spokes in the order of the rubric, area means nothing · a gap is what "
                    "was not scored"),
      tj_chart_panel_say_stage (
        tj_review_get_stage (g_array_index (self->series, Series, 0).review), language));
  content->footnote = g_strdup (
    TJ_CHART_SAY (language, "右侧条形为权重×得分，没有分数的指标不计零分，其权重按比例分给其余各项。",
                  "Bars: weight × points; criteria without points do not count as zero, their "
                  "weight is spread over the others in proportion."));
  content->missing_heading = g_strdup_printf (TJ_CHART_SAY (language, "未绘制（%u份）",
                                                            "Not drawn (%u)"),
                                              content->missing->len);
  fill_sentence (self);
}

typedef struct
{
  TjScoreRadar *self;
  TjChartScene *scene;
  const TjTheme *theme;
  double em;
  double line;
  double x;
  double y;
  double radius;
  cairo_rectangle_t bars;
} Plot;

static void
get_place (const Plot *plot,
           guint       spoke,
           double      points,
           double      place[2])
{
  const double angle = 2 * G_PI * spoke / plot->self->n_criteria - G_PI / 2;

  place[0] = plot->x + plot->radius * points / MAX_POINTS * cos (angle);
  place[1] = plot->y + plot->radius * points / MAX_POINTS * sin (angle);
}

static void
add_text (const Plot    *plot,
          const char    *text,
          double         x,
          double         y,
          double         max_width,
          const TjColor *color)
{
  const TjChartTextStyle style = { plot->em, FALSE, max_width, 1, FALSE };
  g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (plot->scene, text, &style);

  tj_chart_scene_text (plot->scene, layout, x, y, color);
}

/* Rings at each point, a spoke a criterion, its number beyond the end. */
static void
add_web (const Plot *plot)
{
  const TjStroke grid = { tj_color_mix (&plot->theme->muted, &plot->theme->background, 0.55), 0.6,
                          FALSE };
  const TjStroke spoke = { plot->theme->muted, 0.8, FALSE };
  const guint n = plot->self->n_criteria;

  for (guint ring = 1; ring <= (guint) MAX_POINTS; ring++)
    {
      double points[MAX_SPOKES + 1][2];

      for (guint i = 0; i <= n; i++)
        get_place (plot, i % n, ring, points[i]);
      tj_chart_scene_path (plot->scene, (const double (*)[2]) points, n + 1, NULL, &grid);
    }

  for (guint i = 0; i < n; i++)
    {
      const TjChartTextStyle style = { plot->em, TRUE, 0, 1, FALSE };
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (plot->scene, number, &style);
      double end[2];
      double label[2];
      double width;
      double height;

      get_place (plot, i, MAX_POINTS, end);
      get_place (plot, i, MAX_POINTS * (1 + plot->line * 0.75 / plot->radius), label);
      tj_chart_scene_line (plot->scene, plot->x, plot->y, end[0] - plot->x, end[1] - plot->y,
                           &spoke);
      tj_chart_text_measure (layout, &width, &height);
      tj_chart_scene_text (plot->scene, layout, label[0] - width / 2, label[1] - height / 2,
                           &plot->theme->foreground);
    }
}

static void
draw_series (const Plot *plot,
             guint       index)
{
  TjScoreRadar *self = plot->self;
  const Series *series = &g_array_index (self->series, Series, index);
  const char *code = tj_theme_get_series_code (index);
  const double size = plot->em * MARKER_EMS;
  TjStroke stroke = { plot->theme->foreground, 2, FALSE };

  tj_theme_get_line_color (plot->theme, code, &stroke.color);
  for (guint i = 0; i < self->n_criteria; i++)
    {
      const guint next = (i + 1) % self->n_criteria;
      double from[2];
      double to[2];
      double points;
      double next_points;

      if (get_score (self, series, i, &points) != TJ_SCORE_GIVEN)
        continue;

      get_place (plot, i, points, from);
      if (get_score (self, series, next, &next_points) == TJ_SCORE_GIVEN)
        {
          get_place (plot, next, next_points, to);
          tj_chart_scene_line (plot->scene, from[0], from[1], to[0] - from[0], to[1] - from[1],
                               &stroke);
        }
    }

  for (guint i = 0; i < self->n_criteria; i++)
    {
      cairo_rectangle_t marker = { 0, 0, size, size };
      double place[2];
      double points;

      if (get_score (self, series, i, &points) != TJ_SCORE_GIVEN)
        continue;

      get_place (plot, i, points, place);
      marker.x = place[0] - size / 2;
      marker.y = place[1] - size / 2;
      tj_chart_scene_marker (plot->scene, code, &marker, &stroke.color, NULL);
      tj_chart_place_mark (TJ_CHART (self), series->first_mark + i, &marker);
    }
}

static void
add_bar (const Plot              *plot,
         const Series            *series,
         const TjColor           *color,
         const cairo_rectangle_t *track)
{
  TjScoreRadar *self = plot->self;
  const TjStroke edge = { plot->theme->background, 1, FALSE };
  const TjStroke outline = { plot->theme->muted, 1, FALSE };
  double whole = 0;
  double start = 0;

  for (guint i = 0; i < self->n_criteria; i++)
    {
      double points;

      whole += get_score (self, series, i, &points) == TJ_SCORE_GIVEN ? get_weight (self, i) : 0;
    }

  for (guint i = 0; i < self->n_criteria; i++)
    {
      const TjChartTextStyle style = { plot->em, FALSE, 0, 1, FALSE };
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr(PangoLayout) layout = NULL;
      TjColor shade = tj_color_mix (color, &plot->theme->background,
                                    MAX_SHADE * i / self->n_criteria);
      const TjColor *ink = &plot->theme->background;
      cairo_rectangle_t area = *track;
      double points;
      double width;
      double height;

      if (get_score (self, series, i, &points) != TJ_SCORE_GIVEN)
        continue;

      area.x = track->x + start / MAX_POINTS * track->width;
      area.width = points * get_weight (self, i) / whole / MAX_POINTS * track->width;
      start += points * get_weight (self, i) / whole;
      tj_chart_scene_fill (plot->scene, &area, &shade);
      tj_chart_scene_line (plot->scene, area.x + area.width, area.y, 0, area.height, &edge);
      /* Without a radar the bars are what is pointed at. */
      if (plot->radius <= 0)
        tj_chart_place_mark (TJ_CHART (self), series->first_mark + i, &area);

      layout = tj_chart_scene_create_text (plot->scene, number, &style);
      tj_chart_text_measure (layout, &width, &height);
      if (tj_color_get_contrast (&plot->theme->foreground, &shade)
          > tj_color_get_contrast (ink, &shade))
        ink = &plot->theme->foreground;
      if (width + 4 <= area.width && height <= area.height + 2)
        tj_chart_scene_text (plot->scene, layout, area.x + (area.width - width) / 2,
                             area.y + (area.height - height) / 2, ink);
    }

  tj_chart_scene_frame (plot->scene, track, &outline);
}

static double
get_bar_height (const Plot *plot)
{
  const double rest = plot->bars.height - plot->self->n_criteria * plot->line
                      - tj_chart_axis_get_bottom_height (plot->scene) - plot->em;
  const double step = rest / plot->self->series->len;

  return MIN (step - plot->line - plot->em * 0.8, plot->em * MAX_BAR_EMS);
}

static void
add_bars (const Plot *plot,
          double      bar_height)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (plot->self))->language;
  TjChartAxis axis = { plot->bars, MAX_POINTS, TJ_CHART_SAY (language, "分", "Points") };
  double y = plot->bars.y;

  for (guint i = 0; i < plot->self->series->len; i++)
    {
      const Series *series = &g_array_index (plot->self->series, Series, i);
      const char *code = tj_theme_get_series_code (i);
      const double size = plot->em * MARKER_EMS;
      const cairo_rectangle_t marker = { plot->bars.x, y + (plot->line - size) / 2, size, size };
      const cairo_rectangle_t track = { plot->bars.x, y + plot->line + 2, plot->bars.width,
                                        bar_height };
      const TjChartTextStyle style = { plot->em, TRUE, 0, 1, FALSE };
      g_autofree char *points = tj_text_format_number (series->total.points, 2);
      g_autoptr(PangoLayout) total = NULL;
      TjColor color;
      double width;

      tj_theme_get_category_color (plot->theme, code, &color);
      total = tj_chart_scene_create_text (
        plot->scene, series->total.n_given > 0 ? points : "—", &style);
      tj_chart_text_measure (total, &width, NULL);
      tj_chart_scene_marker (plot->scene, code, &marker, &color, NULL);
      add_text (plot, series->name, plot->bars.x + size * 1.6, y,
                plot->bars.width - size * 1.6 - width - plot->em, &plot->theme->foreground);
      tj_chart_scene_text (plot->scene, total, plot->bars.x + plot->bars.width - width, y,
                           &plot->theme->foreground);
      add_bar (plot, series, &color, &track);
      y += plot->line + bar_height + plot->em * 0.8;
    }

  axis.plot.height = y - plot->em * 0.6 - plot->bars.y;
  tj_chart_axis_add_from_zero (plot->scene, &axis);
  y += tj_chart_axis_get_bottom_height (plot->scene);
  for (guint i = 0; i < plot->self->n_criteria; i++)
    {
      g_autofree char *name = dup_criterion_name (plot->self, i);
      g_autofree char *weight = tj_text_format_number (get_weight (plot->self, i) * 100, 1);
      g_autofree char *text = g_strdup_printf (TJ_CHART_SAY (language, "%u  %s（权重%s%%）",
                                                             "%u  %s (weight %s %%)"),
                                               i + 1, name, weight);

      add_text (plot, text, plot->bars.x, y + i * plot->line, plot->bars.width,
                &plot->theme->muted);
    }
}

static gboolean
tj_score_radar_layout (TjChart           *chart,
                       TjChartScene      *scene,
                       cairo_rectangle_t *room)
{
  TjScoreRadar *self = TJ_SCORE_RADAR (chart);
  Plot plot = { self, scene, tj_chart_scene_get_theme (scene) };
  double radar_width = 0;
  double bar_height;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  if (room->width < MIN_WIDTH_EMS * plot.em)
    return FALSE;

  /* Two spokes are a line and many are a hedge: then the bars stand alone. */
  if (self->n_criteria >= MIN_SPOKES && self->n_criteria <= MAX_SPOKES)
    {
      radar_width = room->width * RADAR_SHARE;
      plot.radius = MIN (radar_width, room->height) / 2 - plot.line * 1.4;
      plot.x = room->x + radar_width / 2;
      plot.y = room->y + MIN (room->height / 2, plot.radius + plot.line * 1.4);
      if (plot.radius < MIN_RADIUS_EMS * plot.em)
        return FALSE;
    }

  /* Half a tick label stands out beyond either end of the axis. */
  plot.bars = *room;
  plot.bars.x += radar_width + plot.em * GAP_EMS;
  plot.bars.width -= radar_width + plot.em * (GAP_EMS + 0.6);
  bar_height = get_bar_height (&plot);
  if (bar_height < MIN_BAR_EMS * plot.em)
    return FALSE;

  if (radar_width > 0)
    {
      add_web (&plot);
      for (guint i = 0; i < self->series->len; i++)
        draw_series (&plot, i);
    }
  add_bars (&plot, bar_height);

  return TRUE;
}

static void
tj_score_radar_finalize (GObject *object)
{
  TjScoreRadar *self = TJ_SCORE_RADAR (object);

  g_clear_pointer (&self->series, g_array_unref);

  G_OBJECT_CLASS (tj_score_radar_parent_class)->finalize (object);
}

static void
tj_score_radar_class_init (TjScoreRadarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_score_radar_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_score_radar_fill;
  TJ_CHART_CLASS (klass)->layout = tj_score_radar_layout;
}

static void
tj_score_radar_init (TjScoreRadar *self)
{
  self->series = g_array_new (FALSE, TRUE, sizeof (Series));
  g_array_set_clear_func (self->series, clear_series);
}

const TjChartKind tj_score_radar_kind = {
  "radar",
  "评分轮廓",
  "Score profiles",
  "把最多三份评审表的各项得分画在一起比较，旁边是各自总分的构成",
  "The scores of up to three reviews laid over each other, with what makes up each total beside "
  "them",
  TJ_CHART_OF_FEW_REVIEWS,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_score_radar_get_type,
};
