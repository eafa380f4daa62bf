/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-office-parts.h"

G_BEGIN_DECLS

/**
 * TjWorkbookStyles:
 *
 * How the cells of a workbook show their numbers.
 */
typedef struct _TjWorkbookStyles TjWorkbookStyles;

TjWorkbookStyles *tj_workbook_styles_new   (const xmlNode    *style_sheet,
                                            gboolean          from_1904) G_GNUC_WARN_UNUSED_RESULT;
void              tj_workbook_styles_free  (TjWorkbookStyles *self);
char             *tj_workbook_styles_show  (TjWorkbookStyles *self,
                                            guint             style,
                                            double            value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjWorkbookStyles, tj_workbook_styles_free)

G_END_DECLS
