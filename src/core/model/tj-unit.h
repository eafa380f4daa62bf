/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjUnitKind:
 * @TJ_UNIT_NONE: no unit
 * @TJ_UNIT_RATIO: per cent
 * @TJ_UNIT_MONEY: yuan
 * @TJ_UNIT_MASS: tonnes of carbon dioxide or its equivalent
 * @TJ_UNIT_COST: yuan per tonne
 * @TJ_UNIT_DAY: days
 * @TJ_UNIT_MONTH: months
 * @TJ_UNIT_YEAR: years
 * @TJ_UNIT_OTHER: a unit that no question of the form asks for
 */
typedef enum
{
  TJ_UNIT_NONE,
  TJ_UNIT_RATIO,
  TJ_UNIT_MONEY,
  TJ_UNIT_MASS,
  TJ_UNIT_COST,
  TJ_UNIT_DAY,
  TJ_UNIT_MONTH,
  TJ_UNIT_YEAR,
  TJ_UNIT_OTHER,
} TjUnitKind;

/**
 * TjUnit:
 * @kind: what is measured
 * @exponent: the power of ten between the unit and %, 元, t or 元/t
 * @bare: whether only a multiplier stood there, as in 9.12万
 */
typedef struct
{
  TjUnitKind kind;
  int exponent;
  gboolean bare;
} TjUnit;

gboolean tj_unit_scan        (const char **cursor,
                              TjUnit      *unit);
gboolean tj_unit_parse       (const char  *text,
                              TjUnit      *unit);
gboolean tj_unit_is_duration (TjUnitKind   kind);

/* How numbers and units are prepared for reading. */
char    *tj_unit_normalize   (const char  *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
