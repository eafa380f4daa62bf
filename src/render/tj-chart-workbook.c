/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-workbook.h"

#include "render/tj-chart-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <xlsxwriter.h>

/* The table of a chart as an Excel workbook: its figures on one sheet and, on another, what the
 * chart says of itself and what it left out. Words are always written as words: whatever an
 * applicant typed, no cell becomes a formula or a link. */

#define WHOLE_FORMAT "#,##0"
#define NUMBER_FORMAT "#,##0.00"
#define MAX_COLUMN_CHARS 42.0
#define MIN_COLUMN_CHARS 9.0
#define WIDE_COLUMN 110.0

/* The clock would make every export another file. */
#define CREATED 1704067200


typedef struct
{
  lxw_workbook *workbook;
  lxw_format *heading;
  lxw_format *whole;
  lxw_format *number;
  lxw_format *wrapped;
} Book;

static void
write_text (lxw_worksheet *sheet,
            lxw_row_t      row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *clean = tj_chart_text_dup_clean (text);

  if (*clean != '\0')
    worksheet_write_string (sheet, row, (lxw_col_t) column, clean, format);
}

/* A Chinese character is about twice as wide as a digit. */
static double
get_width (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

static void
write_columns (Book          *book,
               lxw_worksheet *sheet,
               TjChartTable  *table)
{
  guint n_rows = MIN (tj_chart_table_get_n_rows (table), 40);

  for (guint i = 0; i < tj_chart_table_get_n_columns (table); i++)
    {
      double width = get_width (tj_chart_table_get_column_title (table, i));

      for (guint j = 0; j < n_rows; j++)
        width = MAX (width, get_width (tj_chart_table_get_cell (table, j, i)));

      write_text (sheet, 0, i, tj_chart_table_get_column_title (table, i), book->heading);
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i,
                            CLAMP (width + 2, MIN_COLUMN_CHARS, MAX_COLUMN_CHARS), NULL);
    }

  worksheet_freeze_panes (sheet, 1, 0);
}

static void
write_cells (Book          *book,
             lxw_worksheet *sheet,
             TjChartTable  *table)
{
  for (guint row = 0; row < tj_chart_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < tj_chart_table_get_n_columns (table); column++)
        {
          double value;

          if (tj_chart_table_get_number (table, row, column, &value))
            worksheet_write_number (sheet, row + 1, (lxw_col_t) column, value,
                                    fabs (value - round (value)) < 0.005 ? book->whole
                                                                         : book->number);
          else if (!tj_chart_table_is_numeric (table, column))
            write_text (sheet, row + 1, column, tj_chart_table_get_cell (table, row, column),
                        NULL);
        }
    }
}

static void
write_about (Book           *book,
             lxw_worksheet  *sheet,
             TjChartContent *content)
{
  const char *lines[] = { content->title, content->subtitle, content->sentence,
                          content->caution, content->footnote };
  lxw_row_t row = 0;

  worksheet_set_column (sheet, 0, 0, WIDE_COLUMN, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (lines[i] != NULL)
        write_text (sheet, row++, 0, lines[i], i == 0 ? book->heading : book->wrapped);
    }

  if (content->missing->len == 0)
    return;

  write_text (sheet, ++row, 0, content->missing_heading, book->heading);
  for (guint i = 0; i < content->missing->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (g_ptr_array_index (content->missing, i), "\t", 2);

      write_text (sheet, ++row, 0, parts[0], NULL);
      write_text (sheet, row, 1, parts[1], NULL);
    }
}

static gboolean
write_book (TjChart    *self,
            const char *path)
{
  TjChartContent *content = tj_chart_get_content (self);
  lxw_doc_properties properties = { .title = content->title, .created = CREATED };
  Book book = { workbook_new (path) };
  lxw_worksheet *figures;
  lxw_worksheet *about;

  if (book.workbook == NULL)
    return FALSE;

  book.heading = workbook_add_format (book.workbook);
  format_set_bold (book.heading);
  format_set_text_wrap (book.heading);
  format_set_align (book.heading, LXW_ALIGN_VERTICAL_TOP);
  book.whole = workbook_add_format (book.workbook);
  format_set_num_format (book.whole, WHOLE_FORMAT);
  book.number = workbook_add_format (book.workbook);
  format_set_num_format (book.number, NUMBER_FORMAT);
  book.wrapped = workbook_add_format (book.workbook);
  format_set_text_wrap (book.wrapped);

  workbook_set_properties (book.workbook, &properties);
  figures = workbook_add_worksheet (book.workbook,
                                    TJ_CHART_SAY (content->language, "数据", "Figures"));
  about = workbook_add_worksheet (book.workbook,
                                  TJ_CHART_SAY (content->language, "说明", "About"));
  write_columns (&book, figures, content->table);
  write_cells (&book, figures, content->table);
  write_about (&book, about, content);

  return workbook_close (book.workbook) == LXW_NO_ERROR;
}

/**
 * tj_chart_to_workbook:
 * @error: why it could not be written
 *
 * Returns: (transfer full) (nullable): the chart's table as an Excel workbook, the same bytes on
 *   every run
 */
GBytes *
tj_chart_to_workbook (TjChart  *self,
                      GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;
  int fd = g_file_open_tmp ("tanjian-chart-XXXXXX.xlsx", &path, error);
  gboolean written;

  if (fd < 0)
    return NULL;

  /* The library writes files only; what it wrote is taken back at once. */
  g_close (fd, NULL);
  written = write_book (self, path) && g_file_get_contents (path, &data, &length, error);
  g_unlink (path);

  if (!written)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _("The table could not be written as a workbook. Choose .csv "
                               "instead."));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), length);
}
