/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-hint.h"

#include <string.h>

#include "core/base/tj-text.h"

/* The empty form explains some cells in brackets. Applicants leave that standing, before or
 * behind their answer and sometimes with a word altered, and it must not count as an answer.
 * So a bracket, or a whole paragraph, goes that shares most of its pairs of characters with
 * the official hint. */

#define LEAST_LIKENESS 0.75

static const struct
{
  const char *id;
  TjFieldPart part;
  const char *words;
} hints[] = {
  { "type", TJ_FIELD_PART_FORM,
    "如：可再生能源开发与应用技术、先进储能技术、能源互联网技术等" },
  { "source", TJ_FIELD_PART_FORM,
    "需提供技术所有方的单位名称、联系人及联系方式" },
  { "appraisal", TJ_FIELD_PART_FORM,
    "如申报技术已通过有关鉴定和检测，需提供相关材料的书面及电子扫描件，包括技术鉴定证书、"
    "科技成果鉴定证书、专利证书或其它知识产权证明文件等。" },
  { "potential_2030", TJ_FIELD_PART_FORM,
    "核算申报技术在2030年达到预期推广比例后可形成的年碳减排潜力。需说明该技术碳减排量估算时"
    "对比的是哪一种技术，并提供单独附件说明具体测算过程。" },
  { "annual_reduction", TJ_FIELD_PART_CASE,
    "示范项目通过应用该项技术每年避免或减少排放的温室气体总量折算CO2当量。申报企业需单独附件"
    "说明该项技术的碳减排量核算过程。" },
  { "reduction_ratio", TJ_FIELD_PART_CASE,
    "示范项目通过应用该项技术排放的温室气体总量比项目原总排放量的下降比例。申报企业需要简要"
    "说明该指标的核算过程。" },
  { "unit_cost", TJ_FIELD_PART_CASE,
    "应用该项技术需要付出的项目成本与产生的碳减排量的比例" },
  { "environmental_benefit", TJ_FIELD_PART_CASE,
    "应用该项技术所产生的污染物减排或生态环境治理等协同效益，如披露说明技术运行过程中年碳污"
    "协同减排量(t/a)、技术减污降碳经济效益" },
  { "social_benefit", TJ_FIELD_PART_CASE,
    "应用该项技术为地方社会发展目标所做的贡献，例如带动就业和经济增长、乡村振兴、社会保障、"
    "绿色产业发展、生态文明建设等。" },
};

/* What Word shows in a content control that nobody has filled in. Other programs take it for
 * text. */
static const char * const prompts[] = {
  "单击或点击此处输入文字。", "单击此处输入文字。", "单击或点击此处输入日期。", "单击此处输入日期。",
  "单击或点击以输入日期。", "单击以输入文本。", "选择一项。",
  "Click or tap here to enter text.", "Click here to enter text.",
  "Click or tap to enter a date.", "Choose an item.",
};

static const char *
find_hint (const TjFieldSpec *spec)
{
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      if (g_str_equal (hints[i].id, spec->id) && hints[i].part == spec->part)
        return hints[i].words;
    }

  return NULL;
}

static GHashTable *
make_pairs (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  GHashTable *pairs = g_hash_table_new (g_direct_hash, g_direct_equal);
  gunichar previous = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        continue;

      if (previous != 0)
        g_hash_table_add (pairs, GSIZE_TO_POINTER ((gsize) previous << 21 | c));
      previous = c;
    }

  return pairs;
}

/* Twice the shared pairs to the pairs of both: 1 for the same words. */
static double
get_likeness (const char *a,
              const char *b)
{
  g_autoptr(GHashTable) first = make_pairs (a);
  g_autoptr(GHashTable) second = make_pairs (b);
  GHashTableIter iter;
  gpointer pair;
  guint n_shared = 0;
  guint n_all = g_hash_table_size (first) + g_hash_table_size (second);

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    n_shared += g_hash_table_contains (second, pair);

  return n_all > 0 ? 2.0 * n_shared / n_all : 0;
}

static gboolean
is_opener (gunichar c)
{
  return c == '(' || c == 0xff08 || c == '[' || c == 0x3010;
}

static gboolean
is_closer (gunichar c)
{
  return c == ')' || c == 0xff09 || c == ']' || c == 0x3011;
}

/* Behind the bracket that opens at @p; behind the text's end where none closes it. */
static const char *
find_close (const char *p)
{
  guint depth = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_opener (c))
        depth++;
      else if (is_closer (c) && --depth == 0)
        return g_utf8_next_char (p);
    }

  return p;
}

static gboolean
cut_brackets (GString    *text,
              const char *hint)
{
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end;
      g_autofree char *bracket = NULL;

      if (!is_opener (g_utf8_get_char (p)))
        continue;

      end = find_close (p);
      bracket = g_strndup (p, end - p);
      if (get_likeness (bracket, hint) >= LEAST_LIKENESS)
        {
          g_string_erase (text, p - text->str, end - p);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
cut_paragraphs (GString    *text,
                const char *hint)
{
  g_auto(GStrv) lines = g_strsplit (text->str, "\n", -1);
  gboolean found = FALSE;

  g_string_truncate (text, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (get_likeness (lines[i], hint) >= LEAST_LIKENESS)
        found = TRUE;
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
    }

  return found;
}

/* The hint without its bracket, word for word, with an answer in the same line. */
static gboolean
cut_sentence (GString    *text,
              const char *hint)
{
  char *found = strstr (text->str, hint);

  if (found == NULL)
    return FALSE;

  g_string_erase (text, found - text->str, strlen (hint));

  return TRUE;
}

static gboolean
cut_prompts (GString *text)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    found |= g_string_replace (text, prompts[i], "", 0) > 0;

  return found;
}

/**
 * tj_form_hint_remove:
 * @spec: which cell it is
 * @text: what stands in it
 * @found: (out): whether the official hint stood there, or what Word shows where nothing does
 *
 * Returns: (transfer full): what the applicant wrote
 */
char *
tj_form_hint_remove (const TjFieldSpec *spec,
                     const char        *text,
                     gboolean          *found)
{
  const char *hint = find_hint (spec);
  GString *rest;
  char *result;

  rest = g_string_new (text);
  *found = cut_prompts (rest);
  if (hint != NULL)
    *found |= cut_brackets (rest, hint) || cut_sentence (rest, hint) || cut_paragraphs (rest, hint);
  if (!*found)
    {
      g_string_free (rest, TRUE);
      return g_strdup (text);
    }

  result = g_string_free (rest, FALSE);

  return g_strstrip (result);
}
