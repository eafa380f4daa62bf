/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjNumberTokenKind:
 * @TJ_NUMBER_LITERAL: words to print
 * @TJ_NUMBER_DIGIT: a place for a digit
 * @TJ_NUMBER_POINT: the decimal point
 * @TJ_NUMBER_COMMA: groups of three, or division by a thousand
 * @TJ_NUMBER_PERCENT: a percent sign
 * @TJ_NUMBER_EXPONENT: `E+` or `E-`
 * @TJ_NUMBER_FRACTION: the stroke of a fraction
 * @TJ_NUMBER_DATE: a part of a date or a time
 * @TJ_NUMBER_GENERAL: the number as it is
 * @TJ_NUMBER_WORDS: a place for words
 * @TJ_NUMBER_CONDITION: when the section holds
 * @TJ_NUMBER_SECTION: the end of a section
 * @TJ_NUMBER_NOTHING: what is not shown, as a colour
 */
typedef enum
{
  TJ_NUMBER_LITERAL,
  TJ_NUMBER_DIGIT,
  TJ_NUMBER_POINT,
  TJ_NUMBER_COMMA,
  TJ_NUMBER_PERCENT,
  TJ_NUMBER_EXPONENT,
  TJ_NUMBER_FRACTION,
  TJ_NUMBER_DATE,
  TJ_NUMBER_GENERAL,
  TJ_NUMBER_WORDS,
  TJ_NUMBER_CONDITION,
  TJ_NUMBER_SECTION,
  TJ_NUMBER_NOTHING,
} TjNumberTokenKind;

/**
 * TjNumberToken:
 * @text: what it is, inside the code
 * @length: of @text in bytes
 * @letter: of a digit's place `0`, `#` or `?`; of a date's part `y`, `m`, `d`, `a` (week day),
 *   `h`, `s` or `p` (half of the day)
 * @elapsed: whether hours, minutes or seconds are not brought below 24 or 60
 * @relation: of a condition, as `>=`
 * @bound: of a condition
 */
typedef struct
{
  TjNumberTokenKind kind;
  const char *text;
  gsize length;
  char letter;
  gboolean elapsed;
  char relation[3];
  double bound;
} TjNumberToken;

const char *tj_number_token_next (const char    *code,
                                  const char    *end,
                                  TjNumberToken *token);

G_END_DECLS
