/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-recalculation.h"

#include <string.h>

#include "review-fixture.h"

static void
test_names (void)
{
  static const char * const good[] = {
    "recalculation.cases[0].kind", "recalculation.cases[49].service-life",
    "recalculation.cases[0].incremental-investment", "recalculation.cases[1].activity[1]",
    "recalculation.cases[1].activity[64]", "recalculation.cases[0].pollutant[so2]",
    "recalculation.cases[0].pollutant[particulates]", "recalculation.draws",
    "recalculation.seed",
  };
  static const char * const bad[] = {
    "recalculation.cases[50].kind", "recalculation.cases[00].kind", "recalculation.cases[0]",
    "recalculation.cases[0].", "recalculation.cases[0].life", "recalculation.cases[0].activity",
    "recalculation.cases[0].activity[0]", "recalculation.cases[0].activity[65]",
    "recalculation.cases[0].activity[01]", "recalculation.cases[0].activity[1",
    "recalculation.cases[0].activity[1]x", "recalculation.cases[0].activity[1].value",
    "recalculation.cases[0].pollutant", "recalculation.cases[0].pollutant[co2]",
    "recalculation.cases[0].benefit[1]", "recalculation.cases[-1].kind",
    "recalculation.cases[99999999999999999999].kind", "recalculation.", "recalculation.rate",
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
    { "recalculation.draws", "100", TRUE },
    { "recalculation.draws", "1000000", TRUE },
    { "recalculation.draws", "99", FALSE },
    { "recalculation.draws", "1000001", FALSE },
    { "recalculation.seed", "0", TRUE },
    { "recalculation.seed", "4294967295", TRUE },
    { "recalculation.seed", "4294967296", FALSE },
    { "recalculation.cases[0].kind", "new-build", TRUE },
    { "recalculation.cases[0].kind", "new", FALSE },
    { "recalculation.cases[0].benefit", "value=12.5", TRUE },
    { "recalculation.cases[0].benefit", "value=12.5\nlow=1\nhigh=13", TRUE },
    { "recalculation.cases[0].benefit", "attachment=附件1.pdf\npage=3\nquote=约 12 万元", TRUE },
    { "recalculation.cases[0].benefit", "value=1000000000000000", TRUE },
    { "recalculation.cases[0].benefit", "value=1000000000000001", FALSE },
    { "recalculation.cases[0].benefit", "value=-1", FALSE },
    { "recalculation.cases[0].benefit", "value=1e3", FALSE },
    { "recalculation.cases[0].benefit", "value=.5", FALSE },
    { "recalculation.cases[0].benefit", "value=5.", FALSE },
    { "recalculation.cases[0].benefit", "value=nan", FALSE },
    { "recalculation.cases[0].benefit", "value=", FALSE },
    { "recalculation.cases[0].benefit", "low=1\nvalue=2", FALSE },
    { "recalculation.cases[0].benefit", "value=2\nvalue=2", FALSE },
    { "recalculation.cases[0].benefit", "value=2\n", FALSE },
    { "recalculation.cases[0].benefit", "page=0", FALSE },
    { "recalculation.cases[0].benefit", "page=1.5", FALSE },
    { "recalculation.cases[0].benefit", "quote= two", FALSE },
    { "recalculation.cases[0].benefit", "distribution=cauchy", FALSE },
    /* These parts are of activities. */
    { "recalculation.cases[0].benefit", "value=2\nunit=万元", FALSE },
    { "recalculation.cases[0].activity[1]", "side=project\nrole=heat\nname=蒸汽\nunit=GJ", TRUE },
    { "recalculation.cases[0].activity[1]", "factor=heat.cn", TRUE },
    { "recalculation.cases[0].activity[1]", "factor=heat cn", FALSE },
    { "recalculation.cases[0].activity[1]", "side=both", FALSE },
  };
  g_autofree char *words = g_strnfill (TJ_MAX_ENTRY_TEXT + 1, 'x');
  g_autofree char *long_one = g_strconcat ("attachment=", words, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tj_review_check_value (cases[i].name, cases[i].value, NULL), ==,
                     cases[i].good);

  g_assert_false (tj_review_check_value ("recalculation.cases[0].benefit", long_one, NULL));
  long_one[strlen (long_one) - 1] = '\0';
  g_assert_true (tj_review_check_value ("recalculation.cases[0].benefit", long_one, NULL));
}

static void
test_entry (void)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_new ();
  g_autoptr(TjReviewEntry) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *clean = tj_review_entry_dup_clean ("\n 一 \t二\x01三\n");
  double number = 7;

  g_assert_null (tj_review_entry_to_text (entry));
  g_assert_true (tj_review_entry_set (entry, "quote", "年耗电 1,200 MWh = 全厂"));
  g_assert_true (tj_review_entry_set (entry, "value", "1200"));
  g_assert_false (tj_review_entry_set (entry, "value", "viele"));
  g_assert_false (tj_review_entry_set (entry, "quote", "zwei\nZeilen"));
  text = tj_review_entry_to_text (entry);
  g_assert_cmpstr (text, ==, "value=1200\nquote=年耗电 1,200 MWh = 全厂");

  again = tj_review_entry_parse (text);
  g_assert_cmpstr (tj_review_entry_get (again, "quote"), ==, "年耗电 1,200 MWh = 全厂");
  g_assert_false (tj_review_entry_get_number (again, "low", &number));
  g_assert_cmpint ((int) number, ==, 7);
  g_assert_true (tj_review_entry_get_number (again, "value", &number));
  g_assert_cmpint ((int) number, ==, 1200);

  g_assert_true (tj_review_entry_set (again, "value", ""));
  g_assert_true (tj_review_entry_set (again, "quote", NULL));
  g_assert_null (tj_review_entry_to_text (again));
  g_assert_cmpstr (clean, ==, "一 二 三");
}

/* In the order of the file of inputs, whatever the order of their names is. */
static void
test_list (void)
{
  static const char * const ordered[] = {
    "recalculation.cases[0].kind", "recalculation.cases[0].benefit",
    "recalculation.cases[0].activity[2]", "recalculation.cases[0].activity[10]",
    "recalculation.cases[0].pollutant[so2]", "recalculation.cases[0].pollutant[cod]",
    "recalculation.cases[10].service-life",
  };
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(GPtrArray) names = NULL;

  g_assert_cmpuint (tj_review_get_free_activity (review, 0), ==, 1);
  review_fixture_set (review, "comments", "x");
  for (guint i = G_N_ELEMENTS (ordered); i-- > 0;)
    review_fixture_set (review, ordered[i], i == 0 ? "retrofit" : "value=1");

  names = tj_review_list_recalculated (review);
  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (ordered));
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (((TjRecalculationName *) names->pdata[i])->name, ==, ordered[i]);

  g_assert_cmpuint (tj_review_get_free_activity (review, 0), ==, 11);
  review_fixture_set (review, "recalculation.cases[0].activity[64]", "value=1");
  g_assert_cmpuint (tj_review_get_free_activity (review, 0), ==, 1);
  for (guint i = 1; i <= TJ_MAX_CASE_ACTIVITIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = tj_recalculation_dup_name (0, "activity", key);

      review_fixture_set (review, name, "value=1");
    }
  g_assert_cmpuint (tj_review_get_free_activity (review, 0), ==, 0);
}

static void
test_describe (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autofree char *life = tj_review_describe (review, "recalculation.cases[1].service-life");
  g_autofree char *seed = tj_review_describe (review, "recalculation.seed");

  g_assert_cmpstr (life, ==, "recalculation of case 2: service life");
  g_assert_cmpstr (seed, ==, "seed of the draws");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-recalculation/names", test_names);
  g_test_add_func ("/review-recalculation/values", test_values);
  g_test_add_func ("/review-recalculation/entry", test_entry);
  g_test_add_func ("/review-recalculation/list", test_list);
  g_test_add_func ("/review-recalculation/describe", test_describe);

  return g_test_run ();
}
