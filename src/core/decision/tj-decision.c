/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-private.h"

#include <string.h>

static const char * const outcomes[] = { "open", "pass", "conditional", "fail" };

/**
 * tj_outcome_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_outcome_to_string (TjOutcome self)
{
  return outcomes[self];
}

/**
 * tj_outcome_parse:
 * @text: (nullable): a word of machine output
 *
 * Returns: the outcome; open where @text is none
 */
TjOutcome
tj_outcome_parse (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (outcomes); i++)
    {
      if (g_str_equal (outcomes[i], text))
        return (TjOutcome) i;
    }

  return TJ_OUTCOME_OPEN;
}

/**
 * tj_decision_new:
 * @report: what follows from the sheets
 * @origin: what else there is
 *
 * Reads lists of the packages, which belong to their thread.
 *
 * Returns: (transfer full): a decision without the panel's own words
 */
TjDecision *
tj_decision_new (const TjPanelReport    *report,
                 const TjDecisionOrigin *origin)
{
  return tj_decision_new_of_facts (tj_decision_facts_build (report, origin));
}

/* Takes over @facts, which holds no words of the panel. */
TjDecision *
tj_decision_new_of_facts (xmlDoc *facts)
{
  TjDecision *self = g_new0 (TjDecision, 1);
  const xmlNode *item = tj_xml_first_child (xmlDocGetRootElement (facts), "item");

  self->facts = facts;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (; item != NULL; item = tj_xml_next (item, "item"))
    g_hash_table_insert (self->items, tj_xml_dup_attribute (item, "key"), (gpointer) item);

  return self;
}

/**
 * tj_decision_free:
 * @self: (transfer full) (nullable): a decision
 */
void
tj_decision_free (TjDecision *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->facts, xmlFreeDoc);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->sums, g_hash_table_unref);
  g_free (self);
}

/**
 * tj_decision_set:
 * @name: as tj-decision-name.h has them
 * @value: (nullable): empty or %NULL clears it
 *
 * Returns: whether it is so now; if not, %TJ_RUBRIC_ERROR_VALUE
 */
gboolean
tj_decision_set (TjDecision  *self,
                 const char  *name,
                 const char  *value,
                 GError     **error)
{
  if (!tj_decision_check_value (name, value, error))
    return FALSE;

  g_hash_table_remove_all (self->sums);
  if (value == NULL || *value == '\0')
    g_hash_table_remove (self->values, name);
  else
    g_hash_table_insert (self->values, g_strdup (name), g_strdup (value));

  return TRUE;
}

/**
 * tj_decision_get:
 *
 * Returns: (nullable): the value of that name
 */
const char *
tj_decision_get (const TjDecision *self,
                 const char       *name)
{
  return g_hash_table_lookup (self->values, name);
}

/**
 * tj_decision_get_of_item:
 * @key: of a package
 * @part: as `outcome`
 *
 * Returns: (nullable): what the panel says
 */
const char *
tj_decision_get_of_item (const TjDecision *self,
                         const char       *key,
                         const char       *part)
{
  g_autofree char *name = tj_decision_dup_item (key, part);

  return tj_decision_get (self, name);
}

/**
 * tj_decision_get_consensus:
 * @part: `points` or `reason`
 *
 * Returns: (nullable): what the panel agreed on
 */
const char *
tj_decision_get_consensus (const TjDecision *self,
                           const char       *key,
                           const char       *criterion,
                           const char       *part)
{
  g_autofree char *name = tj_decision_dup_consensus (key, criterion, part);

  return tj_decision_get (self, name);
}

/**
 * tj_decision_get_comment:
 * @number: from 1
 * @part: as `answer`
 *
 * Returns: (nullable): that of a comment of the public
 */
const char *
tj_decision_get_comment (const TjDecision *self,
                         guint             number,
                         const char       *part)
{
  g_autofree char *name = tj_decision_dup_comment (number, part);

  return tj_decision_get (self, name);
}

/**
 * tj_decision_count_comments:
 *
 * Returns: the greatest number of a comment that has a text
 */
guint
tj_decision_count_comments (const TjDecision *self)
{
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (g_str_has_prefix (name, "decision.comment.") && g_str_has_suffix (name, ".text"))
        n = MAX (n, (guint) g_ascii_strtoull ((const char *) name + strlen ("decision.comment."),
                                              NULL, 10));
    }

  return n;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/**
 * tj_decision_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the names of all that the panel says, sorted
 */
GPtrArray *
tj_decision_list_names (const TjDecision *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * tj_decision_take_values:
 * @other: an earlier state of the same decision
 *
 * Keeps the panel's own words while the facts are those of other sheets: those on packages that
 * are still there.
 */
void
tj_decision_take_values (TjDecision       *self,
                         const TjDecision *other)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_remove_all (self->sums);
  g_hash_table_iter_init (&iter, other->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (tj_decision_is_about (self, name))
        g_hash_table_insert (self->values, g_strdup (name), g_strdup (value));
    }
}

/**
 * tj_decision_is_about:
 * @name: of a value
 *
 * Returns: whether it is of the meeting or of a package that is judged here
 */
gboolean
tj_decision_is_about (const TjDecision *self,
                      const char       *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ".", 4);
  const gboolean of_item = g_str_equal (parts[1], "item") || g_str_equal (parts[1], "consensus");

  return !of_item || tj_decision_find_item (self, parts[2]) != NULL;
}

/**
 * tj_decision_get_root:
 *
 * Returns: (transfer none): the element that holds the facts
 */
const xmlNode *
tj_decision_get_root (const TjDecision *self)
{
  return xmlDocGetRootElement (self->facts);
}

/**
 * tj_decision_find_item:
 *
 * Returns: (transfer none) (nullable): the element of the package with that key
 */
const xmlNode *
tj_decision_find_item (const TjDecision *self,
                       const char       *key)
{
  return g_hash_table_lookup (self->items, key);
}

typedef struct
{
  const xmlNode *item;
  guint order;
  guint place;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;

  return x->place < y->place ? -1 : x->place > y->place;
}

/**
 * tj_decision_list_items:
 *
 * Returns: (transfer container) (element-type xmlNode): the packages as the meeting takes them:
 *   those with a place on the agenda, then the rest, the widest disagreement first
 */
GPtrArray *
tj_decision_list_items (const TjDecision *self)
{
  g_autoptr(GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  GPtrArray *items = g_ptr_array_new ();
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (self), "item");

  for (; item != NULL; item = tj_xml_next (item, "item"))
    {
      g_autofree char *key = tj_xml_dup_attribute (item, "key");
      const char *order = tj_decision_get_of_item (self, key, "order");
      double place = 0;
      Place entry = { item, G_MAXUINT };

      tj_decision_attribute (item, "disagreement", &place);
      entry.place = (guint) place;
      if (order != NULL)
        entry.order = (guint) g_ascii_strtoull (order, NULL, 10);
      g_array_append_val (places, entry);
    }

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (items, (gpointer) g_array_index (places, Place, i).item);

  return items;
}

/**
 * tj_decision_get_stage:
 *
 * Returns: of the review
 */
TjReviewStage
tj_decision_get_stage (const TjDecision *self)
{
  g_autofree char *text = tj_xml_dup_attribute (tj_decision_get_root (self), "stage");
  TjReviewStage stage = TJ_REVIEW_PRELIMINARY;

  tj_review_stage_parse (text, &stage);

  return stage;
}

/**
 * tj_decision_attribute:
 * @node: (nullable): an element of the facts
 * @value: (out): left alone where there is none
 *
 * Returns: whether there is such an attribute; the schema has seen to it that it is a number
 */
gboolean
tj_decision_attribute (const xmlNode *node,
                       const char    *name,
                       double        *value)
{
  g_autofree char *text = node != NULL ? tj_xml_dup_attribute (node, name) : NULL;

  if (text == NULL || *text == '\0')
    return FALSE;

  *value = g_ascii_strtod (text, NULL);

  return TRUE;
}
