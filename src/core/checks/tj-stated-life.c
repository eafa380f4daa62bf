/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-stated-life.h"

#include "core/base/tj-pattern.h"
#include "core/base/tj-text.h"

/* The form has no field for the service life, so applicants state it in passing: “设备使用
 * 寿命20年”, “按15年运行期计算”, “设计寿命不低于二十年”. Warranty, depreciation and by how much a
 * life is prolonged are other things and are left alone. */

#define MAX_LIFE 100.0

/* Words of the text stand without white space once it is folded. */
#define TERM "(?:使用寿命|设计寿命|服役寿命|寿命年限|寿命期?|使用年限|使用期限?|服务年限|服务期|" \
             "运行期|运营期|生命周期)(?!间)"
#define COMPARED "(?:(?:传统|常规|普通)[^0-9,。;]{0,6})?"
#define BOUND "(?<bound>不低于|不少于|不小于|大于|超过|至少|达到?|可达|≥|>=|>)?"
#define NUMBER "(?<low>[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十]{1,3})"
#define UPPER "(?:年?(?:~|-|—|–|至|到)(?<high>[0-9]+(?:\\.[0-9]+)?))?"

static const char * const patterns[] = {
  COMPARED TERM "[^0-9,。;，；一二三四五六七八九十年]{0,8}?" BOUND "[约为按是:]{0,2}" NUMBER UPPER
  "(?:个)?年(?<after>以上|及以上)?(?![0-9]*月)",
  BOUND "[约为按]?" NUMBER UPPER "年(?<after>以上|及以上)?(?:的|设计|设备|项目|系统|全){0,2}" TERM,
};

/* From a count as 十五 or 二十; arabic digits otherwise. */
static double
parse_count (const char *text)
{
  static const char * const digits = "零一二三四五六七八九";
  double value = 0;
  double digit = 0;

  if (g_ascii_isdigit (*text))
    return g_ascii_strtod (text, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found = g_utf8_strchr (digits, -1, c);

      if (found != NULL)
        {
          digit = g_utf8_pointer_to_offset (digits, found);
        }
      else
        {
          value += 10 * (digit > 0 ? digit : 1);
          digit = 0;
        }
    }

  return value + digit;
}

/* “寿命延长5年”, “寿命由10年…”, “传统设备寿命10年” are not the life of the technology. */
static gboolean
is_comparison (const char *match)
{
  static const char * const words[] = {
    "延长", "提高", "增加", "缩短", "从", "由", "传统", "常规", "普通",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (match, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_least (GMatchInfo *match)
{
  g_autofree char *bound = g_match_info_fetch_named (match, "bound");
  g_autofree char *after = g_match_info_fetch_named (match, "after");

  return (bound != NULL && *bound != '\0' && !g_str_has_prefix (bound, "达")
          && !g_str_equal (bound, "可达"))
         || (after != NULL && *after != '\0');
}

static void
add_life (GMatchInfo *match,
          GArray     *lives)
{
  g_autofree char *whole = g_match_info_fetch (match, 0);
  g_autofree char *low = g_match_info_fetch_named (match, "low");
  g_autofree char *high = g_match_info_fetch_named (match, "high");
  TjCheckInterval life;

  life.low = parse_count (low);
  life.high = high != NULL && *high != '\0' ? g_ascii_strtod (high, NULL) : life.low;

  if (is_comparison (whole) || life.low < 1 || life.high > MAX_LIFE || life.low > life.high)
    return;

  if (is_least (match))
    life.high = MAX_LIFE;

  g_array_append_val (lives, life);
}

static void
find_in_line (const char *line,
              GRegex     *regex,
              GArray     *lives)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (regex, line, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match))
    {
      add_life (match, lives);
      g_match_info_next (match, NULL);
    }
}

/**
 * tj_stated_life_find:
 * @text: what the applicant typed into a field
 * @lives: (element-type TjCheckInterval): where the lives found are appended, in years
 *
 * Finds every service life that @text states. A least one, as “20年以上”, is open upwards.
 */
void
tj_stated_life_find (const char *text,
                     GArray     *lives)
{
  g_auto(GStrv) lines = NULL;

  if (strstr (text, "年") == NULL)
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = tj_text_fold (lines[i]);

      for (guint j = 0; j < G_N_ELEMENTS (patterns); j++)
        find_in_line (folded, tj_pattern_get (patterns[j]), lives);
    }
}
