/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-ledger-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/ledger/tj-ledger-file.h"
#include "render/paper/tj-paper-pdf.h"

/* A ledger on paper, lying, as tables are added to official documents: the title in size two, a
 * ruled table whose titles come again on every page, remarks below, page numbers as GB/T 9704 has
 * them. A row stays on one page, which is as much as a cell shows. Wide ledgers go on A3, where the
 * smallest text is still read; columns in which nothing stands are left out. */

#define MILLIMETRE (72.0 / 25.4)
#define A4_SHORT (210 * MILLIMETRE)
#define A4_LONG (297 * MILLIMETRE)
#define A3_LONG (420 * MILLIMETRE)
#define MARGIN (18 * MILLIMETRE)
#define NUMBER_DISTANCE (9 * MILLIMETRE)

#define TITLE_SIZE 18.0
#define TEXT_SIZE 9.0
#define NUMBER_SIZE 10.5
#define PADDING 3.0
#define RULE_WIDTH 0.5
/* What a ledger's width, in characters, may be on A4; and of its narrowest column. */
#define MAX_WIDTH_ON_A4 170
#define MIN_COLUMN_WIDTH 9
/* More decimals than these are no figure for a page. */
#define MAX_DECIMALS 4

#define TITLE_FONT "FZXiaoBiaoSong-B05S, STZhongsong, Noto Serif CJK SC"
#define HEADING_FONT "SimHei, STHeiti, Noto Sans CJK SC"
#define TEXT_FONT "SimSun, STSong, Noto Serif CJK SC"

typedef struct
{
  const TjLedger *ledger;
  TjLanguage language;
  cairo_t *cr;
  double width;
  double height;
  double y;
  guint n_pages;
  GArray *columns; /* of guint: those in which something stands */
  double *widths;  /* of these, in points */
  guint *decimals; /* of these: as many as its longest number has */
} Paper;

static PangoLayout *
create_layout (const Paper *self,
               const char  *text,
               const char  *font,
               double       size,
               double       width)
{
  return tj_paper_pdf_create_layout (self->cr, text, font, size, width);
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return height / (double) PANGO_SCALE;
}

static double
get_bottom (const Paper *self)
{
  return self->height - MARGIN;
}

static gboolean
is_filled (const TjLedger *ledger,
           guint           column)
{
  for (guint row = 0; row < ledger->rows->len; row++)
    {
      const TjLedgerCell *cell = tj_ledger_get_cell (ledger, row, column);

      if (cell->has_number || cell->text != NULL)
        return TRUE;
    }

  return FALSE;
}

static guint
get_width (const Paper *self,
           guint        column)
{
  return MAX (tj_ledger_columns_get (self->ledger->columns, column)->width, MIN_COLUMN_WIDTH);
}

/* Numbers of a column stand below each other, so that all have the decimals of the longest. */
static guint
count_decimals (const Paper *self,
                guint        column)
{
  guint most = 0;

  for (guint row = 0; row < self->ledger->rows->len; row++)
    {
      const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, row, column);
      g_autofree char *text = cell->has_number ? tj_text_format_number (cell->number, MAX_DECIMALS)
                                               : g_strdup ("");
      const char *point = strchr (text, '.');

      most = MAX (most, point != NULL ? (guint) strlen (point + 1) : 0);
    }

  return most;
}

/* A column is as wide as its share of all, in the characters that its file asks for. */
static void
choose_columns (Paper *self)
{
  GPtrArray *columns = self->ledger->columns->columns;
  double sum = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      if (!is_filled (self->ledger, i) && self->ledger->rows->len > 0)
        continue;

      g_array_append_val (self->columns, i);
      sum += get_width (self, i);
    }

  self->height = A4_SHORT;
  self->width = A4_LONG;
  if (sum > MAX_WIDTH_ON_A4)
    {
      self->height = A4_LONG;
      self->width = A3_LONG;
    }

  self->widths = g_new0 (double, self->columns->len + 1);
  self->decimals = g_new0 (guint, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const guint column = g_array_index (self->columns, guint, i);

      self->widths[i] = (self->width - 2 * MARGIN) / sum * get_width (self, column);
      self->decimals[i] = count_decimals (self, column);
    }
}

static void
begin_page (Paper *self)
{
  self->n_pages++;
  self->y = MARGIN;
}

static void
end_page (Paper *self)
{
  g_autofree char *text = g_strdup_printf ("— %u —", self->n_pages);
  g_autoptr(PangoLayout) layout = create_layout (self, text, TEXT_FONT, NUMBER_SIZE,
                                                 self->width - 2 * MARGIN);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (self->cr, MARGIN, self->height - NUMBER_DISTANCE - get_height (layout) / 2);
  pango_cairo_show_layout (self->cr, layout);
  cairo_show_page (self->cr);
}

static char *
dup_cell_text (const Paper        *self,
               const TjLedgerCell *cell,
               guint               column)
{
  const guint number = g_array_index (self->columns, guint, column);
  const TjLedgerType type = tj_ledger_columns_get (self->ledger->columns, number)->type;
  char format[8];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!cell->has_number || (type != TJ_LEDGER_NUMBER && type != TJ_LEDGER_INTEGER))
    return g_strdup (cell->text);

  g_snprintf (format, sizeof format, "%%.%uf", self->decimals[column]);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, cell->number));
}

/* The unit, which stands behind a title, goes below it. */
static char *
dup_title (const TjLedgerColumn *column,
           TjLanguage            language)
{
  const char *title = tj_language_pick (language, column->title_zh, column->title_en);

  return column->unit != NULL ? g_strdup_printf ("%s\n(%s)", title, column->unit)
                              : g_strdup (title);
}

/* One row of the table from its words; draws nothing where @cr is asked for the height alone. */
static double
lay_row (const Paper *self,
         GPtrArray   *layouts,
         gboolean     draw)
{
  double height = 0;
  double x = MARGIN;

  for (guint i = 0; i < layouts->len; i++)
    height = MAX (height, get_height (g_ptr_array_index (layouts, i)) + 2 * PADDING);
  if (!draw)
    return height;

  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      cairo_rectangle (self->cr, x, self->y, self->widths[i], height);
      cairo_stroke (self->cr);
      cairo_move_to (self->cr, x + PADDING, self->y + (height - get_height (layout)) / 2);
      pango_cairo_show_layout (self->cr, layout);
      x += self->widths[i];
    }

  return height;
}

static GPtrArray *
create_titles (const Paper *self)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const guint column = g_array_index (self->columns, guint, i);
      g_autofree char *title = dup_title (tj_ledger_columns_get (self->ledger->columns, column),
                                          self->language);
      PangoLayout *layout = create_layout (self, title, HEADING_FONT, TEXT_SIZE,
                                           self->widths[i] - 2 * PADDING);

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      g_ptr_array_add (layouts, layout);
    }

  return layouts;
}

static GPtrArray *
create_row (const Paper *self,
            guint        row,
            double       room)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const guint column = g_array_index (self->columns, guint, i);
      const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, row, column);
      g_autofree char *text = dup_cell_text (self, cell, i);
      PangoLayout *layout = create_layout (self, text, TEXT_FONT, TEXT_SIZE,
                                           self->widths[i] - 2 * PADDING);

      if (cell->has_number)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      /* What would not fit a page ends in dots; the workbook has it all. */
      pango_layout_set_height (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_ptr_array_add (layouts, layout);
    }

  return layouts;
}

static void
draw_title (Paper *self)
{
  g_autoptr(PangoLayout) layout = NULL;

  if (self->ledger->title == NULL)
    return;

  layout = create_layout (self, self->ledger->title, TITLE_FONT, TITLE_SIZE,
                          self->width - 2 * MARGIN);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (self->cr, MARGIN, self->y);
  pango_cairo_show_layout (self->cr, layout);
  self->y += get_height (layout) + 4 * PADDING;
}

static void
draw_table (Paper *self)
{
  g_autoptr(GPtrArray) titles = create_titles (self);
  const double room = get_bottom (self) - MARGIN - lay_row (self, titles, FALSE) - 2 * PADDING;

  self->y += lay_row (self, titles, TRUE);
  for (guint row = 0; row < self->ledger->rows->len; row++)
    {
      g_autoptr(GPtrArray) layouts = create_row (self, row, room);

      if (self->y + lay_row (self, layouts, FALSE) > get_bottom (self))
        {
          end_page (self);
          begin_page (self);
          self->y += lay_row (self, titles, TRUE);
        }
      self->y += lay_row (self, layouts, TRUE);
    }
}

static void
draw_notes (Paper *self)
{
  self->y += 2 * PADDING;
  for (guint i = 0; i < self->ledger->notes->len; i++)
    {
      const char *note = g_ptr_array_index (self->ledger->notes, i);
      g_autoptr(PangoLayout) layout = create_layout (self, note, TEXT_FONT, TEXT_SIZE,
                                                     self->width - 2 * MARGIN);

      if (self->y + get_height (layout) > get_bottom (self))
        {
          end_page (self);
          begin_page (self);
        }
      cairo_move_to (self->cr, MARGIN, self->y);
      pango_cairo_show_layout (self->cr, layout);
      self->y += get_height (layout) + PADDING;
    }
}

/**
 * tj_ledger_paper_to_pdf:
 * @language: of the titles
 * @n_pages: (out) (optional): how many pages it has
 *
 * Returns: (transfer full) (nullable): a PDF whose text can be selected, the same bytes for the
 *   same ledger; %NULL with an error of %G_IO_ERROR
 */
GBytes *
tj_ledger_paper_to_pdf (const TjLedger  *ledger,
                        TjLanguage       language,
                        guint           *n_pages,
                        GError         **error)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  Paper self = { ledger, language, .columns = columns };
  TjPaperPdf *pdf;

  choose_columns (&self);
  pdf = tj_paper_pdf_new (self.width, self.height, ledger->title);
  self.cr = tj_paper_pdf_get_context (pdf);
  cairo_set_line_width (self.cr, RULE_WIDTH);
  begin_page (&self);
  draw_title (&self);
  draw_table (&self);
  draw_notes (&self);
  end_page (&self);
  g_free (self.widths);
  g_free (self.decimals);
  if (n_pages != NULL)
    *n_pages = self.n_pages;

  return tj_paper_pdf_finish (pdf, error);
}

static gboolean
is_pdf (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".pdf");
}

/**
 * tj_ledger_paper_is_file_name:
 *
 * Returns: whether the ending says what to write: .xlsx, .csv, .xml or .pdf
 */
gboolean
tj_ledger_paper_is_file_name (const char *name)
{
  return is_pdf (name) || tj_ledger_is_file_name (name);
}

/**
 * tj_ledger_paper_to_file:
 * @name: of the file, whose ending says what is written
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %G_IO_ERROR_INVALID_FILENAME where the
 *   ending says nothing, or the error of what it says
 */
GBytes *
tj_ledger_paper_to_file (const TjLedger  *ledger,
                         const char      *name,
                         TjLanguage       language,
                         GError         **error)
{
  if (is_pdf (name))
    return tj_ledger_paper_to_pdf (ledger, language, NULL, error);
  if (tj_ledger_is_file_name (name))
    return tj_ledger_to_file (ledger, name, language, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               _("“%s” does not end in .xlsx, .csv, .xml or .pdf. The ending says what is "
                 "written."), name);

  return NULL;
}
