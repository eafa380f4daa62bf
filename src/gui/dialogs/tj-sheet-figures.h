/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-recalculation.h"
#include "core/rubric/tj-review.h"
#include "core/sheet/tj-sheet.h"

G_BEGIN_DECLS

/* What a sheet says about a recalculation: the arithmetic and the sheet do not know each other. */

/**
 * TjSheetLine:
 * @title: what an entry or a figure is called
 * @text: what it says
 */
typedef struct
{
  char *title;
  char *text;
} TjSheetLine;

void       tj_sheet_figures_fill (TjSheet               *sheet,
                                  const TjRecalculation *result);
GPtrArray *tj_sheet_figures_list (TjReview              *review,
                                  const TjRecalculation *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
