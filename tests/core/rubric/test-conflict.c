/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-conflict.h"

#include "review-fixture.h"

static TjForm *
new_form (void)
{
  TjForm *form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();

  tj_form_add_case (form, item);
  tj_field_set_text (tj_form_lookup (form, "applicant.name"), "东澜清源楼宇科技有限公司");
  tj_field_set_text (tj_form_lookup (form, "source"), "所有权人：东澜大学能源学院");
  tj_field_set_text (tj_form_lookup (form, "typical_users"), "岚江港务；ＡＢＣ Energy");
  tj_field_set_text (tj_form_lookup (form, "cases[0].name"), "岚江港务集团岸电项目");

  return form;
}

static void
assert_hints (const char *organisation,
              const char *recusal,
              const char *expected)
{
  const char * const recusals[] = { recusal, NULL };
  g_autoptr(TjForm) form = new_form ();
  g_autoptr(GPtrArray) hints = tj_conflict_list_hints (form, organisation, recusals);
  g_autoptr(GString) paths = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const TjConflictHint *hint = g_ptr_array_index (hints, i);

      g_string_append_printf (paths, "%s%s;", hint->path, hint->own ? "!" : "");
    }

  g_assert_cmpstr (paths->str, ==, expected);
}

static void
test_hints (void)
{
  assert_hints (NULL, NULL, "");
  assert_hints ("东澜大学", NULL, "source!;");
  assert_hints ("东澜清源楼宇科技股份有限公司", NULL, "applicant.name!;");
  assert_hints ("东澜", "有限公司", "");
  assert_hints (" ", "岚江港务集团", "typical_users;cases[0].name;");
  assert_hints ("东澜大学", "abc energy", "source!;typical_users;");
  assert_hints ("别处大学", "别处公司", "");
}

static guint
count_gaps (TjReview *review)
{
  g_auto(GStrv) gaps = tj_review_list_gaps (review, NULL);

  return g_strv_length (gaps);
}

/* Who withdraws gives no scores, but says who withdraws and why. */
static void
test_recusal (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);

  g_assert_false (tj_review_is_recusal (review));
  g_assert_cmpuint (count_gaps (review), >, 4);

  review_fixture_set (review, "conflict", "recused");
  g_assert_true (tj_review_is_recusal (review));
  g_assert_cmpuint (count_gaps (review), ==, 2);

  review_fixture_set (review, "reviewer.name", "王某");
  review_fixture_set (review, "conflict.statement", "申报单位为本人所在单位");
  g_assert_cmpuint (count_gaps (review), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conflict/hints", test_hints);
  g_test_add_func ("/conflict/recusal", test_recusal);

  return g_test_run ();
}
