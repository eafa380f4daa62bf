/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-shape.h"

#include <string.h>

/* What a file is by its first bytes, and whether its end is there. That takes two reads of a few
 * kilobytes and opens nothing; what looks wrong is for a real reader to judge. */

#define HEAD_SIZE 1024
#define TAIL_SIZE (8 * 1024)
/* How much of the table that a PDF ends with is searched for a password. */
#define TABLE_SIZE (64 * 1024)

static GBytes *
read_at (GInputStream *stream,
         goffset       offset,
         gsize         size)
{
  g_autofree guint8 *buffer = g_malloc (size);
  gsize length = 0;

  if (g_seekable_seek (G_SEEKABLE (stream), MAX (offset, 0), G_SEEK_SET, NULL, NULL))
    g_input_stream_read_all (stream, buffer, size, &length, NULL, NULL);

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

static const char *
find_last (const char *data,
           gsize       size,
           const char *words)
{
  return data != NULL ? g_strrstr_len (data, size, words) : NULL;
}

static gboolean
holds (GBytes     *bytes,
       const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && memmem (data, size, words, strlen (words)) != NULL;
}

static gboolean
begins_with (GBytes     *bytes,
             const char *magic,
             gsize       length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* A sound PDF says at its end where its table of contents lies. A reader may mend one that does
 * not, or find that a password is not wanted for reading. */
static gboolean
is_doubtful_pdf (GInputStream *stream,
                 GBytes       *tail,
                 guint64       file_size)
{
  gsize size;
  const char *data = g_bytes_get_data (tail, &size);
  const char *start = find_last (data, size, "startxref");
  g_autofree char *number = NULL;
  g_autoptr(GBytes) table = NULL;
  const char *first;
  guint64 offset;

  if (start == NULL || !holds (tail, "%%EOF") || holds (tail, "/Encrypt"))
    return TRUE;

  start += strlen ("startxref");
  number = g_strndup (start, MIN ((gsize) (data + size - start), 32));
  offset = g_ascii_strtoull (g_strstrip (number), NULL, 10);
  if (offset == 0 || offset >= file_size)
    return TRUE;

  table = read_at (stream, (goffset) offset, TABLE_SIZE);
  first = g_bytes_get_data (table, &size);
  while (size > 0 && g_ascii_isspace (*first))
    {
      first++;
      size--;
    }

  return size == 0 || !(*first == 'x' || g_ascii_isdigit (*first)) || holds (table, "/Encrypt");
}

/* Programs and telephones put other things behind the end of a picture. */
static gboolean
is_cut_picture (GBytes  *head,
                GBytes  *tail,
                guint64  file_size)
{
  if (begins_with (head, "\211PNG", 4))
    return !holds (tail, "IEND");

  if (begins_with (head, "\377\330\377", 3))
    return !holds (tail, "\377\331");

  if (begins_with (head, "BM", 2) && g_bytes_get_size (head) >= 6)
    {
      const guint8 *data = g_bytes_get_data (head, NULL);
      const guint32 stated = data[2] | data[3] << 8 | data[4] << 16 | (guint32) data[5] << 24;

      return stated > file_size;
    }

  return FALSE;
}

static gboolean
is_picture (GBytes *head)
{
  return begins_with (head, "\211PNG", 4) || begins_with (head, "\377\330\377", 3) ||
         begins_with (head, "GIF8", 4) || begins_with (head, "BM", 2) ||
         begins_with (head, "II*\0", 4) || begins_with (head, "MM\0*", 4);
}

/**
 * tj_attachment_shape_look:
 * @attachment: one whose content was kept
 * @looks_damaged: (out): whether a reader should judge if it is damaged or wants a password; of
 *   a picture, whether its end is missing
 *
 * Returns: what it is by its bytes
 */
TjAttachmentShape
tj_attachment_shape_look (TjAttachment *attachment,
                          gboolean     *looks_damaged)
{
  const guint64 size = tj_attachment_get_size (attachment);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GBytes) head = NULL;
  g_autoptr(GBytes) tail = NULL;

  *looks_damaged = FALSE;
  stream = g_file_read (tj_attachment_get_local_file (attachment), NULL, NULL);
  if (stream == NULL)
    return TJ_ATTACHMENT_SHAPE_OTHER;

  head = read_at (G_INPUT_STREAM (stream), 0, HEAD_SIZE);
  tail = read_at (G_INPUT_STREAM (stream), (goffset) size - TAIL_SIZE, TAIL_SIZE);

  if (holds (head, "%PDF"))
    {
      *looks_damaged = is_doubtful_pdf (G_INPUT_STREAM (stream), tail, size);
      return TJ_ATTACHMENT_SHAPE_PDF;
    }

  if (!is_picture (head))
    return TJ_ATTACHMENT_SHAPE_OTHER;

  *looks_damaged = is_cut_picture (head, tail, size);

  return TJ_ATTACHMENT_SHAPE_PICTURE;
}
