/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment-text.h"
#include "core/import/tj-workbook-styles.h"

G_BEGIN_DECLS

/**
 * TjSheetContext:
 * @strings: (element-type utf8): what cells name by its place
 * @styles: how numbers show
 * @n_cells: cells of the sheets read before
 * @size: bytes of their words
 *
 * What one must know of a workbook to read a sheet of it, and what the limits count.
 */
typedef struct
{
  GPtrArray *strings;
  TjWorkbookStyles *styles;
  guint n_cells;
  gsize size;
} TjSheetContext;

GPtrArray *tj_sheet_strings_read (const xmlNode  *table) G_GNUC_WARN_UNUSED_RESULT;
void       tj_sheet_read         (TjSheetContext *context,
                                  const xmlNode  *worksheet,
                                  TjTextPart     *part);

G_END_DECLS
