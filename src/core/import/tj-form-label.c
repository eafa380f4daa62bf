/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-label.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-label-list.h"
#include "core/model/tj-unit.h"

/* Labels are recognised by their words alone: spaces, width, brackets with units or hints, the
 * year 2030, numbering and a colon make no difference. */

/* No label of the form is longer once its brackets are gone. */
#define MAX_LABEL 90
/* A longer cell is an answer: with a hint in brackets, and without, blanks between all
 * characters allowed for. */
#define MAX_TEXT 1000
#define MAX_PLAIN_TEXT 240
/* How many lines a label may be broken into. */
#define MAX_LABEL_LINES 3

static const char * const closers[] = { ")", "]", "】", "}", "〕" };
static const char * const openers[] = { "(", "[", "【", "{", "〔" };

static gsize
bracket_length (const char         *p,
                const char * const *brackets)
{
  /* All brackets of other scripts begin with the same byte; hardly any character does. */
  if (!g_ascii_ispunct (*p) && *p != openers[2][0])
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      if (g_str_has_prefix (p, brackets[i]))
        return strlen (brackets[i]);
    }

  return 0;
}

/* Removes what stands in brackets, to any depth; the first bracket's words go to @inside. */
static char *
strip_brackets (const char  *text,
                char       **inside)
{
  GString *outer = g_string_new (NULL);
  GString *inner = g_string_new (NULL);
  guint depth = 0;
  gboolean done = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n_bytes = g_utf8_next_char (p) - p;

      if (bracket_length (p, openers) > 0)
        depth++;
      else if (bracket_length (p, closers) > 0 && depth > 0)
        {
          depth--;
          done = TRUE;
        }
      else if (depth == 0)
        g_string_append_len (outer, p, n_bytes);
      else if (!done)
        g_string_append_len (inner, p, n_bytes);
    }

  if (inside != NULL)
    *inside = g_strdup (inner->str);
  g_string_free (inner, TRUE);

  return g_string_free (outer, FALSE);
}

static void
cut (char       *text,
     const char *word)
{
  char *found;

  while ((found = strstr (text, word)) != NULL)
    memmove (found, found + strlen (word), strlen (found + strlen (word)) + 1);
}

/* The end of the digits and Chinese numerals that @p begins with. */
static const char *
skip_numerals (const char *p)
{
  static const char * const numerals[] = {
    "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
  };
  gboolean any;

  do
    {
      any = g_ascii_isdigit (*p);
      if (any)
        p++;
      for (guint i = 0; i < G_N_ELEMENTS (numerals) && !any; i++)
        {
          any = g_str_has_prefix (p, numerals[i]);
          if (any)
            p += strlen (numerals[i]);
        }
    }
  while (any);

  return p;
}

/* Numbering as 3. or 三、 or 1-2 and marks of duty as * stand before a label. */
static const char *
skip_numbering (const char *text)
{
  static const char * const stars[] = { "*", "★", "☆", "※", "●", "◆", "■", "·", "▲" };
  static const char * const stops[] = { ".", ",", ")", "、", ":", "-", "。" };
  const char *p;

  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    {
      while (g_str_has_prefix (text, stars[i]))
        text += strlen (stars[i]);
    }

  p = skip_numerals (text);
  for (guint i = 0; i < G_N_ELEMENTS (stops) && p > text; i++)
    {
      if (g_str_has_prefix (p, stops[i]))
        return skip_numbering (p + strlen (stops[i]));
    }

  /* ① has become 1; no label begins with a figure. */
  return p > text && g_ascii_isdigit (p[-1]) ? p : text;
}

static char *
make_key (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *bare = strip_brackets (folded, &inside);
  char *key;

  /* 【技术名称】 */
  if (*bare == '\0' && inside != NULL)
    {
      g_free (bare);
      bare = g_steal_pointer (&inside);
    }

  cut (bare, "到2030年");
  cut (bare, "至2030年");
  cut (bare, "2030年");
  key = g_strdup (skip_numbering (bare));

  while (*key != '\0' && strchr (":;*.,", key[strlen (key) - 1]) != NULL)
    key[strlen (key) - 1] = '\0';

  return key;
}

static gboolean
has_bracket (const char *text)
{
  return strchr (text, '(') != NULL || strstr (text, "（") != NULL ||
         strpbrk (text, "[{") != NULL || strstr (text, "【") != NULL ||
         strstr (text, "〔") != NULL || strstr (text, "［") != NULL;
}

/* Where in @key a unit begins that was written behind the label without brackets: 项目投资额/万元;
 * %NULL where none does. */
static char *
find_bare_unit (char *key)
{
  static const char * const signs[] = { "/", ",", ":", "单位:" };

  for (char *p = g_utf8_next_char (key); *p != '\0'; p = g_utf8_next_char (p))
    {
      char *unit = p;
      TjUnit parsed;

      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        {
          if (g_str_has_prefix (unit, signs[i]))
            unit += strlen (signs[i]);
        }
      if (tj_unit_parse (unit, &parsed) && parsed.kind != TJ_UNIT_YEAR)
        return p;
    }

  return NULL;
}

static const TjFieldSpec *
lookup_with_unit (const char *key)
{
  g_autofree char *label = NULL;
  const TjFieldSpec *spec;
  char *unit;

  /* Only a label that asks for a figure has one, and ends in one of these. */
  if (*key == '\0' || !(g_str_has_suffix (key, "%") || g_str_has_suffix (key, "元") ||
                        g_str_has_suffix (key, "吨") || g_str_has_suffix (key, "t") ||
                        g_str_has_suffix (key, "/a") || g_str_has_suffix (key, "/年") ||
                        g_str_has_suffix (key, "2") || g_str_has_suffix (key, "月")))
    return NULL;

  label = g_strdup (key);
  if ((unit = find_bare_unit (label)) == NULL)
    return NULL;

  *unit = '\0';
  spec = tj_form_label_list_lookup (label);

  return spec != NULL && spec->kind == TJ_FIELD_QUANTITY ? spec : NULL;
}

static const char *
skip_any (const char         *p,
          const char * const *words,
          guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_has_prefix (p, words[i]))
        return p + strlen (words[i]);
    }

  return p;
}

/* 已实施的典型案例, 典型案例一, 案例2, 示范项目1, 第二个案例, 案例一:某某项目. Words that merely
 * speak of one, as 入选国家典型案例, are an answer. */
static gboolean
is_case_heading (const char *key)
{
  static const char * const before[] = { "已实施的", "已实施", "技术应用", "技术", "应用", "主要" };
  static const char * const nouns[] = {
    "典型案例", "示范案例", "应用案例", "实施案例", "工程案例", "案例", "典型项目", "示范项目",
    "典型工程", "示范工程", "项目", "工程",
  };
  static const char * const behind[] = {
    "基本情况", "基本信息", "情况", "信息", "简介", "介绍", "概况",
  };
  const char *p = key;
  const char *noun;
  gboolean numbered = FALSE;

  if (g_str_has_prefix (p, "第"))
    {
      const char *end = skip_numerals (p + strlen ("第"));

      numbered = end > p + strlen ("第");
      p = g_str_has_prefix (end, "个") ? end + strlen ("个") : end;
    }

  p = skip_any (p, before, G_N_ELEMENTS (before));
  noun = p;
  p = skip_any (p, nouns, G_N_ELEMENTS (nouns));
  if (p == noun)
    return FALSE;

  if (skip_numerals (p) > p)
    {
      numbered = TRUE;
      p = skip_numerals (p);
    }
  p = skip_any (p, behind, G_N_ELEMENTS (behind));

  return (*p == '\0' || *p == ':') && (numbered || strstr (key, "案例") != NULL);
}

/**
 * tj_form_label_recognize:
 * @text: what stands in a cell
 * @spec: (out): the field it asks for, where it asks for one
 *
 * Returns: what @text is on the form
 */
TjFormLabelKind
tj_form_label_recognize (const char         *text,
                         const TjFieldSpec **spec)
{
  g_autofree char *key = NULL;

  *spec = NULL;
  if (strlen (text) > MAX_TEXT || (strlen (text) > MAX_PLAIN_TEXT && !has_bracket (text)))
    return TJ_FORM_LABEL_NONE;

  key = make_key (text);
  if (*key == '\0' || strlen (key) > MAX_LABEL)
    return TJ_FORM_LABEL_NONE;

  *spec = tj_form_label_list_lookup (key);
  if (*spec == NULL)
    *spec = lookup_with_unit (key);
  if (*spec != NULL)
    return TJ_FORM_LABEL_FIELD;

  if (tj_form_label_list_is_phone (key))
    return TJ_FORM_LABEL_PHONE;

  if (tj_form_label_list_is_heading (key))
    return TJ_FORM_LABEL_HEADING;

  return is_case_heading (key) ? TJ_FORM_LABEL_CASE_HEADING : TJ_FORM_LABEL_NONE;
}

/**
 * tj_form_label_find_colon:
 * @line: words
 * @kind: (out): what they begin with
 * @spec: (out): the field it asks for, where it asks for one
 *
 * Returns: (nullable): the colon behind a label that @line begins with, as in 单位名称：某某公司;
 *   %NULL where it begins with none
 */
const char *
tj_form_label_find_colon (const char         *line,
                          TjFormLabelKind    *kind,
                          const TjFieldSpec **spec)
{
  const char *wide = strstr (line, "：");
  const char *narrow = strchr (line, ':');
  const char *colon = wide != NULL && (narrow == NULL || wide < narrow) ? wide : narrow;
  g_autofree char *label = colon != NULL ? g_strndup (line, colon - line) : NULL;

  *kind = TJ_FORM_LABEL_NONE;
  *spec = NULL;
  if (label == NULL)
    return NULL;

  *kind = tj_form_label_recognize (g_strdelimit (label, "\t", ' '), spec);

  return *kind == TJ_FORM_LABEL_FIELD || *kind == TJ_FORM_LABEL_PHONE ? colon : NULL;
}

static gboolean
is_printed (const TjFieldSpec *spec,
            const char        *key)
{
  g_autofree char *printed = make_key (spec->label_zh);

  return g_str_equal (printed, key);
}

/**
 * tj_form_label_is_printed:
 * @text: a label
 *
 * Returns: whether the form itself asks in these words, and not only applicants
 */
gboolean
tj_form_label_is_printed (const char *text)
{
  g_autofree char *key = make_key (text);
  const TjFieldSpec *spec = tj_form_label_list_lookup (key);

  return spec != NULL && is_printed (spec, key);
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == ';' || c == ',' || c == '|' || c == 0xff1b || c == 0xff0c ||
         c == 0x3002;
}

/* Where the label begins that ends at @end: behind the nearest separator, or one further back for
 * a label with blanks in it. */
static const char *
find_label_start (const char         *text,
                  const char         *end,
                  TjFormLabelKind    *kind,
                  const TjFieldSpec **spec)
{
  const char *found = NULL;

  for (const char *p = end; p > text && end - p <= MAX_LABEL && found == NULL;)
    {
      const char *start = p;

      p = g_utf8_prev_char (p);
      if (start < end && is_separator (g_utf8_get_char (p)))
        {
          g_autofree char *label = g_strndup (start, end - start);

          *kind = tj_form_label_recognize (label, spec);
          if (*kind == TJ_FORM_LABEL_FIELD || *kind == TJ_FORM_LABEL_PHONE)
            found = start;
        }
    }

  return found;
}

/**
 * tj_form_label_find_next:
 * @text: words
 * @colon: (out): the colon behind the label
 * @kind: (out): what it is
 * @spec: (out): the field it asks for, where it asks for one
 *
 * Returns: (nullable): where in @text, behind a space or a comma, a further label with a colon
 *   begins; %NULL where none does
 */
const char *
tj_form_label_find_next (const char         *text,
                         const char        **colon,
                         TjFormLabelKind    *kind,
                         const TjFieldSpec **spec)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const char *start = c == ':' || c == 0xff1a ? find_label_start (text, p, kind, spec) : NULL;

      *colon = p;
      if (start != NULL)
        return start;
    }

  return NULL;
}

/**
 * tj_form_label_has_inside:
 * @text: words
 *
 * Returns: whether anywhere in @text a label stands before a colon, even without anything that
 *   parts it from what is before it
 */
gboolean
tj_form_label_has_inside (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c != ':' && c != 0xff1a)
        continue;

      for (const char *start = p; start > text && p - start <= MAX_LABEL;)
        {
          TjFormLabelMatch match;
          g_autofree char *label = NULL;

          start = g_utf8_prev_char (start);
          label = g_strndup (start, p - start);
          if (tj_form_label_match (label, &match) && match.length == strlen (label))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_form_label_find_head:
 * @text: words
 * @printed: whether only the words of the printed form count
 * @kind: (out): what the first lines are
 * @spec: (out): the field they ask for, where they ask for one
 *
 * Returns: (nullable): what follows in @text where its first lines are a label and something
 *   does; %NULL otherwise
 */
const char *
tj_form_label_find_head (const char         *text,
                         gboolean            printed,
                         TjFormLabelKind    *kind,
                         const TjFieldSpec **spec)
{
  const char *end = text;

  for (guint i = 0; i < MAX_LABEL_LINES && (end = strchr (end, '\n')) != NULL; i++, end++)
    {
      g_autofree char *head = g_strndup (text, end - text);

      *kind = tj_form_label_recognize (head, spec);
      if (*kind == TJ_FORM_LABEL_PHONE ||
          (*kind == TJ_FORM_LABEL_FIELD && (!printed || tj_form_label_is_printed (head))))
        return end + 1;
    }

  return NULL;
}

static gboolean
match_key (const char       *key,
           TjFormLabelMatch *match)
{
  match->spec = tj_form_label_list_lookup (key);
  match->kind = match->spec != NULL ? TJ_FORM_LABEL_FIELD : TJ_FORM_LABEL_PHONE;
  if (match->spec == NULL && !tj_form_label_list_is_phone (key))
    return FALSE;

  match->length = strlen (key);
  match->is_printed = match->spec != NULL ? is_printed (match->spec, key)
                                          : tj_form_label_list_is_printed_phone (key);

  return TRUE;
}

/**
 * tj_form_label_match:
 * @folded: text as tj_text_fold() makes it
 * @match: (out): the longest label that it begins with
 *
 * Returns: whether it begins with a label, whatever follows
 */
gboolean
tj_form_label_match (const char       *folded,
                     TjFormLabelMatch *match)
{
  char key[MAX_LABEL + 1];
  const char *end = folded;

  if (!tj_form_label_list_begins (g_utf8_get_char (folded)))
    return FALSE;

  while (*end != '\0' && (gsize) (g_utf8_next_char (end) - folded) <= MAX_LABEL)
    end = g_utf8_next_char (end);

  for (; end > folded; end = g_utf8_prev_char (end))
    {
      memcpy (key, folded, end - folded);
      key[end - folded] = '\0';
      if (match_key (key, match))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_form_label_is_remark:
 * @text: a heading over a column
 *
 * Returns: whether what stands below it is no answer
 */
gboolean
tj_form_label_is_remark (const char *text)
{
  g_autofree char *key = make_key (text);

  return tj_form_label_list_is_remark (key);
}

/**
 * tj_form_label_dup_unit:
 * @text: a label
 *
 * Returns: (transfer full) (nullable): the unit that stands in its brackets, which an applicant
 *   may have altered; %NULL where there is none
 */
char *
tj_form_label_dup_unit (const char *text)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree char *inside = NULL;
  g_autofree char *outside = strip_brackets (folded, &inside);
  char *bare;
  TjUnit unit;

  if (inside != NULL && tj_unit_parse (inside, &unit))
    return g_steal_pointer (&inside);

  bare = *outside != '\0' ? find_bare_unit (outside) : NULL;
  while (bare != NULL && strchr ("/,:", *bare) != NULL)
    bare++;

  return bare != NULL && lookup_with_unit (skip_numbering (outside)) != NULL ? g_strdup (bare)
                                                                           : NULL;
}
