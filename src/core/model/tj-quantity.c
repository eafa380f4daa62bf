/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-quantity.h"

#include "core/base/tj-text.h"

G_DEFINE_BOXED_TYPE (TjQuantity, tj_quantity, tj_quantity_copy, tj_quantity_free)

TjQuantity *
tj_quantity_copy (const TjQuantity *self)
{
  TjQuantity *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->unit = g_strdup (self->unit);
  copy->conversion = g_strdup (self->conversion);

  return copy;
}

void
tj_quantity_free (TjQuantity *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->unit);
  g_free (self->conversion);
  g_free (self);
}

/**
 * tj_quantity_get_value:
 * @self: (nullable): a quantity
 * @value: (out): in the quantity's unit
 *
 * A number in a unit of another kind than the label's is no value to reckon with.
 *
 * Returns: whether there is a value
 */
gboolean
tj_quantity_get_value (const TjQuantity *self,
                       double           *value)
{
  if (self == NULL || self->state != TJ_QUANTITY_READ || self->unit_conflict)
    return FALSE;

  *value = self->value;

  return TRUE;
}

/**
 * tj_quantity_get_years:
 * @self: (nullable): a duration
 * @years: (out): the duration in years
 *
 * Returns: whether there is a value and its unit is 月 or 年
 */
gboolean
tj_quantity_get_years (const TjQuantity *self,
                       double           *years)
{
  if (self == NULL || self->state != TJ_QUANTITY_READ)
    return FALSE;

  if (g_strcmp0 (self->unit, "年") == 0)
    *years = self->value;
  else if (g_strcmp0 (self->unit, "月") == 0)
    *years = self->value / 12.0;
  else
    return FALSE;

  return TRUE;
}

/**
 * tj_quantity_to_string:
 *
 * Returns: (transfer full): as `45–50 %`, `约 7.8 万tCO2/a`; a dash where nothing was read
 */
char *
tj_quantity_to_string (const TjQuantity *self)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (self == NULL || self->state != TJ_QUANTITY_READ)
    return g_strdup ("—");

  low = tj_text_format_number (self->is_range ? self->low : self->value, 4);
  high = tj_text_format_number (self->high, 4);

  return g_strconcat (self->approximate ? "≈ " : "", low,
                      self->is_range ? "–" : "", self->is_range ? high : "",
                      self->unit != NULL ? " " : "", self->unit, NULL);
}
