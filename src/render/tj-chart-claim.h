/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjChartClaim:
 * @key: the digest of the package's manifest
 * @name: the technology's name, or the package's where the form gives none; one clean line
 * @category: (nullable): the code of the one category ticked, else of the type's
 * @type: (nullable): the code of the type
 * @stage: (nullable): `demonstration` or `promotion`
 * @has_potential: whether @potential can be drawn
 * @potential: in 万tCO2e a year, in 2030; above zero
 * @has_cost: whether the costs can be drawn
 * @cost: in 元/tCO2, on the form basis
 * @cost_low: the low end, or @cost
 * @cost_high: the high end, or @cost
 * @n_cases: of how many cases @cost is the mean
 * @potential_reason: (nullable): why there is no potential
 * @cost_reason: (nullable): why there is no cost
 *
 * What one package claims, as far as charts show it.
 */
typedef struct
{
  char *key;
  char *name;
  const char *category;
  const char *type;
  const char *stage;
  gboolean has_potential;
  double potential;
  gboolean has_cost;
  double cost;
  double cost_low;
  double cost_high;
  guint n_cases;
  const char *potential_reason;
  const char *cost_reason;
} TjChartClaim;

GArray     *tj_chart_claim_list_new (GPtrArray         *packages,
                                     TjTaxonomy        *taxonomy,
                                     TjLanguage         language) G_GNUC_WARN_UNUSED_RESULT;
const char *tj_chart_claim_get_stage_label (const TjChartClaim *self,
                                            TjLanguage          language);
char       *tj_chart_claim_dup_category_label (const char      *code,
                                               TjTaxonomy      *taxonomy,
                                               TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
