/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-decimal.h"
#include "core/model/tj-quantity.h"
#include "core/model/tj-unit.h"

G_BEGIN_DECLS

/**
 * TjAmount:
 * @number: as typed, in @unit
 * @unit: its unit, where @has_unit
 * @unit_text: (array length=unit_length): the words of the unit
 *
 * One end of a claim.
 */
typedef struct
{
  TjDecimal number;
  TjUnit unit;
  gboolean has_unit;
  const char *unit_text;
  gsize unit_length;
} TjAmount;

/**
 * TjClaim:
 * @p: how far the text was read
 * @quantity: what is being filled in
 * @form_unit: the unit of the label
 * @choice: whether the label lets the applicant choose between months and years
 * @low: the claim, or its lower end
 * @high: the upper end; the same as @low where there is no range
 * @label_unit: the unit that the applicant put into the label, where @label_unit_text
 * @label_unit_text: (nullable): its words
 */
typedef struct
{
  const char *p;
  TjQuantity *quantity;
  TjUnit form_unit;
  const char *form_unit_text;
  gboolean choice;
  TjAmount low;
  TjAmount high;
  TjUnit label_unit;
  const char *label_unit_text;
} TjClaim;

gboolean tj_claim_convert (TjClaim *self);

G_END_DECLS
