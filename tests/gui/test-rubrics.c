/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "../core/rubric/rubric-sample.h"
#include "core/base/tj-xml.h"
#include "gui/dialogs/tj-preferences.h"
#include "gui/dialogs/tj-rubric-group.h"
#include "gui/judgement/tj-criterion-row.h"
#include "gui/judgement/tj-scoring-view.h"
#include "review-fixture.h"

/* Rubrics of one's own in the window: chosen in the preferences, and kept by what was begun. */

#define PACKAGE "01-"
#define OTHER "02-"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  g_settings_reset (fixture->settings, "rubric");
  review_fixture_open (fixture, TJ_TYPE_SCORING_VIEW, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "rubric");
  review_fixture_tear_down (fixture);
}

static void
reopen (ReviewFixture *fixture)
{
  review_fixture_close (fixture);
  review_fixture_open (fixture, TJ_TYPE_SCORING_VIEW, PACKAGE);
}

static GFile *
write_file (ReviewFixture *fixture,
            const char    *name,
            const char    *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, NULL);

  return g_file_new_for_path (path);
}

static guint
count_rows (GtkWidget *parent)
{
  guint n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += TJ_IS_CRITERION_ROW (child) ? 1 : count_rows (child);

  return n_rows;
}

static TjRubric *
get_rubric (ReviewFixture *fixture,
            const char    *package)
{
  return tj_review_get_rubric (
    tj_round_item_get_review (review_fixture_get_item (fixture, package)));
}

static void
tell_cb (TjRubricGroup *group,
         const char    *message,
         char         **told)
{
  g_free (*told);
  *told = g_strdup (message);
}

static TjRubricGroup *
open_preferences (ReviewFixture *fixture,
                  char         **told)
{
  TjPreferences *window = tj_preferences_new (fixture->window, fixture->session,
                                              fixture->settings);
  GtkWidget *group = review_fixture_find (GTK_WIDGET (window), TJ_TYPE_RUBRIC_GROUP, NULL, NULL);

  g_assert_nonnull (group);
  g_signal_connect (group, "message", G_CALLBACK (tell_cb), told);

  return TJ_RUBRIC_GROUP (group);
}

static void
close_preferences (TjRubricGroup *group)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (group))));
}

/* Sixty criteria: all of them are there, add up, and outlive a change of mind and a restart. */
static void
test_choose (ReviewFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *text = rubric_sample_dup_text ("own", 60);
  g_autoptr(GFile) file = write_file (fixture, "own.xml", text);
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  g_autofree char *told = NULL;
  GtkWidget *row;
  TjRubricGroup *group;
  TjTotal total;

  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 4);
  group = open_preferences (fixture, &told);
  g_assert_true (tj_rubric_group_add_file (group, file));
  g_assert_null (told);
  g_file_delete (file, NULL, NULL);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 60);
  g_assert_true (review_fixture_shows (GTK_WIDGET (fixture->view), "60项量表"));

  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("score.c%u.points", i);

      g_assert_true (tj_session_edit (fixture->session, item, name, i < 60 ? "4" : "10"));
    }
  tj_review_get_total (tj_round_item_get_review (item), &total);
  g_assert_cmpfloat_with_epsilon (total.points, 2.050118, 1e-9);
  g_assert_true (review_fixture_shows (GTK_WIDGET (fixture->view), "2.05"));

  /* Back to the program's: what was begun stays, what was not begun follows. */
  row = review_fixture_find (GTK_WIDGET (group), ADW_TYPE_COMBO_ROW, NULL, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 60);
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, OTHER)), ==, "default-2024");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, OTHER)), ==, "own");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  close_preferences (group);

  reopen (fixture);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 60);
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, OTHER)), ==, "default-2024");

  /* Undone to nothing it is still the review that was begun. */
  while (tj_session_undo (fixture->session))
    ;
  tj_session_choose_rubric (fixture->session, get_rubric (fixture, OTHER));
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, PACKAGE)), ==, "own");
  g_assert_true (tj_session_redo (fixture->session));
}

/* What is no rubric is told and changes nothing; one that no review has can go again. */
static void
test_refuse (ReviewFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *text = rubric_sample_dup_text ("one", 1);
  g_autoptr(GFile) one = write_file (fixture, "one.xml", text);
  g_autoptr(GFile) wrong = write_file (fixture, "wrong.xml", "<rubric/>");
  g_autofree char *told = NULL;
  TjRubricGroup *group = open_preferences (fixture, &told);
  g_autoptr(GPtrArray) rubrics = NULL;
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_rubric_group_add_file (group, wrong));
  g_assert_nonnull (strstr (told, "wrong.xml"));
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 4);

  g_assert_true (tj_rubric_group_add_file (group, one));
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 1);
  rubrics = tj_session_list_rubrics (fixture->session);
  g_assert_cmpuint (rubrics->len, ==, 2);

  g_assert_true (tj_session_drop_rubric (fixture->session, g_ptr_array_index (rubrics, 1),
                                         &error));
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->view)), ==, 4);
  left = tj_session_list_rubrics (fixture->session);
  g_assert_cmpuint (left->len, ==, 1);
  close_preferences (group);
}

/* A sheet carries the rubric of its review, whatever was chosen since; a lesson brings its own, for
 * what is not begun. */
static void
test_sheet (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *sample = rubric_sample_dup_text ("own", 2);
  g_autoptr(GFile) file = write_file (fixture, "own.xml", sample);
  g_autoptr(TjRubric) own = tj_session_add_rubric (fixture->session, file, NULL);
  g_autoptr(TjRubric) shipped = tj_rubric_new_default ();
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  tj_session_choose_rubric (fixture->session, own);
  g_assert_true (tj_session_edit (fixture->session, item, "score.c2.points", "9"));
  tj_session_begin_on_rubric (fixture->session, item, shipped);
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, PACKAGE)), ==, "own");
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, OTHER)), ==, "own");
  tj_session_begin_on_rubric (fixture->session, review_fixture_get_item (fixture, OTHER), shipped);
  g_assert_cmpstr (tj_rubric_get_id (get_rubric (fixture, OTHER)), ==, "default-2024");
  tj_session_choose_rubric (fixture->session, shipped);

  doc = tj_session_dup_sheet (fixture->session, item, &error);
  g_assert_no_error (error);
  bytes = tj_xml_serialize (doc);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "criterion=\"c2\""));
  g_assert_nonnull (strstr (text, tj_rubric_get_sha256 (own)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/rubrics/choose", ReviewFixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/rubrics/refuse", ReviewFixture, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/rubrics/sheet", ReviewFixture, NULL, set_up, test_sheet, tear_down);

  return g_test_run ();
}
