/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/rubric/tj-phrase.h"

#define SHA256 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static void
test_list (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);
  g_auto(GStrv) general = tj_phrase_list ("no-such-criterion", TJ_LANGUAGE_ZH);

  g_assert_cmpuint (g_strv_length (general), ==, 3);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      const char *id = tj_criterion_get_id (criterion);
      g_auto(GStrv) zh = tj_phrase_list (id, TJ_LANGUAGE_ZH);
      g_auto(GStrv) en = tj_phrase_list (id, TJ_LANGUAGE_EN);

      g_assert_cmpuint (g_strv_length (zh), >, g_strv_length (general));
      g_assert_cmpuint (g_strv_length (zh), ==, g_strv_length (en));
      g_assert_cmpstr (zh[0], !=, en[0]);
    }
}

/* A name in a shipped phrase that no form has would always be a gap. */
static void
test_names_in_braces (void)
{
  static const char * const ids[] = { "leadership", "innovation", "market", "reduction" };
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();
  g_autoptr(GRegex) braces = g_regex_new ("\\{([^}]*)\\}", 0, 0, NULL);

  tj_form_add_case (form, item);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_auto(GStrv) phrases = tj_phrase_list (ids[i], TJ_LANGUAGE_EN);

      for (guint j = 0; phrases[j] != NULL; j++)
        {
          g_autoptr(GMatchInfo) match = NULL;

          g_regex_match (braces, phrases[j], 0, &match);
          for (; g_match_info_matches (match); g_match_info_next (match, NULL))
            {
              g_autofree char *name = g_match_info_fetch (match, 1);

              if (!g_str_equal (name, "evidence") && tj_form_lookup (form, name) == NULL)
                g_error ("no field “%s” in “%s”", name, phrases[j]);
            }
        }
    }
}

static void
test_fill (void)
{
  static const struct
  {
    const char *phrase;
    const char *filled;
  } cases[] = {
    { "比例{current_share}，见依据{evidence}。", "比例约15%，见依据2, 10。" },
    { "{nothing}与{cases[0].unit_cost}", TJ_PHRASE_GAP "与" TJ_PHRASE_GAP },
    { "{status}", "一 二" },
    { "没有括号", "没有括号" },
    { "半个{括号", "半个{括号" },
    { "{}", TJ_PHRASE_GAP },
    { "", "" },
  };
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autofree char *long_text = g_strnfill (100, 'x');
  g_autofree char *cut = NULL;

  tj_field_set_text (tj_form_lookup (form, "current_share"), "约15%");
  tj_field_set_text (tj_form_lookup (form, "status"), " 一\n二 ");
  tj_field_set_text (tj_form_lookup (form, "principle"), long_text);
  tj_review_set (review, "evidence.score.leadership.10", SHA256 " page 1", NULL);
  tj_review_set (review, "evidence.score.leadership.2", SHA256 " page 2", NULL);
  tj_review_set (review, "evidence.score.innovation.3", SHA256 " page 2", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = tj_phrase_fill (cases[i].phrase, form, review,
                                                "score.leadership");

      g_assert_cmpstr (filled, ==, cases[i].filled);
    }

  cut = tj_phrase_fill ("{principle}", form, review, "score.leadership");
  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, 41);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phrase/list", test_list);
  g_test_add_func ("/phrase/names-in-braces", test_names_in_braces);
  g_test_add_func ("/phrase/fill", test_fill);

  return g_test_run ();
}
