/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-control.h"

#include "core/base/tj-xml.h"
#include "core/import/tj-text-document.h"

/* What the boxes and fields that one fills in show. The controls of a form are listed at the
 * beginning of the document; the text only refers to them. */

gboolean
tj_odt_control_is_true (const xmlNode *node,
                        const char    *name)
{
  g_autofree char *value = tj_xml_dup_attribute (node, name);

  return g_strcmp0 (value, "true") == 0;
}

/* What was filled in, or else what the author of the form put there. */
static char *
dup_state (const xmlNode *control,
           const char    *current,
           const char    *otherwise)
{
  char *state = tj_xml_dup_attribute (control, current);

  return state != NULL ? state : tj_xml_dup_attribute (control, otherwise);
}

static char *
dup_tick (const xmlNode *control,
          gboolean       ticked)
{
  g_autofree char *label = tj_xml_dup_attribute (control, "label");

  return g_strconcat (ticked ? TJ_DOCUMENT_TICKED : TJ_DOCUMENT_UNTICKED, label, NULL);
}

static char *
dup_choice (const xmlNode *list)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  xmlNode *option = tj_xml_first_child (list, "option");

  for (; option != NULL; option = tj_xml_next (option, "option"))
    {
      g_autofree char *selected = dup_state (option, "current-selected", "selected");
      char *label = tj_xml_dup_attribute (option, "label");

      if (label != NULL && g_strcmp0 (selected, "true") == 0)
        g_ptr_array_add (labels, label);
      else
        g_free (label);
    }

  g_ptr_array_add (labels, NULL);

  return g_strjoinv ("、", (char **) labels->pdata);
}

static char *
dup_shown (const xmlNode *control)
{
  static const char * const typed[] = {
    "text", "textarea", "formatted-text", "number", "date", "time", "combobox",
  };
  g_autofree char *state = NULL;

  if (tj_xml_is (control, "checkbox"))
    {
      state = dup_state (control, "current-state", "state");
      return dup_tick (control, g_strcmp0 (state, "checked") == 0);
    }

  if (tj_xml_is (control, "radio"))
    {
      state = dup_state (control, "current-selected", "selected");
      return dup_tick (control, g_strcmp0 (state, "true") == 0);
    }

  if (tj_xml_is (control, "listbox"))
    return dup_choice (control);

  if (tj_xml_is (control, "fixed-text"))
    return tj_xml_dup_attribute (control, "label");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      if (tj_xml_is (control, typed[i]))
        return dup_state (control, "current-value", "value");
    }

  return NULL;
}

/* An id is written for each of two versions of the format. */
static void
take_control (GHashTable    *controls,
              const xmlNode *control)
{
  g_autofree char *shown = dup_shown (control);
  const xmlAttr *attribute = shown != NULL ? control->properties : NULL;

  for (; attribute != NULL; attribute = attribute->next)
    {
      g_autoptr(TjXmlText) id = NULL;

      if (!xmlStrEqual (attribute->name, (const xmlChar *) "id"))
        continue;

      id = xmlNodeListGetString (control->doc, attribute->children, 1);
      if (id != NULL)
        g_hash_table_replace (controls, g_strdup ((const char *) id), g_strdup (shown));
    }
}

static void
take_controls (GHashTable    *controls,
               const xmlNode *parent)
{
  for (const xmlNode *child = tj_xml_first_child (parent, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      take_control (controls, child);
      take_controls (controls, child);
    }
}

/**
 * tj_odt_controls_read:
 * @root: the body's text
 *
 * Returns: (transfer full) (element-type utf8 utf8): what each control shows, by its id
 */
GHashTable *
tj_odt_controls_read (const xmlNode *root)
{
  GHashTable *controls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const xmlNode *forms = tj_xml_first_child (root, "forms");

  for (; forms != NULL; forms = tj_xml_next (forms, "forms"))
    take_controls (controls, forms);

  return controls;
}

static char *
dup_parameter (const xmlNode *mark,
               const char    *name,
               guint          position)
{
  xmlNode *parameter = tj_xml_first_child (mark, "param");

  for (; parameter != NULL; parameter = tj_xml_next (parameter, "param"))
    {
      g_autofree char *found = tj_xml_dup_attribute (parameter, "name");

      if (g_strcmp0 (found, name) == 0 && position-- == 0)
        return tj_xml_dup_attribute (parameter, "value");
    }

  return NULL;
}

/**
 * tj_odt_control_dup_field:
 * @mark: a field that came from a form of Word
 *
 * Returns: (transfer full) (nullable): what it shows
 */
char *
tj_odt_control_dup_field (const xmlNode *mark)
{
  g_autofree char *type = tj_xml_dup_attribute (mark, "type");
  g_autofree char *value = NULL;

  if (type != NULL && g_str_has_suffix (type, ".FORMCHECKBOX"))
    {
      value = dup_parameter (mark, "Checkbox_Checked", 0);
      return g_strdup (g_strcmp0 (value, "true") == 0 ? TJ_DOCUMENT_TICKED : TJ_DOCUMENT_UNTICKED);
    }

  if (type != NULL && g_str_has_suffix (type, ".FORMDROPDOWN") &&
      (value = dup_parameter (mark, "Dropdown_Selected", 0)) != NULL)
    return dup_parameter (mark, "Dropdown_ListEntry",
                          (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, G_MAXINT));

  return NULL;
}
