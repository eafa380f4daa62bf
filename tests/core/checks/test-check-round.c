/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-round.h"

#include <string.h>

static TjPackage *
make_package (const char *name,
              const char *file,
              const char *sha256)
{
  g_autoptr(GFile) location = g_file_new_for_path (name);
  TjPackage *package = tj_package_new (name, location);
  g_autoptr(TjAttachment) attachment = NULL;

  attachment = tj_attachment_new (file, 1, sha256, NULL, TJ_ATTACHMENT_OTHER);
  tj_package_add_attachment (package, attachment);

  return package;
}

static void
assert_variant (GPtrArray  *findings,
                guint       i,
                const char *variant)
{
  GListModel *list = g_ptr_array_index (findings, i);
  g_autoptr(TjFinding) finding = g_list_model_get_item (list, 0);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, variant != NULL ? 1 : 0);
  if (variant != NULL)
    {
      g_assert_cmpstr (tj_finding_get_code (finding), ==, "duplicate");
      g_assert_cmpstr (tj_finding_get_variant (finding), ==, variant);
    }
}

/* However often a round is compared, each finding stands once; and not longer than it is true. */
static void
test_compared_again (void)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (packages, make_package ("a", "1.pdf", "x"));
  g_ptr_array_add (packages, make_package ("b", "2.pdf", "x"));
  g_ptr_array_add (packages, make_package ("c", "1.pdf", "y"));
  g_ptr_array_add (packages, make_package ("d", "1.pdf", "y"));
  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, g_list_store_new (TJ_TYPE_FINDING));

  for (guint i = 0; i < 2; i++)
    {
      tj_check_round (packages, findings);
      assert_variant (findings, 0, "other-package");
      assert_variant (findings, 1, "other-package");
      assert_variant (findings, 2, "whole-package");
      assert_variant (findings, 3, "whole-package");
    }

  g_ptr_array_remove_index (packages, 1);
  g_ptr_array_remove_index (findings, 1);
  tj_check_round (packages, findings);
  assert_variant (findings, 0, NULL);
  assert_variant (findings, 1, "whole-package");
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Whoever shows the findings hears of them once, however many they are, and not at all where an
 * earlier comparison found the same; own findings keep their place among them. */
static void
test_told_once (void)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjFinding) own = tj_finding_new ("drawing-missing", NULL);
  g_autoptr(TjFinding) first = NULL;
  g_autoptr(TjFinding) again = NULL;
  GListStore *store;
  guint n_changes = 0;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u", i);
      g_autofree char *file = g_strdup_printf ("%u.pdf", i);

      g_ptr_array_add (packages, make_package (name, file, "x"));
      g_ptr_array_add (findings, g_list_store_new (TJ_TYPE_FINDING));
    }

  store = g_ptr_array_index (findings, 0);
  g_list_store_append (store, own);
  g_signal_connect_swapped (store, "items-changed", G_CALLBACK (changed_cb), &n_changes);

  tj_check_round (packages, findings);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 12);
  for (guint i = 1; i < 12; i++)
    {
      g_autoptr(TjFinding) before = g_list_model_get_item (G_LIST_MODEL (store), i - 1);
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_cmpint (tj_finding_compare (before, finding), <, 0);
    }

  first = g_list_model_get_item (G_LIST_MODEL (store), 11);
  tj_check_round (packages, findings);
  again = g_list_model_get_item (G_LIST_MODEL (store), 11);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (first == again);

  /* One fewer is one change of one place. */
  g_ptr_array_remove_index (packages, 5);
  g_ptr_array_remove_index (findings, 5);
  tj_check_round (packages, findings);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-round/compared-again", test_compared_again);
  g_test_add_func ("/check-round/told-once", test_told_once);

  return g_test_run ();
}
