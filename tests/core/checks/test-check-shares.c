/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

static void
expect_share (const char *text,
              guint       n_found)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("share %s", text);
  check_fixture_type (fixture, "expected_share_2030", text);
  g_assert_cmpuint (check_fixture_count (fixture, "share-range"), ==, n_found);
}

static void
test_share_range (void)
{
  expect_share ("100%", 0);
  expect_share ("100.01%", 1);
  expect_share ("95～105%", 0);
  expect_share ("101～105%", 1);
  expect_share ("", 0);
  expect_share ("见附件", 0);
}

static void
test_share_range_of_both (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "current_share", "120%");
  check_fixture_type (fixture, "expected_share_2030", "150%");
  g_assert_cmpuint (check_fixture_count (fixture, "share-range"), ==, 2);
}

static void
expect_decreasing (const char *current,
                   const char *expected,
                   guint       n_found)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("from %s to %s", current, expected);
  check_fixture_type (fixture, "current_share", current);
  check_fixture_type (fixture, "expected_share_2030", expected);
  g_assert_cmpuint (check_fixture_count (fixture, "share-decreasing"), ==, n_found);
}

static void
test_share_decreasing (void)
{
  expect_decreasing ("15%", "15%", 0);
  expect_decreasing ("15%", "14.9%", 1);
  expect_decreasing ("15～20%", "15%", 0);
  expect_decreasing ("15～20%", "14%", 1);
  /* 约 15 % may be 14.25 %. */
  expect_decreasing ("约15%", "14.3%", 0);
  expect_decreasing ("约15%", "14.2%", 1);
  expect_decreasing ("", "10%", 0);
  expect_decreasing ("10%", "", 0);
}

static void
expect_ratio (const char *category,
              const char *text,
              gboolean    found,
              const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("ratio %s", text);
  check_fixture_tick (fixture, "category", category);
  check_fixture_type (fixture, "cases[1].reduction_ratio", text);

  if (found)
    check_fixture_expect (fixture, "ratio-range", variant);
  else
    g_assert_cmpuint (check_fixture_count (fixture, "ratio-range"), ==, 0);
}

static void
test_ratio_range (void)
{
  expect_ratio ("energy", "100%", FALSE, NULL);
  expect_ratio ("energy", "100.5%", TRUE, NULL);
  expect_ratio ("energy", "0%", FALSE, NULL);
  expect_ratio ("energy", "-5%", TRUE, "negative");
  expect_ratio ("energy", "90～110%", FALSE, NULL);
  expect_ratio ("energy", "", FALSE, NULL);
  expect_ratio ("sequestration", "120%", TRUE, "sequestration");
  expect_ratio ("sequestration", "-5%", TRUE, "negative");
}

/* Nothing is a share as well as all; less than nothing and more than all are none. */
static void
test_ends (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "current_share", "0%");
  check_fixture_expect_none (fixture, "share-range");
  check_fixture_type (fixture, "current_share", "-0.01%");
  check_fixture_expect (fixture, "share-range", NULL);
  check_fixture_expect_number (fixture, "share-range", "share", -0.01);
  check_fixture_type (fixture, "current_share", "-5～0%");
  check_fixture_expect_none (fixture, "share-range");

  expect_ratio ("energy", "100.01%", TRUE, NULL);
  expect_ratio ("energy", "-0.01%", TRUE, "negative");
  expect_ratio ("energy", "100～110%", FALSE, NULL);
  expect_ratio ("energy", "100.01～110%", TRUE, NULL);
  expect_ratio ("sequestration", "100%", FALSE, NULL);
  expect_ratio ("sequestration", "100.01%", TRUE, "sequestration");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-shares/share-range", test_share_range);
  g_test_add_func ("/check-shares/share-range-of-both", test_share_range_of_both);
  g_test_add_func ("/check-shares/share-decreasing", test_share_decreasing);
  g_test_add_func ("/check-shares/ratio-range", test_ratio_range);
  g_test_add_func ("/check-shares/ends", test_ends);

  return g_test_run ();
}
