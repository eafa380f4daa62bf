/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include "core/checks/tj-check-round.h"

/* Forty characters. */
#define LONG "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"

typedef struct
{
  CheckFixture *fixtures[2];
} Pair;

/* Two packages with nothing in common but what every fixture has. */
static void
pair_new (Pair          *pair,
          gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      CheckFixture *fixture = check_fixture_new ();
      g_autoptr(GBytes) bytes = g_bytes_new_static (i == 0 ? "a" : "b", 1);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autoptr(TjAttachment) own = tj_attachment_new ("own.pdf", 1, digest, NULL,
                                                       TJ_ATTACHMENT_OTHER);

      check_fixture_detach (fixture, TJ_ATTACHMENT_FORM);
      check_fixture_detach (fixture, TJ_ATTACHMENT_CALCULATION);
      tj_package_add_attachment (fixture->package, own);
      check_fixture_type (fixture, "applicant.name", i == 0 ? "甲某某公司" : "乙某某公司");
      check_fixture_type (fixture, "cases[0].investment", i == 0 ? "1201万元" : "1202万元");
      check_fixture_type (fixture, "cases[1].investment", i == 0 ? "1203万元" : "1204万元");
      pair->fixtures[i] = fixture;
    }
}

static void
pair_free (Pair          *pair,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    check_fixture_free (pair->fixtures[i]);
}

/* The variants of `duplicate` that each gets, apart by spaces. */
static void
expect (Pair       *pair,
        const char *variants)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_add (packages, pair->fixtures[i]->package);
      g_ptr_array_add (findings, g_list_store_new (TJ_TYPE_FINDING));
    }

  tj_check_round (packages, findings);
  for (guint i = 0; i < 2; i++)
    {
      GListModel *list = g_ptr_array_index (findings, i);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint n = 0; n < g_list_model_get_n_items (list); n++)
        {
          g_autoptr(TjFinding) finding = g_list_model_get_item (list, n);
          g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);

          g_assert_null (strchr (zh, '{'));
          g_string_append_printf (found, "%s%s", n > 0 ? " " : "",
                                  tj_finding_get_variant (finding));
        }

      g_assert_cmpstr (found->str, ==, variants);
    }
}

static void
type_both (Pair       *pair,
           const char *path,
           const char *text)
{
  for (guint i = 0; i < 2; i++)
    check_fixture_type (pair->fixtures[i], path, text);
}

static void
test_silent (Pair          *pair,
             gconstpointer  data)
{
  expect (pair, "");
}

static void
test_applicant (Pair          *pair,
                gconstpointer  data)
{
  type_both (pair, "applicant.name", "丙某公司");
  expect (pair, "applicant");
  type_both (pair, "applicant.name", "丙厂");
  expect (pair, "");
}

/* From eight characters on. */
static void
test_case_name (Pair          *pair,
                gconstpointer  data)
{
  type_both (pair, "cases[0].name", "某某某某厂改造");
  expect (pair, "");
  type_both (pair, "cases[0].name", "某某某某某厂改造");
  expect (pair, "case-name");
}

static void
test_sentence (Pair          *pair,
               gconstpointer  data)
{
  type_both (pair, "principle", "短句。" LONG "。");
  expect (pair, "sentence");
  check_fixture_type (pair->fixtures[1], "principle", "另有一句。" LONG "一。");
  expect (pair, "");
  /* A character less than forty. */
  type_both (pair, "principle", LONG + strlen ("一"));
  expect (pair, "");
}

static void
test_figures (Pair          *pair,
              gconstpointer  data)
{
  check_fixture_type (pair->fixtures[0], "cases[0].investment", "1200");
  check_fixture_type (pair->fixtures[1], "cases[1].investment", "0.12亿元");
  expect (pair, "figures");
  check_fixture_type (pair->fixtures[1], "cases[1].annual_benefit", "481");
  expect (pair, "");
}

static void
test_figures_limit (Pair          *pair,
                    gconstpointer  data)
{
  /* The same digits of an investment, in another unit, one digit off. */
  check_fixture_type (pair->fixtures[0], "cases[0].investment", "1200");
  check_fixture_type (pair->fixtures[1], "cases[1].investment", "0.1201亿元");
  expect (pair, "");
  check_fixture_type (pair->fixtures[1], "cases[1].investment", "0.1200亿元");
  expect (pair, "figures");
  /* Two figures may be alike by chance. */
  check_fixture_type (pair->fixtures[1], "cases[1].annual_benefit", "");
  expect (pair, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/likeness/" name, Pair, NULL, pair_new, function, pair_free)

  ADD ("silent", test_silent);
  ADD ("applicant", test_applicant);
  ADD ("case-name", test_case_name);
  ADD ("sentence", test_sentence);
  ADD ("figures", test_figures);
  ADD ("figures-limit", test_figures_limit);

  return g_test_run ();
}
