/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"
#include "core/taxonomy/tj-taxonomy.h"
#include "render/tj-theme.h"

G_BEGIN_DECLS

/**
 * TjChartKind:
 * @TJ_CHART_COST_CURVE: abatement cost curve on the form basis
 * @TJ_CHART_CATEGORY_STACK: potential stacked by category
 * @TJ_CHART_CONTRIBUTION: what each criterion of one sheet adds to its total
 */
typedef enum
{
  TJ_CHART_COST_CURVE,
  TJ_CHART_CATEGORY_STACK,
  TJ_CHART_CONTRIBUTION,
} TjChartKind;

#define TJ_N_CHART_KINDS 3

const char *tj_chart_kind_to_string (TjChartKind  kind);
gboolean    tj_chart_kind_parse     (const char  *text,
                                     TjChartKind *kind);
const char *tj_chart_kind_get_label (TjChartKind  kind);

/* A chart is data, scales and marks. Drawing, hit test, table and sentence all read the marks
 * of the last layout, so they cannot disagree. */

#define TJ_TYPE_CHART (tj_chart_get_type ())

G_DECLARE_DERIVABLE_TYPE (TjChart, tj_chart, TJ, CHART, GObject)

/* @packages: (element-type TjPackage) */
TjChart    *tj_cost_curve_new        (GPtrArray   *packages,
                                      TjTaxonomy  *taxonomy,
                                      TjLanguage   language);
TjChart    *tj_category_stack_new    (GPtrArray   *packages,
                                      TjTaxonomy  *taxonomy,
                                      TjLanguage   language);
TjChart    *tj_contribution_new      (TjReview    *review,
                                      const char  *title,
                                      TjLanguage   language);

/* Sizes in points (1/72 inch) on paper and in logical pixels on screen. */
void        tj_chart_layout          (TjChart       *self,
                                      double         width,
                                      double         height,
                                      const TjTheme *theme);
void        tj_chart_draw            (TjChart       *self,
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

/* Writes .svg, .pdf, .png or .csv by the file's ending; the same bytes on every run. @width
 * and @height in points; pictures are drawn at twice that many pixels. */
gboolean    tj_chart_export          (TjChart       *self,
                                      GFile         *file,
                                      double         width,
                                      double         height,
                                      const TjTheme *theme,
                                      GError       **error);

G_END_DECLS
