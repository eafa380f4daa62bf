/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-runner.h"
#include "core/correction/tj-correction.h"

typedef struct
{
  TjTaxonomy *taxonomy;
  TjPackage *package;
  TjReview *review;
} Fixture;

static void
note (TjPackage  *package,
      const char *code,
      const char *variant,
      const char *field)
{
  g_autoptr(TjFinding) finding = tj_finding_new (code, variant);

  if (field != NULL)
    tj_finding_add_field (finding, field);
  tj_finding_add_text (finding, "text", "l200");
  tj_package_add_import_finding (package, finding);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere/form.docx");
  g_autoptr(TjCase) item = tj_case_new ();
  TjForm *form;

  self->taxonomy = tj_taxonomy_new_default ();
  self->review = tj_review_new (rubric);
  self->package = tj_package_new ("form.docx", location);
  form = tj_package_get_form (self->package);
  tj_package_set_form (self->package, form, "form.docx");
  tj_package_set_sha256 (self->package, "0123");
  tj_form_add_case (form, item);
  tj_field_set_text (tj_form_lookup (form, "cases[0].investment"), "l200");
  note (self->package, "quantity-unreadable", NULL, "cases[0].investment");
  note (self->package, "hidden-text", NULL, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->taxonomy);
  g_clear_object (&self->review);
  g_clear_object (&self->package);
}

static void
set (Fixture    *self,
     const char *name,
     const char *value)
{
  g_autoptr(GError) error = NULL;

  tj_review_set (self->review, name, value, &error);
  g_assert_no_error (error);
}

static guint
count (GListModel *findings,
       const char *code)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (tj_finding_get_code (finding), code);
    }

  return n;
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(TjPackage) same = tj_correction_apply (self->package, self->review, self->taxonomy);

  g_assert_true (same == self->package);
  g_assert_true (tj_package_get_original (same) == self->package);
}

/* What the reader doubted is settled by a person; what the person typed is doubted as well. */
static void
test_findings (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(TjPackage) corrected = NULL;
  g_autoptr(TjPackage) doubtful = NULL;
  GListModel *findings;

  set (self, "correction.cases[0].investment.value", "1200万元");
  corrected = tj_correction_apply (self->package, self->review, self->taxonomy);
  findings = tj_package_get_import_findings (corrected);
  g_assert_cmpuint (count (findings, "quantity-unreadable"), ==, 0);
  g_assert_cmpuint (count (findings, "hidden-text"), ==, 1);
  g_assert_true (tj_package_get_original (corrected) == self->package);
  g_assert_cmpstr (tj_package_get_sha256 (corrected), ==, "0123");

  set (self, "correction.cases[0].investment.value", "看不清");
  doubtful = tj_correction_apply (corrected, self->review, self->taxonomy);
  g_assert_cmpuint (count (tj_package_get_import_findings (doubtful), "quantity-unreadable"),
                    ==, 1);
  g_assert_true (tj_package_get_original (doubtful) == self->package);
}

/* A case that is no case takes its doubts with it. */
static void
test_case_taken_away (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(TjPackage) corrected = NULL;

  set (self, "correction.case-count", "0");
  corrected = tj_correction_apply (self->package, self->review, self->taxonomy);
  g_assert_cmpuint (count (tj_package_get_import_findings (corrected), "quantity-unreadable"),
                    ==, 0);
  g_assert_cmpuint (count (tj_package_get_import_findings (corrected), "hidden-text"), ==, 1);
}

/* The rules see the corrected form, and the type is matched anew. */
static void
test_rules (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(TjPackage) corrected = NULL;
  g_autoptr(GListStore) before = tj_check_package (self->package, self->taxonomy);
  g_autoptr(GListStore) after = NULL;

  set (self, "correction.type.value", "先进储能技术");
  set (self, "correction.category.value", "digital");
  corrected = tj_correction_apply (self->package, self->review, self->taxonomy);
  after = tj_check_package (corrected, self->taxonomy);

  g_assert_cmpstr (tj_field_get_code (tj_form_lookup (tj_package_get_form (corrected), "type")),
                   ==, "energy.storage");
  g_assert_cmpuint (count (G_LIST_MODEL (before), "category-count"), ==, 1);
  g_assert_cmpuint (count (G_LIST_MODEL (after), "category-count"), ==, 0);
  g_assert_cmpuint (count (G_LIST_MODEL (after), "category-type-mismatch"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/correction/nothing", test_nothing);
  ADD ("/correction/findings", test_findings);
  ADD ("/correction/case-taken-away", test_case_taken_away);
  ADD ("/correction/rules", test_rules);
#undef ADD

  return g_test_run ();
}
