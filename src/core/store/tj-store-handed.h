/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-store.h"

G_BEGIN_DECLS

/**
 * TjKeptFile:
 * @id: in the store; 0 where it is not kept yet
 * @name: of the file, fit to be shown
 * @uri: where it came from
 * @sha256: (nullable): of the file; %NULL where it was not read yet
 * @taken: when it was taken in, UTC, in microseconds
 * @author: by whom
 * @bytes: (nullable): what is in it; %NULL where that is in the store, or was not read
 *
 * A file that was handed in.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *uri;
  char *sha256;
  gint64 taken;
  char *author;
  GBytes *bytes;
} TjKeptFile;

TjKeptFile *tj_kept_file_new         (GFile         *file,
                                      const char    *author) G_GNUC_WARN_UNUSED_RESULT;
void        tj_kept_file_free        (TjKeptFile    *self);

gboolean    tj_store_keep_files      (TjStore       *self,
                                      const char    *round,
                                      const char    *kind,
                                      GPtrArray     *files,
                                      GError       **error);
GPtrArray  *tj_store_list_kept_files (TjStore       *self,
                                      const char    *round,
                                      const char    *kind,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *tj_store_read_kept_file  (TjStore       *self,
                                      gint64         id,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_store_put_files_away  (TjStore       *self,
                                      const char    *round,
                                      const char    *kind,
                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjKeptFile, tj_kept_file_free)

G_END_DECLS
