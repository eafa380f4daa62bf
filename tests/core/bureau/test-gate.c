/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-gate.h"
#include "core/bureau/tj-package-changes.h"

static GListStore *
list (const char *first,
      ...)
{
  GListStore *findings = g_list_store_new (TJ_TYPE_FINDING);
  va_list codes;

  va_start (codes, first);
  for (const char *code = first; code != NULL; code = va_arg (codes, const char *))
    {
      g_autoptr(TjFinding) finding = tj_finding_new (code, NULL);

      g_list_store_append (findings, finding);
    }
  va_end (codes);

  return findings;
}

static TjGateState
get_state (const TjGateResult *result,
           const char         *id)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      const TjGateItem *item = g_ptr_array_index (result->items, i);

      if (g_str_equal (item->id, id))
        return item->state;
    }

  g_assert_not_reached ();
}

static void
test_states (void)
{
  g_autoptr(GListStore) none = list (NULL, NULL);
  g_autoptr(GListStore) some = list ("mandatory-blank", "drawing-missing", "payback-mismatch",
                                     "recommendation-missing", "ratio-baseline", NULL);
  g_autoptr(GListStore) own = list ("recommendation-missing", NULL);
  g_autoptr(TjGateResult) passed = tj_gate_examine (G_LIST_MODEL (none), NULL, TRUE);
  g_autoptr(TjGateResult) failed = tj_gate_examine (G_LIST_MODEL (some), NULL, TRUE);
  g_autoptr(TjGateResult) only_own = tj_gate_examine (G_LIST_MODEL (own), NULL, TRUE);
  g_autoptr(GPtrArray) errors = tj_gate_result_list_asked (failed, NULL, FALSE);
  g_autoptr(GPtrArray) all = tj_gate_result_list_asked (failed, NULL, TRUE);

  g_assert_cmpint (passed->state, ==, TJ_GATE_PASSED);
  g_assert_cmpint (failed->state, ==, TJ_GATE_FAILED);
  g_assert_cmpint (get_state (failed, "form"), ==, TJ_GATE_FAILED);
  g_assert_cmpint (get_state (failed, "process"), ==, TJ_GATE_ASK);
  g_assert_cmpint (get_state (failed, "stage"), ==, TJ_GATE_PASSED);
  /* what no requirement names falls to the last; a note speaks against nothing */
  g_assert_cmpint (get_state (failed, "figures"), ==, TJ_GATE_FAILED);
  /* the bureau's own part is asked of nobody else */
  g_assert_cmpint (get_state (failed, "recommendation"), ==, TJ_GATE_OWN);
  g_assert_cmpint (only_own->state, ==, TJ_GATE_PASSED);

  g_assert_cmpuint (errors->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
}

static void
test_decisions (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GListStore) findings = list ("mandatory-blank", "drawing-missing",
                                         "certificate-missing", NULL);
  static const char * const decisions[] = { "dismissed", "accepted", "question" };
  g_autoptr(TjGateResult) result = NULL;
  g_autoptr(GPtrArray) asked = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *name = g_strdup_printf ("finding.%s.decision",
                                               tj_finding_get_key (finding));

      tj_review_set (review, name, decisions[i], &error);
      g_assert_no_error (error);
    }

  result = tj_gate_examine (G_LIST_MODEL (findings), review, TRUE);
  g_assert_cmpint (get_state (result, "form"), ==, TJ_GATE_PASSED);
  g_assert_cmpint (get_state (result, "process"), ==, TJ_GATE_FAILED);
  g_assert_cmpint (get_state (result, "certificate"), ==, TJ_GATE_ASK);

  asked = tj_gate_result_list_asked (result, review, FALSE);
  g_assert_cmpuint (asked->len, ==, 2);
  g_assert_cmpstr (tj_finding_get_code (g_ptr_array_index (asked, 0)), ==, "drawing-missing");
  g_assert_cmpstr (tj_finding_get_code (g_ptr_array_index (asked, 1)), ==, "certificate-missing");
}

static TjPackage *
create_package (const char * const *files)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  TjPackage *package = tj_package_new ("a", location);

  for (guint i = 0; files[i] != NULL; i += 2)
    {
      g_autoptr(TjAttachment) attachment = NULL;

      attachment = tj_attachment_new (files[i], 5, files[i + 1], "application/pdf",
                                      TJ_ATTACHMENT_OTHER);
      tj_package_add_attachment (package, attachment);
    }

  return package;
}

static void
assert_change (GPtrArray    *changes,
               guint         index,
               TjChangeKind  kind,
               const char   *what,
               const char   *path,
               const char   *before,
               const char   *after)
{
  const TjChange *change = g_ptr_array_index (changes, index);

  g_assert_cmpint (change->kind, ==, kind);
  g_assert_cmpstr (change->what, ==, what);
  g_assert_cmpstr (change->path, ==, path);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_changes (void)
{
  static const char * const old_files[] = { "same.pdf", "1", "changed.pdf", "2", "old.pdf", "3",
                                            "gone.pdf", "4", NULL };
  static const char * const new_files[] = { "same.pdf", "1", "changed.pdf", "5", "new.pdf", "3",
                                            "more.pdf", "6", NULL };
  g_autoptr(TjPackage) before = create_package (old_files);
  g_autoptr(TjPackage) after = create_package (new_files);
  g_autoptr(GListStore) old_findings = list ("certificate-missing", "annex-missing", NULL);
  g_autoptr(GListStore) new_findings = list ("annex-missing", "drawing-missing", "ratio-baseline",
                                             NULL);
  g_autoptr(GPtrArray) changes = NULL;
  TjForm *form = tj_package_get_form (before);

  tj_field_set_text (tj_form_get_field (form, "technology_name"), "ＡＢ 技术");
  tj_field_set_text (tj_form_get_field (form, "status"), "已有应用");
  tj_field_set_text (tj_form_get_field (form, "current_share"), "15%");
  form = tj_package_get_form (after);
  tj_field_set_text (tj_form_get_field (form, "technology_name"), "AB技术");
  tj_field_set_text (tj_form_get_field (form, "current_share"), "5%");
  tj_field_set_text (tj_form_get_field (form, "barriers"), "成本");

  changes = tj_package_changes_find (before, after);
  g_assert_cmpuint (changes->len, ==, 7);
  /* width and white space are no change */
  assert_change (changes, 0, TJ_CHANGE_FIELD, "removed", "status", "已有应用", NULL);
  assert_change (changes, 1, TJ_CHANGE_FIELD, "added", "barriers", NULL, "成本");
  assert_change (changes, 2, TJ_CHANGE_FIELD, "changed", "current_share", "15%", "5%");
  assert_change (changes, 3, TJ_CHANGE_FILE, "changed", "changed.pdf", "2", "5");
  assert_change (changes, 4, TJ_CHANGE_FILE, "added", "more.pdf", NULL, "6");
  assert_change (changes, 5, TJ_CHANGE_FILE, "renamed", "new.pdf", "old.pdf", "new.pdf");
  assert_change (changes, 6, TJ_CHANGE_FILE, "removed", "gone.pdf", "4", NULL);

  tj_package_changes_add_findings (changes, G_LIST_MODEL (old_findings),
                                   G_LIST_MODEL (new_findings));
  g_assert_cmpuint (changes->len, ==, 10);
  g_assert_cmpstr (((TjChange *) changes->pdata[7])->what, ==, "resolved");
  g_assert_cmpstr (((TjChange *) changes->pdata[8])->what, ==, "remains");
  g_assert_cmpstr (((TjChange *) changes->pdata[9])->what, ==, "new");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gate/states", test_states);
  g_test_add_func ("/gate/decisions", test_decisions);
  g_test_add_func ("/gate/changes", test_changes);

  return g_test_run ();
}
