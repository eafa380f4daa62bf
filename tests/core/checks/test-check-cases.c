/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

static void
remove_case (CheckFixture *fixture)
{
  GListModel *cases = tj_form_get_cases (fixture->form);

  g_list_store_remove (G_LIST_STORE (cases), g_list_model_get_n_items (cases) - 1);
}

static void
test_promotion (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_assert_cmpuint (check_fixture_count (fixture, "case-count"), ==, 0);

  remove_case (fixture);
  check_fixture_expect (fixture, "case-count", "promotion");
}

static void
test_demonstration (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  check_fixture_tick (fixture, "stage", "demonstration");
  check_fixture_expect (fixture, "case-count", "demonstration");
  finding = check_fixture_find (fixture, "case-count");
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_NOTE);

  remove_case (fixture);
  g_assert_cmpuint (check_fixture_count (fixture, "case-count"), ==, 0);

  remove_case (fixture);
  check_fixture_expect (fixture, "case-count", "none");
}

/* The form prints empty blocks for cases; they are none. */
static void
test_blank_case (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjCase) blank = tj_case_new ();

  remove_case (fixture);
  tj_form_add_case (fixture->form, blank);

  check_fixture_expect (fixture, "case-count", "promotion");
  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 0);
}

/* Without a stage one case may be right. */
static void
test_no_stage (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_tick (fixture, "stage", "");
  remove_case (fixture);
  g_assert_cmpuint (check_fixture_count (fixture, "case-count"), ==, 0);
}

/* A block is a case from its first answer on, and the answers that it lacks are missed: of
 * fourteen one is there. */
static void
test_one_answer (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjCase) barely = tj_case_new ();

  remove_case (fixture);
  tj_form_add_case (fixture->form, barely);
  check_fixture_type (fixture, "cases[1].name", "二");

  check_fixture_expect_none (fixture, "case-count");
  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 13);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-cases/promotion", test_promotion);
  g_test_add_func ("/check-cases/demonstration", test_demonstration);
  g_test_add_func ("/check-cases/blank-case", test_blank_case);
  g_test_add_func ("/check-cases/no-stage", test_no_stage);
  g_test_add_func ("/check-cases/one-answer", test_one_answer);

  return g_test_run ();
}
