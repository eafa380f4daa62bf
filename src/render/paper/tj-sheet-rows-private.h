/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/paper/tj-sheet-rows.h"

G_BEGIN_DECLS

TjSheetRow *tj_sheet_rows_add         (GPtrArray     *rows,
                                       const char    *first,
                                       const char    *second);
void        tj_sheet_rows_add_long    (GPtrArray     *rows,
                                       const char    *label,
                                       const char    *text);
void        tj_sheet_rows_add_heading (GPtrArray     *rows,
                                       const char    *title);
void        tj_sheet_rows_add_claims  (GPtrArray     *rows,
                                       const xmlNode *sheet,
                                       TjTaxonomy    *taxonomy);
char       *tj_sheet_rows_dup_evidence (const xmlNode *sheet,
                                        const char    *target) G_GNUC_WARN_UNUSED_RESULT;
void        tj_sheet_rows_add_claim_evidence (GPtrArray     *rows,
                                              const xmlNode *sheet);

G_END_DECLS
