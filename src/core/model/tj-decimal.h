/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TJ_DECIMAL_DIGITS 40

/**
 * TjDecimal:
 * @digits: sign, digits and at most one point, as strtod() takes them
 * @exponent: the power of ten that @digits is to be multiplied by
 *
 * A number as typed. It stays decimal until its unit is known, so that 1.1 亿 becomes 11000 万
 * and not 11000.000000000002.
 */
typedef struct
{
  char digits[TJ_DECIMAL_DIGITS + 8];
  int exponent;
} TjDecimal;

/**
 * TjDecimalScan:
 * @TJ_DECIMAL_NONE: no number stands there
 * @TJ_DECIMAL_FOUND: a number was read and the cursor moved behind it
 * @TJ_DECIMAL_MALFORMED: digits stand there, but not in a way that has one meaning
 */
typedef enum
{
  TJ_DECIMAL_NONE,
  TJ_DECIMAL_FOUND,
  TJ_DECIMAL_MALFORMED,
} TjDecimalScan;

/* Stands for a full-width comma, which is either a thousands separator or punctuation. */
#define TJ_DECIMAL_WIDE_COMMA "\342\200\232"

TjDecimalScan tj_decimal_scan            (const char      **cursor,
                                          TjDecimal        *decimal);
gboolean      tj_decimal_scan_multiplier (const char      **cursor,
                                          int              *exponent);
void          tj_decimal_set             (TjDecimal        *self,
                                          double            value);
double        tj_decimal_get_value       (const TjDecimal  *self,
                                          int               shift);

G_END_DECLS
