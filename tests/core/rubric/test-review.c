/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review.h"

#include <string.h>

#include "review-fixture.h"

#define HARD_KEY "payback-mismatch@cases[1].payback,cases[1].annual_benefit#a.reason/b.decision"

/* A rubric whose criteria have the weights 0.2, 0.3 and 0.5; the first has a threshold of 3
 * points and takes neither a confidence nor cannot-assess. */
static TjReview *
new_weighted_review (void)
{
  static const char * const stages[] = { "preliminary", "second", "defence" };
  g_autoptr(GString) text = g_string_new (
    "<rubric xmlns='https://tanjian.org/ns/rubric/1' id='test' version='1'>"
    "<title><zh>量表</zh><en>Rubric</en></title>"
    "<weights-note><zh>说明</zh><en>Note</en></weights-note><scale max='5' step='0.5'/>");
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRubric) rubric = NULL;
  g_autoptr(GBytes) bytes = NULL;

  for (const char *id = "abc"; *id != '\0'; id++)
    {
      g_string_append_printf (text, "<criterion id='%c'><name><zh>%c</zh><en>%c</en></name>",
                              *id, *id, *id);
      for (guint level = 0; level <= TJ_MAX_LEVEL; level++)
        g_string_append_printf (text, "<anchor level='%u'><zh>%u</zh><en>%u</en></anchor>",
                                level, level, level);
      g_string_append (text, "</criterion>");
    }

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const char *question = "<question><zh>问</zh><en>Q</en></question></use>";

      g_string_append_printf (
        text, "<stage id='%s'>"
        "<use criterion='a' weight='0.2' threshold='3' min-justification='0' "
        "confidence='optional' cannot-assess='refused'>%s"
        "<use criterion='b' weight='0.3' min-justification='1' confidence='required' "
        "cannot-assess='allowed'>%s", stages[i], question, question);
      g_string_append_printf (
        text, "<use criterion='%s' weight='0.5' threshold='3' min-justification='5' "
        "confidence='required' cannot-assess='allowed'>%s</stage>", "c", question);
    }

  g_string_append (text, "</rubric>");
  bytes = g_bytes_new (text->str, text->len);
  rubric = tj_rubric_new_from_bytes (bytes, "weighted.xml", &error);
  g_assert_no_error (error);

  return tj_review_new (rubric);
}

static void
refuse (TjReview   *review,
        const char *name,
        const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = g_strdup (tj_review_get (review, name));

  g_assert_false (tj_review_set (review, name, value, &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpstr (tj_review_get (review, name), ==, before);
}

static void
test_names (void)
{
  static const char * const good[] = {
    "stage", "reviewer.name", "reviewer.organisation", "reviewer.title", "conflict",
    "conflict.statement", "score.leadership.points", "score.x.confidence",
    "score.a-b_2.justification", "finding.a.decision", "finding." HARD_KEY ".reason",
    "finding..reason.reason", "finding.\xe8\xa1\xa8.decision", "assessed.category",
    "assessed.type", "assessed.stage", "assessed.reason", "recommendation", "comments",
  };
  static const char * const bad[] = {
    "", "Stage", "stage ", "reviewer", "reviewer.phone", "score", "score..points",
    "score.points", "score.a.b.points", "score.A.points", "score.a.weight", "finding.decision",
    "finding..decision", "finding.a", "finding.a.opinion", "finding.\x01.reason",
    "finding.\xff.reason", "assessed", "assessed.", "comments.x", ".comments",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!tj_review_is_name (good[i]))
      g_error ("%s is a name", good[i]);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (tj_review_is_name (bad[i]))
      g_error ("%s is no name", bad[i]);

  g_assert_false (tj_review_is_name (NULL));
}

static void
test_name_length (void)
{
  g_autofree char *key = g_strnfill (TJ_MAX_REVIEW_NAME - strlen ("finding..reason"), 'k');
  g_autofree char *longest = g_strdup_printf ("finding.%s.reason", key);
  g_autofree char *longer = g_strdup_printf ("finding.%sk.reason", key);

  g_assert_true (tj_review_is_name (longest));
  g_assert_false (tj_review_is_name (longer));
}

static void
test_values (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  static const char * const accepted[][2] = {
    { "stage", "second" }, { "conflict", "none" }, { "conflict", "declared" },
    { "score.market.points", "0" }, { "score.market.points", "10" },
    { "score.market.points", "cannot-assess" }, { "score.market.confidence", "medium" },
    { "finding.x.decision", "question" }, { "assessed.category", "non_co2" },
    { "assessed.type", "energy.storage" }, { "assessed.stage", "promotion" },
    { "recommendation", "conditional" }, { "comments", " \n\t" }, { "comments", "𠀀 “汉字” <&>" },
  };
  static const char * const refused[][2] = {
    { "stage", "first" }, { "stage", "second|defence" }, { "stage", "|" },
    { "conflict", "None" }, { "score.market.points", "11" }, { "score.market.points", "-1" },
    { "score.market.points", "05" }, { "score.market.points", "+5" },
    { "score.market.points", "5.0" }, { "score.market.points", " 5" },
    { "score.market.points", "cannot assess" }, { "score.market.confidence", "5" },
    { "score.unknown.points", "5" }, { "score.unknown.points", "" },
    { "finding.x.decision", "accept" }, { "assessed.type", "Energy" },
    { "assessed.type", "energy storage" }, { "assessed.stage", "示范类技术" },
    { "recommendation", "yes" }, { "comments", "\x01" }, { "comments", "\xff" },
    { "comments", "\xed\xa0\x80" }, { "comments", "\xef\xbf\xbe" }, { "nonsense", "1" },
    { "nonsense", NULL }, { "bad\xff", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      review_fixture_set (review, accepted[i][0], accepted[i][1]);
      g_assert_cmpstr (tj_review_get (review, accepted[i][0]), ==, accepted[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    refuse (review, refused[i][0], refused[i][1]);
}

static void
test_text_length (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < TJ_MAX_REVIEW_TEXT; i++)
    g_string_append (text, "字");

  review_fixture_set (review, "comments", text->str);
  g_string_append_c (text, 'x');
  refuse (review, "comments", text->str);
}

static void
count_cb (TjReview   *review,
          const char *name,
          gpointer    data)
{
  GPtrArray *names = data;

  g_ptr_array_add (names, g_strdup (name));
}

static void
test_changed (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  g_autoptr(GPtrArray) heard = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = NULL;

  g_signal_connect (review, "changed", G_CALLBACK (count_cb), heard);

  review_fixture_set (review, "comments", "");
  review_fixture_set (review, "comments", NULL);
  g_assert_cmpuint (heard->len, ==, 0);

  review_fixture_set (review, "comments", "a");
  review_fixture_set (review, "comments", "a");
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (heard, 0), ==, "comments");

  review_fixture_set (review, "comments", "");
  g_assert_cmpuint (heard->len, ==, 2);
  g_assert_null (tj_review_get (review, "comments"));

  refuse (review, "stage", "third");
  g_assert_cmpuint (heard->len, ==, 2);

  review_fixture_set (review, "stage", "second");
  review_fixture_set (review, "comments", "b");
  names = tj_review_list_names (review);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "comments");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "stage");
}

static void
test_total (void)
{
  g_autoptr(TjReview) review = new_weighted_review ();
  TjTotal total;

  tj_review_get_total (review, &total);
  g_assert_cmpuint (total.n_missing, ==, 3);
  g_assert_cmpuint (total.n_given, ==, 0);

  review_fixture_set (review, "score.a.points", "5");
  review_fixture_set (review, "score.c.points", "6");
  tj_review_get_total (review, &total);
  /* (0.2 × 2.5 + 0.5 × 3) ÷ 0.7 */
  g_assert_cmpfloat_with_epsilon (total.points, 2.0 / 0.7, 1e-12);
  g_assert_cmpuint (total.n_below_threshold, ==, 1);
  g_assert_cmpuint (total.n_given, ==, 2);
  g_assert_cmpuint (total.n_missing, ==, 1);

  review_fixture_set (review, "score.b.points", "cannot-assess");
  tj_review_get_total (review, &total);
  g_assert_cmpfloat_with_epsilon (total.points, 2.0 / 0.7, 1e-12);
  g_assert_cmpuint (total.n_cannot_assess, ==, 1);
  g_assert_cmpuint (total.n_missing, ==, 0);

  review_fixture_set (review, "score.b.points", "0");
  tj_review_get_total (review, &total);
  g_assert_cmpfloat_with_epsilon (total.points, 2.0, 1e-12);
  g_assert_cmpuint (total.n_given, ==, 3);

  refuse (review, "score.a.points", "cannot-assess");
}

static void
test_score (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  TjScore score;

  tj_review_get_score (review, "market", &score);
  g_assert_cmpint (score.state, ==, TJ_SCORE_MISSING);
  g_assert_null (score.confidence);

  review_fixture_set (review, "score.market.points", "0");
  review_fixture_set (review, "score.market.confidence", "low");
  review_fixture_set (review, "score.market.justification", "因为");
  tj_review_get_score (review, "market", &score);
  g_assert_cmpint (score.state, ==, TJ_SCORE_GIVEN);
  g_assert_cmpuint (score.half_points, ==, 0);
  g_assert_cmpstr (score.confidence, ==, "low");
  g_assert_cmpstr (score.justification, ==, "因为");

  review_fixture_set (review, "score.market.points", "cannot-assess");
  tj_review_get_score (review, "market", &score);
  g_assert_cmpint (score.state, ==, TJ_SCORE_CANNOT_ASSESS);

  g_assert_cmpint (tj_review_get_stage (review), ==, TJ_REVIEW_PRELIMINARY);
  review_fixture_set (review, "stage", "defence");
  g_assert_cmpint (tj_review_get_stage (review), ==, TJ_REVIEW_DEFENCE);
}

static void
assert_gaps (TjReview   *review,
             const char *expected)
{
  g_auto(GStrv) codes = NULL;
  g_auto(GStrv) sentences = tj_review_list_gaps (review, &codes);
  g_autofree char *joined = g_strjoinv (" ", codes);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (g_strv_length (sentences), ==, g_strv_length (codes));
}

static void
test_gaps (void)
{
  g_autoptr(TjReview) review = new_weighted_review ();

  assert_gaps (review, "reviewer-name-missing conflict-missing score-missing:a score-missing:b "
                       "score-missing:c placement-missing recommendation-missing");

  review_fixture_set (review, "reviewer.name", "  ");
  review_fixture_set (review, "conflict", "declared");
  review_fixture_set (review, "recommendation", "reject");
  review_fixture_set (review, "assessed.category", "energy");
  review_fixture_set (review, "assessed.type", "energy.storage");
  review_fixture_set (review, "score.a.points", "0");
  review_fixture_set (review, "score.b.points", "3");
  review_fixture_set (review, "score.c.points", "cannot-assess");
  assert_gaps (review, "reviewer-name-missing conflict-statement-missing "
                       "justification-missing:b confidence-missing:b justification-missing:c "
                       "placement-missing");

  review_fixture_set (review, "reviewer.name", "王工");
  review_fixture_set (review, "conflict.statement", "曾任顾问");
  review_fixture_set (review, "assessed.stage", "promotion");
  review_fixture_set (review, "score.b.justification", "是");
  review_fixture_set (review, "score.b.confidence", "high");
  review_fixture_set (review, "score.c.justification", "  材料不足  ");
  assert_gaps (review, "justification-short:c");

  review_fixture_set (review, "score.c.justification", "材料不足。");
  assert_gaps (review, "");

  review_fixture_set (review, "finding." HARD_KEY ".decision", "dismissed");
  assert_gaps (review, "reason-missing:" HARD_KEY);
  review_fixture_set (review, "finding." HARD_KEY ".reason", "复核无误");
  assert_gaps (review, "");

  review_fixture_set (review, "finding.x.decision", "accepted");
  review_fixture_set (review, "conflict", "none");
  review_fixture_set (review, "conflict.statement", NULL);
  assert_gaps (review, "");
  g_strfreev (tj_review_list_gaps (review, NULL));
}

static void
test_describe (void)
{
  g_autoptr(TjReview) review = review_fixture_new ();
  static const char * const expected[][2] = {
    { "score.innovation.points", "score of “Degree of technical innovation”" },
    { "score.innovation.confidence",
      "confidence in the score of “Degree of technical innovation”" },
    { "score.innovation.justification",
      "justification of the score of “Degree of technical innovation”" },
    { "score.gone.points", "score of “gone”" },
    { "finding.entry-refused#../a.pdf.decision",
      "decision on the finding “Archive entry refused”" },
    { "finding.not-known@x.reason", "reason for the decision on the finding “not-known”" },
    { "recommendation", "recommendation" },
    { "nonsense", "nonsense" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = tj_review_describe (review, expected[i][0]);

      g_assert_cmpstr (text, ==, expected[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/names", test_names);
  g_test_add_func ("/review/name-length", test_name_length);
  g_test_add_func ("/review/values", test_values);
  g_test_add_func ("/review/text-length", test_text_length);
  g_test_add_func ("/review/changed", test_changed);
  g_test_add_func ("/review/total", test_total);
  g_test_add_func ("/review/score", test_score);
  g_test_add_func ("/review/gaps", test_gaps);
  g_test_add_func ("/review/describe", test_describe);

  return g_test_run ();
}
