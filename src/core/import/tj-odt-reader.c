/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-control.h"
#include "core/import/tj-odt-text.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"

/* The tables of an OpenDocument text. A cell or a row may say that it comes many times, so that a
 * few bytes can mean any number of cells; what they unfold to is counted as they do. */

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

typedef struct
{
  TjOdtContext context;
  const char *display_name;
  /* Cells, rows and tables so far, and the bytes of their text. */
  guint n_items;
  gsize n_text;
} Reader;

/* A cell that spans rows, at its first column: the row below its last, and its columns. */
typedef struct
{
  guint end_row;
  guint span;
} Cover;

/* Where one row has got to: the next column by count, and the first beyond the last span. */
typedef struct
{
  GPtrArray *cells;
  Cover *covers;
  guint row;
  guint column;
  guint free_column;
} Row;

static gboolean read_tables (Reader         *self,
                             const xmlNode  *node,
                             gboolean        nested,
                             GError        **error);

static gboolean
count (Reader  *self,
       gsize    n_text,
       GError **error)
{
  self->n_items++;
  self->n_text += n_text;

  if (self->n_items <= TJ_LIMIT_CELLS && self->n_text <= TJ_LIMIT_PART_SIZE)
    return TRUE;

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
               _("“%s” was refused: its tables hold more than %d cells or %d MB of text."),
               self->display_name, TJ_LIMIT_CELLS, TJ_LIMIT_PART_SIZE / (1024 * 1024));

  return FALSE;
}

static gboolean
refuse_repetition (Reader  *self,
                   GError **error)
{
  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
               _("“%s” was refused: a cell or row of its tables comes more than %d times."),
               self->display_name, TJ_LIMIT_REPEATED);

  return FALSE;
}

static guint
get_number (const xmlNode *node,
            const char    *name)
{
  g_autofree char *value = tj_xml_dup_attribute (node, name);

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, G_MAXINT) : 1;
}

static gboolean
add_cell (Reader          *self,
          GPtrArray       *cells,
          TjDocumentCell   cell,
          GError         **error)
{
  if (!count (self, strlen (cell.text), error))
    return FALSE;

  cell.text = g_strdup (cell.text);
  g_ptr_array_add (cells, g_memdup2 (&cell, sizeof cell));

  return TRUE;
}

/* Passes a place that a cell of a row above covers; one that this row's own cell covers is
 * part of that cell. */
static gboolean
pass_covered (Reader  *self,
              Row     *row,
              GError **error)
{
  const Cover *cover = &row->covers[row->column - 1];
  TjDocumentCell cell = { (char *) "", row->column, cover->span, TRUE, FALSE, NULL };
  gboolean from_above = row->column >= row->free_column && cover->end_row > row->row;

  row->column++;
  if (!from_above)
    return TRUE;

  row->free_column = cell.column + cell.span;

  return add_cell (self, row->cells, cell, error);
}

/* Some programs do not write the places that are covered. */
static gboolean
find_place (Reader  *self,
            Row     *row,
            GError **error)
{
  row->column = MAX (row->column, row->free_column);
  while (row->column <= TJ_LIMIT_COLUMNS && row->covers[row->column - 1].end_row > row->row)
    {
      if (!pass_covered (self, row, error))
        return FALSE;

      row->column = MAX (row->column, row->free_column);
    }

  return TRUE;
}

static gboolean
read_cell (Reader         *self,
           Row            *row,
           const xmlNode  *node,
           GError        **error)
{
  guint n = get_number (node, "number-columns-repeated");
  guint n_rows = MIN (get_number (node, "number-rows-spanned"), TJ_LIMIT_CELLS);
  guint span = MIN (get_number (node, "number-columns-spanned"), TJ_LIMIT_COLUMNS);
  const gboolean holds_table = tj_xml_first_child (node, "table") != NULL;
  g_autofree char *text = tj_odt_text_of_cell (&self->context, node);

  /* Blank ones lie beyond the form: what sheets of figures write to fill a row. */
  if (n > TJ_LIMIT_REPEATED && *text != '\0')
    return refuse_repetition (self, error);

  for (guint i = 0; i < MIN (n, TJ_LIMIT_REPEATED); i++)
    {
      TjDocumentCell cell = { text, 0, span, FALSE, holds_table, NULL };

      if (!find_place (self, row, error))
        return FALSE;

      if (row->column > TJ_LIMIT_COLUMNS)
        return *text == '\0' || refuse_repetition (self, error);

      cell.column = row->column;
      row->covers[row->column - 1] = (Cover) { row->row + n_rows, span };
      row->free_column = row->column + span;
      row->column++;
      if (!add_cell (self, row->cells, cell, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_row (Reader         *self,
          Row            *row,
          const xmlNode  *node,
          GError        **error)
{
  for (const xmlNode *child = tj_xml_first_child (node, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      guint n = tj_xml_is (child, "covered-table-cell")
                ? MIN (get_number (child, "number-columns-repeated"), TJ_LIMIT_COLUMNS) : 0;

      if (tj_xml_is (child, "table-cell") && !read_cell (self, row, child, error))
        return FALSE;

      for (guint i = 0; i < n && row->column <= TJ_LIMIT_COLUMNS; i++)
        {
          if (!pass_covered (self, row, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (cells, i);

      if (*cell->text != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_copy (Reader           *self,
          TjDocumentTable  *table,
          const GPtrArray  *cells,
          GError          **error)
{
  GPtrArray *copy = tj_text_document_row_new ();

  g_ptr_array_add (table->rows, copy);
  for (guint i = 0; i < cells->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (cells, i);

      if (!add_cell (self, copy, *cell, error))
        return FALSE;
    }

  return count (self, 0, error);
}

static gboolean
read_rows_of (Reader           *self,
              TjDocumentTable  *table,
              Cover            *covers,
              const xmlNode    *node,
              GError          **error)
{
  guint n = get_number (node, "number-rows-repeated");
  GPtrArray *cells = tj_text_document_row_new ();
  Row row = { cells, covers, table->rows->len, 1, 1 };

  g_ptr_array_add (table->rows, cells);
  if (!count (self, 0, error) || !read_row (self, &row, node, error))
    return FALSE;

  if (n > TJ_LIMIT_REPEATED && !is_blank (cells))
    return refuse_repetition (self, error);

  for (guint i = 1; i < MIN (n, TJ_LIMIT_REPEATED); i++)
    {
      if (!add_copy (self, table, cells, error))
        return FALSE;
    }

  return read_tables (self, node, TRUE, error);
}

/* Rows lie in groups, those that come again on each page in their own. */
static void
gather_rows (const xmlNode *parent,
             GPtrArray     *rows)
{
  for (xmlNode *child = tj_xml_first_child (parent, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "table-row"))
        g_ptr_array_add (rows, child);
      else if (tj_xml_is (child, "table-header-rows") || tj_xml_is (child, "table-rows") ||
               tj_xml_is (child, "table-row-group"))
        gather_rows (child, rows);
    }
}

static gboolean
read_table (Reader         *self,
            const xmlNode  *node,
            gboolean        nested,
            GError        **error)
{
  TjDocumentTable *table = tj_text_document_add_table (self->context.document, nested);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autofree Cover *covers = NULL;

  if (!count (self, 0, error))
    return FALSE;

  covers = g_new0 (Cover, TJ_LIMIT_COLUMNS);
  gather_rows (node, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!read_rows_of (self, table, covers, g_ptr_array_index (rows, i), error))
        return FALSE;
    }

  return TRUE;
}

static void
read_paragraph (Reader        *self,
                const xmlNode *paragraph)
{
  GPtrArray *paragraphs = self->context.document->paragraphs;

  if (paragraphs->len < TJ_LIMIT_PARAGRAPHS)
    tj_text_document_add_paragraph (self->context.document,
                                    tj_odt_text_of_paragraph (&self->context, paragraph));
}

/* Drawings, notes and hidden sections are left out with all that is in them. */
static gboolean
read_tables (Reader         *self,
             const xmlNode  *node,
             gboolean        nested,
             GError        **error)
{
  for (const xmlNode *child = tj_xml_first_child (node, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "table"))
        {
          if (!read_table (self, child, nested, error))
            return FALSE;
        }
      else if ((tj_xml_is (child, "p") || tj_xml_is (child, "h")) && !nested &&
               self->context.document->paragraphs != NULL)
        read_paragraph (self, child);
      else if (tj_xml_is (child, "section") && tj_odt_text_is_hidden (&self->context, child))
        {
          g_autofree char *words = tj_xml_dup_text (child);

          /* Inside a cell they were noted with its text. */
          if (!nested)
            tj_text_document_note_words (self->context.document->hidden, words);
        }
      else if (!tj_odt_text_is_drawn (child) && !tj_xml_is (child, "tracked-changes") &&
               !tj_xml_is (child, "annotation") && !tj_xml_is (child, "note") &&
               !read_tables (self, child, nested, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_odt_is_one:
 * @bytes: a whole file
 *
 * Returns: whether it is an OpenDocument text, whatever it is called
 */
gboolean
tj_odt_is_one (GBytes *bytes)
{
  g_autoptr(GBytes) part = NULL;
  gsize size;
  const char *data;

  if (!tj_office_zip_is_zip (bytes))
    return FALSE;

  /* A file that was packed again by hand may have lost the part that names its type. */
  part = tj_office_zip_read_part (bytes, "", "mimetype", NULL);
  if (part == NULL)
    part = tj_office_zip_read_part (bytes, "", "META-INF/manifest.xml", NULL);
  if (part == NULL)
    return FALSE;

  data = g_bytes_get_data (part, &size);

  return data != NULL && g_strstr_len (data, size, MEDIA_TYPE) != NULL;
}

static xmlNode *
find_body (TjOfficeParts  *parts,
           const char     *display_name,
           GError        **error)
{
  g_autoptr(GError) problem = NULL;
  xmlNode *content;
  xmlNode *text;

  if (!tj_office_parts_check_open (parts, display_name, error))
    return NULL;

  content = tj_office_parts_get_root (parts, "content.xml", &problem);
  text = tj_xml_first_child (tj_xml_first_child (content, "body"), "text");

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (text == NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is not an OpenDocument text: it has no text inside."), display_name);

  return text;
}

static TjTextDocument *
read_document (GBytes      *bytes,
               const char  *display_name,
               gboolean     with_paragraphs,
               GError     **error)
{
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autoptr(TjTextDocument) document = NULL;
  g_autoptr(TjOdtStyles) styles = NULL;
  g_autoptr(GHashTable) controls = NULL;
  Reader self = { { NULL, NULL, NULL }, display_name, 0, 0 };
  xmlNode *body;

  if (!(parts = tj_office_parts_open (bytes, display_name, error)) ||
      !(body = find_body (parts, display_name, error)))
    return NULL;

  document = tj_text_document_new ();
  if (with_paragraphs)
    tj_text_document_want_paragraphs (document);
  /* Without readable styles nothing is hidden. */
  styles = tj_odt_styles_new (xmlDocGetRootElement (body->doc),
                              tj_office_parts_get_root (parts, "styles.xml", NULL));
  controls = tj_odt_controls_read (body);
  self.context = (TjOdtContext) { document, styles, controls };

  tj_odt_text_survey (document, body);
  if (!read_tables (&self, body, FALSE, error))
    return NULL;

  return g_steal_pointer (&document);
}

/**
 * tj_odt_read:
 * @bytes: a whole .odt file
 * @display_name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): its tables and what was left out of them, or %NULL with
 *   an error of the domain %TJ_IMPORT_ERROR
 */
TjTextDocument *
tj_odt_read (GBytes      *bytes,
             const char  *display_name,
             GError     **error)
{
  return read_document (bytes, display_name, FALSE, error);
}

/**
 * tj_odt_read_whole:
 *
 * As tj_odt_read(), with the paragraphs between the tables.
 */
TjTextDocument *
tj_odt_read_whole (GBytes      *bytes,
                   const char  *display_name,
                   GError     **error)
{
  return read_document (bytes, display_name, TRUE, error);
}
