/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "office-wrapping.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* Inputs are XML and not archives, or every change would end at a checksum. A line that is
 * `%%styles` begins the second part. */
#define STYLES_MARK "\n%%styles\n"

static void
add_part (struct archive *archive,
          const char     *name,
          const void     *data,
          gsize           size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, size);
  archive_entry_free (entry);
}

/* Office file of one or two parts, stored without compression. @relations is that of the
 * whole file, or NULL where the format has none. */
GBytes *
office_wrapping_make (const char   *content_name,
                      const char   *styles_name,
                      const char   *relations,
                      const guint8 *data,
                      gsize         size)
{
  struct archive *archive = archive_write_new ();
  const guint8 *mark = memmem (data, size, STYLES_MARK, strlen (STYLES_MARK));
  const gsize content_size = mark != NULL ? mark - data : size;
  const gsize room = size + 4096 + (relations != NULL ? strlen (relations) : 0);
  void *buffer = g_malloc (room);
  size_t used = 0;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_set_options (archive, "zip:compression=store"), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);

  if (relations != NULL)
    add_part (archive, "_rels/.rels", relations, strlen (relations));
  add_part (archive, content_name, data, content_size);
  if (mark != NULL)
    add_part (archive, styles_name, mark + strlen (STYLES_MARK),
              size - content_size - strlen (STYLES_MARK));

  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}
