/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-kind.h"
#include "render/tj-chart-scene.h"
#include "render/tj-chart-table.h"
#include "render/tj-chart.h"

G_BEGIN_DECLS

/* A chart's language is chosen by its caller and not by the locale, so its words stand side
 * by side in the code; both being literals, the compiler still checks the placeholders. */
#define TJ_CHART_SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

/**
 * TjChartAxisId:
 * @TJ_CHART_AXIS_X: along the bottom
 * @TJ_CHART_AXIS_Y: upwards
 * @TJ_CHART_AXIS_BESIDE: along the bottom too, beside the figures there and told from them by
 *   its mark
 * @TJ_CHART_AXIS_SIZE: the size of a mark
 */
typedef enum
{
  TJ_CHART_AXIS_X,
  TJ_CHART_AXIS_Y,
  TJ_CHART_AXIS_BESIDE,
  TJ_CHART_AXIS_SIZE,
} TjChartAxisId;

#define TJ_CHART_N_AXES 4

/**
 * TjChartContent:
 * @language: of every word; that of @options
 * @options: what was asked for
 * @compact: set while a small chart is laid out, which leaves its lists to the table
 * @terse: set while the names of marks are left to the lists, which comes first
 * @view: the part of the plot that is shown, see tj_chart_set_view()
 * @title: with unit and year
 * @subtitle: (nullable): basis, rate, how many are drawn and how many are not
 * @caution: (nullable): how not to read the chart
 * @footnote: (nullable): below everything
 * @sentence: what the chart shows, for a screen reader and where nothing can be drawn
 * @missing_heading: (nullable): above @missing
 * @missing: (element-type utf8): what could not be drawn, its name and behind a tab the reason
 * @table: the figures of the marks, in their order, then those of what could not be drawn
 *
 * What a kind of chart fills in when it is made. Strings are owned.
 */
typedef struct
{
  TjLanguage language;
  TjChartOptions options;
  gboolean compact;
  gboolean terse;
  cairo_rectangle_t view;
  char *title;
  char *subtitle;
  char *caution;
  char *footnote;
  char *sentence;
  char *missing_heading;
  GPtrArray *missing;
  TjChartTable *table;
} TjChartContent;

/**
 * TjChartClass:
 * @fill: reads figures, fills in the content and adds the marks, once
 * @layout: adds everything between heading and footer to the scene and places the marks; FALSE
 *   where the room is too small to do it well: the chart is then replaced by its sentence
 * @describe: (nullable): the words of a mark that was added without any, where there are so many
 *   marks that keeping theirs would take much memory
 * @emphasise: (nullable): adds what is drawn over the chart for a mark that is pointed at or
 *   selected, as its ranges
 */
struct _TjChartClass
{
  GObjectClass parent_class;

  void     (*fill)   (TjChart            *self,
                      const TjChartInput *input);
  gboolean (*layout) (TjChart            *self,
                      TjChartScene       *scene,
                      cairo_rectangle_t  *room);
  char    *(*describe) (TjChart          *self,
                        guint             mark);
  void     (*emphasise) (TjChart         *self,
                         guint            mark,
                         TjChartScene    *overlay);
};

TjChartContent *tj_chart_get_content (TjChart                 *self);
gboolean        tj_chart_take_figure (TjChart                 *self,
                                      TjChartAxisId            axis,
                                      const TjChartFigure     *figure);
void            tj_chart_reserve     (TjChart                 *self,
                                      guint                    n_marks,
                                      guint                    n_rows);
void            tj_chart_add_mark    (TjChart                 *self,
                                      const char              *key,
                                      const char              *text);
void            tj_chart_place_mark  (TjChart                 *self,
                                      guint                    mark,
                                      const cairo_rectangle_t *area);
void            tj_chart_place_plot  (TjChart                 *self,
                                      const cairo_rectangle_t *plot);
TjChartScene   *tj_chart_get_scene   (TjChart                 *self);

/* The kinds, each in the file of its class. */
extern const TjChartKind tj_bubble_kind;
extern const TjChartKind tj_category_stack_kind;
extern const TjChartKind tj_contribution_kind;
extern const TjChartKind tj_cost_classes_kind;
extern const TjChartKind tj_cost_curve_kind;
extern const TjChartKind tj_rank_shares_kind;
extern const TjChartKind tj_recalculated_kind;
extern const TjChartKind tj_round_progress_kind;
extern const TjChartKind tj_score_radar_kind;
extern const TjChartKind tj_score_spread_kind;
extern const TjChartKind tj_score_strips_kind;
extern const TjChartKind tj_share_slope_kind;
extern const TjChartKind tj_weight_lines_kind;

G_END_DECLS
