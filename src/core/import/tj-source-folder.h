/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-source.h"

G_BEGIN_DECLS

#define TJ_TYPE_SOURCE_FOLDER (tj_source_folder_get_type ())

G_DECLARE_FINAL_TYPE (TjSourceFolder, tj_source_folder, TJ, SOURCE_FOLDER, GObject)

TjSource *tj_source_folder_new            (GFile         *folder,
                                           GCancellable  *cancellable,
                                           GError       **error);
TjSource *tj_source_folder_new_for_search (GFile         *folder,
                                           GCancellable  *cancellable,
                                           GError       **error);
TjSource *tj_source_folder_new_for_file   (GFile         *file);

G_END_DECLS
