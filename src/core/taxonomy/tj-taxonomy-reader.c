/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads a taxonomy file. The schema sees to the shape; what a schema cannot say is checked
 * here: codes are unique, a code begins with the code of its parent, and an exclude speaks for
 * another type of the same file. The cues need the positions of all types, so they are read in
 * a second walk. */

#define TAXONOMY_SCHEMA "/org/tanjian/Tanjian/schema/taxonomy.xsd"

static const char *level_elements[] = { "category", "type", "direction" };

/* Sets an error that names the line of @element. */
void
tj_taxonomy_set_invalid (const xmlNode  *element,
                         GError        **error,
                         const char     *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a line number and what is wrong there */
  g_set_error (error, TJ_TAXONOMY_ERROR, TJ_TAXONOMY_ERROR_INVALID,
               _("The taxonomy cannot be used (line %ld: %s)"),
               xmlGetLineNo ((xmlNode *) element), message);
}

/**
 * tj_taxonomy_find_word:
 * @text: folded
 * @words: (array zero-terminated=1): folded
 *
 * Returns: (transfer none) (nullable): the first of @words that stands in @text
 */
const char *
tj_taxonomy_find_word (const char         *text,
                       const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (text, words[i]) != NULL)
        return words[i];
    }

  return NULL;
}

/* The folded words of a text that separates them by white space. */
GStrv
tj_taxonomy_dup_words (const char *text)
{
  g_auto(GStrv) raw = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      if (*raw[i] != '\0')
        g_ptr_array_add (words, tj_text_fold (raw[i]));
    }

  g_ptr_array_add (words, NULL);

  return (GStrv) g_ptr_array_steal (words, NULL);
}

static GStrv
dup_attribute_words (const xmlNode *element,
                     const char    *name)
{
  g_autofree char *text = tj_xml_dup_attribute (element, name);

  return text != NULL ? tj_taxonomy_dup_words (text) : NULL;
}

static void
add_words (TjTaxonomy    *self,
           TjCueRule     *rule,
           const xmlNode *element)
{
  g_autofree char *text = tj_xml_dup_text (element);
  g_auto(GStrv) words = tj_taxonomy_dup_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    tj_cue_index_add_word (self->index, rule, words[i]);
}

static gboolean
read_target (TjTaxonomy     *self,
             TjCueRule      *rule,
             const xmlNode  *element,
             GError        **error)
{
  g_autofree char *target = tj_xml_dup_attribute (element, "to");
  TjTaxonomyNode *node = tj_taxonomy_lookup (self, target);

  if (node == NULL || !g_ptr_array_find (self->types, node, &rule->target))
    {
      tj_taxonomy_set_invalid (element, error,
                               _("there is no type “%s” for these words to speak for"), target);
      return FALSE;
    }

  if (rule->target == rule->type)
    {
      tj_taxonomy_set_invalid (element, error,
                               _("words cannot speak against and for “%s” at once"), target);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_cue (TjTaxonomy     *self,
          TjTaxonomyNode *node,
          const xmlNode  *element,
          GError        **error)
{
  g_autofree char *weight = tj_xml_dup_attribute (element, "weight");
  g_autofree char *where = tj_xml_dup_attribute (element, "in");
  TjCueRule *rule = tj_cue_index_add_rule (self->index);

  rule->place = node;
  g_ptr_array_find (self->types, tj_taxonomy_node_get_type_of (node), &rule->type);
  rule->weight = g_ascii_strtod (weight, NULL);
  rule->name_only = g_strcmp0 (where, "name") == 0;
  rule->with = dup_attribute_words (element, "with");
  rule->unless = dup_attribute_words (element, "unless");

  if (tj_xml_is (element, "exclude"))
    {
      rule->weight = -rule->weight;
      if (!read_target (self, rule, element, error))
        return FALSE;
    }

  add_words (self, rule, element);

  return TRUE;
}

static gboolean
read_cues (TjTaxonomy     *self,
           const xmlNode  *parent,
           GError        **error)
{
  for (xmlNode *element = tj_xml_first_child (parent, NULL); element != NULL;
       element = tj_xml_next (element, NULL))
    {
      if (tj_xml_is (element, "include") || tj_xml_is (element, "exclude"))
        {
          g_autofree char *code = tj_xml_dup_attribute (parent, "code");

          if (!read_cue (self, tj_taxonomy_lookup (self, code), element, error))
            return FALSE;
        }
      else if (tj_xml_is (element, "neutral"))
        add_words (self, tj_cue_index_add_rule (self->index), element);
      else if (tj_xml_is (element, "target") || tj_xml_is (element, "boundary"))
        continue;
      else if (!read_cues (self, element, error))
        return FALSE;
    }

  return TRUE;
}

static void
read_names (TjTaxonomyNode *node,
            const xmlNode  *element)
{
  g_autofree char *zh = tj_xml_dup_child_text (element, "zh");
  g_autofree char *en = tj_xml_dup_child_text (element, "en");

  tj_taxonomy_node_set_names (node, zh, en);

  for (xmlNode *alias = tj_xml_first_child (element, "alias"); alias != NULL;
       alias = tj_xml_next (alias, "alias"))
    {
      g_autofree char *text = tj_xml_dup_text (alias);

      tj_taxonomy_node_add_alias (node, text);
    }
}

static gboolean
check_code (TjTaxonomy      *self,
            TjTaxonomyNode  *parent,
            const char      *code,
            const xmlNode   *element,
            GError         **error)
{
  const char *parent_code = parent != NULL ? tj_taxonomy_node_get_code (parent) : NULL;
  const char *dot = strrchr (code, '.');

  if (g_hash_table_contains (self->nodes, code))
    {
      tj_taxonomy_set_invalid (element, error, _("the code “%s” is given twice"), code);
      return FALSE;
    }

  if (parent == NULL && dot == NULL)
    return TRUE;

  if (parent == NULL || dot == NULL || strlen (parent_code) != (gsize) (dot - code) ||
      !g_str_has_prefix (code, parent_code))
    {
      tj_taxonomy_set_invalid (element, error,
                               _("the code “%s” names a parent under which it does not stand"),
                   code);
      return FALSE;
    }

  return TRUE;
}

static TjTaxonomyNode *
read_node (TjTaxonomy      *self,
           TjTaxonomyNode  *parent,
           TjTaxonomyLevel  level,
           const xmlNode   *element,
           GError         **error)
{
  g_autofree char *code = tj_xml_dup_attribute (element, "code");
  g_autofree char *clause = tj_xml_dup_attribute (element, "clause");
  TjTaxonomyNode *node;

  if (!check_code (self, parent, code, element, error))
    return NULL;

  if (clause == NULL && parent != NULL)
    clause = g_strdup (tj_taxonomy_node_get_clause (parent));

  node = tj_taxonomy_node_new (level, code, clause);
  read_names (node, element);
  g_hash_table_insert (self->nodes, g_steal_pointer (&code), node);

  if (level == TJ_TAXONOMY_TYPE)
    g_ptr_array_add (self->types, node);
  if (parent != NULL)
    tj_taxonomy_node_add_child (parent, node);

  return node;
}

static gboolean
read_nodes (TjTaxonomy      *self,
            TjTaxonomyNode  *parent,
            TjTaxonomyLevel  level,
            const xmlNode   *from,
            GError         **error)
{
  TjTaxonomyLevel next = MIN (level + 1, TJ_TAXONOMY_DIRECTION);

  for (xmlNode *element = tj_xml_first_child (from, level_elements[level]); element != NULL;
       element = tj_xml_next (element, level_elements[level]))
    {
      TjTaxonomyNode *node = read_node (self, parent, level, element, error);

      if (node == NULL || !read_nodes (self, node, next, element, error))
        return FALSE;

      if (parent == NULL)
        g_list_store_append (self->categories, node);
    }

  return TRUE;
}

static gboolean
read_tree (TjTaxonomy     *self,
           TjTaxonomy     *notice,
           const xmlNode  *root,
           GError        **error)
{
  return read_nodes (self, NULL, TJ_TAXONOMY_CATEGORY, root, error) &&
         read_cues (self, root, error) && tj_taxonomy_read_likes (self, notice, root, error) &&
         tj_taxonomy_read_targets (self, root, error) &&
         tj_taxonomy_read_boundaries (self, root, error);
}

/**
 * tj_taxonomy_read:
 * @self: an empty taxonomy
 * @notice: (nullable): the taxonomy from which a plan may borrow words
 * @bytes: a file
 * @name: what to call it in messages
 *
 * Returns: whether @self was filled; if not, @error is of the domain %TJ_TAXONOMY_ERROR and
 *   names the line
 */
gboolean
tj_taxonomy_read (TjTaxonomy  *self,
                  TjTaxonomy  *notice,
                  GBytes      *bytes,
                  const char  *name,
                  GError     **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *root;
  xmlNode *title;

  doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, &problem);
  if (doc == NULL || !tj_xml_validate (doc, name, TAXONOMY_SCHEMA, &problem))
    {
      g_set_error_literal (error, TJ_TAXONOMY_ERROR, TJ_TAXONOMY_ERROR_INVALID,
                           problem->message);
      return FALSE;
    }

  root = xmlDocGetRootElement (doc);
  title = tj_xml_first_child (root, "title");

  self->id = tj_xml_dup_attribute (root, "id");
  self->version = tj_xml_dup_attribute (root, "version");
  self->notice = tj_xml_dup_attribute (root, "notice");
  self->date = tj_xml_dup_attribute (root, "date");
  self->title_zh = tj_xml_dup_child_text (title, "zh");
  self->title_en = tj_xml_dup_child_text (title, "en");

  if (!read_tree (self, notice, root, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  return TRUE;
}
