/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/panel/tj-rank-acceptability.h"
#include "render/tj-chart-figure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjChartGrouping:
 * @TJ_CHART_BY_TECHNOLOGY: a row for each package
 * @TJ_CHART_BY_TYPE: a row for each type of the notice
 * @TJ_CHART_BY_CATEGORY: a row for each category of the notice
 */
typedef enum
{
  TJ_CHART_BY_TECHNOLOGY,
  TJ_CHART_BY_TYPE,
  TJ_CHART_BY_CATEGORY,
} TjChartGrouping;

#define TJ_CHART_N_GROUPINGS 3

/**
 * TjChartMeasure:
 * @TJ_CHART_MEASURE_DEFAULT: the kind's first
 * @TJ_CHART_MEASURE_POTENTIAL: bubbles stand as high as their potential
 * @TJ_CHART_MEASURE_SCORE: bubbles stand as high as their score
 * @TJ_CHART_MEASURE_PAYBACK: claimed and recalculated payback
 * @TJ_CHART_MEASURE_UNIT_COST: claimed and recalculated unit cost
 * @TJ_CHART_MEASURE_REDUCTION: claimed and recalculated annual reduction
 */
typedef enum
{
  TJ_CHART_MEASURE_DEFAULT,
  TJ_CHART_MEASURE_POTENTIAL,
  TJ_CHART_MEASURE_SCORE,
  TJ_CHART_MEASURE_PAYBACK,
  TJ_CHART_MEASURE_UNIT_COST,
  TJ_CHART_MEASURE_REDUCTION,
} TjChartMeasure;

#define TJ_CHART_N_MEASURES 6

#define TJ_CHART_MAX_CLASSES 8

/**
 * TjChartOptions:
 * @language: of every word in the chart
 * @basis: %TJ_CHART_BASIS_FORM or %TJ_CHART_BASIS_NET
 * @rate: a year, as 0.08; read on the net basis, which has no default
 * @life: years, for cases that state none, or 0: then they are left out of the net basis
 * @by: what a row stands for
 * @measure: what is compared, where a kind has a choice
 * @negative_by_reduction: whether bars below zero stand in the order of their annual
 *   reduction, the largest first, and not of their unit cost
 * @has_price: whether a line is drawn at @price
 * @price: of carbon, 元/tCO2
 * @classes: upper ends of the cost classes but the last, 元/tCO2, ascending
 * @n_classes: how many ends
 * @rule: (nullable) (unowned): by which a panel's scores become one, read while a chart is made;
 *   %NULL for the mean by the rubric's weights
 * @criterion: (nullable) (unowned): whose weight is swept, read while a chart is made; %NULL for
 *   the one that changes the order soonest
 * @draws: what is uncertain about a panel's scores, and how many packages are chosen
 *
 * What charts may be asked for. A kind reads the ones that it names in its #TjChartKind.
 */
typedef struct
{
  TjLanguage language;
  TjChartBasis basis;
  double rate;
  double life;
  TjChartGrouping by;
  TjChartMeasure measure;
  gboolean negative_by_reduction;
  gboolean has_price;
  double price;
  double classes[TJ_CHART_MAX_CLASSES];
  guint n_classes;
  const TjPanelRule *rule;
  const char *criterion;
  TjAcceptabilityOptions draws;
} TjChartOptions;

void        tj_chart_options_init          (TjChartOptions        *self,
                                            TjLanguage             language);
gboolean    tj_chart_options_check         (const TjChartOptions  *self,
                                            GError               **error);
gboolean    tj_chart_options_parse_classes (TjChartOptions        *self,
                                            const char            *text);
const char *tj_chart_basis_to_string       (TjChartBasis           self);
gboolean    tj_chart_basis_parse           (const char            *text,
                                            TjChartBasis          *basis);
const char *tj_chart_grouping_to_string    (TjChartGrouping        self);
gboolean    tj_chart_grouping_parse        (const char            *text,
                                            TjChartGrouping       *grouping);
const char *tj_chart_measure_to_string     (TjChartMeasure         self);
gboolean    tj_chart_measure_parse         (const char            *text,
                                            TjChartMeasure        *measure);

G_END_DECLS
