/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-application-reader.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-importer.h"

#define APPLICATION_SCHEMA "/org/tanjian/Tanjian/schema/application.xsd"

/* How far into a file its namespace must have been named. */
#define SNIFF_SIZE 4096

/**
 * tj_application_is_one:
 *
 * Returns: whether @bytes begins like an application.xml of any version
 */
gboolean
tj_application_is_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL &&
         g_strstr_len (data, MIN (size, SNIFF_SIZE), "https://tanjian.org/ns/application/") != NULL;
}

static void
read_ticks (TjField       *field,
            const xmlNode *element)
{
  g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = tj_xml_dup_child_text (element, "text");

  for (xmlNode *ticked = tj_xml_first_child (element, "ticked"); ticked != NULL;
       ticked = tj_xml_next (ticked, "ticked"))
    g_ptr_array_add (codes, tj_xml_dup_text (ticked));

  g_ptr_array_add (codes, NULL);
  tj_field_set_ticked (field, (const char * const *) codes->pdata);
  tj_field_set_text (field, text);
}

static void
read_field (TjField       *field,
            const xmlNode *element,
            const char    *file)
{
  g_autoptr(TjPlace) place = tj_place_new (file, 0, 0, 0);
  g_autofree char *text = NULL;
  g_autofree char *unit = NULL;

  place->line = (guint) MAX (xmlGetLineNo (element), 0);
  tj_field_set_place (field, place);

  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    {
      read_ticks (field, element);
      return;
    }

  text = tj_xml_dup_text (element);
  unit = tj_xml_dup_attribute (element, "label-unit");
  tj_field_set_label_unit (field, unit);
  tj_field_set_text (field, text);
}

static void
read_fields (GListModel    *fields,
             const xmlNode *parent,
             TjFieldPart    part,
             const char    *file)
{
  gsize n_prefix = part == TJ_FIELD_PART_APPLICANT ? strlen ("applicant.") : 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      xmlNode *element;

      if (tj_field_get_spec (field)->part != part)
        continue;

      element = tj_xml_first_child (parent, tj_field_get_id (field) + n_prefix);
      if (element != NULL)
        read_field (field, element, file);
    }
}

/**
 * tj_application_read:
 * @bytes: the file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the form, or %NULL with %TJ_IMPORT_ERROR_UNREADABLE and
 *   the line that breaks the schema
 */
TjForm *
tj_application_read (GBytes      *bytes,
                     const char  *name,
                     GError     **error)
{
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(TjForm) form = NULL;
  g_autoptr(GError) problem = NULL;
  xmlNode *root;
  xmlNode *item;

  doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, &problem);
  if (doc == NULL || !tj_xml_validate (doc, name, APPLICATION_SCHEMA, &problem))
    {
      g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE, problem->message);
      return NULL;
    }

  root = xmlDocGetRootElement (doc);
  form = tj_form_new ();
  read_fields (tj_form_get_fields (form), root, TJ_FIELD_PART_FORM, name);
  read_fields (tj_form_get_fields (form), tj_xml_first_child (root, "applicant"),
               TJ_FIELD_PART_APPLICANT, name);

  item = tj_xml_first_child (tj_xml_first_child (root, "cases"), "case");
  for (; item != NULL; item = tj_xml_next (item, "case"))
    {
      g_autoptr(TjCase) one = tj_case_new ();

      read_fields (tj_case_get_fields (one), item, TJ_FIELD_PART_CASE, name);
      tj_form_add_case (form, one);
    }

  return g_steal_pointer (&form);
}
