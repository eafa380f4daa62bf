/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjZipEntry:
 * @name: its name, in UTF-8
 * @bytes: what it holds
 *
 * One entry of a zip file.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} TjZipEntry;

GPtrArray  *tj_zip_entries_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void        tj_zip_entries_add   (GPtrArray    *entries,
                                  const char   *name,
                                  GBytes       *bytes);
TjZipEntry *tj_zip_entries_find  (GPtrArray    *entries,
                                  const char   *name);
GPtrArray  *tj_zip_entries_read  (GBytes       *bytes,
                                  const char   *display_name,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *tj_zip_entries_write (GPtrArray    *entries,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
