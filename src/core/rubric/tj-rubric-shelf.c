/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-rubric-shelf.h"

#include "core/base/tj-digest.h"
#include "core/base/tj-xml.h"

/* Sheets of a round mostly bring the same rubric; a hostile one may bring a thousand. */
#define MAX_BROUGHT 64

struct _TjRubricShelf
{
  GPtrArray *shipped; /* of TjRubric */
  GHashTable *brought; /* digest → TjRubric */
};

/**
 * tj_rubric_shelf_new:
 *
 * Returns: (transfer full): the rubrics of the program
 */
TjRubricShelf *
tj_rubric_shelf_new (void)
{
  TjRubricShelf *self = g_new0 (TjRubricShelf, 1);

  self->shipped = tj_rubric_list_shipped ();
  self->brought = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  return self;
}

/**
 * tj_rubric_shelf_free:
 * @self: (transfer full) (nullable): what tj_rubric_shelf_new() returned
 */
void
tj_rubric_shelf_free (TjRubricShelf *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->shipped);
  g_hash_table_unref (self->brought);
  g_free (self);
}

/**
 * tj_rubric_shelf_find:
 * @id: (nullable): as tj_rubric_get_id() gives it
 *
 * Returns: (transfer none) (nullable): the rubric of the program that has this id
 */
TjRubric *
tj_rubric_shelf_find (TjRubricShelf *self,
                      const char    *id)
{
  for (guint i = 0; i < self->shipped->len; i++)
    {
      TjRubric *rubric = g_ptr_array_index (self->shipped, i);

      if (g_strcmp0 (tj_rubric_get_id (rubric), id) == 0)
        return rubric;
    }

  return NULL;
}

/**
 * tj_rubric_shelf_take:
 * @node: the root of a rubric, wherever it stands
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the rubric, or %NULL with %TJ_RUBRIC_ERROR_INVALID
 */
TjRubric *
tj_rubric_shelf_take (TjRubricShelf  *self,
                      const xmlNode  *node,
                      const char     *name,
                      GError        **error)
{
  g_autoptr(GBytes) content = tj_xml_canonicalize (node);
  g_autofree char *digest = tj_digest_bytes (content);
  TjRubric *rubric = g_hash_table_lookup (self->brought, digest);

  if (rubric != NULL)
    return g_object_ref (rubric);

  rubric = tj_rubric_new_from_bytes (content, name, error);
  if (rubric != NULL && g_hash_table_size (self->brought) < MAX_BROUGHT)
    g_hash_table_insert (self->brought, (char *) tj_rubric_get_sha256 (rubric),
                         g_object_ref (rubric));

  return rubric;
}
