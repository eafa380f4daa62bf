/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* Plain text, and tables in it: cells apart by a comma, a semicolon or a tab. */

static char *
convert (const char *data,
         gsize       size,
         const char *charset)
{
  gsize length;
  g_autofree char *text = g_convert (data, size, "UTF-8", charset, NULL, &length, NULL);

  /* A character of value zero would end the text early: no text has one. */
  if (text == NULL || memchr (text, 0, length) != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

/**
 * tj_plain_text_decode:
 * @bytes: a whole text, in UTF-8, UTF-16 with its mark, or GB18030
 *
 * Returns: (transfer full) (nullable): the text in UTF-8; %NULL where it is no text, or in
 *   another encoding
 */
char *
tj_plain_text_decode (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (data == NULL)
    return g_strdup ("");

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    return convert (data + 3, size - 3, "UTF-8");

  if (size >= 2 && memcmp (data, "\377\376", 2) == 0)
    return convert (data + 2, size - 2, "UTF-16LE");

  if (size >= 2 && memcmp (data, "\376\377", 2) == 0)
    return convert (data + 2, size - 2, "UTF-16BE");

  if (g_utf8_validate (data, size, NULL))
    return g_strndup (data, size);

  return memchr (data, 0, size) == NULL ? convert (data, size, "GB18030") : NULL;
}

/**
 * tj_plain_text_is_number:
 *
 * Returns: whether @text is a number, a percentage or the like, with digits of ASCII
 */
gboolean
tj_plain_text_is_number (const char *text)
{
  gboolean has_digit = FALSE;
  const char *p = text;

  if (g_str_has_prefix (p, "−"))
    p += strlen ("−");

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        has_digit = TRUE;
      else if (strchr ("+-.,% ", *p) == NULL && !((*p == 'e' || *p == 'E') && has_digit))
        return FALSE;
    }

  return has_digit;
}

/* The sign that the first line has most of. */
static char
find_separator (const char *name,
                const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  guint n_most = 0;
  char most = ',';

  if (g_str_has_suffix (lower, ".tsv"))
    return '\t';

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint n = 0;

      for (const char *p = text; *p != '\0' && *p != '\n' && *p != '\r'; p++)
        n += *p == separators[i];

      if (n > n_most)
        {
          n_most = n;
          most = separators[i];
        }
    }

  return most;
}

/* One cell, in quotes that are doubled inside, or plain up to the next sign. */
static const char *
take_cell (const char *p,
           char        separator,
           GString    *cell)
{
  g_string_truncate (cell, 0);

  if (*p == '"')
    {
      for (p++; *p != '\0' && !(*p == '"' && p[1] != '"'); p++)
        {
          g_string_append_c (cell, *p);
          p += *p == '"';
        }
      p += *p == '"';
    }

  for (; *p != '\0' && *p != separator && *p != '\n' && *p != '\r'; p++)
    g_string_append_c (cell, *p);

  return p;
}

static void
read_table (TjTextPart *part,
            const char *text,
            char        separator)
{
  g_autoptr(GString) words = g_string_new (NULL);
  TjTextRow *row = NULL;
  guint n_cells = 0;
  guint number = 1;
  guint column = 1;
  const char *p = text;

  while (*p != '\0' && !part->cut)
    {
      p = take_cell (p, separator, words);
      if (words->len > 0)
        {
          if (row == NULL)
            row = tj_text_part_add_row (part, number);
          tj_text_row_add_cell (row, column, words->str)->numeric =
            tj_plain_text_is_number (words->str);
          part->cut = ++n_cells >= TJ_LIMIT_SHEET_CELLS;
        }

      if (*p == separator)
        {
          part->cut |= ++column > TJ_LIMIT_SHEET_COLUMNS;
        }
      else
        {
          p += *p == '\r' && p[1] == '\n';
          part->cut |= ++number > TJ_LIMIT_SHEET_ROWS;
          column = 1;
          row = NULL;
        }
      p += *p != '\0';
    }

  part->cut = part->cut && *p != '\0';
}

static gboolean
is_table (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/**
 * tj_plain_text_read:
 * @bytes: a whole file of plain text
 * @display_name: its name, which tells whether it is a table
 *
 * Returns: (transfer full) (nullable): its words, or %NULL with an error of %TJ_IMPORT_ERROR
 */
TjAttachmentText *
tj_plain_text_read (GBytes      *bytes,
                    const char  *display_name,
                    GError     **error)
{
  g_autofree char *words = NULL;
  TjAttachmentText *text;

  if (g_bytes_get_size (bytes) > TJ_LIMIT_TEXT)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("“%s” has more than %d MB of text, which is not read here. Open it with "
                     "another program."), display_name, TJ_LIMIT_TEXT / (1024 * 1024));
      return NULL;
    }

  if (!(words = tj_plain_text_decode (bytes)))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is no text in UTF-8, UTF-16 or GB18030. Ask the applicant to save it "
                     "again as UTF-8."), display_name);
      return NULL;
    }

  text = tj_attachment_text_new ();
  if (is_table (display_name))
    {
      TjTextPart *part = tj_attachment_text_add_table (text, TJ_TEXT_PART_SHEET, NULL);

      read_table (part, words, find_separator (display_name, words));
      tj_text_part_join (part);
      text->cut = part->cut;
    }
  else
    {
      tj_attachment_text_add_words (text, TJ_TEXT_PART_WHOLE, words);
    }

  return text;
}
