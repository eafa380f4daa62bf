/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-sheet-paper.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "render/paper/tj-paper-pdf.h"
#include "render/paper/tj-sheet-rows.h"

/* A table on A4 paper, one row after the other; a row never stands on two pages, and the room for
 * hand and seal is never cut off from its words. */

#define MILLIMETRE (72.0 / 25.4)
#define MARGIN (18 * MILLIMETRE)
#define TABLE_WIDTH (TJ_SHEET_PAPER_WIDTH - 2 * MARGIN)
#define FOOT (TJ_SHEET_PAPER_HEIGHT - 14 * MILLIMETRE)
#define PADDING 5.0
#define LINE_WIDTH 0.6
#define SIGNATURE_HEIGHT (42 * MILLIMETRE)
#define TITLE_SIZE 18.0
#define TEXT_SIZE 10.5
#define FOOT_SIZE 8.0
#define FONT "SimSun, STSong, Noto Serif CJK SC"
#define BOLD_FONT "SimHei, STHeiti, Noto Sans CJK SC"
#define DIGEST_CHARACTERS 16

/* Shares of the table's width. */
static const double two_cells[] = { 0.2, 0.8 };
static const double four_cells[] = { 0.2, 0.09, 0.09, 0.62 };

struct _TjSheetPaper
{
  GPtrArray *rows;
  char *title;
  char *foot;
  char *note;
  cairo_surface_t *scratch;
  cairo_t *cr;
  double *heights;
  guint *pages;
  guint n_pages;
};

static PangoLayout *
create_layout (cairo_t    *cr,
               const char *text,
               gboolean    bold,
               double      size,
               double      width)
{
  return tj_paper_pdf_create_layout (cr, text, bold ? BOLD_FONT : FONT, size, width);
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return height / (double) PANGO_SCALE;
}

static const double *
get_shares (const TjSheetRow *row)
{
  return row->n_cells == 4 ? four_cells : two_cells;
}

static double
get_cell_width (const TjSheetRow *row,
                guint             cell)
{
  return row->n_cells == 1 ? TABLE_WIDTH : TABLE_WIDTH * get_shares (row)[cell];
}

static PangoLayout *
create_cell (cairo_t          *cr,
             const TjSheetRow *row,
             guint             cell)
{
  gboolean bold = row->heading || (cell == 0 && row->n_cells > 1);

  return create_layout (cr, row->texts[cell] != NULL ? row->texts[cell] : "", bold, TEXT_SIZE,
                        get_cell_width (row, cell) - 2 * PADDING);
}

static double
measure_row (cairo_t          *cr,
             const TjSheetRow *row)
{
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autoptr(PangoLayout) layout = create_cell (cr, row, i);

      height = MAX (height, get_height (layout) + 2 * PADDING);
    }

  return row->signature ? MAX (height, SIGNATURE_HEIGHT) : height;
}

/* Where the table begins; on the first page below the title. */
static double
get_top (guint page)
{
  return MARGIN + (page == 0 ? TITLE_SIZE + 22 : 0);
}

static void
break_pages (TjSheetPaper *self)
{
  double y = get_top (0);
  guint page = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TjSheetRow *row = g_ptr_array_index (self->rows, i);
      double needed;

      self->heights[i] = measure_row (self->cr, row);
      needed = self->heights[i];
      /* A heading goes with what it heads. */
      if (row->heading && i + 1 < self->rows->len)
        needed += measure_row (self->cr, g_ptr_array_index (self->rows, i + 1));

      if (y + needed > FOOT - MARGIN / 3 && y > get_top (page))
        {
          page++;
          y = get_top (page);
        }

      self->pages[i] = page;
      y += self->heights[i];
    }

  self->n_pages = page + 1;
}

/* Of an element that may be absent. */
static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  return node != NULL ? tj_xml_dup_attribute (node, name) : NULL;
}

static void
read_head (TjSheetPaper  *self,
           const xmlNode *sheet)
{
  const xmlNode *conflict = tj_xml_first_child (sheet, "conflict");
  g_autofree char *declaration = dup_attribute (conflict, "declaration");
  g_autofree char *id = dup_attribute (sheet, "id");
  g_autofree char *sha256 = dup_attribute (tj_xml_first_child (sheet, "package"), "sha256");

  self->title = g_strdup (g_strcmp0 (declaration, "recused") == 0
                            ? _("Withdrawal of an Expert") : _("Opinion of an Expert"));
  /* Translators: the id of a sheet and the beginning of a digest */
  self->foot = g_strdup_printf (_("Sheet %s · SHA-256 of the package %.*s…"),
                                id != NULL ? id : "", DIGEST_CHARACTERS,
                                sha256 != NULL ? sha256 : "");
  if (tj_xml_first_child (sheet, "Signature") == NULL)
    self->note = g_strdup (_("Not signed electronically"));
}

/**
 * tj_sheet_paper_new:
 * @sheet: a sheet, signed or not; nothing of it is kept
 * @taxonomy: knows what codes are called
 *
 * Returns: (transfer full): the pages
 */
TjSheetPaper *
tj_sheet_paper_new (xmlDoc     *sheet,
                    TjTaxonomy *taxonomy)
{
  TjSheetPaper *self = g_new0 (TjSheetPaper, 1);
  const xmlNode *root = xmlDocGetRootElement (sheet);

  self->rows = tj_sheet_rows_list (root, taxonomy);
  read_head (self, root);
  self->scratch = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  self->cr = cairo_create (self->scratch);
  self->heights = g_new0 (double, self->rows->len);
  self->pages = g_new0 (guint, self->rows->len);
  break_pages (self);

  return self;
}

void
tj_sheet_paper_free (TjSheetPaper *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->scratch);
  g_ptr_array_unref (self->rows);
  g_free (self->title);
  g_free (self->foot);
  g_free (self->note);
  g_free (self->heights);
  g_free (self->pages);
  g_free (self);
}

guint
tj_sheet_paper_get_n_pages (TjSheetPaper *self)
{
  return self->n_pages;
}

static void
draw_row (TjSheetPaper     *self,
          cairo_t          *cr,
          const TjSheetRow *row,
          double            y,
          double            height)
{
  double x = MARGIN;

  for (guint i = 0; i < row->n_cells; i++)
    {
      double width = get_cell_width (row, i);
      g_autoptr(PangoLayout) layout = create_cell (cr, row, i);

      if (row->heading)
        {
          cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
          cairo_rectangle (cr, x, y, width, height);
          cairo_fill (cr);
        }

      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_rectangle (cr, x, y, width, height);
      cairo_stroke (cr);
      cairo_move_to (cr, x + PADDING, y + PADDING);
      pango_cairo_show_layout (cr, layout);
      x += width;
    }
}

static void
draw_line (cairo_t        *cr,
           const char     *text,
           gboolean        bold,
           double          size,
           double          y,
           PangoAlignment  alignment)
{
  g_autoptr(PangoLayout) layout = create_layout (cr, text, bold, size, TABLE_WIDTH);

  pango_layout_set_alignment (layout, alignment);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * tj_sheet_paper_draw:
 * @cr: in points
 * @page: from 0
 */
void
tj_sheet_paper_draw (TjSheetPaper *self,
                     cairo_t      *cr,
                     guint         page)
{
  g_autofree char *number = NULL;
  double y = get_top (page);

  g_return_if_fail (page < self->n_pages);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, LINE_WIDTH);
  if (page == 0)
    draw_line (cr, self->title, TRUE, TITLE_SIZE, MARGIN, PANGO_ALIGN_CENTER);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (self->pages[i] != page)
        continue;

      draw_row (self, cr, g_ptr_array_index (self->rows, i), y, self->heights[i]);
      y += self->heights[i];
    }

  if (self->note != NULL)
    draw_line (cr, self->note, FALSE, FOOT_SIZE, FOOT - FOOT_SIZE * 1.6, PANGO_ALIGN_RIGHT);
  draw_line (cr, self->foot, FALSE, FOOT_SIZE, FOOT, PANGO_ALIGN_LEFT);
  /* Translators: which page of how many */
  number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  draw_line (cr, number, FALSE, FOOT_SIZE, FOOT, PANGO_ALIGN_RIGHT);
}

/**
 * tj_sheet_paper_to_pdf:
 *
 * Returns: (transfer full) (nullable): a PDF whose text can be selected, the same bytes for the
 *   same sheet; %NULL with an error of %G_IO_ERROR
 */
GBytes *
tj_sheet_paper_to_pdf (TjSheetPaper  *self,
                       GError       **error)
{
  TjPaperPdf *pdf = tj_paper_pdf_new (TJ_SHEET_PAPER_WIDTH, TJ_SHEET_PAPER_HEIGHT, self->title);
  cairo_t *cr = tj_paper_pdf_get_context (pdf);

  for (guint i = 0; i < self->n_pages; i++)
    {
      tj_sheet_paper_draw (self, cr, i);
      cairo_show_page (cr);
    }

  return tj_paper_pdf_finish (pdf, error);
}
