/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

/**
 * TjRoundCondition:
 * @TJ_ROUND_CONDITION_NODE: the code of a category or type
 * @TJ_ROUND_CONDITION_STAGE: `demonstration`, `promotion` or `none`
 * @TJ_ROUND_CONDITION_REGION: the code of a province, or `none`
 * @TJ_ROUND_CONDITION_FINDINGS: `error`, `query`, or `clear` for neither
 * @TJ_ROUND_CONDITION_CODE: the code of a finding
 * @TJ_ROUND_CONDITION_PROGRESS: `open` for what is not fully judged, `scored`, `withdrawn`,
 *   `unsigned` or `signed`
 * @TJ_ROUND_CONDITION_STATUS: where the application stands, a code of #TjApplicationStatus
 * @TJ_ROUND_CONDITION_TERM: `late` or `in-time`
 * @TJ_ROUND_CONDITION_SCORE_FROM: the least total, a decimal number
 * @TJ_ROUND_CONDITION_SCORE_TO: the greatest total, a decimal number
 *
 * What a filter can ask for.
 */
typedef enum
{
  TJ_ROUND_CONDITION_NODE,
  TJ_ROUND_CONDITION_STAGE,
  TJ_ROUND_CONDITION_REGION,
  TJ_ROUND_CONDITION_FINDINGS,
  TJ_ROUND_CONDITION_CODE,
  TJ_ROUND_CONDITION_PROGRESS,
  TJ_ROUND_CONDITION_STATUS,
  TJ_ROUND_CONDITION_TERM,
  TJ_ROUND_CONDITION_SCORE_FROM,
  TJ_ROUND_CONDITION_SCORE_TO,
  TJ_ROUND_N_CONDITIONS,
} TjRoundCondition;

typedef struct _TjRoundFilter TjRoundFilter;

TjRoundFilter *tj_round_filter_new        (void) G_GNUC_WARN_UNUSED_RESULT;
TjRoundFilter *tj_round_filter_new_from_variant (GVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
void           tj_round_filter_free       (TjRoundFilter       *self);
GVariant      *tj_round_filter_to_variant (const TjRoundFilter *self);
void           tj_round_filter_set        (TjRoundFilter       *self,
                                           TjRoundCondition     condition,
                                           const char          *value);
const char    *tj_round_filter_get        (const TjRoundFilter *self,
                                           TjRoundCondition     condition);
guint          tj_round_filter_count      (const TjRoundFilter *self);
gboolean       tj_round_filter_matches    (const TjRoundFilter *self,
                                           TjRoundItem         *item);
char          *tj_round_filter_describe   (const TjRoundFilter *self,
                                           TjTaxonomy          *taxonomy);
const char    *tj_round_filter_get_label  (TjRoundCondition     condition,
                                           const char          *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRoundFilter, tj_round_filter_free)

G_END_DECLS
