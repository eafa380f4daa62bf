/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

#define TJ_TYPE_QUANTITY (tj_quantity_get_type ())

/**
 * TjQuantityState:
 * @TJ_QUANTITY_BLANK: nothing was typed, or a dash or 无 that means nothing
 * @TJ_QUANTITY_READ: a value was read
 * @TJ_QUANTITY_UNREADABLE: something was typed that is no quantity
 */
typedef enum
{
  TJ_QUANTITY_BLANK,
  TJ_QUANTITY_READ,
  TJ_QUANTITY_UNREADABLE,
} TjQuantityState;

/**
 * TjQuantity:
 * @text: what the applicant typed
 * @state: whether there is a value; the numbers below mean nothing unless it is
 *   %TJ_QUANTITY_READ
 * @value: the value in @unit; the middle of a range
 * @is_range: whether @low and @high were both given
 * @low: the lower end, or @value
 * @high: the upper end, or @value
 * @unit: (nullable): the unit of the numbers above: the form's own, or 月 or 年 as typed; what
 *   was typed where it is in conflict with the form's
 * @approximate: whether words as 约, 不低于 or 以上 were attached
 * @unit_missing: no unit was typed and none is implied by the label
 * @unit_conflict: the unit typed is of another kind than the label's
 * @trailing_text: whether more was typed behind the claim, a remark or a further figure
 * @further_figures: whether a figure that may be another claim is among what was typed behind
 * @conversion: (nullable): what was done to the typed number, as `1.2 亿元 × 10⁴ = 12000 万元`
 *
 * A number as claimed. Missing is never zero: ask for @state before @value.
 */
struct _TjQuantity
{
  char *text;
  TjQuantityState state;
  double value;
  gboolean is_range;
  double low;
  double high;
  char *unit;
  gboolean approximate;
  gboolean unit_missing;
  gboolean unit_conflict;
  gboolean trailing_text;
  gboolean further_figures;
  char *conversion;
};

GType       tj_quantity_get_type  (void);
TjQuantity *tj_quantity_parse     (const char       *text,
                                   const char       *form_unit) G_GNUC_WARN_UNUSED_RESULT;
TjQuantity *tj_quantity_parse_labelled (const char  *text,
                                        const char  *form_unit,
                                        const char  *label_unit) G_GNUC_WARN_UNUSED_RESULT;
TjQuantity *tj_quantity_copy      (const TjQuantity *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_quantity_free      (TjQuantity       *self);
gboolean    tj_quantity_get_value (const TjQuantity *self,
                                   double           *value);
gboolean    tj_quantity_get_years (const TjQuantity *self,
                                   double           *years);
char       *tj_quantity_to_string (const TjQuantity *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjQuantity, tj_quantity_free)

G_END_DECLS
