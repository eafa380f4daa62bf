/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <math.h>
#include <string.h>

#include "core/model/tj-quantity.h"

/* The first byte chooses the unit the form asks for, the rest is what was typed. */

static const char * const units[] = { "%", "万元", "吨CO2", "万吨CO2", "元/吨CO2", "年", "月", NULL };

static void
assert_sound (const TjQuantity *quantity)
{
  g_autoptr(TjQuantity) copy = tj_quantity_copy (quantity);
  g_autofree char *text = tj_quantity_to_string (quantity);
  double years;

  g_assert_cmpstr (copy->text, ==, quantity->text);
  g_assert_true (g_utf8_validate (text, -1, NULL));

  if (quantity->state != TJ_QUANTITY_READ)
    return;

  g_assert_true (isfinite (quantity->value));
  g_assert_true (isfinite (quantity->low) && isfinite (quantity->high));
  g_assert_cmpfloat (quantity->low, <=, quantity->high);
  g_assert_cmpfloat (quantity->low, <=, quantity->value);
  g_assert_cmpfloat (quantity->value, <=, quantity->high);

  if (tj_quantity_get_years (quantity, &years))
    g_assert_true (isfinite (years));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(TjQuantity) quantity = NULL;
  g_autofree char *text = NULL;

  if (size == 0)
    return 0;

  text = g_utf8_make_valid ((const char *) data + 1, size - 1);
  quantity = tj_quantity_parse (text, units[data[0] % G_N_ELEMENTS (units)]);
  assert_sound (quantity);

  return 0;
}
