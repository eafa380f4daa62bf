/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-rank-acceptability.h"

G_BEGIN_DECLS

/* The scores of the items that have a total, laid out for many draws. */
typedef struct
{
  const TjPanelRule *rule;
  const TjAcceptabilityOptions *options;
  const double *weights;
  guint n_criteria;
  guint n_items;
  guint *items;      /* which item each of them is */
  guint *starts;     /* where its sheets begin; n_items + 1 */
  double *points;    /* by sheet, then criterion; below zero where there are none */
  double *reviewers; /* the weight of each sheet's reviewer */
  guint8 *complete;  /* whether each sheet has points everywhere */
} TjDrawScores;

void tj_rank_draws_run (const TjDrawScores *scores,
                        guint64             stream,
                        guint               n_draws,
                        guint              *counts);

G_END_DECLS
