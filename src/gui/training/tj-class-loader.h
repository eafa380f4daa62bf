/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-class-overview.h"
#include "core/training/tj-course.h"

G_BEGIN_DECLS

/* Sheets beyond these are no class any more. */
#define TJ_CLASS_MAX_SHEETS 1000

/**
 * TjClassSheets:
 * @overview: of the sheets that count
 * @refused: (element-type utf8): why others do not, as sentences
 */
typedef struct
{
  TjClassOverview *overview;
  GPtrArray *refused;
} TjClassSheets;

void           tj_class_sheets_free        (TjClassSheets       *self);
void           tj_class_sheets_load_async  (GFile               *folder,
                                            const TjCourse      *course,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
TjClassSheets *tj_class_sheets_load_finish (GAsyncResult        *result,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjClassSheets, tj_class_sheets_free)

G_END_DECLS
