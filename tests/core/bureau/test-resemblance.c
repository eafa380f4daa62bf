/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-resemblance.h"

static TjPackage *
create_package (const char *name,
                const char *technology,
                const char *applicant)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  TjPackage *package = tj_package_new (name, location);
  TjForm *form = tj_package_get_form (package);

  tj_field_set_text (tj_form_get_field (form, "technology_name"), technology);
  tj_field_set_text (tj_form_lookup (form, "applicant.name"), applicant);

  return package;
}

static void
add_file (TjPackage  *package,
          const char *name,
          const char *digest)
{
  g_autoptr(TjAttachment) attachment = tj_attachment_new (name, 10, digest, "text/plain",
                                                          TJ_ATTACHMENT_OTHER);

  tj_package_add_attachment (package, attachment);
}

/* 煤矿乏风 has three pieces of two characters, 煤矿乏风利用 has five, three are shared:
 * 2 × 3 ÷ (3 + 5). */
static void
test_texts (void)
{
  g_assert_cmpfloat_with_epsilon (tj_resemblance_of_texts ("煤矿乏风", "煤矿乏风利用", 2), 0.75,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (tj_resemblance_of_texts ("ＡＢ 技术", "ab技术", 2), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tj_resemblance_of_texts ("甲乙丙", "丁戊己", 2), 0, 1e-12);
  /* a piece counts once however often it stands there: 甲甲 against 甲甲甲甲 */
  g_assert_cmpfloat_with_epsilon (tj_resemblance_of_texts ("甲甲", "甲甲甲甲", 2), 1, 1e-12);
  /* shorter than a piece is a piece itself */
  g_assert_cmpfloat_with_epsilon (tj_resemblance_of_texts ("甲", "甲", 2), 1, 1e-12);
  g_assert_cmpfloat (tj_resemblance_of_texts ("甲", " ", 2), <, 0);
  g_assert_cmpfloat (tj_resemblance_of_texts (NULL, "甲", 2), <, 0);
}

static void
test_resemblances (void)
{
  g_autoptr(TjResemblances) resemblances = tj_resemblances_new ();
  g_autoptr(TjPackage) a = create_package ("a", "煤矿乏风", "甲公司");
  g_autoptr(TjPackage) b = create_package ("b", "煤矿乏风利用", "乙集团");
  g_autoptr(TjPackage) c = create_package ("c", "氢能重卡", "甲公司");
  g_autoptr(TjPackage) d = create_package ("d", "海水养殖", "丙研究院");
  g_autoptr(TjPackage) again = create_package ("e", "煤矿乏风", "甲公司");
  g_autoptr(GArray) of_a = NULL;
  g_autoptr(GArray) of_d = NULL;
  const TjResemblance *first, *second, *third;

  tj_field_set_text (tj_form_get_field (tj_package_get_form (a), "principle"), "一二三四五六");
  tj_field_set_text (tj_form_get_field (tj_package_get_form (b), "principle"), "二三四五六七");
  add_file (a, "1.pdf", "11");
  add_file (a, "2.pdf", "22");
  add_file (again, "1.pdf", "11");
  add_file (again, "2.pdf", "22");
  add_file (b, "x.pdf", "22");
  tj_resemblances_add (resemblances, a);
  tj_resemblances_add (resemblances, b);
  tj_resemblances_add (resemblances, c);
  tj_resemblances_add (resemblances, d);
  tj_resemblances_add (resemblances, again);

  of_a = tj_resemblances_find (resemblances, 0);
  g_assert_cmpuint (of_a->len, ==, 3);
  first = &g_array_index (of_a, TjResemblance, 0);
  second = &g_array_index (of_a, TjResemblance, 1);
  third = &g_array_index (of_a, TjResemblance, 2);

  g_assert_cmpuint (first->other, ==, 4);
  g_assert_true (first->identical);
  g_assert_cmpuint (first->shared_files, ==, 2);

  /* one of two files; the texts share one of two pieces of five: 2 × 1 ÷ (2 + 2) */
  g_assert_cmpuint (second->other, ==, 1);
  g_assert_false (second->identical);
  g_assert_cmpuint (second->shared_files, ==, 1);
  g_assert_cmpuint (second->n_files, ==, 2);
  g_assert_cmpfloat_with_epsilon (second->name, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (second->text, 0.5, 1e-12);

  g_assert_cmpuint (third->other, ==, 2);
  g_assert_cmpfloat_with_epsilon (third->applicant, 1, 1e-12);
  g_assert_cmpfloat (third->text, <, 0);

  /* neither has files, and that makes no two applications the same */
  of_d = tj_resemblances_find (resemblances, 3);
  g_assert_cmpuint (of_d->len, ==, 0);

  /* what is not quite the same is not shown as the same */
  g_assert_cmpfloat_with_epsilon (tj_resemblance_round (0.999), 0.99, 1e-12);
  g_assert_cmpfloat_with_epsilon (tj_resemblance_round (1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tj_resemblance_round (2.0 / 3), 0.67, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resemblance/texts", test_texts);
  g_test_add_func ("/resemblance/packages", test_resemblances);

  return g_test_run ();
}
