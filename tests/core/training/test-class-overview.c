/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/training/tj-class-overview.h"

typedef struct
{
  TjRubric *rubric;
  TjReview *reference;
  TjClassOverview *overview;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->rubric = tj_rubric_new_default ();
  fixture->overview = tj_class_overview_new ();
  fixture->reference = tj_review_new (fixture->rubric);
  tj_review_set (fixture->reference, "score.market.points", "6", NULL);
  tj_review_set (fixture->reference, "score.reduction.points", "8", NULL);
  tj_review_set (fixture->reference, "finding.case-count@stage.decision", "accepted", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tj_class_overview_free (fixture->overview);
  g_object_unref (fixture->reference);
  g_object_unref (fixture->rubric);
}

static TjSheet *
make_sheet (Fixture    *fixture,
            const char *trainee,
            const char *package,
            const char *market,
            const char *finding)
{
  g_autoptr(GFile) location = g_file_new_for_path (package);
  g_autoptr(TjPackage) own = tj_package_new (package, location);
  g_autoptr(GListStore) findings = g_list_store_new (TJ_TYPE_FINDING);
  g_autoptr(TjReview) review = tj_review_new (fixture->rubric);

  tj_review_set (review, "reviewer.name", trainee, NULL);
  tj_review_set (review, "score.market.points", market, NULL);
  tj_review_set (review, "score.reduction.points", "9", NULL);
  if (finding != NULL)
    tj_review_set (review, finding, "accepted", NULL);

  return tj_sheet_new (own, G_LIST_MODEL (findings), review, "notice", "1", "00", NULL);
}

static gboolean
add (Fixture    *fixture,
     TjSheet    *sheet,
     TjReview   *reference,
     GError    **error)
{
  g_autoptr(TjSheet) own = sheet;

  return tj_class_overview_add (fixture->overview, own, "a.xml", reference, error);
}

static double
get_number (TjLedger   *ledger,
            guint       row,
            const char *column)
{
  guint index = 0;
  const TjLedgerCell *cell;

  g_assert_true (tj_ledger_columns_find (ledger->columns, column, &index));
  cell = tj_ledger_get_cell (ledger, row, index);
  g_assert_true (cell->has_number);

  return cell->number;
}

/* 王工: market 2 − 3 = −1 and 3 − 3 = 0, reduction 4.5 − 4 = 0.5 twice, that is a shift of 0.
 * 李工: market 4 − 3 = 1, reduction 0.5, that is 0.75. The class: 1 over 6 scores. */
static void
test_class (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(TjLedger) ledger = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *of_case = NULL;
  const TjClassTrainee *wang, *li;
  const TjClassFinding *first;
  guint index = 0;

  of_case = tj_graded_key_dup_words ("mandatory-blank@cases[1].payback", TJ_LANGUAGE_EN);
  g_assert_nonnull (strstr (of_case, "(case 2, "));

  g_assert_true (add (fixture, make_sheet (fixture, "王工", "甲", "4", NULL),
                      fixture->reference, NULL));
  g_assert_true (add (fixture, make_sheet (fixture, "李工", "甲", "8",
                                           "finding.case-count@stage.decision"),
                      fixture->reference, NULL));
  g_assert_true (add (fixture, make_sheet (fixture, "王 工", "乙", "6",
                                           "finding.share-range@current_share.decision"),
                      fixture->reference, NULL));

  g_assert_cmpuint (fixture->overview->trainees->len, ==, 2);
  wang = g_ptr_array_index (fixture->overview->trainees, 0);
  li = g_ptr_array_index (fixture->overview->trainees, 1);
  g_assert_cmpuint (wang->calibration->n_reviews, ==, 2);
  g_assert_cmpfloat_with_epsilon (wang->calibration->total->shift, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (li->calibration->total->shift, 0.75, 1e-12);
  g_assert_cmpuint (wang->calibration->n_states[TJ_GRADED_MISSED], ==, 2);
  g_assert_cmpfloat_with_epsilon (fixture->overview->calibration->total->shift, 1.5 / 6, 1e-12);

  findings = tj_class_overview_list_findings (fixture->overview);
  g_assert_cmpuint (findings->len, ==, 3);
  first = g_ptr_array_index (findings, 0);
  g_assert_cmpuint (first->n_states[TJ_GRADED_MISSED], ==, 1);
  g_assert_cmpstr (first->key, ==, "case-count@stage");

  ledger = tj_class_overview_to_ledger (fixture->overview, TJ_LANGUAGE_ZH);
  g_assert_true (tj_ledger_columns_find (ledger->columns, "missed_findings", &index));
  g_assert_cmpstr (tj_ledger_get_cell (ledger, 0, index)->text, ==, "典型案例数量不符（所处阶段）");
  g_assert_cmpuint (ledger->rows->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 0, "shift"), -0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 0, "distance"), 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 0, "missed"), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 1, "criterion_1"), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 1, "criterion_2"), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 2, "false_alarms"), 1, 1e-12);
}

/* 90 s on findings and 300 s on market by one, 150 s on findings by another, nothing of a third:
 * 6.5 and 2.5 minutes in all, findings 2 on average, and no zero where nothing is known. */
static void
test_times (Fixture       *fixture,
            gconstpointer  data)
{
  TjSheet *wang = make_sheet (fixture, "王工", "甲", "4", NULL);
  TjSheet *li = make_sheet (fixture, "李工", "甲", "8", NULL);
  g_autoptr(TjReview) blind = tj_sheet_dup_blind (li);
  g_autoptr(TjLedger) without = NULL;
  g_autoptr(TjLedger) ledger = NULL;
  g_autofree char *notes = NULL;
  guint index = 0;

  g_assert_true (add (fixture, make_sheet (fixture, "赵工", "甲", "4", NULL), fixture->reference,
                      NULL));
  without = tj_class_overview_to_ledger (fixture->overview, TJ_LANGUAGE_ZH);
  g_assert_false (tj_ledger_columns_find (without->columns, "minutes", &index));

  tj_sheet_add_step (wang, "findings", NULL, 90, 4);
  tj_sheet_add_step (wang, "scores", "market", 300, 2);
  tj_sheet_add_step (li, "findings", NULL, 150, 5);
  /* What counts is what was answered before the reference was seen: 2.5, and not 4. */
  tj_review_set (blind, "score.market.points", "5", NULL);
  tj_sheet_set_blind (li, blind);
  g_assert_true (add (fixture, wang, fixture->reference, NULL));
  g_assert_true (add (fixture, li, fixture->reference, NULL));

  ledger = tj_class_overview_to_ledger (fixture->overview, TJ_LANGUAGE_ZH);
  g_assert_true (tj_ledger_columns_find (ledger->columns, "minutes", &index));
  g_assert_false (tj_ledger_get_cell (ledger, 0, index)->has_number);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 1, "minutes"), 6.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 1, "minutes_findings"), 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 1, "minutes_1"), 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 2, "minutes"), 2.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_number (ledger, 2, "criterion_1"), -0.5, 1e-12);
  g_assert_true (tj_ledger_columns_find (ledger->columns, "minutes_1", &index));
  g_assert_false (tj_ledger_get_cell (ledger, 2, index)->has_number);

  g_ptr_array_add (ledger->notes, NULL);
  notes = g_strjoinv ("\n", (char **) ledger->notes->pdata);
  g_ptr_array_set_size (ledger->notes, (int) ledger->notes->len - 1);
  g_assert_nonnull (strstr (notes, "用时 判定问题：2份，平均2.0分钟"));
}

/* What does not count is told and leaves nothing behind. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(TjReview) other_stage = tj_review_new (fixture->rubric);
  g_autoptr(GError) error = NULL;

  g_assert_true (add (fixture, make_sheet (fixture, "王工", "甲", "4", NULL),
                      fixture->reference, NULL));
  g_assert_false (add (fixture, make_sheet (fixture, "王工", "甲", "6", NULL),
                       fixture->reference, &error));
  g_assert_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_TWICE);
  g_clear_error (&error);
  g_assert_false (add (fixture, make_sheet (fixture, "李工", "乙", "6", NULL), NULL, &error));
  g_assert_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_NO_REFERENCE);
  g_clear_error (&error);
  tj_review_set (other_stage, "stage", "defence", NULL);
  g_assert_false (add (fixture, make_sheet (fixture, "李工", "甲", "6", NULL), other_stage,
                       &error));
  g_assert_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_STAGE);
  g_assert_cmpuint (fixture->overview->entries->len, ==, 1);
  g_assert_cmpuint (fixture->overview->calibration->n_reviews, ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/class-overview/class", test_class);
  ADD ("/class-overview/times", test_times);
  ADD ("/class-overview/refused", test_refused);

  return g_test_run ();
}
