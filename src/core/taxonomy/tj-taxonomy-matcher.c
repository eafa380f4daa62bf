/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-text.h"

#include <string.h>

/* From what an applicant wrote in 技术类别 or 技术类型 to a node. Names are compared without
 * punctuation, without the words that join (与, 和, 及) and without the words that every name
 * has (技术, 类). First a name has to be the whole text; then the text may hold one name among
 * other words; then it may be a good part of one name. As soon as two answers are possible
 * there is none: a wrong type would be worse than an expert's glance. */

/* Shorter names (甲烷) are common words in other names, so they count only as the whole text. */
#define MIN_NAME_IN_TEXT 4

static const char *noise[] = { "technologies", "technology", "技术", "类", "与", "和", "及", "等" };

typedef struct
{
  char *text;
  TjTaxonomyNode *answer;
  TjTaxonomyLevel level;
} Name;

static void
name_free (Name *name)
{
  g_free (name->text);
  g_free (name);
}

/* @text is folded already. */
static char *
dup_bare (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (bare, c);
    }

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    g_string_replace (bare, noise[i], "", 0);

  return g_string_free (bare, FALSE);
}

static char *
dup_bare_name (const char *name)
{
  g_autofree char *folded = tj_text_fold (name);

  return dup_bare (folded);
}

static void
add_name (GPtrArray      *names,
          TjTaxonomyNode *node,
          TjTaxonomyNode *answer,
          const char     *text)
{
  Name *name = g_new0 (Name, 1);

  name->text = dup_bare_name (text);
  name->answer = answer;
  name->level = tj_taxonomy_node_get_level (node);
  g_ptr_array_add (names, name);
}

static void
add_names (GPtrArray      *names,
           TjTaxonomyNode *node,
           TjTaxonomyNode *answer)
{
  const char * const *aliases = tj_taxonomy_node_get_aliases (node);

  add_name (names, node, answer, tj_taxonomy_node_get_name_zh (node));
  add_name (names, node, answer, tj_taxonomy_node_get_name_en (node));
  for (guint i = 0; aliases[i] != NULL; i++)
    add_name (names, node, answer, aliases[i]);
}

/* All names of the categories, or of the types with what lies below them. */
static void
collect_names (GPtrArray  *names,
               GListModel *nodes,
               gboolean    of_types)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (nodes, i);
      TjTaxonomyNode *type = tj_taxonomy_node_get_type_of (node);

      if (!of_types)
        add_names (names, node, node);
      else if (type != NULL)
        add_names (names, node, type);

      if (of_types)
        collect_names (names, tj_taxonomy_node_get_children (node), TRUE);
    }
}

/* Collected once: a round asks for the type of every package, from several threads. */
static GPtrArray *
get_type_names (TjTaxonomy *self)
{
  if (g_once_init_enter (&self->type_names))
    {
      GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);

      collect_names (names, tj_taxonomy_get_categories (self), TRUE);
      g_once_init_leave (&self->type_names, names);
    }

  return self->type_names;
}

static TjTaxonomyNode *
find_equal (GPtrArray  *names,
            const char *text)
{
  const Name *found = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);

      if (strcmp (name->text, text) == 0 && (found == NULL || name->level < found->level))
        found = name;
    }

  return found != NULL ? found->answer : NULL;
}

/* Whether a longer name, of which @name is a part, stands in the text as well. */
static gboolean
is_within_another (GPtrArray  *found,
                   const Name *name)
{
  for (guint i = 0; i < found->len; i++)
    {
      const Name *other = g_ptr_array_index (found, i);

      if (strlen (other->text) > strlen (name->text) && strstr (other->text, name->text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static TjTaxonomyNode *
find_in_text (GPtrArray  *names,
              const char *text,
              gboolean   *ambiguous)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  TjTaxonomyNode *answer = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      Name *name = g_ptr_array_index (names, i);

      if (g_utf8_strlen (name->text, -1) >= MIN_NAME_IN_TEXT && strstr (text, name->text) != NULL)
        g_ptr_array_add (found, name);
    }

  for (guint i = 0; i < found->len; i++)
    {
      const Name *name = g_ptr_array_index (found, i);

      if (is_within_another (found, name))
        continue;
      if (answer != NULL && answer != name->answer)
        *ambiguous = TRUE;
      answer = name->answer;
    }

  return *ambiguous ? NULL : answer;
}

static TjTaxonomyNode *
find_as_part (GPtrArray  *names,
              const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  TjTaxonomyNode *answer = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);

      if (length * 2 < g_utf8_strlen (name->text, -1) || strstr (name->text, text) == NULL)
        continue;
      if (answer != NULL && answer != name->answer)
        return NULL;
      answer = name->answer;
    }

  return answer;
}

static TjTaxonomyNode *
find_name (GPtrArray  *names,
           const char *folded,
           gboolean   *ambiguous)
{
  g_autofree char *text = dup_bare (folded);
  TjTaxonomyNode *answer;

  if (g_utf8_strlen (text, -1) < 2)
    return NULL;

  answer = find_equal (names, text);
  if (answer == NULL)
    answer = find_in_text (names, text, ambiguous);
  if (answer == NULL && !*ambiguous)
    answer = find_as_part (names, text);

  return answer;
}

/* Applicants write “type (direction)”: what stands outside the brackets comes first. */
static TjTaxonomyNode *
match_names (GPtrArray  *names,
             const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *bare = dup_bare (folded);
  g_autofree char *outside = NULL;
  TjTaxonomyNode *answer = find_equal (names, bare);
  gboolean ambiguous = FALSE;
  char *open = strchr (folded, '(');
  char *close = open != NULL ? strrchr (open, ')') : NULL;

  if (answer != NULL || bare[0] == '\0')
    return answer;

  if (close == NULL)
    return find_name (names, folded, &ambiguous);

  outside = g_strdup_printf ("%.*s%s", (int) (open - folded), folded, close + 1);
  *close = '\0';

  answer = find_name (names, outside, &ambiguous);
  if (answer == NULL && !ambiguous)
    answer = find_name (names, open + 1, &ambiguous);

  return answer;
}

/**
 * tj_taxonomy_match_category:
 * @text: (nullable): a code, a name, a part of a name
 *
 * Returns: (transfer none) (nullable): the category that is certainly meant
 */
TjTaxonomyNode *
tj_taxonomy_match_category (TjTaxonomy *self,
                            const char *text)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
  TjTaxonomyNode *node;

  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  if (tj_text_is_blank (text))
    return NULL;

  node = tj_taxonomy_lookup (self, text);
  if (node != NULL)
    return tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_CATEGORY ? node : NULL;

  collect_names (names, tj_taxonomy_get_categories (self), FALSE);

  return match_names (names, text);
}

/**
 * tj_taxonomy_match_type:
 * @text: (nullable): what an applicant wrote as 技术类型: a type, a direction, a part of their
 *   names, a code
 *
 * Returns: (transfer none) (nullable): the type that is certainly meant; %NULL where none or
 *   more than one may be
 */
TjTaxonomyNode *
tj_taxonomy_match_type (TjTaxonomy *self,
                        const char *text)
{
  TjTaxonomyNode *node;

  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  if (tj_text_is_blank (text))
    return NULL;

  node = tj_taxonomy_lookup (self, text);
  if (node != NULL)
    return tj_taxonomy_node_get_type_of (node);

  return match_names (get_type_names (self), text);
}
