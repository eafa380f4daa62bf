/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/rubric/tj-review.h"
#include "core/taxonomy/tj-taxonomy.h"
#include "core/carbon/tj-recalculation.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

#define TJ_TYPE_SHEET_SUMMARY (tj_sheet_summary_get_type ())

/* Everything a sheet will say, to be read before signing. */
G_DECLARE_FINAL_TYPE (TjSheetSummary, tj_sheet_summary, TJ, SHEET_SUMMARY, AdwBin)

void tj_sheet_summary_set_item (TjSheetSummary *self,
                                TjRoundItem    *item,
                                TjTaxonomy     *taxonomy);
void       tj_sheet_summary_set_recalculation (TjSheetSummary        *self,
                                               TjReview              *review,
                                               const TjRecalculation *result);

G_END_DECLS
