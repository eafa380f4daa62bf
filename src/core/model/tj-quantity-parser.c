/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-quantity.h"

#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/model/tj-claim-private.h"

/* Reads the claim at the head of a cell: words as 约, a number or a range, a unit. What the
 * applicant adds behind it, a remark or a second figure, is left alone. The rule throughout is
 * to say "unreadable" or "unit missing" rather than to guess. */

#define MONTHS_A_YEAR 12

/* A number of this size in front of 年 is a date, not a duration. */
#define FIRST_DATE 1900
#define LAST_DATE 2100

/* Ends that lie further apart are no range in one unit. */
#define WIDEST_RANGE 100

static const char * const blanks[] = {
  "", "-", "--", "—", "——", "–", "/", "//", "\\", "无", "无。", "暂无", "空", "n/a", "na",
  "不适用", "*", "…", "……", "......", "...", "未填", "一", "ー", "─", "──", "_", "__",
};

static const char * const hedges_before[] = {
  "约", "大概", "近", "超", "不低于", "不小于", "不少于", "不超过", "不大于", "不高于",
  "大于", "小于", "高于", "低于", "少于", "多于", "至少", "至多", "最多", "最少", "最高",
  "最低", "不足", "不到", "逾", "接近",
  "预计", "预期", "≥", "≤", ">", "<", "~", "≈", "≧", "≦", "⩾", "⩽", "平均", "达到",
};

static const char * const hedges_after[] = {
  "以上", "以下", "左右", "上下", "多", "余", "以内", "不等", "之间", "+", "许",
};

/* Inside a number: 12万余吨. */
static const char * const rounded[] = { "多", "余" };

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
is_blank_mark (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      if (g_str_equal (folded, blanks[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_hedge (const char         *text,
           gsize               length,
           const char * const *hedges,
           guint               n_hedges)
{
  for (guint i = 0; i < n_hedges; i++)
    {
      const char *found = g_strstr_len (text, length, hedges[i]);

      /* 节约 is "saves", not "about". */
      if (found != NULL && !(found - text >= 3 && g_str_has_prefix (found - 3, "节约")))
        return TRUE;
    }

  return FALSE;
}

static gboolean
take_minus (const char **cursor)
{
  return take (cursor, "-") || take (cursor, "−") || take (cursor, "负");
}

/* 百分之 and 千分之 name their unit before the number. */
static gboolean
take_fraction_words (const char **cursor,
                     TjUnit      *unit)
{
  if (take (cursor, "百分之"))
    unit->exponent = 0;
  else if (take (cursor, "千分之") || take (cursor, "‰"))
    unit->exponent = -1;
  else if (take (cursor, "万分之"))
    unit->exponent = -2;
  else
    return FALSE;

  unit->kind = TJ_UNIT_RATIO;
  unit->bare = FALSE;

  return TRUE;
}

static gboolean
ends_word (const char *p)
{
  static const char * const tails[] = { "以", "左右", "上下", "多", "至", "到", "的" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      if (g_str_has_prefix (p, tails[i]))
        return TRUE;
    }

  return !g_unichar_isalpha (g_utf8_get_char (p));
}

/* 百分之百, 一半 and 三分之一 are shares without a figure of their own. */
static gboolean
take_share (const char **cursor,
            TjAmount    *amount)
{
  const char *p = *cursor;
  TjDecimal whole;
  TjDecimal part;
  double share = 0;

  if (take (&p, "百分之百") && ends_word (p))
    share = 100;
  else if ((take (&p, "一半") || take (&p, "半数")) && ends_word (p))
    share = 50;
  else if (tj_decimal_scan (&p, &whole) == TJ_DECIMAL_FOUND && take (&p, "分之") &&
           tj_decimal_scan (&p, &part) == TJ_DECIMAL_FOUND && ends_word (p) &&
           tj_decimal_get_value (&whole, 0) >= 2)
    share = tj_decimal_get_value (&part, 0) / tj_decimal_get_value (&whole, 0) * 100;

  if (!(share > 0))
    return FALSE;

  tj_decimal_set (&amount->number, share);
  amount->unit = (TjUnit) { TJ_UNIT_RATIO, 0, FALSE };
  amount->has_unit = TRUE;
  amount->unit_text = "%";
  amount->unit_length = 1;
  *cursor = p;

  return TRUE;
}

/* 1亿2000万, 3万5千: further parts, each smaller than the one before. */
static void
add_smaller_parts (const char **cursor,
                   TjAmount    *amount)
{
  while (amount->unit.bare)
    {
      const char *p = *cursor;
      const char *unit_text;
      TjDecimal part;
      TjUnit unit = { TJ_UNIT_NONE, 0, FALSE };
      double sum;

      if (tj_decimal_scan (&p, &part) != TJ_DECIMAL_FOUND)
        return;

      unit_text = p;
      tj_unit_scan (&p, &unit);
      if (unit.exponent >= amount->unit.exponent || unit.kind == TJ_UNIT_OTHER ||
          tj_decimal_get_value (&part, unit.exponent) >= pow (10, amount->unit.exponent))
        return;

      /* 3万5 is said for 35,000, and may be meant as it stands. */
      if (p == unit_text && tj_decimal_get_value (&part, 1) < pow (10, amount->unit.exponent))
        return;

      sum = tj_decimal_get_value (&amount->number, amount->unit.exponent) +
            tj_decimal_get_value (&part, unit.exponent);
      tj_decimal_set (&amount->number, sum / pow (10, unit.exponent));
      amount->unit = unit;
      amount->has_unit = p > unit_text;
      amount->unit_text = unit_text;
      amount->unit_length = p - unit_text;
      *cursor = p;
    }
}

static void
scan_unit (const char **cursor,
           TjAmount    *amount)
{
  const char *p = *cursor;
  gboolean bracket;

  /* 126.5（万t） names the unit as surely as 126.5万t. */
  bracket = take (&p, "(") || take (&p, "[");
  amount->unit_text = p;
  amount->has_unit = tj_unit_scan (&p, &amount->unit);
  amount->unit_length = p - amount->unit_text;

  if (!amount->has_unit || (bracket && !take (&p, ")") && !take (&p, "]")))
    {
      amount->has_unit = FALSE;
      amount->unit.exponent = 0;
      amount->unit.kind = TJ_UNIT_NONE;
      amount->unit.bare = FALSE;
      return;
    }

  *cursor = p;
  if (!bracket)
    add_smaller_parts (cursor, amount);
}

/* 2年6个月 and 一年半. The sum is kept in months, or in years where a half was said. */
static void
add_smaller_duration (const char **cursor,
                      TjAmount    *amount)
{
  const char *p = *cursor;
  TjDecimal part;
  TjUnit unit = { TJ_UNIT_NONE, 0, FALSE };

  if ((amount->unit.kind != TJ_UNIT_YEAR && amount->unit.kind != TJ_UNIT_MONTH) ||
      tj_decimal_get_value (&amount->number, 0) >= FIRST_DATE)
    return;

  if (take (&p, "半"))
    {
      tj_decimal_set (&amount->number, tj_decimal_get_value (&amount->number, 0) + 0.5);
      *cursor = p;
      return;
    }

  take (&p, "零");
  take (&p, "又");
  if (amount->unit.kind != TJ_UNIT_YEAR || tj_decimal_scan (&p, &part) != TJ_DECIMAL_FOUND ||
      !tj_unit_scan (&p, &unit) || unit.kind != TJ_UNIT_MONTH)
    return;

  tj_decimal_set (&amount->number,
                  tj_decimal_get_value (&amount->number, 0) * MONTHS_A_YEAR +
                  tj_decimal_get_value (&part, 0));
  amount->unit.kind = TJ_UNIT_MONTH;
  *cursor = p;
}

static void
prefix_minus (TjDecimal *number)
{
  g_autofree char *digits = g_strdup (number->digits);

  g_snprintf (number->digits, sizeof number->digits, "-%s", digits);
}

static TjDecimalScan
scan_amount (const char **cursor,
             TjAmount    *amount)
{
  const char *p = *cursor;
  TjDecimalScan found;
  gboolean negative;
  gboolean fraction;

  if (take_share (cursor, amount))
    return TJ_DECIMAL_FOUND;

  fraction = take_fraction_words (&p, &amount->unit);
  negative = take_minus (&p);
  if (!negative)
    take (&p, "+");

  if (take (&p, "半"))
    {
      tj_decimal_set (&amount->number, 0.5);
      found = g_str_has_prefix (p, "年") || g_str_has_prefix (p, "个月") ? TJ_DECIMAL_FOUND
                                                                        : TJ_DECIMAL_NONE;
    }
  else
    found = tj_decimal_scan (&p, &amount->number);

  if (found != TJ_DECIMAL_FOUND)
    return found;

  if (negative)
    prefix_minus (&amount->number);

  amount->has_unit = fraction;
  amount->unit_text = "%";
  amount->unit_length = 1;
  if (!fraction)
    {
      scan_unit (&p, amount);
      add_smaller_duration (&p, amount);
    }

  *cursor = p;

  return TJ_DECIMAL_FOUND;
}

static gboolean
take_range_sign (const char **cursor)
{
  static const char * const signs[] = {
    "~", "至", "到", "--", "—", "–", "-", "−", "─", "∼", "〜", "ー",
  };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      while (take (cursor, signs[i]))
        any = TRUE;
    }

  return any;
}

/* Whether a word that begins with a numeral, as 一般, is being taken for a number. */
static gboolean
stands_in_word (const char     *start,
                const char     *end,
                const TjAmount *amount)
{
  gunichar next = g_utf8_get_char (end);

  if (amount->has_unit || g_ascii_isdigit (*start) || *start == '.' || g_ascii_isdigit (end[-1]))
    return FALSE;

  return g_unichar_isalpha (next) && !g_str_has_prefix (end, "分之") &&
         !g_str_has_prefix (end, "至") &&
         !g_str_has_prefix (end, "到") && !g_str_has_prefix (end, "左右") &&
         !g_str_has_prefix (end, "以");
}

/* 2030年预计达到50%: the year is said in passing and is not the claim. */
static gboolean
is_passing_year (const TjClaim  *self,
                 const TjAmount *amount,
                 const char     *rest)
{
  double value = tj_decimal_get_value (&amount->number, 0);

  if (self->choice || amount->unit.kind != TJ_UNIT_YEAR ||
      value < FIRST_DATE || value > LAST_DATE)
    return FALSE;

  return strpbrk (rest, "0123456789") != NULL;
}

/* Whether what stands before a number takes it elsewhere: 见附件2, 第一年, $1200. */
static gboolean
is_reference (const char *start,
              const char *p)
{
  static const char * const words[] = {
    "第", "附件", "附表", "附录", "表", "图", "章", "节", "页", "$", "€", "£", "美元", "usd",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (p - start) >= length && strncmp (p - length, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* 几十, 数十 and 上百 are no numbers. */
static gboolean
is_vague (const char *start,
          const char *p)
{
  static const char * const words[] = { "几", "数", "上", "成" };

  if (!g_str_has_prefix (p, "十") && !g_str_has_prefix (p, "百") && !g_str_has_prefix (p, "千"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (p - start >= (gssize) strlen (words[i]) &&
          g_str_has_prefix (p - strlen (words[i]), words[i]))
        return TRUE;
    }

  return FALSE;
}

/* The 2 of CO2. */
static gboolean
is_in_formula (const char *start,
               const char *p)
{
  return *p == '2' && p - start >= 2 && strncmp (p - 2, "co", 2) == 0 && !g_ascii_isdigit (p[1]) &&
         (p - start < 3 || !g_ascii_isalpha (p[-3]));
}

/* Finds the first claim; FALSE where there is none or it cannot be told what it means. */
static gboolean
find_amount (TjClaim *self)
{
  const char *start = self->p;

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;
      TjDecimalScan found;

      if (is_in_formula (start, p))
        continue;

      found = scan_amount (&end, &self->low);

      if (found == TJ_DECIMAL_MALFORMED)
        return FALSE;

      if (found == TJ_DECIMAL_NONE || stands_in_word (p, end, &self->low))
        continue;

      if (is_passing_year (self, &self->low, end))
        {
          p = end - 1;
          while (((guchar) *p & 0xc0) == 0x80)
            p--;
          continue;
        }

      /* A Latin letter right before the digits makes them part of a name, as in R245. */
      if ((p > start && g_ascii_isalpha (p[-1])) || is_reference (start, p) ||
          is_vague (start, p))
        return FALSE;

      self->quantity->approximate = has_hedge (start, p - start, hedges_before,
                                               G_N_ELEMENTS (hedges_before)) ||
                                    has_hedge (p, end - p, rounded, G_N_ELEMENTS (rounded));
      self->p = end;

      return TRUE;
    }

  return FALSE;
}

static gboolean
scan_range_end (TjClaim *self)
{
  const char *p = self->p;

  if (!take_range_sign (&p))
    return FALSE;

  if (take (&p, "约"))
    self->quantity->approximate = TRUE;

  if (scan_amount (&p, &self->high) != TJ_DECIMAL_FOUND)
    return FALSE;

  self->quantity->is_range = TRUE;
  self->p = p;

  return TRUE;
}

/* What must not stand right behind a number that is to be taken as one. */
static gboolean
breaks_number (const char *p)
{
  static const char * const signs[] = { "/", ":", "×", "*", "^", "分之", "=", "÷" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_has_prefix (p, signs[i]) &&
          (p[1] != '\0' || strlen (signs[i]) > 1))
        return TRUE;
    }

  /* 800+400 is a sum and not "800 and more". */
  return *p == '+' && g_ascii_isdigit (p[1]);
}

/* 3万5 may be 35,000 or 30,005, and a part as large as the one before it makes no number. */
static gboolean
is_cut_off (const TjClaim *self)
{
  const char *p = self->p;
  TjDecimal next;

  return self->high.unit.bare && tj_decimal_scan (&p, &next) != TJ_DECIMAL_NONE;
}

/* Years, as in （2023年）, and the figures inside of names and references are no claims. */
static gboolean
has_figure (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char *end = NULL;
      double value;

      if (*p == '?')
        return TRUE;
      if (!g_ascii_isdigit (*p) || is_in_formula (text, p))
        continue;

      value = g_ascii_strtod (p, &end);
      if (!(value >= FIRST_DATE && value <= LAST_DATE && end - p == 4) &&
          !is_reference (text, p))
        return TRUE;
      p = end - 1;
    }

  return FALSE;
}

static void
scan_rest (TjClaim *self)
{
  static const char * const ends[] = { "。", ".", ";", ",", "!", "、", TJ_DECIMAL_WIDE_COMMA, "\n" };
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (hedges_after) && !more; i++)
        {
          if (take (&self->p, hedges_after[i]))
            more = self->quantity->approximate = TRUE;
        }
      for (guint i = 0; i < G_N_ELEMENTS (ends) && !more; i++)
        more = take (&self->p, ends[i]);
    }

  self->quantity->trailing_text = *self->p != '\0';
  self->quantity->further_figures = has_figure (self->p);
}

/* In 1-2万元 the unit belongs to both ends; in 5000-1万元 only the 元 does. In 5000-1亿元 the lower
 * end may be 元 or 万元: its distance from the upper one tells that nobody can know. */
static gboolean
share_units (TjClaim *self)
{
  TjAmount *low = &self->low;
  TjAmount *high = &self->high;

  if (!low->has_unit && high->has_unit)
    {
      low->unit = high->unit;
      low->has_unit = TRUE;
      if (low->unit.kind != TJ_UNIT_RATIO && low->unit.kind != TJ_UNIT_COST &&
          tj_decimal_get_value (&low->number, 0) > tj_decimal_get_value (&high->number, 0))
        {
          low->unit.exponent = 0;
          if (tj_decimal_get_value (&low->number, 0) * WIDEST_RANGE <
              tj_decimal_get_value (&high->number, high->unit.exponent))
            return FALSE;
        }
    }
  else if (low->has_unit && !high->has_unit)
    {
      high->unit = low->unit;
      high->has_unit = TRUE;
      high->unit_text = low->unit_text;
      high->unit_length = low->unit_length;
    }

  return low->unit.kind == high->unit.kind || low->unit.bare || high->unit.bare ||
         (tj_unit_is_duration (low->unit.kind) && tj_unit_is_duration (high->unit.kind));
}

static gboolean
is_date (const TjClaim *self)
{
  double value = tj_decimal_get_value (&self->low.number, 0);

  return self->choice && value >= FIRST_DATE && value <= LAST_DATE &&
         self->low.unit.kind != TJ_UNIT_MONTH && self->low.unit.kind != TJ_UNIT_DAY;
}

static gboolean
read_claim (TjClaim *self)
{
  if (!find_amount (self))
    return FALSE;

  if (!scan_range_end (self))
    self->high = self->low;

  if (breaks_number (self->p) || is_cut_off (self) || is_date (self) || !share_units (self))
    return FALSE;

  scan_rest (self);

  return tj_claim_convert (self);
}

static void
clear_numbers (TjQuantity *quantity,
               const char *form_unit)
{
  quantity->state = TJ_QUANTITY_UNREADABLE;
  quantity->value = quantity->low = quantity->high = 0;
  quantity->is_range = quantity->approximate = quantity->trailing_text = FALSE;
  quantity->further_figures = FALSE;
  quantity->unit_missing = quantity->unit_conflict = FALSE;
  g_clear_pointer (&quantity->conversion, g_free);
  g_free (quantity->unit);
  quantity->unit = g_strdup (form_unit);
}

/* A figure without a unit of its own is in that of the label; a bare multiplier, as in 9.12万, is
 * in what the label's unit counts. */
static void
set_label_unit (TjClaim    *self,
                const char *label_unit)
{
  g_autofree char *normal = label_unit != NULL ? tj_unit_normalize (label_unit) : NULL;

  if (normal != NULL && tj_unit_parse (normal, &self->label_unit))
    self->label_unit_text = label_unit;
}

/**
 * tj_quantity_parse:
 *
 * As tj_quantity_parse_labelled() where the label has the form's own unit.
 */
TjQuantity *
tj_quantity_parse (const char *text,
                   const char *form_unit)
{
  return tj_quantity_parse_labelled (text, form_unit, NULL);
}

/**
 * tj_quantity_parse_labelled:
 * @text: (nullable): what stands in the cell
 * @form_unit: (nullable): the unit the form asks for; `月|年` where one of the two must be
 *   typed, %NULL where any unit is taken as it is
 * @label_unit: (nullable): the unit that the applicant set in its place in the label
 *
 * Returns: (transfer full): the claim in @form_unit; its numbers are finite whatever @text holds
 */
TjQuantity *
tj_quantity_parse_labelled (const char *text,
                            const char *form_unit,
                            const char *label_unit)
{
  TjQuantity *quantity = g_new0 (TjQuantity, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *normal = tj_unit_normalize (valid);
  TjClaim self = { normal, quantity, { TJ_UNIT_NONE, 0, FALSE }, form_unit, FALSE };

  quantity->text = g_strdup (valid);
  quantity->unit = g_strdup (form_unit);

  if (is_blank_mark (valid))
    {
      quantity->state = TJ_QUANTITY_BLANK;
      return quantity;
    }

  self.choice = form_unit != NULL && strchr (form_unit, '|') != NULL;
  if (form_unit != NULL && !self.choice)
    tj_unit_parse (form_unit, &self.form_unit);
  set_label_unit (&self, label_unit);

  quantity->state = TJ_QUANTITY_READ;
  if (!read_claim (&self))
    clear_numbers (quantity, form_unit);

  return quantity;
}
