/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A zip file of whole packages: larger than a package, and never in memory. */
#define TJ_LIMIT_ARCHIVE_FILES 20000
#define TJ_LIMIT_ARCHIVE_TOTAL (G_GUINT64_CONSTANT (16) * 1024 * 1024 * 1024)

/**
 * TjArchiveFile:
 * @name: its name in the archive, in UTF-8
 * @source: (nullable): where its contents are
 * @bytes: (nullable): its contents, where they are small
 * @size: in bytes
 * @sha256: in hexadecimal
 *
 * One file that is written into a zip file or was read from one.
 */
typedef struct
{
  char *name;
  GFile *source;
  GBytes *bytes;
  guint64 size;
  char *sha256;
} TjArchiveFile;

GPtrArray     *tj_archive_files_new   (void) G_GNUC_WARN_UNUSED_RESULT;
TjArchiveFile *tj_archive_files_add   (GPtrArray     *files,
                                       const char    *name,
                                       GFile         *source,
                                       GError       **error);
TjArchiveFile *tj_archive_files_add_bytes (GPtrArray *files,
                                       const char    *name,
                                       GBytes        *bytes);
TjArchiveFile *tj_archive_files_find  (GPtrArray     *files,
                                       const char    *name);
gboolean       tj_archive_files_write (GPtrArray     *files,
                                       GFile         *output,
                                       GError       **error);
gboolean       tj_archive_files_has   (GFile         *archive,
                                       const char    *name);
GPtrArray     *tj_archive_files_read  (GFile         *archive,
                                       gsize          keep,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
