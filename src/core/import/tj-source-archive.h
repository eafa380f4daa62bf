/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-entry-name.h"
#include "core/import/tj-source.h"

G_BEGIN_DECLS

#define TJ_TYPE_SOURCE_ARCHIVE (tj_source_archive_get_type ())

G_DECLARE_FINAL_TYPE (TjSourceArchive, tj_source_archive, TJ, SOURCE_ARCHIVE, GObject)

TjSource *tj_source_archive_new       (GFile         *file,
                                       const char    *password,
                                       TjEntryNames   names,
                                       GCancellable  *cancellable,
                                       GError       **error);
TjSource *tj_source_archive_new_inner (int            fd,
                                       const char    *display_name,
                                       const char    *password,
                                       TjEntryNames   names,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
