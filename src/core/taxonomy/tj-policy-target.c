/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-policy-target.h"
#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The figures that a policy document sets. A text touches one when it has a word of it. */

void
tj_policy_target_free (TjPolicyTarget *self)
{
  g_free (self->code);
  g_free (self->name_zh);
  g_free (self->name_en);
  g_free (self->clause);
  g_free (self->bound);
  g_free (self->value);
  g_free (self->to);
  g_free (self->unit);
  g_strfreev (self->words);
  g_free (self);
}

/**
 * tj_policy_target_get_name:
 *
 * Returns: what the figure is of, in the language of the user
 */
const char *
tj_policy_target_get_name (const TjPolicyTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->name_zh, self->name_en);
}

static char *
dup_amount (const TjPolicyTarget *self)
{
  g_autofree char *figure = NULL;

  if (self->value == NULL)
    return NULL;

  figure = self->to != NULL ? g_strdup_printf ("%s–%s %s", self->value, self->to, self->unit)
                            : g_strdup_printf ("%s %s", self->value, self->unit);
  if (g_strcmp0 (self->bound, "at-least") == 0)
    /* Translators: a figure with its unit */
    return g_strdup_printf (_("at least %s"), figure);
  if (g_strcmp0 (self->bound, "about") == 0)
    /* Translators: a figure with its unit */
    return g_strdup_printf (_("about %s"), figure);

  return g_steal_pointer (&figure);
}

static char *
dup_change (const TjPolicyTarget *self,
            const char           *amount)
{
  gboolean falls = self->sense == TJ_TARGET_FALL;

  if (self->sense == TJ_TARGET_LEVEL)
    return g_strdup (amount);
  if (amount == NULL)
    return g_strdup (falls ? _("falls") : _("rises"));
  if (self->base == 0)
    return g_strdup_printf (falls ? _("falls by %s") : _("rises by %s"), amount);

  return g_strdup_printf (falls ? _("falls by %s from %u") : _("rises by %s from %u"), amount,
                          self->base);
}

/**
 * tj_policy_target_dup_figure:
 *
 * Returns: (transfer full): the figure and the year in the language of the user, as “2030: at
 *   least 16 %”; empty for an aim with neither
 */
char *
tj_policy_target_dup_figure (const TjPolicyTarget *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *change = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  amount = dup_amount (self);
  change = dup_change (self, amount);

  if (self->year == 0)
    return change != NULL ? g_steal_pointer (&change) : g_strdup ("");
  if (change == NULL)
    return g_strdup_printf ("%u", self->year);

  /* Translators: a year and what is to be reached by then */
  return g_strdup_printf (_("%u: %s"), self->year, change);
}

static guint
read_year (const xmlNode *element,
           const char    *name)
{
  g_autofree char *text = tj_xml_dup_attribute (element, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static TjPolicyTarget *
read_target (const xmlNode *element)
{
  TjPolicyTarget *target = g_new0 (TjPolicyTarget, 1);
  g_autofree char *words = tj_xml_dup_child_text (element, "words");
  g_autofree char *sense = tj_xml_dup_attribute (element, "sense");

  target->code = tj_xml_dup_attribute (element, "code");
  target->name_zh = tj_xml_dup_child_text (element, "zh");
  target->name_en = tj_xml_dup_child_text (element, "en");
  target->clause = tj_xml_dup_attribute (element, "clause");
  target->year = read_year (element, "year");
  target->base = read_year (element, "base");
  target->bound = tj_xml_dup_attribute (element, "bound");
  target->value = tj_xml_dup_attribute (element, "value");
  target->to = tj_xml_dup_attribute (element, "to");
  target->unit = tj_xml_dup_attribute (element, "unit");
  target->words = tj_taxonomy_dup_words (words);

  if (g_strcmp0 (sense, "fall") == 0)
    target->sense = TJ_TARGET_FALL;
  else if (g_strcmp0 (sense, "rise") == 0)
    target->sense = TJ_TARGET_RISE;

  return target;
}

static gboolean
is_known_code (TjTaxonomy *self,
               const char *code)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      const TjPolicyTarget *target = g_ptr_array_index (self->targets, i);

      if (g_str_equal (target->code, code))
        return TRUE;
    }

  return g_hash_table_contains (self->nodes, code);
}

gboolean
tj_taxonomy_read_targets (TjTaxonomy     *self,
                          const xmlNode  *root,
                          GError        **error)
{
  for (xmlNode *element = tj_xml_first_child (root, "target"); element != NULL;
       element = tj_xml_next (element, "target"))
    {
      TjPolicyTarget *target = read_target (element);

      if (is_known_code (self, target->code))
        {
          tj_taxonomy_set_invalid (element, error, _("the code “%s” is given twice"),
                                   target->code);
          tj_policy_target_free (target);
          return FALSE;
        }

      g_ptr_array_add (self->targets, target);
      if ((target->value == NULL) != (target->unit == NULL) ||
          (target->value == NULL && (target->to != NULL || target->bound != NULL)))
        {
          tj_taxonomy_set_invalid (element, error, _("a figure needs a value and a unit"));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * tj_taxonomy_get_targets:
 *
 * Returns: (transfer none) (element-type TjPolicyTarget): in the order of the document
 */
GPtrArray *
tj_taxonomy_get_targets (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->targets;
}

/**
 * tj_taxonomy_find_targets:
 * @folded: a text as tj_text_fold() makes it
 *
 * Returns: (transfer container) (element-type TjPolicyTarget): the targets that the text
 *   touches, in the order of the document
 */
GPtrArray *
tj_taxonomy_find_targets (TjTaxonomy *self,
                          const char *folded)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (TJ_IS_TAXONOMY (self), found);
  g_return_val_if_fail (folded != NULL, found);

  for (guint i = 0; i < self->targets->len; i++)
    {
      TjPolicyTarget *target = g_ptr_array_index (self->targets, i);

      if (tj_taxonomy_find_word (folded, (const char * const *) target->words) != NULL)
        g_ptr_array_add (found, target);
    }

  return found;
}
