/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart.h"

G_BEGIN_DECLS

/**
 * TjChartSubjects:
 * @TJ_CHART_OF_PACKAGES: a round, or some of its packages
 * @TJ_CHART_OF_ONE_REVIEW: one review of one package
 * @TJ_CHART_OF_FEW_REVIEWS: up to three packages, each with a review
 * @TJ_CHART_OF_PANEL: packages that several reviewers judged
 *
 * What a kind is drawn of.
 */
typedef enum
{
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_OF_ONE_REVIEW,
  TJ_CHART_OF_FEW_REVIEWS,
  TJ_CHART_OF_PANEL,
} TjChartSubjects;

/**
 * TjChartReads:
 * @TJ_CHART_READS_BASIS: basis, rate and life
 * @TJ_CHART_READS_GROUPING: what a row stands for
 * @TJ_CHART_READS_MEASURE: what is compared
 * @TJ_CHART_READS_PRICE: the line of the carbon price
 * @TJ_CHART_READS_NEGATIVE_ORDER: the order of bars below zero
 * @TJ_CHART_READS_CLASSES: the cost classes
 * @TJ_CHART_ZOOMS: the chart can be looked at in part, see tj_chart_set_view()
 *
 * The options that make a difference to a kind.
 */
typedef enum
{
  TJ_CHART_READS_NOTHING = 0,
  TJ_CHART_READS_BASIS = 1 << 0,
  TJ_CHART_READS_GROUPING = 1 << 1,
  TJ_CHART_READS_MEASURE = 1 << 2,
  TJ_CHART_READS_PRICE = 1 << 3,
  TJ_CHART_READS_NEGATIVE_ORDER = 1 << 4,
  TJ_CHART_READS_CLASSES = 1 << 5,
  TJ_CHART_ZOOMS = 1 << 6,
} TjChartReads;

/**
 * TjChartKind:
 * @id: its stable name, as `cost-curve`
 * @label_zh: what it is called
 * @label_en: the same in English
 * @purpose_zh: one sentence that says what it is for
 * @purpose_en: the same in English
 * @subjects: what it is drawn of
 * @reads: the options that make a difference
 * @measures: (nullable) (array zero-terminated=1): names of the measures it knows, the first
 *   being its default
 * @get_type: its class, a #TjChart
 *
 * A kind of chart. There is one of each, in the file of its class.
 */
typedef struct
{
  const char *id;
  const char *label_zh;
  const char *label_en;
  const char *purpose_zh;
  const char *purpose_en;
  TjChartSubjects subjects;
  TjChartReads reads;
  const char * const *measures;
  GType (*get_type) (void);
} TjChartKind;

guint              tj_chart_kind_get_n_kinds (void);
const TjChartKind *tj_chart_kind_get         (guint              index);
const TjChartKind *tj_chart_kind_lookup      (const char        *id);
const char        *tj_chart_kind_get_label   (const TjChartKind *self);
const char        *tj_chart_kind_get_purpose (const TjChartKind *self);
TjChart           *tj_chart_new              (const TjChartKind    *kind,
                                              const TjChartInput   *input,
                                              const TjChartOptions *options)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
