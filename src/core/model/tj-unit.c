/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-unit.h"

#include "core/model/tj-decimal.h"

#include <string.h>

/* Units are read by the longest word that fits, with the multiplier before it (百万元), what is
 * measured behind it (吨二氧化碳当量) and the time it is counted over (/a). A unit that goes on
 * in a way not known here, as in kWh/t or t标煤, is another unit and not a shorter one. */

/* A form's figure stands in the first lines of its cell; more is not looked at. */
#define MAX_TEXT 2000

typedef struct
{
  const char *word;
  TjUnitKind kind;
  int exponent;
} UnitWord;

/* Longer words stand before their own beginnings. Letters are in lower case except M. */
static const UnitWord words[] = {
  { "美元", TJ_UNIT_OTHER, 0 },
  { "欧元", TJ_UNIT_OTHER, 0 },
  { "元人民币", TJ_UNIT_MONEY, 0 },
  { "人民币", TJ_UNIT_MONEY, 0 },
  { "元", TJ_UNIT_MONEY, 0 },
  { "圆", TJ_UNIT_MONEY, 0 },
  { "rMb", TJ_UNIT_MONEY, 0 },
  { "rmb", TJ_UNIT_MONEY, 0 },
  { "个百分点", TJ_UNIT_RATIO, 0 },
  { "百分点", TJ_UNIT_RATIO, 0 },
  { "%", TJ_UNIT_RATIO, 0 },
  { "‰", TJ_UNIT_RATIO, -1 },
  { "成", TJ_UNIT_RATIO, 1 },
  { "个月", TJ_UNIT_MONTH, 0 },
  { "月", TJ_UNIT_MONTH, 0 },
  { "months", TJ_UNIT_MONTH, 0 },
  { "month", TJ_UNIT_MONTH, 0 },
  { "个年", TJ_UNIT_YEAR, 0 },
  { "周年", TJ_UNIT_YEAR, 0 },
  { "年", TJ_UNIT_YEAR, 0 },
  { "years", TJ_UNIT_YEAR, 0 },
  { "year", TJ_UNIT_YEAR, 0 },
  { "天", TJ_UNIT_DAY, 0 },
  { "日", TJ_UNIT_DAY, 0 },
  { "公吨", TJ_UNIT_MASS, 0 },
  { "吨", TJ_UNIT_MASS, 0 },
  { "千克", TJ_UNIT_MASS, -3 },
  { "公斤", TJ_UNIT_MASS, -3 },
  { "kg", TJ_UNIT_MASS, -3 },
  { "kt", TJ_UNIT_MASS, 3 },
  { "Mt", TJ_UNIT_MASS, 6 },
  { "t", TJ_UNIT_MASS, 0 },
  { "克", TJ_UNIT_MASS, -6 },
  { "a", TJ_UNIT_YEAR, 0 },
  { "d", TJ_UNIT_DAY, 0 },
};

static const char * const measured[] = {
  "二氧化碳当量", "二氧化碳", "co2当量", "co2-eq", "co2eq", "co2-e", "co2e", "co2", "的",
};

static const char * const per_year[] = { "/a", "/年", "/year", "/yr", "/y", "每年" };

static const char * const foreign_tails[] = {
  "标准煤", "标煤", "ce", "煤", "钢", "水", "蒸汽", "产品", "油",
};

static const char * const counted[] = {
  "个", "台", "套", "座", "家", "户", "项", "件", "人", "次", "倍", "米", "千瓦", "小时", "度",
  "兆瓦", "方", "平方", "立方", "公顷", "亩", "℃", "°",
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

static gboolean
take_any (const char         **cursor,
          const char * const  *list,
          guint                n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (take (cursor, list[i]))
        return TRUE;
    }

  return FALSE;
}

static const UnitWord *
take_word (const char **cursor)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *p = *cursor;

      /* A single Latin letter is a unit only where no other letter follows it. */
      if (take (&p, words[i].word) &&
          !(p - *cursor == 1 && words[i].kind != TJ_UNIT_MASS && g_ascii_isalpha (*p)))
        {
          *cursor = p;
          return &words[i];
        }
    }

  return NULL;
}

static void
skip_measured (const char **cursor)
{
  while (take_any (cursor, measured, G_N_ELEMENTS (measured)))
    ;
}

/* 元/tCO2, 万元/万t, 元每吨 */
static gboolean
scan_cost (const char **cursor,
           TjUnit      *unit)
{
  const char *p = *cursor;
  const UnitWord *word;
  gboolean bracket;
  int exponent;

  if (!take (&p, "/") && !take (&p, "每"))
    return FALSE;

  bracket = take (&p, "(");
  tj_decimal_scan_multiplier (&p, &exponent);
  word = take_word (&p);
  if (word == NULL || word->kind != TJ_UNIT_MASS)
    return FALSE;

  skip_measured (&p);
  if (bracket && !take (&p, ")"))
    return FALSE;

  unit->kind = TJ_UNIT_COST;
  unit->exponent -= exponent + word->exponent;
  *cursor = p;

  return TRUE;
}

static gboolean
goes_on (const char *p)
{
  return g_ascii_isalpha (*p) || *p == '/' || *p == '^';
}

static void
skip_foreign (const char **cursor)
{
  while (**cursor != '\0' &&
         (g_ascii_isalnum (**cursor) || **cursor == '/' || **cursor == '^' || **cursor == '.'))
    (*cursor)++;
}

/**
 * tj_unit_scan:
 * @cursor: (inout): normalised text behind a number
 * @unit: (out): the unit
 *
 * Returns: whether a unit or a bare multiplier stands there
 */
gboolean
tj_unit_scan (const char **cursor,
              TjUnit      *unit)
{
  const char *p = *cursor;
  const UnitWord *word;

  unit->kind = TJ_UNIT_NONE;
  unit->bare = FALSE;
  take (&p, "多");
  take (&p, "余");
  unit->bare = tj_decimal_scan_multiplier (&p, &unit->exponent);
  take (&p, "多");
  take (&p, "余");

  if (unit->bare && take (&p, "分之"))
    return FALSE;

  word = take_word (&p);
  if (word == NULL)
    {
      if (g_ascii_isalpha (*p) || take_any (&p, counted, G_N_ELEMENTS (counted)))
        {
          skip_foreign (&p);
          unit->kind = TJ_UNIT_OTHER;
        }

      *cursor = p;
      return unit->bare || unit->kind == TJ_UNIT_OTHER;
    }

  unit->bare = FALSE;
  unit->kind = word->kind;
  unit->exponent += word->exponent;

  if (word->kind == TJ_UNIT_MASS)
    {
      skip_measured (&p);
      if (take_any (&p, foreign_tails, G_N_ELEMENTS (foreign_tails)))
        unit->kind = TJ_UNIT_OTHER;
    }
  else if (word->kind == TJ_UNIT_MONEY)
    scan_cost (&p, unit);

  if (unit->kind == TJ_UNIT_MASS || unit->kind == TJ_UNIT_MONEY)
    take_any (&p, per_year, G_N_ELEMENTS (per_year));
  if (unit->kind == TJ_UNIT_MASS)
    skip_measured (&p);

  if (goes_on (p))
    {
      skip_foreign (&p);
      unit->kind = TJ_UNIT_OTHER;
    }

  *cursor = p;

  return TRUE;
}

/**
 * tj_unit_parse:
 * @text: a unit on its own, as `万tCO2/a` or what stands in the brackets of a label
 * @unit: (out): the unit
 *
 * Returns: whether the whole of @text is one unit that the form knows
 */
gboolean
tj_unit_parse (const char *text,
               TjUnit     *unit)
{
  g_autofree char *normal = tj_unit_normalize (text);
  const char *p = normal;

  return tj_unit_scan (&p, unit) && *p == '\0' && unit->kind != TJ_UNIT_OTHER && !unit->bare;
}

gboolean
tj_unit_is_duration (TjUnitKind kind)
{
  return kind == TJ_UNIT_DAY || kind == TJ_UNIT_MONTH || kind == TJ_UNIT_YEAR;
}

static gboolean
take_superscript (gunichar  c,
                  char     *plain)
{
  static const gunichar digits[] = {
    0x2070, 0x00b9, 0x00b2, 0x00b3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079,
  };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      if (c == digits[i])
        {
          *plain = (char) ('0' + i);
          return TRUE;
        }
    }

  *plain = '-';

  return c == 0x207b;
}

/* NFKC would make 10⁴ into 104 and a full-width comma into a thousands separator. */
static char *
protect (const char *text)
{
  GString *safe = g_string_new (NULL);
  gboolean in_superscript = FALSE;

  for (const char *p = text; *p != '\0' && safe->len < MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char plain;
      gboolean is_superscript = take_superscript (c, &plain);

      if (is_superscript && !in_superscript)
        g_string_append_c (safe, '^');

      if (is_superscript)
        g_string_append_c (safe, plain);
      else if (c == 0xff0c)
        g_string_append (safe, TJ_DECIMAL_WIDE_COMMA);
      else
        g_string_append_unichar (safe, c);

      in_superscript = is_superscript;
    }

  return g_string_free (safe, FALSE);
}

/* ¥17/t is 17元/t, whose unit would have no beginning otherwise. */
static void
say_currency_behind (GString *text)
{
  static const char * const signs[] = { "¥", "rMb", "cny", "人民币" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = strstr (text->str, signs[i]);
      const char *number;
      const char *end;
      int exponent;

      if (sign == NULL)
        continue;

      number = sign + strlen (signs[i]);
      end = number + strspn (number, "0123456789.,-~");
      if (end == number)
        continue;

      tj_decimal_scan_multiplier (&end, &exponent);
      if (*end == '/' || *end == '\0')
        {
          gssize start = sign - text->str;

          g_string_insert (text, end - text->str, "元");
          g_string_erase (text, start, strlen (signs[i]));
        }
    }
}

/**
 * tj_unit_normalize:
 * @text: valid UTF-8
 *
 * One writing for what can be typed in several: half-width, lower case except M, powers of ten
 * as ^n, white space only where it stands between digits or ends a line, yuan behind the number.
 *
 * Returns: (transfer full): the text to scan; no longer than about 2,000 bytes
 */
char *
tj_unit_normalize (const char *text)
{
  g_autofree char *safe = protect (text);
  g_autofree char *normal = g_utf8_normalize (safe, -1, G_NORMALIZE_NFKC);
  GString *result = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean after_digit = result->len > 0 && g_ascii_isdigit (result->str[result->len - 1]);

      if (c == '\n')
        g_string_append_c (result, '\n');
      else if (g_unichar_isspace (c))
        {
          if (after_digit && g_ascii_isdigit (p[1]))
            g_string_append_c (result, ' ');
        }
      else if (c < 128 && c != 'M')
        g_string_append_c (result, g_ascii_tolower ((char) c));
      else if (!g_unichar_iszerowidth (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (result, c);
    }

  say_currency_behind (result);

  return g_string_free (result, FALSE);
}
