/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-application-writer.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/import/tj-application-reader.h"

static void
write_field (xmlNode    *parent,
             const char *name,
             TjField    *field)
{
  const char * const *ticked = tj_field_get_ticked (field);
  g_autofree char *text = tj_text_dup_legal (tj_field_get_text (field));
  xmlNode *element;

  if (tj_field_get_spec (field)->kind != TJ_FIELD_TICKS)
    {
      if (*text == '\0')
        return;

      element = tj_xml_add_child (parent, name, text);
      if (tj_field_get_label_unit (field) != NULL)
        tj_xml_set_attribute (element, "label-unit", tj_field_get_label_unit (field));
      return;
    }

  if (ticked[0] == NULL && *text == '\0')
    return;

  element = tj_xml_add_child (parent, name, NULL);
  for (guint i = 0; ticked[i] != NULL; i++)
    tj_xml_add_child (element, "ticked", ticked[i]);
  if (*text != '\0')
    tj_xml_add_child (element, "text", text);
}

static void
write_fields (xmlNode     *parent,
              GListModel  *fields,
              TjFieldPart  part)
{
  gsize n_prefix = part == TJ_FIELD_PART_APPLICANT ? strlen ("applicant.") : 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      if (tj_field_get_spec (field)->part == part)
        write_field (parent, tj_field_get_id (field) + n_prefix, field);
    }
}

/**
 * tj_application_write:
 * @form: a form
 *
 * What was not answered is left out; characters that XML cannot hold are dropped.
 *
 * Returns: (transfer full): the file
 */
GBytes *
tj_application_write (TjForm *form)
{
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *root;
  xmlNode *cases;

  g_return_val_if_fail (TJ_IS_FORM (form), NULL);

  doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlNewNode (NULL, (const xmlChar *) "application");
  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) TJ_APPLICATION_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");

  write_fields (root, tj_form_get_fields (form), TJ_FIELD_PART_FORM);
  write_fields (tj_xml_add_child (root, "applicant", NULL), tj_form_get_fields (form),
                TJ_FIELD_PART_APPLICANT);

  cases = tj_xml_add_child (root, "cases", NULL);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    write_fields (tj_xml_add_child (cases, "case", NULL),
                  tj_case_get_fields (tj_form_get_case (form, i)), TJ_FIELD_PART_CASE);

  return tj_xml_serialize (doc);
}
