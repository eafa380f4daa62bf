/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjChartUnit:
 * @TJ_CHART_UNIT_NONE: a plain number
 * @TJ_CHART_UNIT_COST: 元/tCO2
 * @TJ_CHART_UNIT_POTENTIAL: 万tCO2e a year
 * @TJ_CHART_UNIT_REDUCTION: tCO2 a year
 * @TJ_CHART_UNIT_INVESTMENT: 亿元
 * @TJ_CHART_UNIT_SHARE: per cent
 * @TJ_CHART_UNIT_YEARS: years
 * @TJ_CHART_UNIT_POINTS: 0 to 5
 * @TJ_CHART_UNIT_COUNT: how many
 */
typedef enum
{
  TJ_CHART_UNIT_NONE,
  TJ_CHART_UNIT_COST,
  TJ_CHART_UNIT_POTENTIAL,
  TJ_CHART_UNIT_REDUCTION,
  TJ_CHART_UNIT_INVESTMENT,
  TJ_CHART_UNIT_SHARE,
  TJ_CHART_UNIT_YEARS,
  TJ_CHART_UNIT_POINTS,
  TJ_CHART_UNIT_COUNT,
} TjChartUnit;

/**
 * TjChartBasis:
 * @TJ_CHART_BASIS_FORM: as declared on the form; costs are investment over lifetime tonnes
 * @TJ_CHART_BASIS_NET: annualised investment less benefit, with a rate and a life
 * @TJ_CHART_BASIS_ACCEPTED: as accepted after review
 * @TJ_CHART_BASIS_RECALCULATED: worked out again by the program
 * @TJ_CHART_BASIS_REVIEW: given by reviewers
 *
 * What a figure stands on. Figures of two bases never share an axis.
 */
typedef enum
{
  TJ_CHART_BASIS_FORM,
  TJ_CHART_BASIS_NET,
  TJ_CHART_BASIS_ACCEPTED,
  TJ_CHART_BASIS_RECALCULATED,
  TJ_CHART_BASIS_REVIEW,
} TjChartBasis;

/**
 * TjChartFigure:
 * @known: whether there is a value; the numbers mean nothing otherwise
 * @value: in @unit
 * @low: the low end, or @value
 * @high: the high end, or @value
 * @unit: what is counted
 * @basis: what it stands on
 * @source: (nullable): fields of the form or names of a review, as `potential_2030`
 * @reason: (nullable): why there is no value, in the chart's language
 *
 * A figure that a chart can draw. Strings are static or interned.
 */
typedef struct
{
  gboolean known;
  double value;
  double low;
  double high;
  TjChartUnit unit;
  TjChartBasis basis;
  const char *source;
  const char *reason;
} TjChartFigure;

G_END_DECLS
