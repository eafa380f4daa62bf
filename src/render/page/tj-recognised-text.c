/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-recognised-text.h"

#include "render/page/tj-page-source.h"

#include <string.h>

/* One file of the cache for each content: for every page a form feed, its number from 1, a line
 * feed and its words, in which there are no form feeds. */

#define PAGE_MARK '\f'

struct _TjRecognisedText
{
  char *path;
  GPtrArray *pages;
};

/* Of control characters only what lays out lines is let through. */
static char *
clean (const char *text,
       gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (length, TJ_PAGE_MAX_TEXT));
  GString *cleaned = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\t' || !g_unichar_iscntrl (character))
        g_string_append_unichar (cleaned, character);
    }

  return g_strstrip (g_string_free (cleaned, FALSE));
}

static void
read_page (TjRecognisedText *self,
           const char       *record)
{
  char *end;
  guint64 number = g_ascii_strtoull (record, &end, 10);

  if (end != record && *end == '\n' && number >= 1 && number <= TJ_PAGE_MAX_PAGES)
    tj_recognised_text_set (self, (guint) number - 1, end + 1, strlen (end + 1));
}

/**
 * tj_recognised_text_load:
 * @folder: of the cache
 * @digest: of the file whose pages they are
 *
 * Returns: (transfer full): what is known; no page where nothing is, or nothing that can be read
 */
TjRecognisedText *
tj_recognised_text_load (GFile      *folder,
                         const char *digest)
{
  TjRecognisedText *self = g_new0 (TjRecognisedText, 1);
  g_autofree char *name = g_strconcat (digest, ".txt", NULL);
  g_autofree char *text = NULL;

  self->path = g_build_filename (g_file_peek_path (folder), name, NULL);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  if (g_file_get_contents (self->path, &text, NULL, NULL))
    {
      g_auto(GStrv) records = g_strsplit (text, (const char[]) { PAGE_MARK, '\0' }, -1);

      for (guint i = 0; records[i] != NULL; i++)
        read_page (self, records[i]);
    }

  return self;
}

/**
 * tj_recognised_text_save:
 *
 * Returns: whether it is kept now; at no time is half of it
 */
gboolean
tj_recognised_text_save (TjRecognisedText  *self,
                         GError           **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const char *page = g_ptr_array_index (self->pages, i);

      if (page != NULL)
        g_string_append_printf (text, "%c%u\n%s", PAGE_MARK, i + 1, page);
    }

  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents_full (self->path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

void
tj_recognised_text_free (TjRecognisedText *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * tj_recognised_text_get_size:
 *
 * Returns: behind the last page that was looked at
 */
guint
tj_recognised_text_get_size (TjRecognisedText *self)
{
  return self->pages->len;
}

/**
 * tj_recognised_text_get:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): what was made out, which may be nothing; %NULL where
 *   nobody looked yet
 */
const char *
tj_recognised_text_get (TjRecognisedText *self,
                        guint             page)
{
  return page < self->pages->len ? g_ptr_array_index (self->pages, page) : NULL;
}

/**
 * tj_recognised_text_set:
 * @page: from 0
 * @text: whatever a program wrote
 * @length: its bytes
 */
void
tj_recognised_text_set (TjRecognisedText *self,
                        guint             page,
                        const char       *text,
                        gsize             length)
{
  g_return_if_fail (page < TJ_PAGE_MAX_PAGES);

  if (page >= self->pages->len)
    g_ptr_array_set_size (self->pages, (int) page + 1);

  g_free (g_ptr_array_index (self->pages, page));
  g_ptr_array_index (self->pages, page) = clean (text, length);
}
