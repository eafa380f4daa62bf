/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"

G_BEGIN_DECLS

/**
 * TjSheetFolder:
 * @sheets: (element-type TjSheet): those that are signed and intact, by the names of their files
 * @n_refused: how many files are none
 * @refusal: (nullable): why the first of those is none, as a sentence
 *
 * The signed sheets in a folder.
 */
typedef struct
{
  GPtrArray *sheets;
  guint n_refused;
  char *refusal;
} TjSheetFolder;

void           tj_sheet_folder_free        (TjSheetFolder       *self);
void           tj_sheet_folder_read_async  (GFile               *folder,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
TjSheetFolder *tj_sheet_folder_read_finish (GAsyncResult        *result,
                                            GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSheetFolder, tj_sheet_folder_free)

G_END_DECLS
