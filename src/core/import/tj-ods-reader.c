/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-ods-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"

/* The sheets of an OpenDocument spreadsheet. Its cells hold what they show in words beside
 * their values, so that no number needs to be put into words again. */

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

typedef struct
{
  TjTextPart *part;
  guint n_cells;
  gsize size;
  guint row;
} Reader;

/**
 * tj_ods_is_one:
 * @bytes: a whole file
 *
 * Returns: whether it is an OpenDocument spreadsheet
 */
gboolean
tj_ods_is_one (GBytes *bytes)
{
  g_autoptr(GBytes) part = NULL;
  gsize size;
  const char *data;

  if (!tj_office_zip_is_zip (bytes) ||
      !(part = tj_office_zip_read_part (bytes, "", "mimetype", NULL)))
    return FALSE;

  data = g_bytes_get_data (part, &size);

  return data != NULL && g_strstr_len (data, size, MEDIA_TYPE) != NULL;
}

static guint
get_number (const xmlNode *node,
            const char    *name,
            guint          at_most)
{
  g_autofree char *value = tj_xml_dup_attribute (node, name);

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, at_most) : 1;
}

static char *
dup_words (const xmlNode *cell)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *line = tj_xml_first_child (cell, "p"); line != NULL;
       line = tj_xml_next (line, "p"))
    {
      g_autofree char *text = tj_xml_dup_text (line);

      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, text);
    }

  return g_string_free (words, FALSE);
}

static gboolean
is_numeric (const xmlNode *cell)
{
  g_autofree char *type = tj_xml_dup_attribute (cell, "value-type");

  return type != NULL && !g_str_equal (type, "string") && !g_str_equal (type, "boolean");
}

static void
read_value (TjTextCell    *cell,
            const xmlNode *node)
{
  g_autofree char *text = tj_xml_dup_attribute (node, "value");
  char *end = NULL;
  double value = text != NULL ? g_ascii_strtod (text, &end) : 0;

  cell->has_value = text != NULL && end > text && *end == '\0' && isfinite (value);
  cell->value = cell->has_value ? value : 0;
}

static gboolean
add_cell (Reader         *self,
          TjTextRow     **row,
          guint           column,
          const xmlNode  *node,
          const char     *words)
{
  g_autofree char *formula = NULL;
  TjTextCell *cell;

  self->size += strlen (words);
  if (++self->n_cells > TJ_LIMIT_SHEET_CELLS || self->size > TJ_LIMIT_TEXT)
    {
      self->part->cut = TRUE;
      return FALSE;
    }

  if (*row == NULL)
    *row = tj_text_part_add_row (self->part, self->row);

  formula = tj_xml_dup_attribute (node, "formula");
  cell = tj_text_row_add_cell (*row, column, words);
  cell->n_columns = get_number (node, "number-columns-spanned", TJ_LIMIT_SHEET_COLUMNS);
  cell->n_rows = get_number (node, "number-rows-spanned", TJ_LIMIT_SHEET_ROWS);
  cell->numeric = is_numeric (node);
  cell->formula = formula != NULL;
  read_value (cell, node);

  return TRUE;
}

static gboolean
read_row (Reader        *self,
          const xmlNode *node)
{
  TjTextRow *row = NULL;
  guint column = 1;

  for (const xmlNode *child = tj_xml_first_child (node, NULL);
       child != NULL && column <= TJ_LIMIT_SHEET_COLUMNS; child = tj_xml_next (child, NULL))
    {
      guint n = get_number (child, "number-columns-repeated", TJ_LIMIT_SHEET_COLUMNS);
      g_autofree char *words = NULL;

      if (tj_xml_is (child, "table-cell"))
        words = dup_words (child);
      else if (!tj_xml_is (child, "covered-table-cell"))
        continue;

      for (guint i = 0; words != NULL && *words != '\0' && i < n; i++)
        {
          if (column + i <= TJ_LIMIT_SHEET_COLUMNS &&
              !add_cell (self, &row, column + i, child, words))
            return FALSE;
        }
      column += n;
    }

  return TRUE;
}

/* Rows lie in groups, those that come again on each page in their own. */
static gboolean
read_rows (Reader        *self,
           const xmlNode *parent)
{
  for (const xmlNode *child = tj_xml_first_child (parent, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      guint n = get_number (child, "number-rows-repeated", TJ_LIMIT_SHEET_ROWS);
      guint n_before = self->n_cells;

      if (tj_xml_is (child, "table-header-rows") || tj_xml_is (child, "table-rows") ||
          tj_xml_is (child, "table-row-group"))
        {
          if (!read_rows (self, child))
            return FALSE;
          continue;
        }

      if (!tj_xml_is (child, "table-row"))
        continue;

      for (guint i = 0; i < n && self->row < TJ_LIMIT_SHEET_ROWS; i++)
        {
          self->row++;
          if (!read_row (self, child))
            return FALSE;

          /* Blank rows that come again need no second look. */
          if (self->n_cells == n_before)
            {
              self->row = MIN (self->row + n - 1, TJ_LIMIT_SHEET_ROWS);
              break;
            }
        }
    }

  return TRUE;
}

static gboolean
is_hidden (xmlNode       *content,
           const xmlNode *table)
{
  g_autofree char *wanted = tj_xml_dup_attribute (table, "style-name");
  xmlNode *style = tj_xml_first_child (tj_xml_first_child (content, "automatic-styles"), "style");

  for (; wanted != NULL && style != NULL; style = tj_xml_next (style, "style"))
    {
      g_autofree char *name = tj_xml_dup_attribute (style, "name");
      xmlNode *properties = tj_xml_first_child (style, "table-properties");
      g_autofree char *display = NULL;

      if (properties == NULL || g_strcmp0 (name, wanted) != 0)
        continue;

      display = tj_xml_dup_attribute (properties, "display");
      return g_strcmp0 (display, "false") == 0;
    }

  return FALSE;
}

static xmlNode *
open_content (TjOfficeParts  *parts,
              const char     *display_name,
              GError        **error)
{
  g_autoptr(GError) problem = NULL;
  xmlNode *content;

  if (!tj_office_parts_check_open (parts, display_name, error))
    return NULL;

  content = tj_office_parts_get_root (parts, "content.xml", &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (tj_xml_first_child (tj_xml_first_child (content, "body"), "spreadsheet") == NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is not a workbook: it has no list of sheets inside."), display_name);
  else
    return content;

  return NULL;
}

/**
 * tj_ods_read:
 * @bytes: a whole .ods file
 * @display_name: what to call it in messages
 * @amount: its first sheet and the names of the others, or all
 *
 * Returns: (transfer full) (nullable): its sheets, or %NULL with an error of %TJ_IMPORT_ERROR
 */
TjAttachmentText *
tj_ods_read (GBytes        *bytes,
             const char    *display_name,
             TjTextAmount   amount,
             GError       **error)
{
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autoptr(TjAttachmentText) text = tj_attachment_text_new ();
  Reader self = { 0 };
  xmlNode *content;
  xmlNode *table;

  if (!(parts = tj_office_parts_open (bytes, display_name, error)) ||
      !(content = open_content (parts, display_name, error)))
    return NULL;

  table = tj_xml_first_child (tj_xml_first_child (content, "body"), "spreadsheet");
  table = tj_xml_first_child (table, "table");
  for (; table != NULL; table = tj_xml_next (table, "table"))
    {
      g_autofree char *label = tj_xml_dup_attribute (table, "name");

      if (text->parts->len >= TJ_LIMIT_SHEETS)
        {
          text->cut = TRUE;
          break;
        }

      self.part = tj_attachment_text_add_table (text, TJ_TEXT_PART_SHEET, label);
      self.part->hidden = is_hidden (content, table);
      self.part->cut = text->cut || (amount == TJ_TEXT_BEGIN && text->parts->len > 1);
      self.row = 0;
      if (!self.part->cut)
        read_rows (&self, table);
      tj_text_part_join (self.part);
      text->cut |= self.part->cut;
    }

  return g_steal_pointer (&text);
}
