/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjContentWriter:
 *
 * One content on its way into a folder in which every file is named by its own digest.
 */
typedef struct _TjContentWriter TjContentWriter;

TjContentWriter *tj_content_writer_new    (GFile            *folder,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tj_content_writer_write  (TjContentWriter  *self,
                                           const void       *data,
                                           gsize             size,
                                           GError          **error);
GFile           *tj_content_writer_finish (TjContentWriter  *self,
                                           const char       *sha256,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             tj_content_writer_free   (TjContentWriter  *self);

GFile           *tj_content_folder_new_temporary (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             tj_content_folder_remove (GFile            *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjContentWriter, tj_content_writer_free)

G_END_DECLS
