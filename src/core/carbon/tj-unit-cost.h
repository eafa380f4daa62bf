/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

/**
 * TjUnitCost:
 * @value: 元/tCO2
 * @low: the lowest of the cases, or the low end of the only one's range
 * @high: the highest of the cases, or the high end of the only one's range
 * @n_cases: of how many cases it is the mean
 * @weighted: whether the mean was weighted by annual reduction, which every such case gave
 *
 * What a package claims as its unit cost (项目碳减排单位成本) on the form basis.
 */
typedef struct
{
  double value;
  double low;
  double high;
  guint n_cases;
  gboolean weighted;
} TjUnitCost;

gboolean tj_unit_cost_of_form (TjForm     *form,
                               TjUnitCost *unit_cost);
gboolean tj_unit_cost_implied_life (double  investment,
                                    double  annual_reduction,
                                    double  unit_cost,
                                    double *years);
gboolean tj_unit_cost_net          (double      investment,
                                    double      annual_benefit,
                                    double      annual_reduction,
                                    double      rate,
                                    double      life,
                                    double     *unit_cost);

G_END_DECLS
