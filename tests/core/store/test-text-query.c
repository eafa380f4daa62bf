/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-query.h"

#include <string.h>

#include "core/store/tj-text-tokenizer.h"

static int
join_token (const char *token,
            gsize       length,
            gsize       start,
            gsize       end,
            gpointer    user_data)
{
  GString *all = user_data;

  g_assert_cmpuint (start, <=, end);
  if (all->len > 0)
    g_string_append_c (all, '|');
  g_string_append_len (all, token, length);

  return 0;
}

static void
test_tokens (void)
{
  static const struct
  {
    const char *text;
    const char *tokens;
  } cases[] = {
    { "水电解制氢", "水|电|解|制|氢" },
    { "碳 减\n排", "碳|减|排" },
    { "PEM电解槽", "pem|电|解|槽" },
    { "ＰＥＭ　１２０", "pem|120" },
    { "tCO₂e", "tco|2|e" },
    { "1,200.5万t", "1200|.|5|万|t" },
    { "１，２００", "1200" },
    { "12,345,678", "12345678" },
    { "1,20,300", "1|.|20300" },
    { "1200,300", "1200|.|300" },
    { "，低碳。减排！", "低|碳|.|减|排" },
    { "eﬃcient", "efficient" },
    { "⽔⻋", "水|车" },
    { "co\u00adoperate", "cooperate" },
    { "e\u0301te\u0301", "été" },
    { "Straße", "strasse" },
    { "《》（）—…", "" },
    { "\xff电\xfe解\xe6", "电|解" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) all = g_string_new (NULL);

      g_assert_cmpint (tj_text_tokenize (cases[i].text, strlen (cases[i].text), join_token, all),
                       ==, 0);
      g_assert_cmpstr (all->str, ==, cases[i].tokens);
    }
}

/* Encoded rubbish and digits without an end are cut, and all of them is there. */
static void
test_long_words (void)
{
  g_autofree char *letters = g_strnfill (1000, 'x');
  g_autofree char *digits = g_strnfill (1000, '7');
  g_autoptr(GString) all = g_string_new (NULL);
  guint n_letters = 0;

  tj_text_tokenize (letters, 1000, join_token, all);
  tj_text_tokenize (digits, 1000, join_token, all);
  for (const char *p = all->str; *p != '\0'; p++)
    n_letters += *p != '|';
  g_assert_cmpuint (n_letters, ==, 2000);
  g_assert_nonnull (strchr (all->str, '|'));
}

static void
test_expressions (void)
{
  static const struct
  {
    const char *typed;
    const char *expressions;
  } cases[] = {
    { "电解", "\"电 解\"" },
    { "PEM电解槽 效率", "\"pem 电 解 槽\" & \"效 率\"" },
    { "electro", "\"electro\" *" },
    { "\"electro\"", "\"electro\"" },
    { "“alkaline water”", "\"alkaline water\"" },
    { "1,200 CO2", "\"1200\" & \"co 2\"" },
    { "a AND NOT NEAR(b, 2)", "\"a\" & \"and\" * & \"not\" * & \"near b\" & \"2\"" },
    { "col:word ^x {a b} +", "\"col . word\" * & \"x\" & \"a\" & \"b\"" },
    { "\"open phrase", "\"open phrase\"" },
    { "电\"解 槽\"", "\"电\" & \"解 槽\"" },
    { "* \"\" - ' ;", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjTextQuery) query = tj_text_query_new (cases[i].typed);
      g_autoptr(GString) all = g_string_new (NULL);

      for (guint j = 0; j < tj_text_query_get_n_words (query); j++)
        {
          g_autofree char *expression = tj_text_query_dup_expression (query, j);

          g_string_append_printf (all, "%s%s", j > 0 ? " & " : "", expression);
        }
      g_assert_cmpstr (all->str, ==, cases[i].expressions);
      g_assert_cmpint (tj_text_query_is_empty (query), ==, *cases[i].expressions == '\0');
    }
}

static char *
dup_marked (const char *text,
            GArray     *ranges)
{
  GString *marked = g_string_new (text);

  for (guint i = ranges->len; i > 0; i--)
    {
      TjTextRange range = g_array_index (ranges, TjTextRange, i - 1);

      g_string_insert (marked, range.end, "]");
      g_string_insert (marked, range.start, "[");
    }

  return g_string_free (marked, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    const char *marked;
  } cases[] = {
    { "电解", "水电解制氢，碱性电 解", "水[电解]制氢，碱性[电 解]" },
    { "碳减排", "碳 减\n排量", "[碳 减\n排]量" },
    { "低碳减排", "低碳。减排", "低碳。减排" },
    { "PEM", "ＰＥＭ电解, pemfc, xpem", "[ＰＥＭ]电解, [pemfc], xpem" },
    { "1200", "共1,200台，１２００元，12000", "共[1,200]台，[１２００]元，12000" },
    { "CO2", "tCO₂/t CO₂ co 2", "tCO₂/t [CO₂] [co 2]" },
    { "电解 解制", "水电解制氢", "水[电解制]氢" },
    { "fi", "eﬃ ﬁne", "eﬃ [ﬁne]" },
    { "。", "一。二", "一。二" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjTextQuery) query = tj_text_query_new (cases[i].typed);
      g_autoptr(GArray) ranges = tj_text_query_find (query, cases[i].text);
      g_autofree char *marked = dup_marked (cases[i].text, ranges);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_occurs (void)
{
  g_autoptr(TjTextQuery) query = tj_text_query_new ("制氢 PEM");

  g_assert_true (tj_text_query_occurs (query, "PEM 电解水制氢"));
  g_assert_false (tj_text_query_occurs (query, "碱性电解水制氢"));
}

static void
test_snippet (void)
{
  g_autoptr(TjTextQuery) query = tj_text_query_new ("电解 寿命");
  g_autofree char *before = g_strnfill (500, 'a');
  g_autofree char *text = g_strconcat ("电解 ", before, "\n\t槽：电解槽的寿\n命 ", before, NULL);
  g_autoptr(GArray) marks = NULL;
  g_autofree char *snippet = tj_text_query_dup_snippet (query, text, &marks);
  g_autofree char *marked = dup_marked (snippet, marks);

  /* The place where both stand, not the first where one does. */
  g_assert_nonnull (strstr (marked, "槽：[电解]槽的[寿 命] "));
  g_assert_true (g_str_has_prefix (snippet, "…"));
  g_assert_true (g_str_has_suffix (snippet, "…"));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <=, 98);
  g_assert_null (strchr (snippet, '\n'));
}

static void
test_snippet_short (void)
{
  g_autoptr(TjTextQuery) query = tj_text_query_new ("氢");
  g_autoptr(GArray) marks = NULL;
  g_autofree char *snippet = tj_text_query_dup_snippet (query, "制氢", &marks);

  g_assert_cmpstr (snippet, ==, "制氢");
  g_assert_cmpuint (marks->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-query/tokens", test_tokens);
  g_test_add_func ("/text-query/long-words", test_long_words);
  g_test_add_func ("/text-query/expressions", test_expressions);
  g_test_add_func ("/text-query/find", test_find);
  g_test_add_func ("/text-query/occurs", test_occurs);
  g_test_add_func ("/text-query/snippet", test_snippet);
  g_test_add_func ("/text-query/snippet-short", test_snippet_short);

  return g_test_run ();
}
