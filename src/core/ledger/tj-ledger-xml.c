/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"

#define LEDGER_NAMESPACE "https://tanjian.org/ns/ledger/1"
#define LEDGER_SCHEMA "/org/tanjian/Tanjian/schema/ledger.xsd"

/* 5,000 entries with long names are 12 MB. */
static const TjXmlLimits limits = { 64 * 1024 * 1024, 8, 16 };

static void
write_columns (const TjLedger *self,
               TjLanguage      language,
               xmlNode        *root)
{
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const TjLedgerColumn *column = tj_ledger_columns_get (self->columns, i);
      xmlNode *element = tj_xml_add_child (root, "column",
                                           tj_language_pick (language, column->title_zh,
                                                             column->title_en));

      tj_xml_set_attribute (element, "id", column->id);
      tj_xml_set_attribute (element, "type", tj_ledger_type_to_string (column->type));
      tj_xml_set_attribute (element, "unit", column->unit);
    }
}

static void
write_row (const TjLedger *self,
           guint           index,
           xmlNode        *root)
{
  xmlNode *row = tj_xml_add_child (root, "row", NULL);

  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const TjLedgerColumn *column = tj_ledger_columns_get (self->columns, i);
      const TjLedgerCell *cell = tj_ledger_get_cell (self, index, i);
      g_autofree char *value = NULL;
      xmlNode *element;

      if (cell->text == NULL)
        continue;

      element = tj_xml_add_child (row, "cell", cell->text);
      tj_xml_set_attribute (element, "column", column->id);
      if (cell->has_number && column->type != TJ_LEDGER_DATE)
        value = tj_text_dup_number (cell->number);
      tj_xml_set_attribute (element, "value", value);
    }
}

/**
 * tj_ledger_to_xml:
 * @language: of the titles of the columns
 *
 * Returns: (transfer full): a file of the schema ledger.xsd
 */
GBytes *
tj_ledger_to_xml (const TjLedger *self,
                  TjLanguage      language)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "ledger", NULL);

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST LEDGER_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");
  tj_xml_set_attribute (root, "columns", self->columns->id);
  tj_xml_add_child (root, "title", self->title);
  write_columns (self, language, root);
  for (guint i = 0; i < self->rows->len; i++)
    write_row (self, i, root);
  for (guint i = 0; i < self->notes->len; i++)
    tj_xml_add_child (root, "note", g_ptr_array_index (self->notes, i));

  return tj_xml_serialize (doc);
}

static TjLedgerType
read_type (const xmlNode *element)
{
  g_autofree char *text = tj_xml_dup_attribute (element, "type");
  TjLedgerType type = TJ_LEDGER_TEXT;

  while (type < TJ_LEDGER_DATE && g_strcmp0 (text, tj_ledger_type_to_string (type)) != 0)
    type++;

  return type;
}

static void
read_cell (TjLedger      *self,
           GArray        *row,
           const xmlNode *element)
{
  g_autofree char *id = tj_xml_dup_attribute (element, "column");
  g_autofree char *value = tj_xml_dup_attribute (element, "value");
  g_autofree char *text = tj_xml_dup_text (element);
  TjLedgerCell *cell;
  double number;
  GDate date;
  guint index;

  if (!tj_ledger_columns_find (self->columns, id, &index))
    return;

  cell = &g_array_index (row, TjLedgerCell, index);
  tj_ledger_cell_set_text (cell, text);
  if (tj_ledger_columns_get (self->columns, index)->type == TJ_LEDGER_DATE)
    {
      int year = 0;
      int month = 0;
      int day = 0;

      if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 &&
          g_date_valid_dmy (CLAMP (day, 0, 255), CLAMP (month, 0, 12), CLAMP (year, 0, 65535)))
        {
          g_date_clear (&date, 1);
          g_date_set_dmy (&date, day, month, year);
          tj_ledger_cell_set_date (cell, &date);
        }
      return;
    }

  number = value != NULL ? g_ascii_strtod (value, NULL) : NAN;
  cell->has_number = isfinite (number);
  cell->number = cell->has_number ? number : 0;
}

static void
add_columns (TjLedger      *self,
             const xmlNode *root)
{
  for (const xmlNode *element = tj_xml_first_child (root, "column"); element != NULL;
       element = tj_xml_next (element, "column"))
    {
      g_autofree char *id = tj_xml_dup_attribute (element, "id");
      g_autofree char *title = tj_xml_dup_text (element);

      if (!tj_ledger_columns_find (self->columns, id, NULL))
        tj_ledger_columns_add (self->columns, id, read_type (element), title);
    }
}

/**
 * tj_ledger_from_xml:
 * @bytes: a file of the schema ledger.xsd
 * @name: what to call it in messages
 * @columns: (transfer none): those that are known; others of the file are added
 *
 * Returns: (transfer full) (nullable): the ledger, or %NULL with an error of %TJ_XML_ERROR or
 *   %TJ_LEDGER_ERROR_TOO_LARGE
 */
TjLedger *
tj_ledger_from_xml (GBytes           *bytes,
                    const char       *name,
                    TjLedgerColumns  *columns,
                    GError          **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &limits, error);
  g_autoptr(TjLedger) self = NULL;
  g_autofree char *title = NULL;
  const xmlNode *root;

  if (doc == NULL || !tj_xml_validate (doc, name, LEDGER_SCHEMA, error))
    return NULL;

  root = xmlDocGetRootElement (doc);
  title = tj_xml_dup_child_text (root, "title");
  self = tj_ledger_new (columns, title);
  add_columns (self, root);

  for (const xmlNode *element = tj_xml_first_child (root, "row"); element != NULL;
       element = tj_xml_next (element, "row"))
    {
      GArray *row;

      if (self->rows->len >= TJ_LEDGER_MAX_ROWS)
        {
          g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_TOO_LARGE,
                       _("“%s” has more than %d entries, which no round has. Check whether it is "
                         "the right file."), name, TJ_LEDGER_MAX_ROWS);
          return NULL;
        }

      row = tj_ledger_add_row (self);
      for (const xmlNode *cell = tj_xml_first_child (element, "cell"); cell != NULL;
           cell = tj_xml_next (cell, "cell"))
        read_cell (self, row, cell);
    }

  for (const xmlNode *note = tj_xml_first_child (root, "note"); note != NULL;
       note = tj_xml_next (note, "note"))
    g_ptr_array_add (self->notes, tj_xml_dup_text (note));

  return g_steal_pointer (&self);
}
