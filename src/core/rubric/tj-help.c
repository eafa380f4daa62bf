/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-help.h"

#include <string.h>

#include "core/base/tj-xml.h"

/* What each field of the form and each criterion asks, in plain words; data, so that a person of
 * the field can mend a sentence. */

#define HELP "/org/tanjian/Tanjian/help/form-2024.xml"

static void
topic_free (TjHelpTopic *topic)
{
  g_free (topic->id);
  g_free (topic->clause);
  g_free (topic->text);
  g_free (topic);
}

/**
 * tj_help_list:
 *
 * Returns: (transfer full) (element-type TjHelpTopic): all topics, in the order of the form
 */
GPtrArray *
tj_help_list (TjLanguage language)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_resource (HELP, &error);

  if (doc == NULL)
    {
      g_warning ("%s", error->message);
      return topics;
    }

  for (const xmlNode *node = tj_xml_first_child (xmlDocGetRootElement (doc), "topic");
       node != NULL; node = tj_xml_next (node, "topic"))
    {
      TjHelpTopic *topic = g_new0 (TjHelpTopic, 1);
      g_autofree char *zh = tj_xml_dup_child_text (node, "zh");
      g_autofree char *en = tj_xml_dup_child_text (node, "en");

      topic->id = tj_xml_dup_attribute (node, "id");
      topic->clause = tj_xml_dup_attribute (node, "clause");
      topic->text = g_strdup (tj_language_pick (language, zh, en));
      g_ptr_array_add (topics, topic);
    }

  return topics;
}

/**
 * tj_help_dup_id_of_path:
 * @path: a field as findings name it: `current_share` or `cases[1].payback`
 *
 * Returns: (transfer full): the topic of the field
 */
char *
tj_help_dup_id_of_path (const char *path)
{
  const char *end = g_str_has_prefix (path, "cases[") ? strstr (path, "].") : NULL;

  return end != NULL ? g_strconcat (TJ_HELP_CASE_PREFIX, end + strlen ("]."), NULL)
                     : g_strdup (path);
}
