/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "core/rubric/tj-evidence.h"

#include "review-fixture.h"

#define SHA256 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define FINDING "finding.entry-refused@cases[0].payback#附 件/../a.b.pdf"

static void
test_names (void)
{
  static const char * const good[] = {
    "evidence.score.leadership.1", "evidence.score.leadership.999",
    "evidence.score.leadership.absent", "evidence." FINDING ".3",
    "evidence.claim.cases[1].payback.20", "evidence.claim.technology_name.absent",
  };
  static const char * const bad[] = {
    "evidence.score.leadership.0", "evidence.score.leadership.01",
    "evidence.score.leadership.1000", "evidence.score.leadership", "evidence.score..1",
    "evidence.score.Leadership.1", "evidence.finding..1", "evidence.claim.nothing.1",
    "evidence.claim.cases[50].payback.1", "evidence.other.leadership.1", "evidence.1",
    "evidence..1", "evidence.", "evidence.score.leadership.-1", "evidence.score.leadership.x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tj_review_is_name (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (tj_review_is_name (bad[i]))
        g_error ("%s is a name", bad[i]);
    }
}

static void
test_values (void)
{
  static const char * const good[] = {
    SHA256 " field cases[0].payback", SHA256 " page 1", SHA256 " page 12 0 0 10000 10000",
    SHA256 " page 1 9999 9999 1 1\n二\n三", SHA256 " paragraph 3", SHA256 " table 1 2",
    SHA256 " sheet 2 1048576\n合计", SHA256 " line 7",
  };
  static const char * const bad[] = {
    SHA256, SHA256 " page", SHA256 " page 0", SHA256 " page 01", SHA256 " page -1",
    SHA256 " page 1 ", SHA256 "  page 1", SHA256 " page 1 0 0 10001 1",
    SHA256 " page 1 0 0 0 0", SHA256 " page 1 1 0 10000 1", SHA256 " page 1 0 0 1",
    SHA256 " page 1\n", SHA256 " page 1\n 二", SHA256 " field nothing", SHA256 " field",
    SHA256 " sheet 1", SHA256 " paragraph 1 2", SHA256 " place 1", "9f86 page 1",
    SHA256 " page 99999999999999999999", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(TjEvidence) evidence = tj_evidence_parse (good[i]);
      g_autofree char *value = NULL;

      g_assert_nonnull (evidence);
      value = tj_evidence_to_value (evidence);
      g_assert_cmpstr (value, ==, good[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(TjEvidence) evidence = tj_evidence_parse (bad[i]);

      if (evidence != NULL)
        g_error ("“%s” is taken", bad[i]);
    }
}

/* A region drawn beyond the page ends where the page does. */
static void
test_region (void)
{
  static const struct
  {
    double drawn[4];
    guint kept[4];
  } cases[] = {
    { { 0.1, 0.2, 0.3, 0.4 }, { 1000, 2000, 3000, 4000 } },
    { { -0.5, 0.9, 1, 0.5 }, { 0, 9000, 5000, 1000 } },
    { { 0.5, 0.5, 0, 0 }, { 5000, 5000, 1, 1 } },
    { { 1, 1, 1, 1 }, { 9999, 9999, 1, 1 } },
    { { NAN, 0, INFINITY, 1 }, { 0, 0, 1, 10000 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjEvidence) evidence = tj_evidence_new (TJ_EVIDENCE_PAGE, SHA256);
      const double *drawn = cases[i].drawn;

      evidence->place = 1;
      tj_evidence_set_region (evidence, drawn[0], drawn[1], drawn[2], drawn[3]);
      g_assert_cmpuint (evidence->x, ==, cases[i].kept[0]);
      g_assert_cmpuint (evidence->y, ==, cases[i].kept[1]);
      g_assert_cmpuint (evidence->width, ==, cases[i].kept[2]);
      g_assert_cmpuint (evidence->height, ==, cases[i].kept[3]);
    }
}

static void
test_quote (void)
{
  g_autoptr(TjEvidence) evidence = tj_evidence_new (TJ_EVIDENCE_LINE, SHA256);
  g_autofree char *long_text = g_strnfill (TJ_MAX_QUOTE + 1, 'x');

  tj_evidence_set_quote (evidence, "  一\r\n二\x01 \xff三 ");
  g_assert_cmpstr (evidence->quote, ==, "一\n二 \xef\xbf\xbd三");
  tj_evidence_set_quote (evidence, long_text);
  g_assert_cmpuint (strlen (evidence->quote), ==, TJ_MAX_QUOTE);
  tj_evidence_set_quote (evidence, " \n ");
  g_assert_null (evidence->quote);
}

static void
test_list (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) of_finding = NULL;
  g_autoptr(GPtrArray) absent = NULL;
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;

  g_assert_cmpuint (tj_review_next_evidence (review), ==, 1);
  review_fixture_set (review, "evidence.score.leadership.10", SHA256 " page 3 1 2 3 4\n热效率");
  review_fixture_set (review, "evidence." FINDING ".2", SHA256 " field technology_name");
  review_fixture_set (review, "evidence.claim.current_share.3", SHA256 " sheet 1 4");
  review_fixture_set (review, "evidence.score.innovation.absent", "yes");

  all = tj_review_list_evidence (review, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (((TjEvidence *) all->pdata[0])->number, ==, 2);
  g_assert_cmpuint (((TjEvidence *) all->pdata[1])->number, ==, 3);
  g_assert_cmpuint (((TjEvidence *) all->pdata[2])->number, ==, 10);
  g_assert_cmpstr (((TjEvidence *) all->pdata[2])->quote, ==, "热效率");

  of_finding = tj_review_list_evidence (review, FINDING);
  g_assert_cmpuint (of_finding->len, ==, 1);
  g_assert_cmpuint (tj_review_next_evidence (review), ==, 11);

  g_assert_true (tj_review_is_unevidenced (review, "score.innovation"));
  g_assert_false (tj_review_is_unevidenced (review, "score.leadership"));
  absent = tj_review_list_unevidenced (review);
  g_assert_cmpuint (absent->len, ==, 1);
  g_assert_cmpstr (absent->pdata[0], ==, "score.innovation");

  label = tj_review_describe (review, "evidence.score.leadership.10");
  g_assert_cmpstr (label, ==, "evidence for “Leading position in the industry”");
  place = tj_evidence_dup_place (all->pdata[2], "a.pdf");
  g_assert_cmpstr (place, ==, "a.pdf, page 3");

  review_fixture_set (review, "evidence.score.leadership.999", SHA256 " page 1");
  g_assert_cmpuint (tj_review_next_evidence (review), ==, 0);
}

/* A rubric says which criteria there are, for their evidence too. */
static void
test_unknown_criterion (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_review_set (review, "evidence.score.beauty.1", SHA256 " page 1", &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/names", test_names);
  g_test_add_func ("/evidence/values", test_values);
  g_test_add_func ("/evidence/region", test_region);
  g_test_add_func ("/evidence/quote", test_quote);
  g_test_add_func ("/evidence/list", test_list);
  g_test_add_func ("/evidence/unknown-criterion", test_unknown_criterion);

  return g_test_run ();
}
