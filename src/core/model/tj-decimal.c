/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-decimal.h"

#include <math.h>
#include <string.h>

/* Numbers as people type them into a Word form: digits with thousands separators, powers of
 * ten, and Chinese numerals up to 千. The larger 万 and 亿 belong to the unit (万元) and are
 * read as multipliers. The text is expected in NFKC with superscripts written as ^n. */

/* Beyond this a claim is a typing error, and arithmetic on it would overflow. */
#define MAX_EXPONENT 30

static const struct
{
  const char *character;
  int value;
} numerals[] = {
  { "零", 0 }, { "〇", 0 }, { "○", 0 }, { "一", 1 }, { "二", 2 }, { "两", 2 }, { "三", 3 },
  { "四", 4 }, { "五", 5 }, { "六", 6 }, { "七", 7 }, { "八", 8 }, { "九", 9 },
  { "壹", 1 }, { "贰", 2 }, { "叁", 3 }, { "肆", 4 }, { "伍", 5 }, { "陆", 6 }, { "柒", 7 },
  { "捌", 8 }, { "玖", 9 },
};

static const struct
{
  const char *character;
  int exponent;
} powers[] = {
  { "十", 1 }, { "拾", 1 }, { "百", 2 }, { "佰", 2 }, { "千", 3 }, { "仟", 3 },
  { "万", 4 }, { "萬", 4 }, { "亿", 8 }, { "億", 8 },
};

static gboolean
take (const char **cursor,
      const char  *word)
{
  if (!g_str_has_prefix (*cursor, word))
    return FALSE;

  *cursor += strlen (word);

  return TRUE;
}

static int
take_numeral (const char **cursor)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      if (take (cursor, numerals[i].character))
        return numerals[i].value;
    }

  return -1;
}

static gboolean
take_power (const char **cursor,
            int          largest,
            int         *exponent)
{
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      if (powers[i].exponent <= largest && take (cursor, powers[i].character))
        {
          *exponent = powers[i].exponent;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_digit_group (const char *text)
{
  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]) &&
         !g_ascii_isdigit (text[3]);
}

/* How many bytes of thousands separator stand at @text; 0 where none does. */
static gsize
separator_length (const char *text,
                  guint       n_digits)
{
  gsize length = 0;

  if (*text == ',' || *text == ' ' || *text == '\'')
    length = 1;
  else if (g_str_has_prefix (text, "’"))
    length = strlen ("’");
  else if (g_str_has_prefix (text, TJ_DECIMAL_WIDE_COMMA))
    length = strlen (TJ_DECIMAL_WIDE_COMMA);

  if (n_digits < 1 || n_digits > 3 || !is_digit_group (text + length))
    return 0;

  return length;
}

static gboolean
scan_exponent (const char **cursor,
               TjDecimal   *decimal)
{
  const char *p = *cursor;
  gboolean is_power = FALSE;
  char *end = NULL;
  gint64 exponent;

  if ((*p == 'e' || *p == 'E') &&
      (g_ascii_isdigit (p[1]) || ((p[1] == '+' || p[1] == '-') && g_ascii_isdigit (p[2]))))
    p++;
  else if ((take (&p, "×10^") || take (&p, "x10^") || take (&p, "*10^") || take (&p, "·10^")) ||
           (g_str_equal (decimal->digits, "10") && take (&p, "^")))
    is_power = TRUE;
  else
    return TRUE;

  exponent = g_ascii_strtoll (p, &end, 10);
  if (end == p || exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT)
    return FALSE;

  if (is_power && g_str_equal (decimal->digits, "10") && (*cursor)[0] == '^')
    g_strlcpy (decimal->digits, "1", sizeof decimal->digits);

  decimal->exponent = (int) exponent;
  *cursor = end;

  return TRUE;
}

static TjDecimalScan
scan_arabic (const char **cursor,
             TjDecimal   *decimal)
{
  const char *p = *cursor;
  guint length = 0;
  guint group = 0;
  gboolean has_point = FALSE;
  gboolean grouped = FALSE;

  while (length < TJ_DECIMAL_DIGITS)
    {
      gsize skip = has_point ? 0 : separator_length (p, group);

      if (skip > 0)
        {
          p += skip;
          group = 0;
          grouped = TRUE;
        }

      if (*p == '.' && !has_point && (g_ascii_isdigit (p[1]) || length > 0))
        has_point = TRUE;
      else if (!g_ascii_isdigit (*p))
        break;
      else
        group++;

      decimal->digits[length++] = *p++;
    }

  decimal->digits[length] = '\0';
  if (length == 0)
    return TJ_DECIMAL_NONE;

  *cursor = p;
  if (length == TJ_DECIMAL_DIGITS || (*p == '.' && g_ascii_isdigit (p[1])) ||
      (*p == ',' && g_ascii_isdigit (p[1])) || (grouped && group != 3 && !has_point))
    return TJ_DECIMAL_MALFORMED;

  return scan_exponent (cursor, decimal) ? TJ_DECIMAL_FOUND : TJ_DECIMAL_MALFORMED;
}

/* 十二, 三百零五, 二〇三〇: what stands below 万. */
static gboolean
scan_section (const char **cursor,
              double      *number)
{
  const char *p = *cursor;
  double total = 0;
  double digit = -1;
  gboolean has_power = FALSE;
  int power;
  int value;

  while (total < 1e9 && digit < 1e9)
    {
      if ((value = take_numeral (&p)) >= 0)
        digit = digit > 0 && !has_power ? digit * 10 + value : value;
      else if ((digit > 0 || (p == *cursor && g_str_has_prefix (p, "十"))) &&
               take_power (&p, 3, &power))
        {
          total += (digit > 0 ? digit : 1) * pow (10, power);
          digit = 0;
          has_power = TRUE;
        }
      else
        break;
    }

  if (p == *cursor)
    return FALSE;

  *number = total + MAX (digit, 0);
  *cursor = p;

  return TRUE;
}

/* 一万五千 of 一万五千亿 and 一万五千万: here 万 counts within the number, since another multiplier
 * follows it. */
static void
add_section (const char **cursor,
             double      *number)
{
  const char *p = *cursor;
  const char *end;
  double lower;
  int exponent;

  if (!(take (&p, "万") || take (&p, "萬")) || !scan_section (&p, &lower) || lower >= 10000)
    return;

  end = p;
  if (!tj_decimal_scan_multiplier (&end, &exponent) || exponent < 4)
    return;

  *number = *number * 10000 + lower;
  *cursor = p;
}

/* 十二, 一点五, 一万五千 of 一万五千亿. */
static TjDecimalScan
scan_chinese (const char **cursor,
              TjDecimal   *decimal)
{
  const char *p = *cursor;
  GString *fraction;
  double number;
  int value;

  if (!scan_section (&p, &number))
    return TJ_DECIMAL_NONE;

  add_section (&p, &number);
  tj_decimal_set (decimal, number);
  *cursor = p;

  if (!take (&p, "点") || (value = take_numeral (&p)) < 0)
    return TJ_DECIMAL_FOUND;

  fraction = g_string_new (".");
  do
    g_string_append_c (fraction, (char) ('0' + value));
  while (fraction->len < 12 && (value = take_numeral (&p)) >= 0);

  g_strlcat (decimal->digits, fraction->str, sizeof decimal->digits);
  g_string_free (fraction, TRUE);
  *cursor = p;

  return TJ_DECIMAL_FOUND;
}

/**
 * tj_decimal_scan:
 * @cursor: (inout): normalised text
 * @decimal: (out): the number, without sign
 *
 * Returns: whether a number stands at @cursor
 */
TjDecimalScan
tj_decimal_scan (const char **cursor,
                 TjDecimal   *decimal)
{
  decimal->digits[0] = '\0';
  decimal->exponent = 0;

  if (g_ascii_isdigit (**cursor) || (**cursor == '.' && g_ascii_isdigit ((*cursor)[1])))
    return scan_arabic (cursor, decimal);

  return scan_chinese (cursor, decimal);
}

/**
 * tj_decimal_scan_multiplier:
 * @cursor: (inout): text behind a number
 * @exponent: (out): the power of ten
 *
 * Reads 万, 百万, 万亿 and the like.
 *
 * Returns: whether there was one
 */
gboolean
tj_decimal_scan_multiplier (const char **cursor,
                            int         *exponent)
{
  int power;

  *exponent = 0;
  while (*exponent < 16 && take_power (cursor, 8, &power))
    *exponent += power;

  return *exponent > 0;
}

void
tj_decimal_set (TjDecimal *self,
                double     value)
{
  g_ascii_formatd (self->digits, TJ_DECIMAL_DIGITS, "%.15g", value);
  self->exponent = 0;
}

/**
 * tj_decimal_get_value:
 * @shift: a further power of ten
 *
 * Returns: the double nearest to the decimal number
 */
double
tj_decimal_get_value (const TjDecimal *self,
                      int              shift)
{
  char text[TJ_DECIMAL_DIGITS + 32];
  const char *exponent = strpbrk (self->digits, "eE");

  if (exponent != NULL)
    return g_ascii_strtod (self->digits, NULL) * pow (10, self->exponent + shift);

  g_snprintf (text, sizeof text, "%se%d", self->digits, self->exponent + shift);

  return g_ascii_strtod (text, NULL);
}
