/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <libxml/tree.h>

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* A4, in points. */
#define TJ_SHEET_PAPER_WIDTH (210 * 72.0 / 25.4)
#define TJ_SHEET_PAPER_HEIGHT (297 * 72.0 / 25.4)

/* A review sheet laid out as 专家评审意见表. */
typedef struct _TjSheetPaper TjSheetPaper;

TjSheetPaper *tj_sheet_paper_new         (xmlDoc        *sheet,
                                          TjTaxonomy    *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
void          tj_sheet_paper_free        (TjSheetPaper  *self);
guint         tj_sheet_paper_get_n_pages (TjSheetPaper  *self);
void          tj_sheet_paper_draw        (TjSheetPaper  *self,
                                          cairo_t       *cr,
                                          guint          page);
GBytes       *tj_sheet_paper_to_pdf      (TjSheetPaper  *self,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSheetPaper, tj_sheet_paper_free)

G_END_DECLS
