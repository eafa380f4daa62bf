/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-field-list.h"

/**
 * tj_field_list_new:
 * @of_case: whether the fields of a case are wanted, or those asked once
 *
 * Returns: (transfer full): every such field in the order of the form, all blank
 */
GListStore *
tj_field_list_new (gboolean of_case)
{
  GListStore *fields = g_list_store_new (TJ_TYPE_FIELD);
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      if ((specs[i].part == TJ_FIELD_PART_CASE) == of_case)
        {
          g_autoptr(TjField) field = tj_field_new (&specs[i], NULL);

          g_list_store_append (fields, field);
        }
    }

  return fields;
}

/**
 * tj_field_list_copy:
 * @fields: holds copies of the fields of @from afterwards, and nothing else
 * @from: a list of #TjField
 */
void
tj_field_list_copy (GListStore *fields,
                    GListModel *from)
{
  guint n_fields = g_list_model_get_n_items (from);

  g_list_store_remove_all (fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (from, i);
      g_autoptr(TjField) copy = tj_field_copy (field);

      g_list_store_append (fields, copy);
    }
}

/**
 * tj_field_list_find:
 * @fields: a list of #TjField
 * @id: as `investment`
 *
 * Returns: (transfer none) (nullable): the field of that id
 */
TjField *
tj_field_list_find (GListModel *fields,
                    const char *id)
{
  guint n_fields = g_list_model_get_n_items (fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      if (g_str_equal (tj_field_get_id (field), id))
        return field;
    }

  return NULL;
}
