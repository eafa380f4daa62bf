/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "core/base/tj-text.h"

/* The ledger as a workbook: a merged heading, the titles of the columns, one row an entry, notes
 * below. Every text is written as a text, so that one that looks like a formula stays what it
 * is; numbers and days are numbers and days. */

#define HEADER_ROW 1
#define FIRST_ROW 2
#define TITLE_HEIGHT 30
#define HEADER_HEIGHT 54
/* Of one line of text, in points; not every program finds out for itself how high a row is. */
#define LINE_HEIGHT 15
#define MAX_LINES 20

/* Paper as workbooks number it: A4, and A3 where the columns would be too small to read. */
#define PAPER_A4 9
#define PAPER_A3 8
#define MAX_WIDTH_ON_A4 160

/* Excel's longest text, in UTF-16. */
#define MAX_CELL_TEXT 32767

/* The days of a workbook count from 1899-12-30. */
#define DAY_ZERO_OF_WORKBOOK 693594

typedef struct
{
  const TjLedger *ledger;
  TjLanguage language;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *title;
  lxw_format *header;
  lxw_format *text;
  lxw_format *integer;
  lxw_format *number;
  lxw_format *date;
  lxw_format *note;
} Writer;

static lxw_format *
add_format (Writer     *self,
            const char *number_format)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border (format, LXW_BORDER_THIN);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  else
    format_set_text_wrap (format);

  return format;
}

static void
add_formats (Writer *self)
{
  self->title = workbook_add_format (self->book);
  format_set_bold (self->title);
  format_set_font_size (self->title, 16);
  format_set_align (self->title, LXW_ALIGN_CENTER);
  format_set_align (self->title, LXW_ALIGN_VERTICAL_CENTER);

  self->header = add_format (self, NULL);
  format_set_bold (self->header);
  format_set_align (self->header, LXW_ALIGN_CENTER);
  format_set_bg_color (self->header, 0xe8eef2);

  self->text = add_format (self, NULL);
  format_set_indent (self->text, 1);
  self->integer = add_format (self, "0");
  format_set_align (self->integer, LXW_ALIGN_CENTER);
  self->number = add_format (self, "#,##0.####");
  self->date = add_format (self, "yyyy-mm-dd");
  /* Unwrapped it runs on over the empty cells beside it; wrapped it would stand in the first
   * column, which is narrow. */
  self->note = workbook_add_format (self->book);
}

/* (transfer full): as much of @text as a cell holds. */
static char *
dup_fitting (const char *text)
{
  glong length = 0;
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      length += g_utf8_get_char (p) > 0xffff ? 2 : 1;
      if (length > MAX_CELL_TEXT)
        break;
    }

  return g_strndup (text, p - text);
}

static lxw_error
write_text (Writer     *self,
            guint       row,
            guint       column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *fitting = dup_fitting (text);

  return worksheet_write_string (self->sheet, row, (lxw_col_t) column, fitting, format);
}

/* How many lines @text takes in a column of @width; a Chinese character is two wide. */
static guint
count_lines (const char *text,
             guint       width)
{
  guint n_lines = 1;
  guint at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint its_width = g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

      if (*p == '\n' || at + its_width > width)
        {
          n_lines++;
          at = 0;
        }
      at += *p == '\n' ? 0 : its_width;
    }

  return n_lines;
}

static void
set_height (Writer *self,
            guint   index)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->ledger->columns->columns->len; i++)
    {
      const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, index, i);

      if (cell->text != NULL && !cell->has_number)
        n_lines = MAX (n_lines, count_lines (cell->text, MAX (
          tj_ledger_columns_get (self->ledger->columns, i)->width - 2, 2)));
    }

  worksheet_set_row (self->sheet, FIRST_ROW + index, LINE_HEIGHT * MIN (n_lines, MAX_LINES) + 3,
                     NULL);
}

static lxw_error
write_cell (Writer *self,
            guint   index,
            guint   column)
{
  const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, index, column);
  guint row = FIRST_ROW + index;

  /* Only so that the frame goes round it too. */
  if (cell->text == NULL)
    return worksheet_write_blank (self->sheet, row, (lxw_col_t) column, self->text);

  if (!cell->has_number)
    return write_text (self, row, column, cell->text, self->text);

  switch (tj_ledger_columns_get (self->ledger->columns, column)->type)
    {
    case TJ_LEDGER_INTEGER:
      return worksheet_write_number (self->sheet, row, (lxw_col_t) column, cell->number,
                                     self->integer);
    case TJ_LEDGER_NUMBER:
      return worksheet_write_number (self->sheet, row, (lxw_col_t) column, cell->number,
                                     self->number);
    case TJ_LEDGER_DATE:
      return worksheet_write_number (self->sheet, row, (lxw_col_t) column,
                                     cell->number - DAY_ZERO_OF_WORKBOOK, self->date);
    case TJ_LEDGER_TEXT:
    default:
      return write_text (self, row, column, cell->text, self->text);
    }
}

static lxw_error
write_head (Writer *self)
{
  guint n_columns = self->ledger->columns->columns->len;
  lxw_error result = LXW_NO_ERROR;

  worksheet_set_row (self->sheet, 0, TITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, HEADER_ROW, HEADER_HEIGHT, NULL);
  if (n_columns > 1)
    {
      g_autofree char *title = dup_fitting (self->ledger->title);

      result = worksheet_merge_range (self->sheet, 0, 0, 0, (lxw_col_t) (n_columns - 1), title,
                                      self->title);
    }
  else
    result = write_text (self, 0, 0, self->ledger->title, self->title);

  for (guint i = 0; i < n_columns && result == LXW_NO_ERROR; i++)
    {
      const TjLedgerColumn *column = tj_ledger_columns_get (self->ledger->columns, i);
      g_autofree char *title = tj_ledger_column_dup_title (column, self->language);

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, column->width, NULL);
      result = write_text (self, HEADER_ROW, i, title, self->header);
    }

  return result;
}

/* So that it prints as wide as the paper, with the titles on each page. */
static void
set_up_page (Writer *self)
{
  guint n_columns = self->ledger->columns->columns->len;
  guint width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += tj_ledger_columns_get (self->ledger->columns, i)->width;

  worksheet_freeze_panes (self->sheet, FIRST_ROW, 0);
  worksheet_autofilter (self->sheet, HEADER_ROW, 0,
                        HEADER_ROW + MAX (self->ledger->rows->len, 1), (lxw_col_t) (n_columns - 1));
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, width > MAX_WIDTH_ON_A4 ? PAPER_A3 : PAPER_A4);
  worksheet_set_margins (self->sheet, 0.4, 0.4, 0.6, 0.6);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, HEADER_ROW);
  worksheet_set_footer (self->sheet, "&C&P / &N");
}

static lxw_error
write_rows (Writer *self)
{
  const TjLedger *ledger = self->ledger;
  lxw_error result = write_head (self);

  set_up_page (self);
  for (guint i = 0; i < ledger->rows->len && result == LXW_NO_ERROR; i++)
    {
      set_height (self, i);
      for (guint j = 0; j < ledger->columns->columns->len && result == LXW_NO_ERROR; j++)
        result = write_cell (self, i, j);
    }

  for (guint i = 0; i < ledger->notes->len && result == LXW_NO_ERROR; i++)
    result = write_text (self, FIRST_ROW + ledger->rows->len + i, 0,
                         g_ptr_array_index (ledger->notes, i), self->note);

  return result;
}

/* The library wants a path; the same ledger makes the same bytes, so that no time is noted. */
static lxw_error
write_file (Writer     *self,
            const char *path)
{
  lxw_doc_properties properties = { .title = self->ledger->title, .created = 1 };
  lxw_error result;
  lxw_error closed;

  self->book = workbook_new (path);
  if (self->book == NULL)
    return LXW_ERROR_CREATING_XLSX_FILE;

  workbook_set_properties (self->book, &properties);
  self->sheet = workbook_add_worksheet (self->book, self->ledger->columns->sheet);
  add_formats (self);
  result = self->sheet != NULL ? write_rows (self) : LXW_ERROR_PARAMETER_VALIDATION;
  closed = workbook_close (self->book);

  return result != LXW_NO_ERROR ? result : closed;
}

/**
 * tj_ledger_to_workbook:
 * @language: of the titles of the columns
 *
 * Returns: (transfer full) (nullable): an .xlsx file, or %NULL with %TJ_LEDGER_ERROR_WRITE
 */
GBytes *
tj_ledger_to_workbook (const TjLedger  *self,
                       TjLanguage       language,
                       GError         **error)
{
  Writer writer = { .ledger = self, .language = language };
  g_autofree char *folder = g_dir_make_tmp ("tanjian-ledger-XXXXXX", error);
  g_autofree char *path = NULL;
  char *data = NULL;
  gsize size = 0;
  lxw_error result;

  if (folder == NULL)
    return NULL;

  path = g_build_filename (folder, "ledger.xlsx", NULL);
  result = write_file (&writer, path);
  if (result == LXW_NO_ERROR)
    g_file_get_contents (path, &data, &size, NULL);

  g_remove (path);
  g_rmdir (folder);
  if (data != NULL)
    return g_bytes_new_take (data, size);

  g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_WRITE,
               /* Translators: %s is what the library that writes workbooks says */
               _("The workbook was not made: %s. Make room in the folder for temporary files and "
                 "try again."), lxw_strerror (result));

  return NULL;
}

static gboolean
has_suffix (const char *name,
            const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, suffix);
}

/**
 * tj_ledger_is_file_name:
 * @name: a file to be written
 *
 * Returns: whether its ending says what a ledger can be written as: .xlsx, .csv or .xml
 */
gboolean
tj_ledger_is_file_name (const char *name)
{
  return has_suffix (name, ".xlsx") || has_suffix (name, ".csv") || has_suffix (name, ".xml");
}

/**
 * tj_ledger_to_file:
 * @name: whose ending says what is written; a workbook where it says nothing
 * @language: of the titles of the columns
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %TJ_LEDGER_ERROR_WRITE
 */
GBytes *
tj_ledger_to_file (const TjLedger  *self,
                   const char      *name,
                   TjLanguage       language,
                   GError         **error)
{
  if (has_suffix (name, ".csv"))
    return tj_ledger_to_csv (self, language);
  if (has_suffix (name, ".xml"))
    return tj_ledger_to_xml (self, language);

  return tj_ledger_to_workbook (self, language, error);
}
