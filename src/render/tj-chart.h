/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-input.h"
#include "render/tj-chart-options.h"
#include "render/tj-theme.h"

G_BEGIN_DECLS

/* A chart is data, scales and marks. Drawing, hit test, table and sentence all read the marks
 * of the last layout, so they cannot disagree. One is made by tj_chart_new(), of a kind in
 * tj-chart-kind.h. */

#define TJ_TYPE_CHART (tj_chart_get_type ())

G_DECLARE_DERIVABLE_TYPE (TjChart, tj_chart, TJ, CHART, GObject)

/* Sizes in points (1/72 inch) on paper and in logical pixels on screen. */
void        tj_chart_layout          (TjChart       *self,
                                      double         width,
                                      double         height,
                                      const TjTheme *theme);
void        tj_chart_draw            (TjChart       *self,
                                      cairo_t       *cr);
/* Over it, what belongs to one mark. */
void        tj_chart_draw_emphasis   (TjChart       *self,
                                      guint          mark,
                                      cairo_t       *cr);
/* The mark at a place, or -1. Marks are numbered in reading order. */
int         tj_chart_hit_test        (TjChart       *self,
                                      double         x,
                                      double         y);
guint       tj_chart_get_n_marks     (TjChart       *self);
/* The package's manifest digest or the criterion's id that a mark stands for. */
const char *tj_chart_get_mark_key    (TjChart       *self,
                                      guint          mark);
/* One line for a tooltip and a screen reader. */
char       *tj_chart_dup_mark_text   (TjChart       *self,
                                      guint          mark);
gboolean    tj_chart_get_mark_area   (TjChart           *self,
                                      guint              mark,
                                      cairo_rectangle_t *area);
/* The part of the plot that is shown, of 0 to 1 in each direction, y upwards. */
void        tj_chart_set_view        (TjChart                 *self,
                                      const cairo_rectangle_t *view);
void        tj_chart_get_view        (TjChart                 *self,
                                      cairo_rectangle_t       *view);
/* Where the plot of a kind that zooms lies. */
gboolean    tj_chart_get_plot        (TjChart                 *self,
                                      cairo_rectangle_t       *plot);
const char *tj_chart_get_title       (TjChart       *self);
/* One sentence that says what the chart shows. */
char       *tj_chart_dup_sentence    (TjChart       *self);

/* The table of everything drawn and of what could not be drawn, with the reason. */
guint       tj_chart_get_n_columns   (TjChart       *self);
guint       tj_chart_get_n_rows      (TjChart       *self);
const char *tj_chart_get_column_title (TjChart      *self,
                                       guint         column);
gboolean    tj_chart_is_column_numeric (TjChart     *self,
                                        guint        column);
const char *tj_chart_get_cell        (TjChart       *self,
                                      guint          row,
                                      guint          column);

/* For the clipboard: cells with tabs between them. */
char       *tj_chart_dup_table_text  (TjChart       *self);

/* Writes .svg, .pdf, .png, .csv or .xlsx by the file's ending; the same bytes on every run. @width
 * and @height in points; pictures are drawn at twice that many pixels. */
gboolean    tj_chart_export          (TjChart       *self,
                                      GFile         *file,
                                      double         width,
                                      double         height,
                                      const TjTheme *theme,
                                      GError       **error);

G_END_DECLS
