/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-case.h"

#include "core/model/tj-field-list.h"

struct _TjCase
{
  GObject parent_instance;

  GListStore *fields;
};

G_DEFINE_FINAL_TYPE (TjCase, tj_case, G_TYPE_OBJECT)

static void
tj_case_finalize (GObject *object)
{
  TjCase *self = TJ_CASE (object);

  g_clear_object (&self->fields);

  G_OBJECT_CLASS (tj_case_parent_class)->finalize (object);
}

static void
tj_case_class_init (TjCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_case_finalize;
}

static void
tj_case_init (TjCase *self)
{
  self->fields = tj_field_list_new (TRUE);
}

/**
 * tj_case_new:
 *
 * Returns: (transfer full): a case with every field of the form, all blank
 */
TjCase *
tj_case_new (void)
{
  return g_object_new (TJ_TYPE_CASE, NULL);
}

/**
 * tj_case_copy:
 *
 * Returns: (transfer full): a case with the same answers
 */
TjCase *
tj_case_copy (TjCase *self)
{
  TjCase *copy;

  g_return_val_if_fail (TJ_IS_CASE (self), NULL);

  copy = tj_case_new ();
  tj_field_list_copy (copy->fields, G_LIST_MODEL (self->fields));

  return copy;
}

/**
 * tj_case_get_field:
 * @id: as `investment`
 *
 * Returns: (transfer none) (nullable): the field
 */
TjField *
tj_case_get_field (TjCase     *self,
                   const char *id)
{
  g_return_val_if_fail (TJ_IS_CASE (self), NULL);

  return tj_field_list_find (G_LIST_MODEL (self->fields), id);
}

/**
 * tj_case_get_fields:
 *
 * Returns: (transfer none): a list of #TjField in the order of the form
 */
GListModel *
tj_case_get_fields (TjCase *self)
{
  g_return_val_if_fail (TJ_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->fields);
}

/**
 * tj_case_get_quantity:
 *
 * Returns: (transfer none) (nullable): the quantity in the field @id
 */
const TjQuantity *
tj_case_get_quantity (TjCase     *self,
                      const char *id)
{
  TjField *field = tj_case_get_field (self, id);

  return field != NULL ? tj_field_get_quantity (field) : NULL;
}

/**
 * tj_case_is_blank:
 *
 * Returns: whether nothing at all was filled in, as in the second block of an empty form
 */
gboolean
tj_case_is_blank (TjCase *self)
{
  guint n_fields;

  g_return_val_if_fail (TJ_IS_CASE (self), TRUE);

  n_fields = g_list_model_get_n_items (G_LIST_MODEL (self->fields));
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (G_LIST_MODEL (self->fields), i);

      if (!tj_field_is_blank (field))
        return FALSE;
    }

  return TRUE;
}
