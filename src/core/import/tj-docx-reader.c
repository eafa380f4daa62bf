/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-reader.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-docx-text.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-parts.h"

/* The tables of a Word document and where each cell stands on its table's grid. Rows and cells
 * may be wrapped into content controls and markers at every level. */

typedef struct
{
  TjTextDocument *document;
  GHashTable *hidden_styles;
  guint n_cells;
} Reader;

static void read_tables (Reader        *self,
                         const xmlNode *node,
                         gboolean       nested);

/* Gathers the elements @name below @parent without entering other content. */
static void
gather (const xmlNode *parent,
        const char    *name,
        GPtrArray     *found)
{
  static const char * const wrappers[] = {
    "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice",
  };

  for (xmlNode *child = tj_xml_first_child (parent, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, name))
        g_ptr_array_add (found, child);

      /* No wrapper is as short as a paragraph. */
      for (guint i = 0; i < G_N_ELEMENTS (wrappers) && child->name[1] != '\0'; i++)
        {
          if (tj_xml_is (child, wrappers[i]))
            gather (child, name, found);
        }
    }
}

static guint
get_number (const xmlNode *properties,
            const char    *name,
            guint          otherwise)
{
  xmlNode *property = tj_xml_first_child (properties, name);
  g_autofree char *value = property != NULL ? tj_xml_dup_attribute (property, "val") : NULL;

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 63) : otherwise;
}

static gboolean
is_continued (const xmlNode *properties,
              const char    *name)
{
  xmlNode *merge = tj_xml_first_child (properties, name);
  g_autofree char *value = merge != NULL ? tj_xml_dup_attribute (merge, "val") : NULL;

  return merge != NULL && g_strcmp0 (value, "restart") != 0;
}

/* A control may hold the whole cell: then what it shows is what the cell says. */
static char *
dup_cell_text (Reader        *self,
               const xmlNode *cell,
               GPtrArray     *looks)
{
  const xmlNode *content = cell->parent;
  const xmlNode *control = tj_xml_is (content, "sdtContent") ? content->parent : NULL;
  gboolean checked;

  if (control != NULL && tj_docx_text_is_placeholder (control))
    return g_strdup ("");

  if (control != NULL && tj_docx_text_find_checkbox (control, &checked))
    return g_strdup (checked ? TJ_DOCUMENT_TICKED : TJ_DOCUMENT_UNTICKED);

  return tj_docx_text_of_cell (self->document, self->hidden_styles, cell, looks);
}

static gboolean
holds_table (const xmlNode *cell)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();

  gather (cell, "tbl", tables);

  return tables->len > 0;
}

static GPtrArray *
read_row (Reader        *self,
          const xmlNode *row)
{
  GPtrArray *cells = tj_text_document_row_new ();
  g_autoptr(GPtrArray) nodes = g_ptr_array_new ();
  guint column = 1 + get_number (tj_xml_first_child (row, "trPr"), "gridBefore", 0);
  guint i = 0;

  gather (row, "tc", nodes);
  for (; i < nodes->len && self->n_cells < TJ_LIMIT_CELLS; i++)
    {
      const xmlNode *node = g_ptr_array_index (nodes, i);
      xmlNode *properties = tj_xml_first_child (node, "tcPr");
      TjDocumentCell *cell;

      if (tj_xml_first_child (properties, "cellDel") != NULL)
        continue;

      cell = g_new0 (TjDocumentCell, 1);
      cell->column = column;
      cell->span = MAX (get_number (properties, "gridSpan", 1), 1);
      cell->continued = is_continued (properties, "vMerge") || is_continued (properties, "hMerge");
      cell->has_table = holds_table (node);
      cell->looks = tj_field_look_list_new ();
      cell->text = cell->continued ? g_strdup ("") : dup_cell_text (self, node, cell->looks);
      column += cell->span;

      g_ptr_array_add (cells, cell);
      self->n_cells++;
    }

  self->document->cut_short |= i < nodes->len;

  return cells;
}

static void
read_table (Reader        *self,
            const xmlNode *node,
            gboolean       nested)
{
  TjDocumentTable *table = tj_text_document_add_table (self->document, nested);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  gather (node, "tr", rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const xmlNode *row = g_ptr_array_index (rows, i);

      if (tj_xml_first_child (tj_xml_first_child (row, "trPr"), "del") != NULL)
        continue;

      g_ptr_array_add (table->rows, read_row (self, row));
      read_tables (self, row, TRUE);
    }
}

/* Words outside of tables are few in a form and many in an annex. */
static void
read_paragraph (Reader        *self,
                const xmlNode *paragraph)
{
  GPtrArray *paragraphs = self->document->paragraphs;

  if (paragraphs->len < TJ_LIMIT_PARAGRAPHS)
    tj_text_document_add_paragraph (self->document,
                                    tj_docx_text_of_cell (self->document, self->hidden_styles,
                                                          paragraph, NULL));
}

/* Text boxes are left out with all that is in them. */
static void
read_tables (Reader        *self,
             const xmlNode *node,
             gboolean       nested)
{
  for (const xmlNode *child = tj_xml_first_child (node, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "tbl") && self->n_cells >= TJ_LIMIT_CELLS)
        self->document->cut_short = TRUE;
      else if (tj_xml_is (child, "tbl"))
        read_table (self, child, nested);
      else if (tj_xml_is (child, "p") && !nested && self->document->paragraphs != NULL)
        read_paragraph (self, child);
      else if (!tj_xml_is (child, "txbxContent") && !tj_xml_is (child, "Fallback") &&
               !tj_xml_is (child, "del"))
        read_tables (self, child, nested);
    }
}

/* A styles part that cannot be read hides nothing. */
static GHashTable *
read_hidden_styles (TjOfficeParts *parts,
                    const char    *document_part)
{
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_path_get_dirname (document_part);
  g_autofree char *name = g_strconcat (folder, "/styles.xml", NULL);
  xmlNode *style = tj_xml_first_child (tj_office_parts_get_root (parts, name, NULL), "style");

  for (; style != NULL; style = tj_xml_next (style, "style"))
    {
      char *id = NULL;

      if (tj_docx_text_is_on (tj_xml_first_child (style, "rPr"), "vanish") &&
          (id = tj_xml_dup_attribute (style, "styleId")) != NULL)
        g_hash_table_add (hidden, id);
    }

  return hidden;
}

/* Lines above the notes are written as notes of a type. Notes that cannot be read, because they
 * are damaged or too large, do not keep the form from being read. */
static void
read_notes (Reader        *self,
            TjOfficeParts *parts,
            const char    *document_part,
            const char    *part,
            const char    *element)
{
  g_autofree char *folder = g_path_get_dirname (document_part);
  g_autofree char *name = g_strconcat (folder, part, NULL);
  g_autoptr(GError) problem = NULL;
  xmlNode *note = tj_xml_first_child (tj_office_parts_get_root (parts, name, &problem), element);

  if (problem != NULL)
    self->document->notes_unread = TRUE;

  for (; note != NULL; note = tj_xml_next (note, element))
    {
      g_autofree char *type = tj_xml_dup_attribute (note, "type");
      g_autofree char *words = NULL;

      if (type != NULL && !g_str_equal (type, "normal"))
        continue;

      tj_docx_text_survey (self->document, note);
      words = tj_docx_text_of_cell (self->document, self->hidden_styles, note, NULL);
      tj_text_document_note_words (self->document->notes, words);
    }
}

static const xmlNode *
open_document (TjOfficeParts  *parts,
               const char     *display_name,
               char          **part_name,
               GError        **error)
{
  g_autoptr(GError) problem = NULL;
  const xmlNode *root = NULL;

  *part_name = tj_office_parts_find_document (parts, &problem);
  if (*part_name == NULL && problem == NULL)
    *part_name = g_strdup ("word/document.xml");

  if (problem == NULL)
    root = tj_office_parts_get_root (parts, *part_name, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (root == NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is not a Word file: it has no document inside."), display_name);

  return root;
}

static TjTextDocument *
read_document (GBytes      *bytes,
               const char  *display_name,
               gboolean     with_paragraphs,
               GError     **error)
{
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autoptr(TjTextDocument) document = NULL;
  g_autoptr(GHashTable) hidden_styles = NULL;
  g_autofree char *part_name = NULL;
  const xmlNode *root;
  Reader self = { NULL, NULL, 0 };

  if (!(parts = tj_office_parts_open (bytes, display_name, error)) ||
      !(root = open_document (parts, display_name, &part_name, error)))
    return NULL;

  if (!tj_xml_is (root, "document"))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is an office file, but not one of Word."), display_name);
      return NULL;
    }

  document = tj_text_document_new ();
  if (with_paragraphs)
    tj_text_document_want_paragraphs (document);
  hidden_styles = read_hidden_styles (parts, part_name);
  self.document = document;
  self.hidden_styles = hidden_styles;

  tj_docx_text_survey (document, root);
  read_tables (&self, root, FALSE);
  read_notes (&self, parts, part_name, "/footnotes.xml", "footnote");
  read_notes (&self, parts, part_name, "/endnotes.xml", "endnote");

  return g_steal_pointer (&document);
}

/**
 * tj_docx_read:
 * @bytes: a whole Word document, as .docx or as Flat OPC
 * @display_name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): its tables and what was left out of them, or %NULL with
 *   an error of the domain %TJ_IMPORT_ERROR
 */
TjTextDocument *
tj_docx_read (GBytes      *bytes,
              const char  *display_name,
              GError     **error)
{
  return read_document (bytes, display_name, FALSE, error);
}

/**
 * tj_docx_read_whole:
 *
 * As tj_docx_read(), with the paragraphs between the tables.
 */
TjTextDocument *
tj_docx_read_whole (GBytes      *bytes,
                    const char  *display_name,
                    GError     **error)
{
  return read_document (bytes, display_name, TRUE, error);
}
