/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-corrections.h"

#include "review-fixture.h"

static TjForm *
new_form (void)
{
  static const char * const ticks[] = { "energy", "sector", NULL };
  TjForm *form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();
  g_autoptr(TjPlace) place = tj_place_new ("form.docx", 1, 2, 3);

  tj_form_add_case (form, item);
  tj_field_set_text (tj_form_lookup (form, "technology_name"), "储能");
  tj_field_set_text (tj_form_lookup (form, "cases[0].investment"), "l200万元");
  tj_field_set_place (tj_form_lookup (form, "cases[0].investment"), place);
  tj_field_set_ticked (tj_form_lookup (form, "category"), ticks);

  return form;
}

/* A field has one name, so that two edits of it are two values of one thing. */
static void
test_names (void)
{
  static const char * const good[] = {
    "correction.technology_name.value", "correction.applicant.name.reason",
    "correction.cases[0].investment.value", "correction.cases[49].payback.reason",
    "correction.case-count",
  };
  static const char * const bad[] = {
    "correction.nothing.value", "correction.investment.value", "correction.technology_name",
    "correction.cases[50].investment.value", "correction.cases[00].investment.value",
    "correction.cases[-1].investment.value", "correction.cases[].investment.value",
    "correction.cases[0]investment.value", "correction.cases[0].technology_name.value",
    "correction.case-count.value", "correction..value",
    "correction.cases[99999999999999999999].payback.value",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tj_review_is_name (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tj_review_is_name (bad[i]));
}

static void
test_values (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    gboolean good;
  } cases[] = {
    { "correction.category.value", "energy", TRUE },
    { "correction.category.value", "energy sector", TRUE },
    { "correction.category.value", TJ_CORRECTION_BLANK, TRUE },
    { "correction.category.value", "energy energy", FALSE },
    { "correction.category.value", "energy  sector", FALSE },
    { "correction.category.value", "Energy", FALSE },
    { "correction.technology_name.value", "随便 写", TRUE },
    { "correction.case-count", "0", TRUE },
    { "correction.case-count", "50", TRUE },
    { "correction.case-count", "51", FALSE },
    { "correction.case-count", "01", FALSE },
    { "correction.case-count", "-1", FALSE },
    { "correction.case-count", "2 ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (tj_review_check_value (cases[i].name, cases[i].value, &error), ==,
                       cases[i].good);
      g_assert_true ((error == NULL) == cases[i].good);
    }
}

static void
test_apply (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(TjForm) form = new_form ();
  g_autoptr(TjForm) same = tj_review_apply_corrections (review, form);
  g_autoptr(TjForm) corrected = NULL;
  TjField *field;

  g_assert_true (same == form);

  review_fixture_set (review, "correction.cases[0].investment.value", "1.2亿元");
  review_fixture_set (review, "correction.category.value", "energy");
  review_fixture_set (review, "correction.technology_name.value", TJ_CORRECTION_BLANK);
  review_fixture_set (review, "correction.cases[1].name.value", "第二个案例");
  corrected = tj_review_apply_corrections (review, form);

  /* The same parser reads it, the place is where it was read, and the original stays. */
  field = tj_form_lookup (corrected, "cases[0].investment");
  g_assert_cmpfloat_with_epsilon (tj_field_get_quantity (field)->value, 12000, 1e-9);
  g_assert_cmpuint (tj_field_get_place (field)->row, ==, 2);
  g_assert_cmpstr (tj_field_get_text (tj_field_get_original (field)), ==, "l200万元");
  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (form, "cases[0].investment")), ==,
                   "l200万元");

  g_assert_cmpstr (tj_form_get_category (corrected), ==, "energy");
  g_assert_null (tj_form_get_category (form));
  g_assert_true (tj_field_is_blank (tj_form_lookup (corrected, "technology_name")));
  g_assert_null (tj_field_get_original (tj_form_lookup (corrected, "applicant.name")));

  /* What corrects a case that is not there waits for the case. */
  g_assert_cmpuint (tj_form_get_n_cases (corrected), ==, 1);
}

static void
test_cases (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(TjForm) form = new_form ();
  g_autoptr(TjForm) more = NULL;
  g_autoptr(TjForm) none = NULL;
  TjField *name;

  review_fixture_set (review, "correction.case-count", "2");
  review_fixture_set (review, "correction.cases[1].name.value", "第二个案例");
  more = tj_review_apply_corrections (review, form);
  g_assert_cmpuint (tj_form_get_n_cases (more), ==, 2);
  name = tj_form_lookup (more, "cases[1].name");
  g_assert_cmpstr (tj_field_get_text (name), ==, "第二个案例");
  g_assert_cmpstr (tj_field_get_text (tj_field_get_original (name)), ==, "");

  review_fixture_set (review, "correction.case-count", "0");
  none = tj_review_apply_corrections (review, form);
  g_assert_cmpuint (tj_form_get_n_cases (none), ==, 0);
  g_assert_cmpuint (tj_form_get_n_cases (form), ==, 1);
}

/* A value says again what a field says. */
static void
test_value_of_field (void)
{
  g_autoptr(TjForm) form = new_form ();
  g_autofree char *words = tj_correction_dup_value (tj_form_lookup (form, "technology_name"));
  g_autofree char *ticks = tj_correction_dup_value (tj_form_lookup (form, "category"));
  g_autofree char *blank = tj_correction_dup_value (tj_form_lookup (form, "stage"));

  g_assert_cmpstr (words, ==, "储能");
  g_assert_cmpstr (ticks, ==, "energy sector");
  g_assert_cmpstr (blank, ==, TJ_CORRECTION_BLANK);
}

/* Undo names what it takes back. */
static void
test_describe (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autofree char *of_case = NULL;
  g_autofree char *of_form = NULL;
  g_autofree char *reason = NULL;

  of_case = tj_review_describe (review, "correction.cases[1].investment.value");
  of_form = tj_review_describe (review, "correction.applicant.name.value");
  reason = tj_review_describe (review, "correction.applicant.name.reason");
  g_assert_cmpstr (of_case, ==, "correction of “Investment, case 2”");
  g_assert_cmpstr (of_form, ==, "correction of “Applicant”");
  g_assert_cmpstr (reason, ==, "reason for the correction of “Applicant”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-corrections/names", test_names);
  g_test_add_func ("/review-corrections/values", test_values);
  g_test_add_func ("/review-corrections/apply", test_apply);
  g_test_add_func ("/review-corrections/cases", test_cases);
  g_test_add_func ("/review-corrections/value-of-field", test_value_of_field);
  g_test_add_func ("/review-corrections/describe", test_describe);

  return g_test_run ();
}
