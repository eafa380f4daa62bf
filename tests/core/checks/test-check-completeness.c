/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

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

  return g_test_run ();
}
