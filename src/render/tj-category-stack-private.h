/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-accepted.h"
#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/**
 * TjStackPart:
 * @claim: (transfer none): whose potential it is
 * @potential: declared, or accepted
 * @shade: of the type: 0 for the category's own colour, to 1
 *
 * A mark: one package in one bar.
 */
typedef struct
{
  const TjChartClaim *claim;
  TjChartFigure potential;
  double shade;
} TjStackPart;

/* @type: (nullable): its code */
typedef struct
{
  const char *type;
  char *name;
  double total;
  double shade;
} TjStackSegment;

/* @first, @n: its parts, which are the chart's marks of the same numbers */
typedef struct
{
  double total;
  guint first;
  guint n;
} TjStackBar;

/**
 * TjStackRow:
 * @code: (nullable): of the category
 * @bars: declared and accepted
 * @segments: (element-type TjStackSegment): types of both bars, in the notice's order, with the
 *   declared sums
 */
typedef struct
{
  const char *code;
  char *name;
  TjStackBar bars[2];
  GArray *segments;
} TjStackRow;

/**
 * TjStackData:
 * @rows: (element-type TjStackRow)
 * @parts: (element-type TjStackPart)
 * @n_bars: 2 where there are reviews, else 1
 * @largest: the largest total, in 万tCO2e a year
 */
typedef struct
{
  GArray *rows;
  GArray *parts;
  guint n_bars;
  double largest;
} TjStackData;

gboolean tj_category_stack_lay_out (TjChart           *chart,
                                    const TjStackData *data,
                                    TjChartScene      *scene,
                                    cairo_rectangle_t *room);

G_END_DECLS
