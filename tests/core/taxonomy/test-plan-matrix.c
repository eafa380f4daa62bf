/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-plan-matrix.h"

static TjForm *
new_form (const char *name,
          const char *principle)
{
  TjForm *form = tj_form_new ();

  tj_field_set_text (tj_form_get_field (form, "technology_name"), name);
  tj_field_set_text (tj_form_get_field (form, "principle"), principle);

  return form;
}

/* One row a technology, one column a document; nothing where too little speaks for anything. */
static void
test_matrix (void)
{
  g_autoptr(TjTaxonomy) notice = tj_taxonomy_new_default ();
  g_autoptr(TjPolicyDocuments) documents = tj_policy_documents_new (notice);
  g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjPlanMatrix) matrix = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *place = NULL;
  g_autofree char *nothing = NULL;
  g_auto(GStrv) lines = NULL;

  g_ptr_array_add (forms, new_form ("压缩空气储能电站\"一号\"", "以压缩空气储能，放电时膨胀发电。"));
  g_ptr_array_add (forms, new_form ("=cmd|' /C calc'!A1", ""));
  matrix = tj_plan_matrix_new (documents, forms);
  g_assert_cmpuint (tj_plan_matrix_get_n_rows (matrix), ==, 2);

  place = tj_plan_matrix_dup_place (matrix, 0, TJ_POLICY_NOTICE);
  g_assert_true (g_str_has_prefix (place, "四（一）"));
  nothing = tj_plan_matrix_dup_place (matrix, 1, TJ_POLICY_SHANGHAI);
  g_assert_cmpstr (nothing, ==, "");

  csv = tj_plan_matrix_to_csv (matrix);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "\"压缩空气储能电站\"\"一号\"\"\",\""));
  /* No spreadsheet may take a name for a formula. */
  g_assert_true (g_str_has_prefix (lines[2], "\"'=cmd|' /C calc'!A1\","));
  g_assert_cmpstr (lines[3], ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-matrix/matrix", test_matrix);

  return g_test_run ();
}
