/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-rule.h"

#include <string.h>

#define NAMESPACE "https://tanjian.org/ns/panel-rule/1"

static TjPanelRule *
read_parts (const char  *reviewers,
            const char  *criteria,
            const char  *result,
            const char  *thresholds,
            GError     **error)
{
  g_autofree char *xml = g_strdup_printf (
    "<panel-rule xmlns=\"" NAMESPACE "\" id=\"own\" version=\"1\">"
    "<title><zh>自定规则</zh><en>Own rule</en></title>%s%s%s%s</panel-rule>",
    reviewers, criteria, result, thresholds);
  g_autoptr(GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return tj_panel_rule_new_from_bytes (bytes, "own.xml", error);
}

#define MEAN "<reviewers method=\"mean\" first=\"totals\" conflicts=\"leave-out\"/>"
#define EQUAL "<criteria weights=\"equal\" gaps=\"spread\"/>"
#define RESULT "<result scale=\"5\" decimals=\"2\" rounding=\"half-up\"/>"

static void
test_defaults (void)
{
  static const char * const ids[] = { "mean", "weighted", "trimmed", "median" };
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default (ids[i]);
      g_autofree char *zh = tj_panel_rule_describe (rule, TJ_LANGUAGE_ZH);
      g_autofree char *en = tj_panel_rule_describe (rule, TJ_LANGUAGE_EN);

      g_assert_nonnull (rule);
      g_assert_cmpstr (rule->id, ==, ids[i]);
      g_assert_cmpuint (rule->method, ==, i);
      for (guint stage = 0; stage < TJ_N_REVIEW_STAGES; stage++)
        g_assert_true (tj_panel_rule_check (rule, rubric, stage, NULL));
      g_test_message ("%s\n%s", zh, en);
      g_assert_true (strstr (zh, "保留2位小数，四舍五入") != NULL);
      g_assert_true (strstr (en, "2 decimals, rounded half up") != NULL);
    }

  g_assert_null (tj_panel_rule_new_default ("none"));
  g_assert_null (tj_panel_rule_new_default ("../rubric/default-2024"));
}

/* What has no exact double is rounded as it is written. */
static void
test_rounding (void)
{
  static const struct
  {
    const char *rounding;
    double value;
    double rounded;
  } cases[] = {
    { "half-up", 2.345, 2.35 }, { "half-up", 1.005, 1.01 }, { "half-up", 2.3449, 2.34 },
    { "half-even", 2.345, 2.34 }, { "half-even", 2.355, 2.36 }, { "half-even", 2.3451, 2.35 },
    { "down", 2.349, 2.34 }, { "down", 2.34, 2.34 }, { "half-up", 0, 0 }, { "down", 4.7, 4.7 },
    { "half-up", 4.999, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = g_strdup_printf (
        "<result scale=\"5\" decimals=\"2\" rounding=\"%s\"/>", cases[i].rounding);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPanelRule) rule = read_parts (MEAN, EQUAL, result, "", &error);

      g_assert_no_error (error);
      g_test_message ("%s %g", cases[i].rounding, cases[i].value);
      g_assert_cmpfloat_with_epsilon (tj_panel_rule_round (rule, cases[i].value),
                                      cases[i].rounded, 1e-12);
    }
}

static void
test_weights (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPanelRule) rule = read_parts (
    "<reviewers method=\"weighted\" first=\"totals\" conflicts=\"count\" default-weight=\"0.5\">"
    "<weight reviewer=\"甲\" value=\"2\"/><weight reviewer=\"ab12\" value=\"0\"/></reviewers>",
    "<criteria weights=\"listed\" gaps=\"leave-out\">"
    "<weight criterion=\"leadership\" value=\"3\"/><weight criterion=\"innovation\" value=\"1\"/>"
    "</criteria>",
    RESULT, "<threshold stage=\"second\" criterion=\"innovation\" value=\"3\"/>"
    "<threshold stage=\"second\" value=\"3.5\"/>", &error);
  g_autofree double *weights = NULL;
  double threshold = 0;

  g_assert_no_error (error);
  weights = tj_panel_rule_get_weights (rule, rubric, TJ_REVIEW_SECOND);
  g_assert_cmpfloat_with_epsilon (weights[0], 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (weights[1], 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (weights[2], 0, 1e-12);

  g_assert_cmpfloat_with_epsilon (tj_panel_rule_get_reviewer_weight (rule, "甲", NULL),
                                  2, 1e-12);
  g_assert_cmpfloat_with_epsilon (tj_panel_rule_get_reviewer_weight (rule, "乙", "cd"),
                                  0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (tj_panel_rule_get_reviewer_weight (rule, "甲", "ab12"),
                                  0, 1e-12);

  g_assert_true (tj_panel_rule_get_threshold (rule, rubric, TJ_REVIEW_SECOND, NULL, &threshold));
  g_assert_cmpfloat_with_epsilon (threshold, 3.5, 1e-12);
  g_assert_true (tj_panel_rule_get_threshold (rule, rubric, TJ_REVIEW_SECOND, "innovation",
                                              &threshold));
  g_assert_cmpfloat_with_epsilon (threshold, 3, 1e-12);
  g_assert_false (tj_panel_rule_get_threshold (rule, rubric, TJ_REVIEW_SECOND, "leadership",
                                               &threshold));
  g_assert_false (tj_panel_rule_get_threshold (rule, rubric, TJ_REVIEW_DEFENCE, NULL,
                                               &threshold));
}

static void
test_bad (void)
{
  static const struct
  {
    const char *reviewers;
    const char *criteria;
    const char *result;
    const char *thresholds;
    const char *says;
  } cases[] = {
    { MEAN, "<criteria weights=\"listed\" gaps=\"spread\">"
      "<weight criterion=\"innovation\" value=\"0\"/></criteria>", RESULT, "",
      "criteria add up to 0" },
    { MEAN, "<criteria weights=\"listed\" gaps=\"spread\"/>", RESULT, "",
      "criteria add up to 0" },
    { "<reviewers method=\"weighted\" first=\"totals\" conflicts=\"count\" default-weight=\"0\">"
      "<weight reviewer=\"甲\" value=\"0\"/></reviewers>", EQUAL, RESULT, "",
      "reviewers add up to 0" },
    { MEAN, "<criteria weights=\"listed\" gaps=\"spread\">"
      "<weight criterion=\"innovation\" value=\"1\"/>"
      "<weight criterion=\"innovation\" value=\"2\"/></criteria>", RESULT, "", "two weights" },
    { MEAN, EQUAL, RESULT, "<threshold stage=\"second\" value=\"6\"/>", "full marks" },
    { MEAN, EQUAL, RESULT, "<threshold stage=\"second\" value=\"3\"/>"
      "<threshold stage=\"second\" value=\"4\"/>", "two thresholds" },
    { "<reviewers method=\"mean\" first=\"totals\" conflicts=\"count\">"
      "<weight reviewer=\"甲\" value=\"2\"/></reviewers>", EQUAL, RESULT, "", "only the method" },
    { MEAN, "<criteria weights=\"equal\" gaps=\"spread\">"
      "<weight criterion=\"innovation\" value=\"1\"/></criteria>", RESULT, "", "listed" },
    { "<reviewers method=\"best\" first=\"totals\" conflicts=\"count\"/>", EQUAL, RESULT, "",
      "own.xml" },
    { "<reviewers method=\"trimmed\" minimum=\"2\" first=\"totals\" conflicts=\"count\"/>", EQUAL,
      RESULT, "", "own.xml" },
    { MEAN, EQUAL, "<result scale=\"0\" decimals=\"2\" rounding=\"down\"/>", "", "own.xml" },
    { MEAN, "<criteria weights=\"listed\" gaps=\"spread\">"
      "<weight criterion=\"innovation\" value=\"-1\"/></criteria>", RESULT, "", "own.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPanelRule) rule = NULL;

      rule = read_parts (cases[i].reviewers, cases[i].criteria, cases[i].result,
                         cases[i].thresholds, &error);
      g_assert_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE);
      g_assert_null (rule);
      g_test_message ("%s", error->message);
      g_assert_true (strstr (error->message, cases[i].says) != NULL);
    }
}

static void
test_check (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GError) weight_error = NULL;
  g_autoptr(GError) threshold_error = NULL;
  g_autoptr(TjPanelRule) weight = read_parts (
    MEAN, "<criteria weights=\"listed\" gaps=\"spread\">"
    "<weight criterion=\"beauty\" value=\"1\"/></criteria>", RESULT, "", NULL);
  g_autoptr(TjPanelRule) threshold = read_parts (
    MEAN, EQUAL, RESULT, "<threshold stage=\"second\" criterion=\"beauty\" value=\"1\"/>", NULL);

  g_assert_false (tj_panel_rule_check (weight, rubric, TJ_REVIEW_SECOND, &weight_error));
  g_assert_error (weight_error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE);
  g_assert_true (strstr (weight_error->message, "beauty") != NULL);
  g_assert_false (tj_panel_rule_check (threshold, rubric, TJ_REVIEW_SECOND, &threshold_error));
  g_assert_error (threshold_error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE);
  /* At another stage the threshold is not asked for. */
  g_assert_true (tj_panel_rule_check (threshold, rubric, TJ_REVIEW_DEFENCE, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-rule/defaults", test_defaults);
  g_test_add_func ("/panel-rule/rounding", test_rounding);
  g_test_add_func ("/panel-rule/weights", test_weights);
  g_test_add_func ("/panel-rule/bad", test_bad);
  g_test_add_func ("/panel-rule/check", test_check);

  return g_test_run ();
}
