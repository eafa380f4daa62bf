/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-figure.h"
#include "render/tj-chart-input.h"
#include "render/tj-chart-options.h"

G_BEGIN_DECLS

/* Past these no claim about one technology can be meant, and sums would lose their digits. */
#define TJ_CHART_MAX_POTENTIAL 1e9
#define TJ_CHART_MAX_COST 1e9

/**
 * TjChartClaim:
 * @subject: (transfer none): whose claim it is
 * @key: the digest of the package's manifest
 * @name: the technology's name, or the package's where the form gives none; one clean line
 * @package_name: the package's own name, for the source of a figure
 * @category: (nullable): the code of the one category ticked, else of the type's
 * @type: (nullable): the code of the type
 * @stage: (nullable): `demonstration` or `promotion`
 * @potential: in 2030; above zero
 * @cost: on the basis that was asked for
 * @investment: of 2030
 * @share_now: in per cent, 0 to 100
 * @share_2030: in per cent, 0 to 100
 * @n_cases: of how many cases @cost is the mean
 * @life: on the net basis, the service life in years, the mean of those cases
 *
 * What one package claims, as far as charts show it.
 */
typedef struct
{
  const TjChartSubject *subject;
  const char *key;
  char *name;
  char *package_name;
  const char *category;
  const char *type;
  const char *stage;
  TjChartFigure potential;
  TjChartFigure cost;
  TjChartFigure investment;
  TjChartFigure share_now;
  TjChartFigure share_2030;
  guint n_cases;
  double life;
} TjChartClaim;

GArray     *tj_chart_claim_list_new (const TjChartInput   *input,
                                     const TjChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void        tj_chart_claim_read_net_cost   (TjChartClaim         *self,
                                            const TjChartOptions *options);
void        tj_chart_claim_read_place      (TjForm             *form,
                                            TjTaxonomy         *taxonomy,
                                            const char        **category,
                                            const char        **type);
void        tj_chart_claim_read_potential  (TjForm             *form,
                                            TjChartBasis        basis,
                                            TjLanguage          language,
                                            TjChartFigure      *figure);
const char *tj_chart_claim_get_stage_label (const TjChartClaim *self,
                                            TjLanguage          language);
char       *tj_chart_claim_dup_category_label (const char      *code,
                                               TjTaxonomy      *taxonomy,
                                               TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
