/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-form.h"

static void
test_every_field_once (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();

  /* Twenty about the technology and eleven about the applicant, fourteen in a case. */
  g_assert_cmpuint (g_list_model_get_n_items (tj_form_get_fields (form)), ==, 31);
  g_assert_cmpuint (g_list_model_get_n_items (tj_case_get_fields (item)), ==, 14);
}

static void
test_lookup (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();

  tj_form_add_case (form, item);
  tj_field_set_text (tj_case_get_field (item, "name"), "某项目");

  g_assert_true (tj_form_lookup (form, "cases[0].name") == tj_case_get_field (item, "name"));
  g_assert_null (tj_form_lookup (form, "cases[1].name"));
  g_assert_null (tj_form_lookup (form, "cases[0].nothing"));
  g_assert_null (tj_form_lookup (form, "cases["));
  g_assert_nonnull (tj_form_lookup (form, "applicant.name"));
  g_assert_false (tj_case_is_blank (item));
}

static void
test_only_tick (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjField *category = tj_form_get_field (form, "category");
  const char * const one[] = { "energy", NULL };
  const char * const two[] = { "energy", "digital", NULL };

  g_assert_null (tj_form_get_category (form));
  g_assert_true (tj_field_is_blank (category));

  tj_field_set_ticked (category, one);
  g_assert_cmpstr (tj_form_get_category (form), ==, "energy");

  tj_field_set_ticked (category, two);
  g_assert_null (tj_form_get_category (form));
  g_assert_false (tj_field_is_blank (category));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form/every-field-once", test_every_field_once);
  g_test_add_func ("/form/lookup", test_lookup);
  g_test_add_func ("/form/only-tick", test_only_tick);

  return g_test_run ();
}
