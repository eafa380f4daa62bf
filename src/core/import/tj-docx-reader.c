/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-docx-text.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"

/* The tables of a Word document and where each cell stands on its table's grid. Rows and cells
 * may be wrapped into content controls and markers at every level. */

typedef struct
{
  TjDocx *docx;
  GHashTable *hidden_styles;
  guint n_cells;
  guint n_tables;
} Reader;

static void read_tables (Reader        *self,
                         const xmlNode *node,
                         gboolean       nested);

static void
cell_free (TjDocxCell *cell)
{
  g_free (cell->text);
  g_free (cell);
}

static void
table_free (TjDocxTable *table)
{
  g_ptr_array_unref (table->rows);
  g_free (table);
}

void
tj_docx_free (TjDocx *self)
{
  g_ptr_array_unref (self->tables);
  g_string_free (self->inserted, TRUE);
  g_string_free (self->deleted, TRUE);
  g_string_free (self->hidden, TRUE);
  g_string_free (self->boxes, TRUE);
  g_free (self);
}

static TjDocx *
docx_new (void)
{
  TjDocx *self = g_new0 (TjDocx, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self->inserted = g_string_new (NULL);
  self->deleted = g_string_new (NULL);
  self->hidden = g_string_new (NULL);
  self->boxes = g_string_new (NULL);

  return self;
}

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

      for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
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
               const xmlNode *cell)
{
  const xmlNode *content = cell->parent;
  const xmlNode *control = tj_xml_is (content, "sdtContent") ? content->parent : NULL;
  gboolean checked;

  if (control != NULL && tj_docx_text_is_placeholder (control))
    return g_strdup ("");

  if (control != NULL && tj_docx_text_find_checkbox (control, &checked))
    return g_strdup (checked ? TJ_DOCX_TICKED : TJ_DOCX_UNTICKED);

  return tj_docx_text_of_cell (self->docx, self->hidden_styles, cell);
}

static GPtrArray *
read_row (Reader        *self,
          const xmlNode *row)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  g_autoptr(GPtrArray) nodes = g_ptr_array_new ();
  guint column = 1 + get_number (tj_xml_first_child (row, "trPr"), "gridBefore", 0);

  gather (row, "tc", nodes);
  for (guint i = 0; i < nodes->len && self->n_cells < TJ_LIMIT_CELLS; i++)
    {
      const xmlNode *node = g_ptr_array_index (nodes, i);
      xmlNode *properties = tj_xml_first_child (node, "tcPr");
      TjDocxCell *cell = g_new0 (TjDocxCell, 1);

      cell->column = column;
      cell->span = MAX (get_number (properties, "gridSpan", 1), 1);
      cell->continued = is_continued (properties, "vMerge") || is_continued (properties, "hMerge");
      cell->text = cell->continued ? g_strdup ("") : dup_cell_text (self, node);
      column += cell->span;

      g_ptr_array_add (cells, cell);
      self->n_cells++;
    }

  return cells;
}

static void
read_table (Reader        *self,
            const xmlNode *node,
            gboolean       nested)
{
  TjDocxTable *table = g_new0 (TjDocxTable, 1);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->nested = nested;
  g_ptr_array_add (self->docx->tables, table);
  self->n_tables += !nested;
  table->number = self->n_tables;

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

/* Text boxes are left out with all that is in them. */
static void
read_tables (Reader        *self,
             const xmlNode *node,
             gboolean       nested)
{
  for (const xmlNode *child = tj_xml_first_child (node, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (self->n_cells >= TJ_LIMIT_CELLS)
        return;

      if (tj_xml_is (child, "tbl"))
        read_table (self, child, nested);
      else if (!tj_xml_is (child, "txbxContent") && !tj_xml_is (child, "Fallback") &&
               !tj_xml_is (child, "del"))
        read_tables (self, child, nested);
    }
}

/* A styles part that cannot be read hides nothing. */
static GHashTable *
read_hidden_styles (GBytes     *bytes,
                    const char *display_name,
                    const char *document_part)
{
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_path_get_dirname (document_part);
  g_autofree char *name = g_strconcat (folder, "/styles.xml", NULL);
  g_autoptr(GBytes) part = tj_office_zip_read_part (bytes, display_name, name, NULL);
  g_autoptr(xmlDoc) doc = NULL;

  if (part != NULL)
    doc = tj_xml_parse_bytes (part, name, &tj_xml_limits_office, NULL);
  if (doc == NULL)
    return hidden;

  for (xmlNode *style = tj_xml_first_child (xmlDocGetRootElement (doc), "style"); style != NULL;
       style = tj_xml_next (style, "style"))
    {
      char *id = NULL;

      if (tj_docx_text_is_on (tj_xml_first_child (style, "rPr"), "vanish") &&
          (id = tj_xml_dup_attribute (style, "styleId")) != NULL)
        g_hash_table_add (hidden, id);
    }

  return hidden;
}

static xmlDoc *
parse_document (GBytes      *bytes,
                const char  *display_name,
                char       **part_name,
                GError     **error)
{
  g_autoptr(GBytes) part = NULL;
  g_autoptr(GError) local = NULL;
  xmlDoc *doc = NULL;

  *part_name = tj_office_zip_find_document (bytes, display_name, &local);
  if (*part_name == NULL && local == NULL)
    *part_name = g_strdup ("word/document.xml");

  if (local == NULL)
    part = tj_office_zip_read_part (bytes, display_name, *part_name, &local);
  if (part != NULL)
    doc = tj_xml_parse_bytes (part, display_name, &tj_xml_limits_office, &local);

  if (doc == NULL && local != NULL && local->domain != TJ_IMPORT_ERROR)
    g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE, local->message);
  else if (doc == NULL && local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (doc == NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is not a Word file: it has no document inside."), display_name);

  return doc;
}

/**
 * tj_docx_read:
 * @bytes: a whole .docx file
 * @display_name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): its tables and what was left out of them, or %NULL with
 *   an error of the domain %TJ_IMPORT_ERROR
 */
TjDocx *
tj_docx_read (GBytes      *bytes,
              const char  *display_name,
              GError     **error)
{
  g_autoptr(TjDocx) docx = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GHashTable) hidden_styles = NULL;
  g_autofree char *part_name = NULL;
  Reader self = { NULL, NULL, 0, 0 };

  if (!(doc = parse_document (bytes, display_name, &part_name, error)))
    return NULL;

  if (!tj_xml_is (xmlDocGetRootElement (doc), "document"))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is an office file, but not one of Word."), display_name);
      return NULL;
    }

  docx = docx_new ();
  hidden_styles = read_hidden_styles (bytes, display_name, part_name);
  self.docx = docx;
  self.hidden_styles = hidden_styles;

  tj_docx_text_survey (docx, xmlDocGetRootElement (doc));
  read_tables (&self, xmlDocGetRootElement (doc), FALSE);

  return g_steal_pointer (&docx);
}
