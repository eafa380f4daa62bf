/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-columns.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"

#define DEFAULT_COLUMNS "/org/tanjian/Tanjian/ledger/recommendation-2024.xml"
#define COLUMNS_SCHEMA "/org/tanjian/Tanjian/schema/ledger-columns.xsd"

/* Of a column that only a foreign workbook has. */
#define FOREIGN_WIDTH 16

static const char * const type_names[] = { "text", "integer", "number", "date" };

G_DEFINE_QUARK (tj-ledger-error-quark, tj_ledger_error)

/**
 * tj_ledger_type_to_string:
 *
 * Returns: the name of a type in files and in machine output
 */
const char *
tj_ledger_type_to_string (TjLedgerType type)
{
  return type_names[type];
}

static void
column_free (TjLedgerColumn *column)
{
  g_free (column->id);
  g_free (column->unit);
  g_free (column->from);
  g_free (column->title_zh);
  g_free (column->title_en);
  g_strfreev (column->words);
  g_free (column);
}

static TjLedgerColumns *
columns_new (void)
{
  TjLedgerColumns *self = g_new0 (TjLedgerColumns, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);

  return self;
}

void
tj_ledger_columns_free (TjLedgerColumns *self)
{
  g_free (self->id);
  g_free (self->title_zh);
  g_free (self->title_en);
  g_free (self->sheet);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static TjLedgerType
read_type (const xmlNode *element)
{
  g_autofree char *text = tj_xml_dup_attribute (element, "type");

  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if (g_strcmp0 (text, type_names[i]) == 0)
        return i;
    }

  g_return_val_if_reached (TJ_LEDGER_TEXT);
}

static GStrv
read_words (const TjLedgerColumn *column,
            const xmlNode        *element)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  const char * const titles[] = { column->title_zh, column->title_en };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *folded = tj_text_fold (titles[i]);

      g_strv_builder_add (words, folded);
    }

  for (const xmlNode *match = tj_xml_first_child (element, "match"); match != NULL;
       match = tj_xml_next (match, "match"))
    {
      g_autofree char *text = tj_xml_dup_text (match);
      g_autofree char *folded = tj_text_fold (text);

      if (*folded != '\0')
        g_strv_builder_add (words, folded);
    }

  return g_strv_builder_end (words);
}

static TjLedgerColumn *
read_column (const xmlNode *element)
{
  TjLedgerColumn *column = g_new0 (TjLedgerColumn, 1);
  g_autofree char *width = tj_xml_dup_attribute (element, "width");
  g_autofree char *key = tj_xml_dup_attribute (element, "key");

  column->id = tj_xml_dup_attribute (element, "id");
  column->type = read_type (element);
  column->unit = tj_xml_dup_attribute (element, "unit");
  column->width = (guint) g_ascii_strtoull (width, NULL, 10);
  column->from = tj_xml_dup_attribute (element, "from");
  column->is_key = g_strcmp0 (key, "true") == 0 || g_strcmp0 (key, "1") == 0;
  column->title_zh = tj_xml_dup_child_text (element, "zh");
  column->title_en = tj_xml_dup_child_text (element, "en");
  column->words = read_words (column, element);

  return column;
}

static gboolean
has_one_key (const TjLedgerColumns *self)
{
  guint n_keys = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_keys += tj_ledger_columns_get (self, i)->is_key ? 1 : 0;

  return n_keys == 1;
}

/**
 * tj_ledger_columns_new:
 * @bytes: a file of the schema ledger-columns.xsd
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL with an error of %TJ_XML_ERROR or
 *   %TJ_LEDGER_ERROR_COLUMNS
 */
TjLedgerColumns *
tj_ledger_columns_new (GBytes      *bytes,
                       const char  *name,
                       GError     **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);
  g_autoptr(TjLedgerColumns) self = NULL;
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  const xmlNode *root;
  const xmlNode *title;

  if (doc == NULL || !tj_xml_validate (doc, name, COLUMNS_SCHEMA, error))
    return NULL;

  self = columns_new ();
  root = xmlDocGetRootElement (doc);
  title = tj_xml_first_child (root, "title");
  id = tj_xml_dup_attribute (root, "id");
  version = tj_xml_dup_attribute (root, "version");
  self->id = g_strconcat (id, " ", version, NULL);
  self->title_zh = tj_xml_dup_child_text (title, "zh");
  self->title_en = tj_xml_dup_child_text (title, "en");
  self->sheet = tj_xml_dup_child_text (root, "sheet");

  for (const xmlNode *element = tj_xml_first_child (root, "column"); element != NULL;
       element = tj_xml_next (element, "column"))
    g_ptr_array_add (self->columns, read_column (element));

  if (!has_one_key (self))
    {
      g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_COLUMNS,
                   _("“%s” does not say which one column names the entries. Give one column the "
                     "attribute key=\"true\"."), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tj_ledger_columns_new_default:
 *
 * Returns: (transfer full): the columns that the program brings along
 */
TjLedgerColumns *
tj_ledger_columns_new_default (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (DEFAULT_COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *self = tj_ledger_columns_new (bytes, DEFAULT_COLUMNS, &error);

  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

static gpointer
column_copy (gconstpointer column,
             gpointer      data)
{
  const TjLedgerColumn *from = column;
  TjLedgerColumn *copy = g_memdup2 (from, sizeof *from);

  copy->id = g_strdup (from->id);
  copy->unit = g_strdup (from->unit);
  copy->from = g_strdup (from->from);
  copy->title_zh = g_strdup (from->title_zh);
  copy->title_en = g_strdup (from->title_en);
  copy->words = g_strdupv (from->words);

  return copy;
}

/**
 * tj_ledger_columns_copy:
 *
 * Returns: (transfer full): the same columns, to which others may be added
 */
TjLedgerColumns *
tj_ledger_columns_copy (const TjLedgerColumns *self)
{
  TjLedgerColumns *copy = columns_new ();

  copy->id = g_strdup (self->id);
  copy->title_zh = g_strdup (self->title_zh);
  copy->title_en = g_strdup (self->title_en);
  copy->sheet = g_strdup (self->sheet);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (copy->columns, column_copy (g_ptr_array_index (self->columns, i), NULL));

  return copy;
}

/**
 * tj_ledger_columns_add:
 * @id: as no other column has it
 * @title: what stands above it, in whatever language
 *
 * Returns: the index of the new column, the last
 */
guint
tj_ledger_columns_add (TjLedgerColumns *self,
                       const char      *id,
                       TjLedgerType     type,
                       const char      *title)
{
  TjLedgerColumn *column = g_new0 (TjLedgerColumn, 1);

  column->id = g_strdup (id);
  column->type = type;
  column->width = FOREIGN_WIDTH;
  column->title_zh = g_strdup (title);
  column->title_en = g_strdup (title);
  column->words = g_new0 (char *, 1);
  g_ptr_array_add (self->columns, column);

  return self->columns->len - 1;
}

const TjLedgerColumn *
tj_ledger_columns_get (const TjLedgerColumns *self,
                       guint                  index)
{
  return g_ptr_array_index (self->columns, index);
}

/**
 * tj_ledger_columns_find:
 * @index: (out) (optional): which one
 *
 * Returns: whether there is a column of that id
 */
gboolean
tj_ledger_columns_find (const TjLedgerColumns *self,
                        const char            *id,
                        guint                 *index)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (tj_ledger_columns_get (self, i)->id, id))
        {
          if (index != NULL)
            *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_ledger_column_dup_title:
 *
 * Returns: (transfer full): the title with its unit, as `投资额（万元）`
 */
char *
tj_ledger_column_dup_title (const TjLedgerColumn *self,
                            TjLanguage            language)
{
  const char *title = tj_language_pick (language, self->title_zh, self->title_en);

  if (self->unit == NULL)
    return g_strdup (title);

  return language == TJ_LANGUAGE_ZH ? g_strdup_printf ("%s（%s）", title, self->unit)
                                    : g_strdup_printf ("%s (%s)", title, self->unit);
}
