/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-claim-private.h"

#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"

/* From what was typed to the unit of the form, and how to say what was done. */

#define DAYS_A_MONTH 30
#define MONTHS_A_YEAR 12

static gboolean
same_kind (const TjClaim *self,
           const TjUnit  *unit)
{
  if (unit->bare && unit->kind == TJ_UNIT_NONE)
    return self->form_unit.kind == TJ_UNIT_MONEY || self->form_unit.kind == TJ_UNIT_MASS ||
           self->form_unit.kind == TJ_UNIT_COST || self->form_unit.kind == TJ_UNIT_NONE;

  if (self->choice)
    return tj_unit_is_duration (unit->kind);

  return unit->kind == self->form_unit.kind;
}

/* The label's unit without its multiplier: tCO2 of 万tCO2/a. */
static const char *
skip_multiplier (const char *unit_text)
{
  int exponent;

  tj_decimal_scan_multiplier (&unit_text, &exponent);

  return unit_text;
}

static char *
dup_typed_unit (const TjClaim  *self,
                const TjAmount *amount)
{
  g_autofree char *typed = g_strndup (amount->unit_text, amount->unit_length);
  const char *p = typed;

  while (g_str_has_prefix (p, "多") || g_str_has_prefix (p, "余"))
    p = g_utf8_next_char (p);
  if (amount->unit.bare && self->form_unit_text != NULL)
    return g_strconcat (p, skip_multiplier (self->form_unit_text), NULL);

  return g_strdup (p);
}

static char *
dup_power_of_ten (int exponent)
{
  static const char * const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%d", ABS (exponent));
  GString *text = g_string_new (exponent < 0 ? "10⁻" : "10");

  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (text, digits[*p - '0']);

  return g_string_free (text, FALSE);
}

static char *
dup_numbers (gboolean is_range,
             double   low,
             double   high)
{
  g_autofree char *first = tj_text_dup_number (low);
  g_autofree char *second = tj_text_dup_number (high);

  return is_range ? g_strconcat (first, "–", second, NULL) : g_strdup (first);
}

static void
describe (TjClaim    *self,
          double      typed_low,
          double      typed_high,
          const char *typed_unit,
          const char *operation)
{
  TjQuantity *quantity = self->quantity;
  g_autofree char *typed = dup_numbers (quantity->is_range, typed_low, typed_high);
  g_autofree char *result = dup_numbers (quantity->is_range, quantity->low, quantity->high);

  quantity->conversion = g_strdup_printf ("%s %s %s = %s %s", typed, typed_unit, operation, result,
                                          quantity->unit != NULL ? quantity->unit : "");
}

static void
convert_power (TjClaim  *self,
               TjAmount *low,
               TjAmount *high)
{
  int shift = low->unit.exponent - self->form_unit.exponent;
  int high_shift = high->unit.exponent - self->form_unit.exponent;
  g_autofree char *power = NULL;
  g_autofree char *operation = NULL;
  g_autofree char *typed = NULL;

  self->quantity->low = tj_decimal_get_value (&low->number, shift);
  self->quantity->high = tj_decimal_get_value (&high->number, high_shift);

  if (shift == 0 && high_shift == 0)
    return;

  power = dup_power_of_ten (high_shift);
  operation = g_strconcat ("× ", power, NULL);
  typed = dup_typed_unit (self, high);
  describe (self, tj_decimal_get_value (&low->number, shift - high_shift),
            tj_decimal_get_value (&high->number, 0), typed, operation);
}

static double
months_of (const TjAmount *amount)
{
  double value = tj_decimal_get_value (&amount->number, 0);

  if (amount->unit.kind == TJ_UNIT_YEAR)
    return value * MONTHS_A_YEAR;

  return amount->unit.kind == TJ_UNIT_DAY ? value / DAYS_A_MONTH : value;
}

static void
convert_duration (TjClaim *self)
{
  TjQuantity *quantity = self->quantity;
  TjUnitKind kind = self->low.unit.kind;
  double low = tj_decimal_get_value (&self->low.number, 0);
  double high = tj_decimal_get_value (&self->high.number, 0);

  g_free (quantity->unit);
  quantity->unit = g_strdup (kind == TJ_UNIT_YEAR ? "年" : "月");
  quantity->low = low;
  quantity->high = high;

  if (kind == self->high.unit.kind && kind != TJ_UNIT_DAY)
    return;

  g_free (quantity->unit);
  quantity->unit = g_strdup ("月");
  quantity->low = months_of (&self->low);
  quantity->high = months_of (&self->high);

  if (kind == self->high.unit.kind)
    describe (self, low, high, "天", "÷ 30");
}

static void
take_label_unit (TjClaim  *self,
                 TjAmount *amount)
{
  amount->unit = self->label_unit;
  amount->has_unit = TRUE;
  amount->unit_text = self->label_unit_text;
  amount->unit_length = strlen (self->label_unit_text);
}

static void
convert (TjClaim *self)
{
  TjQuantity *quantity = self->quantity;

  if (!self->low.has_unit && self->label_unit_text != NULL)
    {
      take_label_unit (self, &self->low);
      take_label_unit (self, &self->high);
    }

  if (!self->low.has_unit)
    {
      quantity->low = tj_decimal_get_value (&self->low.number, 0);
      quantity->high = tj_decimal_get_value (&self->high.number, 0);
      quantity->unit_missing = self->choice;
      if (self->choice)
        g_clear_pointer (&quantity->unit, g_free);
    }
  else if (!same_kind (self, &self->low.unit) || !same_kind (self, &self->high.unit))
    {
      g_free (quantity->unit);
      quantity->unit = dup_typed_unit (self, &self->high);
      quantity->low = tj_decimal_get_value (&self->low.number, 0);
      quantity->high = tj_decimal_get_value (&self->high.number, 0);
      quantity->unit_conflict = self->form_unit_text != NULL;
    }
  else if (self->choice)
    convert_duration (self);
  else
    convert_power (self, &self->low, &self->high);
}

static double
round_middle (double low,
              double high)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.12g", low / 2 + high / 2);

  /* Twelve digits may be too few to stay between ends that lie close together. */
  return CLAMP (g_ascii_strtod (text, NULL), low, high);
}

/* Returns: whether the numbers may stand as they are */
static gboolean
settle (TjQuantity *quantity)
{
  if (!isfinite (quantity->low) || !isfinite (quantity->high))
    return FALSE;

  if (quantity->low > quantity->high)
    return FALSE;

  quantity->value = quantity->is_range ? round_middle (quantity->low, quantity->high)
                                       : quantity->low;

  return TRUE;
}

/**
 * tj_claim_convert:
 * @self: a claim with both ends read
 *
 * Fills in the numbers, the unit and the doubts of the quantity.
 *
 * Returns: whether the numbers may stand
 */
gboolean
tj_claim_convert (TjClaim *self)
{
  convert (self);

  return settle (self->quantity);
}
