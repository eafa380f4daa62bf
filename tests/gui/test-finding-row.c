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
  GtkWidget *expander = gtk_widget_get_next_sibling (list);
  g_autoptr(TjFinding) first = NULL;
  g_autofree char *message = NULL;

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/finding-row/question", ReviewFixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/finding-row/arithmetic", ReviewFixture, NULL, set_up, test_arithmetic, tear_down);

  g_test_add ("/finding-row/gaps", ReviewFixture, NULL, set_up, test_gaps, tear_down);

  return g_test_run ();
}
