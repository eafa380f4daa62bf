/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-category-stack-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"

#define MAX_BAR_EMS 2.2
#define MIN_PART 1.0
#define SWATCH_EMS 0.8
#define MIN_EMS 14
#define MIN_VALUE_EMS 6
#define SHAPE_COLUMN_EMS 1.6
#define MAX_NAME_SHARE 0.36
#define TEXT_GAP 1.0
#define BAR_GAP 2.0

/* A type needs so much place in the line below the bar, and the count of those left out so
 * much. */
#define MIN_TYPE_EMS 10
#define MORE_EMS 3

#define TOP_GAP_EMS 0.2

/* Where one row and its lines of text go */
typedef struct
{
  TjChart *chart;
  const TjStackData *data;
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  double bar_height;
  double name_width;
  cairo_rectangle_t area;
  TjScale scale;
} Plot;

static PangoLayout *
create_text (const Plot *plot,
             const char *text,
             double      max_width)
{
  TjChartTextStyle style = { plot->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (plot->scene, text, &style);
}

/* Above the bars, or beside them in a column of its own */
static void
add_name (Plot             *plot,
          const TjStackRow *row,
          double            y)
{
  double x = plot->area.x + (plot->name_width > 0 ? SHAPE_COLUMN_EMS * plot->em : 0);
  g_autoptr(PangoLayout) name = create_text (plot, row->name,
                                             plot->name_width > 0 ? plot->name_width
                                                                  : plot->area.width);

  tj_chart_scene_text (plot->scene, name, x, y, &plot->theme->foreground);
}

static double
measure_names (const Plot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->data->rows->len; i++)
    {
      const TjStackRow *row = &g_array_index (plot->data->rows, TjStackRow, i);
      g_autoptr(PangoLayout) layout = create_text (plot, row->name, 0);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return MIN (widest + 1, plot->area.width * MAX_NAME_SHARE);
}

/* What the bar is, the total and how many packages make it up */
static PangoLayout *
create_total (const Plot       *plot,
              const TjStackBar *bar,
              gboolean          accepted)
{
  g_autofree char *total = tj_text_format_number (bar->total, 2);
  g_autofree char *text = NULL;
  const char *what = "";

  if (plot->data->n_bars == 2)
    what = accepted ? TJ_CHART_SAY (plot->language, "采纳 ", "accepted ")
                    : TJ_CHART_SAY (plot->language, "申报 ", "declared ");
  if (bar->n == 0)
    text = g_strdup_printf ("%s%s", what,
                            accepted ? TJ_CHART_SAY (plot->language, "无", "none")
                                     : TJ_CHART_SAY (plot->language, "无数据", "no data"));
  else
    text = g_strdup_printf (TJ_CHART_SAY (plot->language, "%s%s（%u项）", "%s%s (%u)"), what, total,
                            bar->n);

  return create_text (plot, text, plot->area.width / 3);
}

static double
measure_totals (const Plot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->data->rows->len; i++)
    {
      const TjStackRow *row = &g_array_index (plot->data->rows, TjStackRow, i);

      for (guint bar = 0; bar < plot->data->n_bars; bar++)
        {
          g_autoptr(PangoLayout) layout = create_total (plot, &row->bars[bar], bar == 1);
          double width;

          tj_chart_text_measure (layout, &width, NULL);
          widest = MAX (widest, width);
        }
    }

  return widest;
}

static void
add_total (Plot             *plot,
           const TjStackBar *bar,
           gboolean          accepted,
           double            y)
{
  g_autoptr(PangoLayout) layout = create_total (plot, bar, accepted);
  double x = tj_scale_map (&plot->scale, bar->total) + plot->em * (bar->n > 0 ? 0.5 : 0);
  double text_height;

  tj_chart_text_measure (layout, NULL, &text_height);
  tj_chart_scene_text (plot->scene, layout, x, y + (plot->bar_height - text_height) / 2,
                       bar->n > 0 ? &plot->theme->foreground : &plot->theme->muted);
}

static void
fill_part (Plot                    *plot,
           const TjStackRow        *row,
           double                   shade,
           const cairo_rectangle_t *area)
{
  TjColor color;

  tj_theme_get_category_color (plot->theme, row->code, &color);
  color = tj_color_mix (&color, &plot->theme->background, shade);
  tj_chart_scene_fill (plot->scene, area, &color);
}

/* Swatch, name and declared sum of each type, as many as fit into the line */
static void
add_types (Plot             *plot,
           const TjStackRow *row,
           double            y)
{
  const TjStroke edge = { plot->theme->muted, 0.6, FALSE };
  double swatch = plot->em * SWATCH_EMS;
  double right = plot->area.x + plot->area.width;
  double x = plot->area.x;

  for (guint i = 0; i < row->segments->len; i++)
    {
      const TjStackSegment *segment = &g_array_index (row->segments, TjStackSegment, i);
      g_autofree char *total = tj_text_format_number (segment->total, 2);
      g_autofree char *text = g_strdup_printf ("%s %s", segment->name, total);
      cairo_rectangle_t area = { x, y + (plot->line - swatch) / 2, swatch, swatch };
      g_autoptr(PangoLayout) layout = NULL;
      double width;
      double room;

      if (right - x < MIN_TYPE_EMS * plot->em)
        {
          g_autofree char *more = g_strdup_printf ("+%u", row->segments->len - i);

          tj_chart_frame_add_small_text (plot->scene, more, x, y, right - x);
          return;
        }

      room = right - x - 1.4 * swatch;
      if (i + 1 < row->segments->len)
        room -= MORE_EMS * plot->em;
      layout = create_text (plot, text, room);
      tj_chart_text_measure (layout, &width, NULL);
      fill_part (plot, row, segment->shade, &area);
      tj_chart_scene_frame (plot->scene, &area, &edge);
      tj_chart_scene_text (plot->scene, layout, x + 1.4 * swatch, y, &plot->theme->muted);
      x += 1.4 * swatch + width + plot->em;
    }
}

static void
add_bar (Plot             *plot,
         const TjStackRow *row,
         guint             index,
         double            y)
{
  const TjStroke edge = { plot->theme->kind == TJ_THEME_PRINT ? plot->theme->foreground
                                                              : plot->theme->background,
                          0.8, FALSE };
  const TjStroke outline = { plot->theme->foreground, 0.8, FALSE };
  const TjStackBar *bar = &row->bars[index];
  cairo_rectangle_t whole = { tj_scale_map (&plot->scale, 0), y, 0, plot->bar_height };
  double start = 0;

  for (guint i = bar->first; i < bar->first + bar->n; i++)
    {
      const TjStackPart *part = &g_array_index (plot->data->parts, TjStackPart, i);
      cairo_rectangle_t area = { tj_scale_map (&plot->scale, start), y, 0, plot->bar_height };
      cairo_rectangle_t drawn;

      start += part->potential.value;
      area.width = tj_scale_map (&plot->scale, start) - area.x;
      tj_chart_place_mark (plot->chart, i, &area);

      drawn = area;
      drawn.width = MAX (drawn.width, MIN_PART);
      fill_part (plot, row, part->shade, &drawn);
      if (area.width > 3)
        tj_chart_scene_line (plot->scene, area.x + area.width, y, 0, plot->bar_height, &edge);
    }

  if (bar->n > 0)
    {
      whole.width = MAX (MIN_PART, tj_scale_map (&plot->scale, start) - whole.x);
      /* What was accepted is told from what was declared by more than its place. */
      if (index == 1)
        tj_chart_scene_hatch (plot->scene, &whole, TJ_HATCH_UPRIGHT, &plot->theme->background);
      tj_chart_scene_frame (plot->scene, &whole, &outline);
    }
  add_total (plot, bar, index == 1, y);
}

static void
add_shape (Plot             *plot,
           const TjStackRow *row,
           double            y)
{
  cairo_rectangle_t place = { plot->area.x, 0, plot->em, plot->em };
  TjColor color;

  place.y = y + (plot->bar_height - place.height) / 2;
  tj_theme_get_category_color (plot->theme, row->code, &color);
  if (plot->theme->kind == TJ_THEME_PRINT)
    color = plot->theme->foreground;
  tj_chart_scene_shape (plot->scene, row->code, &place, &color);
}

static void
add_row (Plot             *plot,
         const TjStackRow *row,
         double            y,
         gboolean          with_types)
{
  if (plot->name_width > 0)
    add_name (plot, row, y + (plot->bar_height - plot->line) / 2);
  else
    {
      add_name (plot, row, y);
      y += plot->line + TEXT_GAP;
    }
  add_shape (plot, row, y);

  for (guint bar = 0; bar < plot->data->n_bars; bar++)
    {
      add_bar (plot, row, bar, y);
      y += plot->bar_height + BAR_GAP;
    }

  if (with_types)
    add_types (plot, row, y - BAR_GAP + TEXT_GAP);
}

/* Whether bars of a row of @step have room: names stand above them, or beside them where rows are
 * low; types below them where rows are high. The total stands beside its bar and must not reach
 * into the lines above and below. */
static gboolean
divide_row (Plot     *plot,
            double    step,
            gboolean *with_types)
{
  guint n_bars = plot->data->n_bars;
  double rest = step - 0.5 * plot->em - (n_bars - 1) * BAR_GAP;
  double above = plot->line + TEXT_GAP;

  *with_types = rest - 2 * above >= n_bars * plot->line;
  if (rest - above >= n_bars * plot->line)
    rest -= *with_types ? 2 * above : above;
  else
    plot->name_width = measure_names (plot);

  plot->bar_height = MIN (rest / n_bars, MAX_BAR_EMS * plot->em);

  return plot->bar_height >= plot->line;
}

/* Lays out the rows and their axis in @room. */
gboolean
tj_category_stack_lay_out (TjChart           *chart,
                           const TjStackData *data,
                           TjChartScene      *scene,
                           cairo_rectangle_t *room)
{
  Plot plot = { chart, data, scene, tj_chart_scene_get_theme (scene),
                tj_chart_get_content (chart)->language };
  double axis_height = tj_chart_axis_get_bottom_height (scene);
  cairo_rectangle_t values;
  double step;
  gboolean with_types;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  room->y += plot.em * TOP_GAP_EMS;
  room->height -= plot.em * TOP_GAP_EMS;
  plot.area = *room;
  step = (room->height - axis_height) / data->rows->len;
  if (room->width < MIN_EMS * plot.em || !divide_row (&plot, step, &with_types))
    return FALSE;

  values = plot.area;
  values.x += plot.em * SHAPE_COLUMN_EMS;
  values.width -= plot.em * (SHAPE_COLUMN_EMS + 0.8) + measure_totals (&plot);
  if (plot.name_width > 0)
    {
      values.x += plot.name_width + 0.5 * plot.em;
      values.width -= plot.name_width + 0.5 * plot.em;
      if (values.width < MIN_VALUE_EMS * plot.em)
        return FALSE;
    }
  values.height = step * data->rows->len;
  tj_scale_init (&plot.scale, 0, data->largest, values.x, values.x + values.width);

  for (guint i = 0; i < data->rows->len; i++)
    add_row (&plot, &g_array_index (data->rows, TjStackRow, i), room->y + i * step, with_types);

  tj_chart_axis_add_bottom (scene, &values, &plot.scale,
                            data->n_bars == 1
                              ? TJ_CHART_SAY (plot.language, "申报的2030年减排潜力（万tCO₂e/a）",
                                              "Potential declared for 2030 (×10⁴ tCO₂e/a)")
                              : TJ_CHART_SAY (plot.language, "2030年减排潜力（万tCO₂e/a）",
                                              "Potential 2030 (×10⁴ tCO₂e/a)"));

  return TRUE;
}
