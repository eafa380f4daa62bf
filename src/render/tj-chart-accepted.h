/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-claim.h"

G_BEGIN_DECLS

/**
 * TjChartVerdict:
 * @TJ_CHART_NOT_REVIEWED: no review recommends anything yet
 * @TJ_CHART_ACCEPTED: more reviewers recommend it than reject it
 * @TJ_CHART_REJECTED: more reject it
 * @TJ_CHART_DIVIDED: as many as the others
 */
typedef enum
{
  TJ_CHART_NOT_REVIEWED,
  TJ_CHART_ACCEPTED,
  TJ_CHART_REJECTED,
  TJ_CHART_DIVIDED,
} TjChartVerdict;

/**
 * TjChartAccepted:
 * @verdict: what the reviewers make of it
 * @potential: what they let stand, on the basis %TJ_CHART_BASIS_ACCEPTED; unknown unless accepted
 * @category: (nullable): where they place it
 * @type: (nullable): where they place it
 *
 * A claim after its review.
 */
typedef struct
{
  TjChartVerdict verdict;
  TjChartFigure potential;
  const char *category;
  const char *type;
} TjChartAccepted;

void tj_chart_accepted_read (const TjChartClaim *claim,
                             TjTaxonomy         *taxonomy,
                             TjLanguage          language,
                             TjChartAccepted    *accepted);

G_END_DECLS
