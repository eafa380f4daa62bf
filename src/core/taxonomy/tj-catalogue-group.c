/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-catalogue-group.h"

#include "core/base/tj-language.h"
#include "core/taxonomy/tj-taxonomy-private.h"

/* What is applied for in five categories is published in eight groups. Beside the declared place
 * and the reviewer's own, the group is a third thing, and neither of the two is changed by it.
 * The file is compiled into the program, so one that does not load is a fault of the build. */

#define CATALOGUE "/org/tanjian/Tanjian/taxonomy/catalogue-5.xml"
#define CATALOGUE_SCHEMA "/org/tanjian/Tanjian/schema/catalogue.xsd"

typedef struct
{
  char *notice;
  GPtrArray *groups;
} Catalogue;

static GStrv
dup_list (const xmlNode *element,
          const char    *name)
{
  g_autofree char *text = tj_xml_dup_child_text (element, name);

  return tj_taxonomy_dup_words (text);
}

static TjCatalogueGroup *
read_group (const xmlNode *element)
{
  TjCatalogueGroup *group = g_new0 (TjCatalogueGroup, 1);
  g_autofree char *count = tj_xml_dup_attribute (element, "technologies");

  group->code = tj_xml_dup_attribute (element, "code");
  group->name_zh = tj_xml_dup_child_text (element, "zh");
  group->name_en = tj_xml_dup_child_text (element, "en");
  group->n_technologies = (guint) g_ascii_strtoull (count, NULL, 10);
  group->types = dup_list (element, "types");
  group->words = dup_list (element, "words");

  return group;
}

static Catalogue *
load_catalogue (void)
{
  Catalogue *catalogue = g_new0 (Catalogue, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_resource (CATALOGUE, &error);
  xmlNode *root;

  if (doc == NULL || !tj_xml_validate (doc, CATALOGUE, CATALOGUE_SCHEMA, &error))
    g_error ("%s", error->message);

  root = xmlDocGetRootElement (doc);
  catalogue->notice = tj_xml_dup_attribute (root, "notice");
  catalogue->groups = g_ptr_array_new ();
  for (xmlNode *element = tj_xml_first_child (root, "group"); element != NULL;
       element = tj_xml_next (element, "group"))
    g_ptr_array_add (catalogue->groups, read_group (element));

  return catalogue;
}

/* Read once and never changed. */
static const Catalogue *
get_catalogue (void)
{
  static Catalogue *catalogue = NULL;

  if (g_once_init_enter (&catalogue))
    g_once_init_leave (&catalogue, load_catalogue ());

  return catalogue;
}

/**
 * tj_catalogue_groups_list:
 *
 * Returns: (transfer none) (element-type TjCatalogueGroup): the groups of the latest batch, in the
 *   order in which they were published
 */
GPtrArray *
tj_catalogue_groups_list (void)
{
  return get_catalogue ()->groups;
}

/**
 * tj_catalogue_groups_get_notice:
 *
 * Returns: (transfer none): the number of the document by which they were published
 */
const char *
tj_catalogue_groups_get_notice (void)
{
  return get_catalogue ()->notice;
}

/**
 * tj_catalogue_group_lookup:
 * @code: (nullable): as `agriculture`
 *
 * Returns: (transfer none) (nullable): the group
 */
const TjCatalogueGroup *
tj_catalogue_group_lookup (const char *code)
{
  GPtrArray *groups = tj_catalogue_groups_list ();

  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      if (g_strcmp0 (group->code, code) == 0)
        return group;
    }

  return NULL;
}

/**
 * tj_catalogue_group_get_name:
 *
 * Returns: what it is called in the language of the user
 */
const char *
tj_catalogue_group_get_name (const TjCatalogueGroup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->name_zh, self->name_en);
}

/**
 * tj_catalogue_groups_suggest:
 * @type: (nullable): a type of the notice
 * @folded: (nullable): what is said about the technology, as tj_text_fold() makes it
 *
 * Farming is no category of the form: its technologies are applied for as a reduction of other
 * gases, as a carbon sink or as digital, and @folded tells them.
 *
 * Returns: (transfer container) (element-type TjCatalogueGroup): the groups in which such a
 *   technology was published, that of the type first; empty where neither says
 */
GPtrArray *
tj_catalogue_groups_suggest (TjTaxonomyNode *type,
                             const char     *folded)
{
  GPtrArray *groups = tj_catalogue_groups_list ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; type != NULL && i < groups->len; i++)
    {
      TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      if (g_strv_contains ((const char * const *) group->types, tj_taxonomy_node_get_code (type)))
        g_ptr_array_add (found, group);
    }

  for (guint i = 0; folded != NULL && i < groups->len; i++)
    {
      TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      if (tj_taxonomy_find_word (folded, (const char * const *) group->words) != NULL
          && !g_ptr_array_find (found, group, NULL))
        g_ptr_array_add (found, group);
    }

  return found;
}
