/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include "core/import/tj-attachment-kind.h"

static void
test_mandatory_blank (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 0);

  /* Not asked for. */
  check_fixture_type (fixture, "applicant.fax", "");
  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 0);

  check_fixture_type (fixture, "barriers", " \n　");
  finding = check_fixture_find (fixture, "mandatory-blank");
  g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, "barriers");
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_ERROR);

  check_fixture_type (fixture, "applicant.name", "");
  check_fixture_type (fixture, "current_share", "");
  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 3);
}

static void
test_mandatory_blank_in_case (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  check_fixture_type (fixture, "cases[1].unit_cost", "");
  check_fixture_expect (fixture, "mandatory-blank", "case");
  finding = check_fixture_find (fixture, "mandatory-blank");
  g_assert_cmpint (tj_finding_get_case (finding), ==, 1);
  g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, "cases[1].unit_cost");
}

static void
test_recommendation (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  static const char * const blank[] = { "", "（盖章）", "（盖章）\n  年   月   日", "公章：____" };

  g_assert_cmpuint (check_fixture_count (fixture, "recommendation-missing"), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      check_fixture_type (fixture, "recommendation", blank[i]);
      check_fixture_expect (fixture, "recommendation-missing", NULL);
      g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 0);
    }

  check_fixture_type (fixture, "recommendation", "同意推荐。（盖章）");
  g_assert_cmpuint (check_fixture_count (fixture, "recommendation-missing"), ==, 0);

  check_fixture_type (fixture, "recommendation", "");
  check_fixture_attach (fixture, TJ_ATTACHMENT_RECOMMENDATION);
  g_assert_cmpuint (check_fixture_count (fixture, "recommendation-missing"), ==, 0);
}

static void
test_annex (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  g_assert_cmpuint (check_fixture_count (fixture, "annex-missing"), ==, 0);

  check_fixture_detach (fixture, TJ_ATTACHMENT_CALCULATION);
  check_fixture_expect (fixture, "annex-missing", NULL);

  check_fixture_attach (fixture, TJ_ATTACHMENT_OTHER);
  check_fixture_expect (fixture, "annex-missing", "unrecognised");
  finding = check_fixture_find (fixture, "annex-missing");
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_QUERY);
}

static void
test_certificate (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  static const char * const claims[] = {
    "通过中国机械工业联合会科技成果鉴定", "已获发明专利2项，暂无鉴定证书", "委托无锡检测中心检测",
  };
  static const char * const denials[] = {
    "", "无", "暂无鉴定", "无鉴定证书", "尚未组织鉴定", "未经鉴定", "发明专利正在申请",
  };

  for (guint i = 0; i < G_N_ELEMENTS (denials); i++)
    {
      check_fixture_type (fixture, "appraisal", denials[i]);
      g_assert_cmpuint (check_fixture_count (fixture, "certificate-missing"), ==, 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      check_fixture_type (fixture, "appraisal", claims[i]);
      check_fixture_expect (fixture, "certificate-missing", NULL);
    }

  check_fixture_attach (fixture, TJ_ATTACHMENT_OTHER);
  check_fixture_expect (fixture, "certificate-missing", "unrecognised");

  check_fixture_attach (fixture, TJ_ATTACHMENT_CERTIFICATE);
  g_assert_cmpuint (check_fixture_count (fixture, "certificate-missing"), ==, 0);
}

/* Of every field one at a time: blank it is missed, with one character it is not. The form has 20
 * that must be filled, of which category and recommendation have rules of their own, and the
 * applicant 6: 20 − 2 + 6 = 24. */
static void
test_every_field (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  GListModel *fields = tj_form_get_fields (fixture->form);
  guint n_missed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const TjFieldSpec *spec = tj_field_get_spec (field);
      gboolean missed = spec->mandatory && !g_str_equal (spec->id, "category")
                        && !g_str_equal (spec->id, "recommendation");

      g_test_message ("%s", spec->id);
      if (spec->kind == TJ_FIELD_TICKS)
        check_fixture_tick (fixture, spec->id, "");
      else
        check_fixture_type (fixture, spec->id, "");
      g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, missed ? 1 : 0);
      n_missed += missed ? 1 : 0;

      if (spec->kind == TJ_FIELD_TICKS)
        check_fixture_tick (fixture, spec->id,
                            g_str_equal (spec->id, "stage") ? "promotion" : "energy");
      else
        check_fixture_type (fixture, spec->id, "0");
      check_fixture_expect_none (fixture, "mandatory-blank");
    }

  g_assert_cmpuint (n_missed, ==, 24);
}

/* The name of a case and the thirteen answers that its block asks for. */
static void
test_every_field_of_case (void)
{
  static const char * const ids[] = {
    "name", "scale", "conditions", "works", "equipment", "investment", "build_period",
    "annual_reduction", "reduction_ratio", "annual_benefit", "payback", "unit_cost",
    "environmental_benefit", "social_benefit",
  };
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("cases[0].", ids[i], NULL);
      g_autoptr(TjFinding) finding = NULL;

      g_test_message ("%s", path);
      check_fixture_type (fixture, path, "　");
      check_fixture_expect (fixture, "mandatory-blank", "case");
      finding = check_fixture_find (fixture, "mandatory-blank");
      g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, path);
      check_fixture_type (fixture, path, "0");
      check_fixture_expect_none (fixture, "mandatory-blank");
    }
}

/* The seal and the date are the form's own words; one word beside them is an opinion. */
static void
test_recommendation_limit (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "recommendation", "推荐单位意见：（加盖公章）　　年　月　日");
  check_fixture_expect (fixture, "recommendation-missing", NULL);
  check_fixture_type (fixture, "recommendation", "推荐单位意见：同意（加盖公章）　　年　月　日");
  check_fixture_expect_none (fixture, "recommendation-missing");
}

/* What a file is follows from its name: 减排量 is the calculation, 减排 is not. */
/* The annex has 199 or 200 characters, or names the potential in its last two. */
static void
test_annex_of_potential (void)
{
  g_autoptr(CheckFixture) brief = check_fixture_new ();
  g_autoptr(CheckFixture) long_enough = check_fixture_new ();
  g_autoptr(CheckFixture) named = check_fixture_new ();
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < 199; i++)
    g_string_append (words, "量");
  check_fixture_calculate (brief, words->str);
  check_fixture_expect_none (brief, "annex-missing");

  g_string_append (words, "算");
  check_fixture_calculate (long_enough, words->str);
  check_fixture_expect (long_enough, "annex-missing", "potential");

  g_string_append (words, "潜力");
  check_fixture_calculate (named, words->str);
  check_fixture_expect_none (named, "annex-missing");
}

static void
test_annex_limit (void)
{
  static const struct
  {
    const char *name;
    gboolean found;
  } cases[] = {
    { "附件1 减排量.pdf", FALSE }, { "附件1 减排.pdf", TRUE },
    { "2030年减排潜力.pdf", FALSE }, { "2030年推广潜力.pdf", TRUE },
    { "核算.xlsx", FALSE }, { "核查.xlsx", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].name);
      check_fixture_detach (fixture, TJ_ATTACHMENT_CALCULATION);
      check_fixture_attach_text (fixture, tj_attachment_kind_guess (cases[i].name, NULL),
                                 cases[i].name, TJ_TEXT_PART_PAGE, "");
      if (cases[i].found)
        check_fixture_expect (fixture, "annex-missing", "unrecognised");
      else
        check_fixture_expect_none (fixture, "annex-missing");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-completeness/mandatory-blank", test_mandatory_blank);
  g_test_add_func ("/check-completeness/mandatory-blank-in-case", test_mandatory_blank_in_case);
  g_test_add_func ("/check-completeness/recommendation", test_recommendation);
  g_test_add_func ("/check-completeness/annex", test_annex);
  g_test_add_func ("/check-completeness/certificate", test_certificate);
  g_test_add_func ("/check-completeness/every-field", test_every_field);
  g_test_add_func ("/check-completeness/every-field-of-case", test_every_field_of_case);
  g_test_add_func ("/check-completeness/recommendation-limit", test_recommendation_limit);
  g_test_add_func ("/check-completeness/annex-limit", test_annex_limit);
  g_test_add_func ("/check-completeness/annex-of-potential", test_annex_of_potential);

  return g_test_run ();
}
