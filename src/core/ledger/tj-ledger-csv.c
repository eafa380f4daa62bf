/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-file.h"

#include <string.h>

/* A table as spreadsheets open it by a double click: UTF-8 with its mark, since without it they
 * take Chinese for another encoding; commas; line ends of RFC 4180. */

#define BYTE_ORDER_MARK "\357\273\277"

/**
 * tj_ledger_text_is_formula:
 * @text: words of a cell
 *
 * A file of plain text has no types, so that a spreadsheet takes a cell that begins like a
 * formula for one and runs it: =cmd|'/C calc'!A0 starts a program. The full-width signs count
 * too where the spreadsheet speaks an Asian language.
 *
 * Returns: whether @text has to be written so that no program runs it
 */
gboolean
tj_ledger_text_is_formula (const char *text)
{
  static const char * const starts[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };
  const char *p = text;

  /* Some programs skip spaces. */
  while (g_unichar_isspace (g_utf8_get_char (p)) && *p != '\t' && *p != '\r')
    p = g_utf8_next_char (p);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (p, starts[i]))
        return TRUE;
    }

  return FALSE;
}

static void
append_cell (GString    *csv,
             const char *text,
             gboolean    is_number)
{
  g_autofree char *safe = NULL;
  gboolean quoted;

  if (text == NULL)
    return;

  if (!is_number && tj_ledger_text_is_formula (text))
    safe = g_strconcat ("'", text, NULL);
  else
    safe = g_strdup (text);

  quoted = strpbrk (safe, "\",\r\n;\t") != NULL;
  if (quoted)
    g_string_append_c (csv, '"');
  for (const char *p = safe; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quoted)
    g_string_append_c (csv, '"');
}

/**
 * tj_ledger_to_csv:
 * @language: of the titles of the columns
 *
 * A text that a spreadsheet would run gets an apostrophe in front, which the import takes
 * away again. The heading and notes are left out: the first line names the columns.
 *
 * Returns: (transfer full): the file
 */
GBytes *
tj_ledger_to_csv (const TjLedger *self,
                  TjLanguage      language)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);
  guint n_columns = self->columns->columns->len;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *title = tj_ledger_column_dup_title (tj_ledger_columns_get (self->columns, i),
                                                           language);

      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, title, FALSE);
    }
  g_string_append (csv, "\r\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint j = 0; j < n_columns; j++)
        {
          const TjLedgerCell *cell = tj_ledger_get_cell (self, i, j);

          if (j > 0)
            g_string_append_c (csv, ',');
          append_cell (csv, cell->text, cell->has_number);
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free_to_bytes (csv);
}
