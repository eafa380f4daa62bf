/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/checks/tj-check-runner.h"
#include "gui/judgement/tj-finding-row.h"
#include "gui/judgement/tj-findings-view.h"
#include "review-fixture.h"

/* Findings of a package of the sample round, decided by the widgets that a person uses. */

/* 公共建筑高效制冷机房: its payback does not follow from investment and benefit. */
#define PACKAGE "04-"
#define CODE "payback"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_FINDINGS_VIEW, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static gboolean
is_code (GtkWidget  *widget,
         const char *code)
{
  TjFinding *finding = tj_finding_row_get_finding (TJ_FINDING_ROW (widget));

  return g_str_has_prefix (tj_finding_get_code (finding), code);
}

static gboolean
is_labelled (GtkWidget  *widget,
             const char *label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
get_row (ReviewFixture *fixture)
{
  GtkWidget *row = review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_FINDING_ROW, is_code,
                                        CODE);

  g_assert_nonnull (row);

  return row;
}

static const char *
get_value (ReviewFixture *fixture,
           const char    *part)
{
  TjFinding *finding = tj_finding_row_get_finding (TJ_FINDING_ROW (get_row (fixture)));
  g_autofree char *name = g_strconcat ("finding.", tj_finding_get_key (finding), ".", part, NULL);

  return tj_review_get (tj_session_view_get_review (fixture->view), name);
}

/* A question begins with the sentence of the finding, can be worded otherwise, and is taken back
 * by one undo; its words stay for the next time. */
static void
test_question (ReviewFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *row = get_row (fixture);
  GtkWidget *button = review_fixture_find (row, GTK_TYPE_TOGGLE_BUTTON, is_labelled, "Ask");
  GtkWidget *view = review_fixture_find (row, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  TjFinding *finding = tj_finding_row_get_finding (TJ_FINDING_ROW (row));
  g_autofree char *message = tj_finding_dup_message (finding, tj_language_get_current ());

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpstr (get_value (fixture, "decision"), ==, "question");
  g_assert_cmpstr (get_value (fixture, "question"), ==, message);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "为何？", -1);
  tj_session_flush (fixture->session);
  g_assert_cmpstr (get_value (fixture, "question"), ==, "为何？");

  g_assert_true (tj_session_undo (fixture->session));
  g_assert_cmpstr (get_value (fixture, "question"), ==, message);
  g_assert_true (tj_session_undo (fixture->session));
  g_assert_null (get_value (fixture, "decision"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (tj_session_redo (fixture->session));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_null (get_value (fixture, "decision"));
  g_assert_cmpstr (get_value (fixture, "question"), ==, message);
}

/* Every number opens to the field that it stands in. */
static void
test_arithmetic (ReviewFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *row = get_row (fixture);
  GtkWidget *expander = review_fixture_find (row, GTK_TYPE_EXPANDER, NULL, NULL);

  g_assert_true (gtk_widget_get_visible (expander));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_true (review_fixture_shows (expander, "the form: “"));
  /* 1260 ÷ 252 are 5 years, and not 60. */
  g_assert_true (review_fixture_shows (expander, "60 ≈ 1260 ÷ 252"));
  g_assert_nonnull (review_fixture_find (expander, GTK_TYPE_LIST_BOX_ROW, NULL, NULL));
}

/* What no rule could look at is told under the findings. */
static void
test_gaps (ReviewFixture *fixture,
           gconstpointer  data)
{
  TjRoundItem *item = tj_session_view_get_item (fixture->view);
  TjTaxonomy *taxonomy = tj_session_get_taxonomy (fixture->session);
  g_autoptr(GListStore) gaps = tj_check_list_gaps (tj_round_item_get_package (item), taxonomy);
  GtkWidget *list = review_fixture_find (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_BOX, NULL,
                                         NULL);
  GtkWidget *more_button = gtk_widget_get_next_sibling (list);
  GtkWidget *expander = gtk_widget_get_next_sibling (more_button);
  g_autoptr(TjFinding) first = NULL;
  g_autofree char *message = NULL;

  g_assert_false (gtk_widget_get_visible (more_button));
  g_assert_true (GTK_IS_EXPANDER (expander));
  g_assert_cmpint (gtk_widget_get_visible (expander), ==,
                   g_list_model_get_n_items (G_LIST_MODEL (gaps)) > 0);
  if (!gtk_widget_get_visible (expander))
    return;

  first = g_list_model_get_item (G_LIST_MODEL (gaps), 0);
  message = tj_finding_dup_message (first, tj_language_get_current ());
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_true (review_fixture_shows (expander, message));
}

static guint
count_rows (GtkWidget *list)
{
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;

  return n_rows;
}

/* Sixty more findings come when the round is compared: twenty rows are made, the rest as the
 * reader goes on, or at once down to the one that is gone to. */
static void
test_batches (ReviewFixture *fixture,
              gconstpointer  data)
{
  GListStore *findings =
    G_LIST_STORE (tj_round_item_get_findings (tj_session_view_get_item (fixture->view)));
  GtkWidget *list = review_fixture_find (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_BOX, NULL,
                                         NULL);
  GtkWidget *more_button = gtk_widget_get_next_sibling (list);
  guint n_own = g_list_model_get_n_items (G_LIST_MODEL (findings));
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = g_strdup_printf ("Show %u More Findings", n_own + 60 - 20);

  g_assert_cmpuint (n_own, <, 20);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u", i);
      TjFinding *finding = tj_finding_new ("duplicate", "whole-package");

      tj_finding_add_text (finding, "package", name);
      g_ptr_array_add (added, finding);
    }
  g_list_store_splice (findings, n_own, 0, added->pdata, added->len);

  g_assert_cmpuint (count_rows (list), ==, 20);
  g_assert_true (gtk_widget_get_visible (more_button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more_button)), ==, label);

  g_signal_emit_by_name (more_button, "clicked");
  g_assert_cmpuint (count_rows (list), ==, 30);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), list));

  tj_findings_view_show_finding (TJ_FINDINGS_VIEW (fixture->view),
                                 tj_finding_get_key (g_ptr_array_index (added, 59)));
  g_assert_cmpuint (count_rows (list), ==, n_own + 60);
  g_assert_false (gtk_widget_get_visible (more_button));
  g_assert_true (gtk_window_get_focus (fixture->window) == gtk_widget_get_last_child (list));

  /* Another package begins with its own. */
  tj_session_set_current (fixture->session, NULL);
  g_assert_cmpuint (count_rows (list), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/finding-row/question", ReviewFixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/finding-row/arithmetic", ReviewFixture, NULL, set_up, test_arithmetic, tear_down);

  g_test_add ("/finding-row/gaps", ReviewFixture, NULL, set_up, test_gaps, tear_down);

  g_test_add ("/finding-row/batches", ReviewFixture, NULL, set_up, test_batches, tear_down);

  return g_test_run ();
}
