/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-text.h"

#include <glib/gi18n-lib.h>

/* A plan borrows the words of the notice: an item that is like a type or a technology of the
 * notice is known by the same words. Words that say nothing in the notice say nothing in the
 * plan either. A rule of the notice becomes one rule for every item that borrows it. */

typedef struct
{
  guint type;
  TjTaxonomyNode *source;
  double weight;
} Like;

typedef struct
{
  TjTaxonomy *plan;
  TjTaxonomy *notice;
  GArray *likes;
  GHashTable *rules;
} Loan;

static gboolean
stands_under (TjTaxonomyNode *node,
              TjTaxonomyNode *above)
{
  for (; node != NULL; node = tj_taxonomy_node_get_parent (node))
    {
      if (node == above)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_like (Loan           *loan,
           guint           type,
           const xmlNode  *element,
           GError        **error)
{
  g_autofree char *text = tj_xml_dup_text (element);
  g_autofree char *weight = tj_xml_dup_attribute (element, "weight");
  g_auto(GStrv) codes = tj_taxonomy_dup_words (text);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      Like like = { type, NULL, weight != NULL ? g_ascii_strtod (weight, NULL) : 1 };

      if (loan->notice != NULL)
        like.source = tj_taxonomy_lookup (loan->notice, codes[i]);
      if (like.source == NULL)
        {
          tj_taxonomy_set_invalid (element, error,
                                   _("the notice has no “%s” to borrow words from"), codes[i]);
          return FALSE;
        }

      g_array_append_val (loan->likes, like);
    }

  return TRUE;
}

static gboolean
read_likes_under (Loan           *loan,
                  const xmlNode  *parent,
                  GError        **error)
{
  for (xmlNode *type = tj_xml_first_child (parent, "type"); type != NULL;
       type = tj_xml_next (type, "type"))
    {
      g_autofree char *code = tj_xml_dup_attribute (type, "code");
      guint position = 0;

      g_ptr_array_find (loan->plan->types, tj_taxonomy_lookup (loan->plan, code), &position);
      for (xmlNode *element = tj_xml_first_child (type, "like"); element != NULL;
           element = tj_xml_next (element, "like"))
        {
          if (!read_like (loan, position, element, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
item_likes (const Loan     *loan,
            guint           type,
            TjTaxonomyNode *node)
{
  for (guint i = 0; i < loan->likes->len; i++)
    {
      const Like *like = &g_array_index (loan->likes, Like, i);

      if (like->type == type && stands_under (node, like->source))
        return TRUE;
    }

  return FALSE;
}

/* What speaks against a type of the notice speaks against an item that is like all of it, but
 * not where it speaks for another type that the item is like as well. */
static gboolean
may_borrow (const Loan      *loan,
            const Like      *like,
            const TjCueRule *rule)
{
  TjTaxonomyNode *target;

  if (rule->place == NULL || rule->type == TJ_CUE_NO_TYPE)
    return FALSE;
  if (!stands_under (rule->place, like->source))
    return FALSE;
  if (rule->target == TJ_CUE_NO_TYPE)
    return TRUE;

  target = g_ptr_array_index (loan->notice->types, rule->target);

  return !item_likes (loan, like->type, target);
}

static TjCueRule *
borrow_rule (Loan            *loan,
             const Like      *like,
             guint            number,
             const TjCueRule *rule)
{
  g_autofree char *key = g_strdup_printf ("%u %p", number, rule);
  TjCueRule *borrowed = g_hash_table_lookup (loan->rules, key);

  if (borrowed != NULL)
    return borrowed;

  borrowed = tj_cue_index_add_rule (loan->plan->index);
  borrowed->place = g_ptr_array_index (loan->plan->types, like->type);
  borrowed->type = like->type;
  borrowed->weight = rule->weight * like->weight;
  borrowed->name_only = rule->name_only;
  borrowed->with = g_strdupv (rule->with);
  borrowed->unless = g_strdupv (rule->unless);
  g_hash_table_insert (loan->rules, g_steal_pointer (&key), borrowed);

  return borrowed;
}

static void
borrow_word (Loan       *loan,
             TjCueRule  *neutral,
             guint       number)
{
  GPtrArray *rules = tj_cue_index_get_rules (loan->notice->index, number);
  g_autofree char *word = tj_cue_index_dup_word (loan->notice->index, number);

  for (guint i = 0; i < rules->len; i++)
    {
      const TjCueRule *rule = g_ptr_array_index (rules, i);

      if (rule->type == TJ_CUE_NO_TYPE)
        tj_cue_index_add_word (loan->plan->index, neutral, word);

      for (guint j = 0; j < loan->likes->len; j++)
        {
          const Like *like = &g_array_index (loan->likes, Like, j);

          if (may_borrow (loan, like, rule))
            tj_cue_index_add_word (loan->plan->index, borrow_rule (loan, like, j, rule), word);
        }
    }
}

/**
 * tj_taxonomy_read_likes:
 * @self: a taxonomy whose nodes and own words have been read
 * @notice: (nullable): where the words come from; without it no element may borrow any
 * @root: the root of the file
 *
 * Returns: whether all that is borrowed from is there; if not, @error names the line
 */
gboolean
tj_taxonomy_read_likes (TjTaxonomy     *self,
                        TjTaxonomy     *notice,
                        const xmlNode  *root,
                        GError        **error)
{
  g_autoptr(GArray) likes = g_array_new (FALSE, FALSE, sizeof (Like));
  g_autoptr(GHashTable) rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loan loan = { self, notice, likes, rules };
  TjCueRule *neutral;

  for (xmlNode *category = tj_xml_first_child (root, "category"); category != NULL;
       category = tj_xml_next (category, "category"))
    {
      if (!read_likes_under (&loan, category, error))
        return FALSE;
    }

  if (notice == NULL)
    return TRUE;

  neutral = tj_cue_index_add_rule (self->index);
  for (guint i = 0; i < tj_cue_index_get_n_words (notice->index); i++)
    borrow_word (&loan, neutral, i);

  return TRUE;
}
