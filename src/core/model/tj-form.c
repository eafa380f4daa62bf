/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-form.h"

#include "core/model/tj-field-list.h"

struct _TjForm
{
  GObject parent_instance;

  GListStore *fields;
  GListStore *cases;
};

G_DEFINE_FINAL_TYPE (TjForm, tj_form, G_TYPE_OBJECT)

static void
tj_form_finalize (GObject *object)
{
  TjForm *self = TJ_FORM (object);

  g_clear_object (&self->fields);
  g_clear_object (&self->cases);

  G_OBJECT_CLASS (tj_form_parent_class)->finalize (object);
}

static void
tj_form_class_init (TjFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_form_finalize;
}

static void
tj_form_init (TjForm *self)
{
  self->fields = tj_field_list_new (FALSE);
  self->cases = g_list_store_new (TJ_TYPE_CASE);
}

/**
 * tj_form_new:
 *
 * Returns: (transfer full): a form with every field blank and no case
 */
TjForm *
tj_form_new (void)
{
  return g_object_new (TJ_TYPE_FORM, NULL);
}

/**
 * tj_form_copy:
 * @n_cases: how many the copy has: the first ones of @self, and blank ones after them
 *
 * Returns: (transfer full): a form with the same answers
 */
TjForm *
tj_form_copy (TjForm *self,
              guint   n_cases)
{
  TjForm *copy;

  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  copy = tj_form_new ();
  tj_field_list_copy (copy->fields, G_LIST_MODEL (self->fields));
  for (guint i = 0; i < n_cases; i++)
    {
      TjCase *item = tj_form_get_case (self, i);
      g_autoptr(TjCase) new_case = item != NULL ? tj_case_copy (item) : tj_case_new ();

      tj_form_add_case (copy, new_case);
    }

  return copy;
}

/**
 * tj_form_get_field:
 * @id: as `technology_name` or `applicant.name`
 *
 * Returns: (transfer none) (nullable): the field
 */
TjField *
tj_form_get_field (TjForm     *self,
                   const char *id)
{
  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  return tj_field_list_find (G_LIST_MODEL (self->fields), id);
}

/**
 * tj_form_get_fields:
 *
 * Returns: (transfer none): a list of #TjField without those of the cases, in form order
 */
GListModel *
tj_form_get_fields (TjForm *self)
{
  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  return G_LIST_MODEL (self->fields);
}

/**
 * tj_form_get_cases:
 *
 * Returns: (transfer none): a list of #TjCase
 */
GListModel *
tj_form_get_cases (TjForm *self)
{
  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  return G_LIST_MODEL (self->cases);
}

guint
tj_form_get_n_cases (TjForm *self)
{
  g_return_val_if_fail (TJ_IS_FORM (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->cases));
}

/**
 * tj_form_get_case:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the case
 */
TjCase *
tj_form_get_case (TjForm *self,
                  guint   index)
{
  g_autoptr(TjCase) item = NULL;

  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  item = g_list_model_get_item (G_LIST_MODEL (self->cases), index);

  return item;
}

/**
 * tj_form_add_case:
 * @item: (transfer none): the next case
 */
void
tj_form_add_case (TjForm *self,
                  TjCase *item)
{
  g_return_if_fail (TJ_IS_FORM (self));

  g_list_store_append (self->cases, item);
}

/**
 * tj_form_lookup:
 * @path: as findings name a field: `current_share`, `applicant.name` or `cases[1].payback`
 *
 * Returns: (transfer none) (nullable): the field
 */
TjField *
tj_form_lookup (TjForm     *self,
                const char *path)
{
  char *end = NULL;
  guint64 index;
  TjCase *item;

  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  if (!g_str_has_prefix (path, "cases["))
    return tj_form_get_field (self, path);

  index = g_ascii_strtoull (path + strlen ("cases["), &end, 10);
  if (end == NULL || !g_str_has_prefix (end, "].") || index >= tj_form_get_n_cases (self))
    return NULL;

  item = tj_form_get_case (self, (guint) index);

  return tj_case_get_field (item, end + strlen ("]."));
}

/**
 * tj_form_get_text:
 *
 * Returns: (transfer none): the text of the field @id, empty where nothing was typed
 */
const char *
tj_form_get_text (TjForm     *self,
                  const char *id)
{
  TjField *field = tj_form_get_field (self, id);

  g_return_val_if_fail (field != NULL, "");

  return tj_field_get_text (field);
}

/**
 * tj_form_get_quantity:
 *
 * Returns: (transfer none) (nullable): the quantity of the field @id
 */
const TjQuantity *
tj_form_get_quantity (TjForm     *self,
                      const char *id)
{
  TjField *field = tj_form_get_field (self, id);

  g_return_val_if_fail (field != NULL, NULL);

  return tj_field_get_quantity (field);
}

/**
 * tj_form_is_blank:
 *
 * Returns: whether nothing is filled in and there is no case
 */
gboolean
tj_form_is_blank (TjForm *self)
{
  guint n_fields;

  g_return_val_if_fail (TJ_IS_FORM (self), TRUE);

  n_fields = g_list_model_get_n_items (G_LIST_MODEL (self->fields));
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (G_LIST_MODEL (self->fields), i);

      if (!tj_field_is_blank (field))
        return FALSE;
    }

  return tj_form_get_n_cases (self) == 0;
}

static const char *
get_only_tick (TjForm     *self,
               const char *id)
{
  const char * const *ticked = tj_field_get_ticked (tj_form_get_field (self, id));

  return ticked[0] != NULL && ticked[1] == NULL ? ticked[0] : NULL;
}

/**
 * tj_form_get_stage:
 *
 * Returns: (nullable): `demonstration` or `promotion`; %NULL unless exactly one is ticked
 */
const char *
tj_form_get_stage (TjForm *self)
{
  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  return get_only_tick (self, "stage");
}

/**
 * tj_form_get_category:
 *
 * Returns: (nullable): the code of the category; %NULL unless exactly one is ticked
 */
const char *
tj_form_get_category (TjForm *self)
{
  g_return_val_if_fail (TJ_IS_FORM (self), NULL);

  return get_only_tick (self, "category");
}
