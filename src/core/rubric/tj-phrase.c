/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-phrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/rubric/tj-evidence.h"

/* Phrases for justifications. They are data; what stands in braces is filled from the form and
 * the evidence, so that a phrase never says more than the package does. */

#define PHRASES "/org/tanjian/Tanjian/rubric/phrases.xml"
/* Characters of an answer; a phrase is no place for a paragraph. */
#define MAX_ANSWER 40

static void
add_matching (GStrvBuilder *builder,
              xmlDoc       *doc,
              const char   *criterion,
              TjLanguage    language)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = tj_xml_first_child (root, "phrase"); node != NULL;
       node = tj_xml_next (node, "phrase"))
    {
      g_autofree char *own = tj_xml_dup_attribute (node, "criterion");
      g_autofree char *zh = tj_xml_dup_child_text (node, "zh");
      g_autofree char *en = tj_xml_dup_child_text (node, "en");

      if (g_strcmp0 (own, criterion) == 0)
        g_strv_builder_add (builder, tj_language_pick (language, zh, en));
    }
}

/**
 * tj_phrase_list:
 * @criterion: an id
 *
 * Returns: (transfer full): what is shipped for @criterion, then what suits any
 */
GStrv
tj_phrase_list (const char *criterion,
                TjLanguage  language)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_resource (PHRASES, &error);

  if (doc == NULL)
    {
      g_warning ("%s", error->message);
      return g_strv_builder_end (builder);
    }

  add_matching (builder, doc, criterion, language);
  add_matching (builder, doc, NULL, language);

  return g_strv_builder_end (builder);
}

static char *
dup_numbers (TjReview   *review,
             const char *target)
{
  g_autoptr(GPtrArray) marks = tj_review_list_evidence (review, target);
  g_autoptr(GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      if (i > 0)
        /* Translators: between the numbers of several pieces of evidence */
        g_string_append (numbers, _(", "));
      g_string_append_printf (numbers, "%u", ((TjEvidence *) marks->pdata[i])->number);
    }

  return marks->len > 0 ? g_string_free (g_steal_pointer (&numbers), FALSE) : NULL;
}

/* On one line, and no longer than a phrase bears. */
static char *
dup_answer (TjForm     *form,
            const char *path)
{
  TjField *field = tj_form_lookup (form, path);
  g_autofree char *text = field != NULL ? g_strdup (tj_field_get_text (field)) : NULL;
  g_autofree char *part = NULL;

  if (tj_text_is_blank (text))
    return NULL;

  g_strdelimit (g_strstrip (text), "\n\t\r", ' ');
  if (g_utf8_strlen (text, -1) <= MAX_ANSWER)
    return g_steal_pointer (&text);

  part = g_utf8_substring (text, 0, MAX_ANSWER);

  return g_strconcat (part, "…", NULL);
}

/**
 * tj_phrase_fill:
 * @phrase: with names in braces
 * @form: as corrected
 * @review: has the evidence
 * @target: whose evidence `{evidence}` means
 *
 * Returns: (transfer full): the phrase with what is known in the place of each name, and
 *   %TJ_PHRASE_GAP for the rest
 */
char *
tj_phrase_fill (const char *phrase,
                TjForm     *form,
                TjReview   *review,
                const char *target)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *at = phrase;

  g_return_val_if_fail (phrase != NULL, NULL);

  while (*at != '\0')
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *known = NULL;

      if (close == NULL)
        break;

      name = g_strndup (open + 1, close - open - 1);
      known = g_str_equal (name, "evidence") ? dup_numbers (review, target)
                                             : dup_answer (form, name);
      g_string_append_len (text, at, open - at);
      g_string_append (text, known != NULL ? known : TJ_PHRASE_GAP);
      at = close + 1;
    }

  g_string_append (text, at);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
