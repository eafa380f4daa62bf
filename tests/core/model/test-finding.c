/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-finding-catalogue.h"
#include "core/model/tj-finding.h"

static void
test_message (void)
{
  g_autoptr(TjFinding) finding = tj_finding_new ("entry-refused", "path");
  g_autofree char *en = NULL;
  g_autofree char *zh = NULL;

  tj_finding_add_text (finding, "file", "../a.pdf");

  en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);
  zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);

  g_assert_nonnull (strstr (en, "“../a.pdf”"));
  g_assert_nonnull (strstr (zh, "“../a.pdf”"));
  g_assert_null (strchr (en, '{'));
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_IMPORT);
  g_assert_cmpstr (tj_finding_get_key (finding), ==, "entry-refused#../a.pdf");
}

static void
test_key_and_numbers (void)
{
  g_autoptr(TjFinding) finding = tj_finding_new ("entry-refused", "path");
  double value = 0;
  guint n_numbers;

  tj_finding_add_field (finding, "cases[1].payback");
  tj_finding_add_field (finding, "current_share");
  tj_finding_add_number (finding, "investment", 1200);
  tj_finding_set_case (finding, 1);

  g_assert_cmpstr (tj_finding_get_key (finding), ==,
                   "entry-refused@cases[1].payback,current_share");
  g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, "cases[1].payback");
  g_assert_null (tj_finding_get_fields (finding)[2]);
  g_assert_true (tj_finding_get_number (finding, "investment", &value));
  g_assert_cmpfloat_with_epsilon (value, 1200, 0.001);
  g_assert_false (tj_finding_get_number (finding, "benefit", &value));
  g_assert_cmpstr (tj_finding_get_numbers (finding, &n_numbers)[0].name, ==, "investment");
  g_assert_cmpuint (n_numbers, ==, 1);
}

static void
test_formula_in_words (void)
{
  g_autoptr(TjFinding) finding = tj_finding_new ("payback-mismatch", "month-year");
  g_autoptr(TjFinding) without = tj_finding_new ("category-count", "none");
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  tj_finding_add_number (finding, "investment", 1260);
  tj_finding_add_number (finding, "expected_payback", 5.25);

  zh = tj_finding_dup_formula (finding, TJ_LANGUAGE_ZH);
  en = tj_finding_dup_formula (finding, TJ_LANGUAGE_EN);

  g_assert_nonnull (strstr (zh, "项目投资额 ÷ 项目可形成的年经济效益"));
  g_assert_nonnull (strstr (zh, "项目投资额 = 1,260，推算的回收期 = 5.25"));
  g_assert_nonnull (strstr (en, "expected payback = 5.25"));
  g_assert_null (strchr (zh, '_'));
  g_assert_null (tj_finding_dup_formula (without, TJ_LANGUAGE_ZH));
}

/* 1200 × 10⁴ ÷ (8000 × 1500) = 1, and small or large numbers without exponents. */
static void
test_evaluation (void)
{
  g_autoptr(TjFinding) finding = tj_finding_new ("unit-cost-implied-life", "life-one");
  g_autoptr(TjFinding) small = tj_finding_new ("factor-not-prescribed", "implied-power");
  g_autoptr(TjFinding) without = tj_finding_new ("category-count", "none");
  g_autofree char *text = NULL;
  g_autofree char *figures = NULL;

  tj_finding_add_number (finding, "investment", 1200);
  tj_finding_add_number (finding, "annual_reduction", 8000);
  g_assert_null (tj_finding_dup_evaluation (finding));

  tj_finding_add_number (finding, "unit_cost", 1500);
  tj_finding_add_number (finding, "implied_life", 1);
  text = tj_finding_dup_evaluation (finding);
  g_assert_cmpstr (text, ==, "1200 × 10⁴ ÷ (8000 × 1500) = 1");

  tj_finding_add_number (small, "carbon", 57.03);
  tj_finding_add_number (small, "electricity", 1e6);
  tj_finding_add_number (small, "implied_factor", 0.00005703);
  figures = tj_finding_dup_evaluation (small);
  g_assert_cmpstr (figures, ==, "57.03 ÷ 1000000 = 0.000057030");

  g_assert_null (tj_finding_dup_evaluation (without));
}

/* Every message has both languages, and both use the same placeholders. */
static void
test_catalogue_is_complete (void)
{
  g_autoptr(GPtrArray) codes = tj_finding_catalogue_list_codes ();

  g_assert_cmpuint (codes->len, >, 0);

  for (guint i = 0; i < codes->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (g_ptr_array_index (codes, i), "/", 2);
      const TjFindingText *text = NULL;
      g_auto(GStrv) zh = NULL;

      text = tj_finding_catalogue_lookup (parts[0], *parts[1] != '\0' ? parts[1] : NULL);
      g_assert_nonnull (text);
      g_assert_cmpstr (text->title_zh, !=, "");
      g_assert_cmpstr (text->title_en, !=, "");

      zh = g_strsplit (text->message_zh, "{", -1);
      for (guint j = 1; zh[j] != NULL; j++)
        {
          g_autofree char *name = g_strndup (zh[j], strcspn (zh[j], ":}"));

          if (strstr (text->message_en, name) == NULL)
            g_error ("%s: the English message lacks {%s}", parts[0], name);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/message", test_message);
  g_test_add_func ("/finding/key-and-numbers", test_key_and_numbers);
  g_test_add_func ("/finding/formula-in-words", test_formula_in_words);
  g_test_add_func ("/finding/evaluation", test_evaluation);
  g_test_add_func ("/finding/catalogue", test_catalogue_is_complete);

  return g_test_run ();
}
