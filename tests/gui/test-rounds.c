/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/base/tj-china-time.h"
#include "core/bureau/tj-package-changes.h"
#include "core/checks/tj-check-round.h"
#include "gui/bureau/tj-terms-words.h"
#include "gui/dialogs/tj-rounds-dialog.h"
#include "gui/pages/tj-round-page.h"
#include "gui/tj-session-terms.h"
#include "review-fixture.h"

/* A round of two packages of the sample round that is named, put away, and read again when its
 * folder is gone. */

static const char * const packages[] = { "02-", "12-" };

static void
copy_packages (const char *folder)
{
  const char *sample = g_getenv ("TANJIAN_SAMPLE_ROUND");
  g_autoptr(GDir) dir = g_dir_open (sample, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (sample, name, NULL);
      g_autofree char *target = g_build_filename (folder, name, NULL);
      g_autoptr(GFile) from = g_file_new_for_path (source);
      g_autoptr(GFile) to = g_file_new_for_path (target);

      for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
        {
          if (g_str_has_prefix (name, packages[i]))
            g_assert_true (g_file_copy (from, to, 0, NULL, NULL, NULL, NULL));
        }
    }
}

static void
remove_packages (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
open_session (ReviewFixture *fixture)
{
  fixture->session = tj_session_new (fixture->store, fixture->contents, fixture->settings);
  fixture->view = g_object_new (TJ_TYPE_ROUND_PAGE, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  tj_session_view_set_session (fixture->view, fixture->session);
}

static void
open_folder (ReviewFixture *fixture,
             const char    *folder)
{
  g_autoptr(GFile) location = g_file_new_for_path (folder);

  tj_session_open_async (fixture->session, location, NULL, NULL);
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (fixture->session)), ==, 2);
}

static void
count_problem_cb (guint *n_problems)
{
  (*n_problems)++;
}

static void
assert_archived (ReviewFixture *fixture,
                 gboolean       is_archived)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "02-");
  guint n_problems = 0;
  gulong handler = g_signal_connect_swapped (fixture->session, "problem",
                                             G_CALLBACK (count_problem_cb), &n_problems);

  g_assert_true (tj_session_get_archived (fixture->session) == is_archived);
  g_assert_true (tj_round_item_get_editable (item) == !is_archived);
  g_assert_true (tj_session_edit (fixture->session, item, "comments", is_archived ? "不" : "可") ==
                 !is_archived);
  g_assert_cmpuint (n_problems, ==, is_archived ? 1 : 0);
  g_signal_handler_disconnect (fixture->session, handler);
}

static void
archived_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GError **error = user_data;

  tj_session_open_finish (TJ_SESSION (object), result, error);
}

/* Every package is there at once and read one after the other; what was not read when that was
 * stopped says so. */
static void
open_archived (ReviewFixture       *fixture,
               const TjRoundRecord *record,
               gboolean             stops)
{
  GListModel *items = tj_session_get_items (fixture->session);
  g_autoptr(GError) error = NULL;
  guint n_ready = 0;

  tj_session_open_archived_async (fixture->session, record, archived_cb, &error);
  g_assert_true (tj_session_get_loading (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (items), >, 1);
  while (tj_session_get_loading (fixture->session))
    {
      g_autoptr(TjRoundItem) first = g_list_model_get_item (items, 0);

      if (stops && tj_round_item_get_state (first) == TJ_ROUND_ITEM_READY)
        tj_session_cancel (fixture->session);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      g_assert_cmpint (tj_round_item_get_state (item), !=, TJ_ROUND_ITEM_LOADING);
      n_ready += tj_round_item_get_state (item) == TJ_ROUND_ITEM_READY;
    }
  if (stops)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (n_ready, ==, 1);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (n_ready, ==, g_list_model_get_n_items (items));
    }
}

static void
test_archive (void)
{
  ReviewFixture fixture = { NULL, };
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(GError) error = NULL;
  TjRoundItem *item;
  gint64 round_id;
  guint n_errors;

  review_fixture_set_up (&fixture);
  folder = g_build_filename (fixture.folder, "round", NULL);
  copy_packages (folder);
  open_session (&fixture);
  open_folder (&fixture, folder);

  round_id = tj_session_get_round_id (fixture.session);
  g_assert_cmpstr (tj_session_get_title (fixture.session), ==, "round");
  g_assert_true (tj_session_rename_round (fixture.session, round_id, "第五批", &error));
  g_assert_cmpstr (tj_session_get_title (fixture.session), ==, "第五批");
  assert_archived (&fixture, FALSE);
  item = review_fixture_get_item (&fixture, "12-");
  g_assert_true (tj_session_edit (fixture.session, item, "score.innovation.points", "7"));
  n_errors = tj_round_item_get_n_errors (item);
  g_assert_cmpuint (n_errors, >, 0);
  name = g_strdup (tj_round_item_get_name (item));

  g_assert_true (tj_session_archive_round (fixture.session, &error));
  g_assert_no_error (error);
  assert_archived (&fixture, TRUE);

  /* Opened again from its folder, it has its name and cannot be changed. */
  review_fixture_close (&fixture);
  open_session (&fixture);
  open_folder (&fixture, folder);
  g_assert_cmpstr (tj_session_get_title (fixture.session), ==, "第五批");
  assert_archived (&fixture, TRUE);

  /* Without its folder, form, figures and review are there all the same. */
  review_fixture_close (&fixture);
  remove_packages (folder);
  open_session (&fixture);
  rounds = tj_session_list_rounds (fixture.session, &error);
  g_assert_cmpuint (rounds->len, ==, 1);
  open_archived (&fixture, rounds->pdata[0], TRUE);
  open_archived (&fixture, rounds->pdata[0], FALSE);
  assert_archived (&fixture, TRUE);
  item = review_fixture_get_item (&fixture, "12-");
  g_assert_cmpstr (tj_round_item_get_name (item), ==, name);
  g_assert_cmpstr (tj_review_get (tj_round_item_get_review (item), "score.innovation.points"), ==,
                   "7");
  g_assert_cmpuint (tj_round_item_get_n_errors (item), >, 0);
  g_assert_true (tj_round_item_get_facts (item)->has_figure[TJ_ROUND_POTENTIAL]);

  g_assert_true (tj_session_bring_back_round (fixture.session, round_id, &error));
  assert_archived (&fixture, FALSE);
  review_fixture_tear_down (&fixture);
}

static gboolean
is_labelled (GtkWidget  *widget,
             const char *label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* The same by the widgets of the dialog. */
static void
test_dialog (void)
{
  ReviewFixture fixture = { NULL, };
  g_autofree char *folder = NULL;
  GtkWidget *dialog;
  GtkWidget *row;

  review_fixture_set_up (&fixture);
  folder = g_build_filename (fixture.folder, "round", NULL);
  copy_packages (folder);
  open_session (&fixture);
  open_folder (&fixture, folder);

  dialog = GTK_WIDGET (tj_rounds_dialog_new (fixture.window, fixture.session));
  row = review_fixture_find (dialog, ADW_TYPE_ENTRY_ROW, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "第六批");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (tj_session_get_title (fixture.session), ==, "第六批");

  g_signal_emit_by_name (review_fixture_find (dialog, GTK_TYPE_BUTTON, is_labelled, "Archive"),
                         "clicked");
  g_assert_true (tj_session_get_archived (fixture.session));
  g_assert_null (review_fixture_find (dialog, GTK_TYPE_BUTTON, is_labelled, "Archive"));
  g_signal_emit_by_name (review_fixture_find (dialog, GTK_TYPE_BUTTON, is_labelled, "Bring Back"),
                         "clicked");
  g_assert_false (tj_session_get_archived (fixture.session));

  gtk_window_destroy (GTK_WINDOW (dialog));
  review_fixture_tear_down (&fixture);
}

static void
set_terms (TjSession  *session,
           const char *deadline,
           const char *quota)
{
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();

  terms->bureau = g_strdup ("某省生态环境厅");
  g_assert_true (tj_round_terms_set_deadline (terms, deadline));
  g_assert_true (tj_round_terms_set_quota (terms, quota));
  g_assert_true (tj_session_set_terms (session, terms));
}

static void
set_received (ReviewFixture *fixture,
              const char    *package,
              const char    *text)
{
  g_autoptr(GDateTime) received = tj_china_time_parse (text, NULL);

  g_assert_true (tj_session_set_received (fixture->session,
                                          review_fixture_get_item (fixture, package), received));
}

static gboolean
is_kept (TjSession *session,
         guint      n_versions)
{
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GPtrArray) rounds = tj_session_list_rounds (session, NULL);
  TjRoundItem *item = tj_session_get_current (session);

  versions = tj_session_list_versions (session, item);

  return rounds != NULL && versions->len == n_versions;
}

/* The terms of a round outlive the session, and so does when an application came; one that came at
 * the very minute of the deadline is in time. */
static void
test_terms (void)
{
  ReviewFixture fixture = { NULL, };
  g_autofree char *folder = NULL;
  g_autofree char *words = NULL;
  gboolean is_noted = TRUE;

  review_fixture_set_up (&fixture);
  folder = g_build_filename (fixture.folder, "round", NULL);
  copy_packages (folder);
  open_session (&fixture);
  open_folder (&fixture, folder);

  g_assert_nonnull (tj_round_item_get_received (review_fixture_get_item (&fixture, "02-"),
                                                &is_noted));
  g_assert_false (is_noted);
  g_assert_false (tj_round_item_get_late (review_fixture_get_item (&fixture, "02-")));
  set_terms (fixture.session, "2024-03-25 17:00", "1");
  /* the files were copied just now */
  g_assert_true (tj_round_item_get_late (review_fixture_get_item (&fixture, "02-")));
  set_received (&fixture, "02-", "2024-03-25 17:00");
  set_received (&fixture, "12-", "2024-03-25 17:01");
  review_fixture_close (&fixture);

  open_session (&fixture);
  open_folder (&fixture, folder);
  g_assert_cmpstr (tj_session_get_terms (fixture.session)->bureau, ==, "某省生态环境厅");
  g_assert_cmpuint (tj_session_get_terms (fixture.session)->quota, ==, 1);
  g_assert_false (tj_round_item_get_late (review_fixture_get_item (&fixture, "02-")));
  g_assert_true (tj_round_item_get_late (review_fixture_get_item (&fixture, "12-")));

  tj_session_set_status (fixture.session, review_fixture_get_item (&fixture, "02-"),
                         TJ_APPLICATION_RECOMMENDED, NULL);
  words = tj_terms_dup_words (fixture.session);
  g_assert_cmpstr (words, ==, "1 application came after the deadline\n"
                              "1 recommended of 1 that may be");
  tj_session_set_status (fixture.session, review_fixture_get_item (&fixture, "12-"),
                         TJ_APPLICATION_PRELIMINARY, NULL);
  g_free (words);
  words = tj_terms_dup_quota_words (fixture.session);
  g_assert_cmpstr (words, ==, "2 recommended, but no more than 1 may be");

  remove_packages (folder);
  review_fixture_tear_down (&fixture);
}

static guint
count_duplicates (ReviewFixture *fixture,
                  const char    *package,
                  const char    *round)
{
  GListModel *findings = tj_round_item_get_findings (review_fixture_get_item (fixture, package));
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);

      n_found += tj_check_round_is_about_others (finding) && strstr (message, round) != NULL;
    }

  return n_found;
}

/* A package that comes back under its name is laid beside what it was, and an application beside
 * the rounds that are over, also when their files are gone. */
static void
test_versions (void)
{
  ReviewFixture fixture = { NULL, };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *old_path = NULL;
  g_autofree char *new_path = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(GError) error = NULL;

  review_fixture_set_up (&fixture);
  first = g_build_filename (fixture.folder, "旧批次", NULL);
  second = g_build_filename (fixture.folder, "新批次", NULL);
  copy_packages (first);
  copy_packages (second);
  open_session (&fixture);
  open_folder (&fixture, first);
  while (!is_kept (fixture.session, 0) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (tj_session_archive_round (fixture.session, &error));
  remove_packages (first);

  /* The second of the packages comes back as the first. */
  open_folder (&fixture, second);
  while (g_main_context_pending (NULL) || tj_session_get_earlier (fixture.session) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_duplicates (&fixture, "02-", "旧批次"), ==, 1);
  old_path = g_build_filename (second, "02-浸没式液冷电池储能系统.zip", NULL);
  new_path = g_build_filename (second, "12-离网光伏制氢技术.zip", NULL);
  g_assert_cmpint (g_unlink (old_path), ==, 0);
  g_assert_cmpint (g_rename (new_path, old_path), ==, 0);
  tj_session_open_async (fixture.session, tj_session_get_location (fixture.session), NULL, NULL);
  while (tj_session_get_loading (fixture.session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  versions = tj_session_list_versions (fixture.session,
                                       review_fixture_get_item (&fixture, "02-"));
  g_assert_cmpuint (versions->len, ==, 1);
  changes = tj_package_changes_find (((TjArchivedPackage *) versions->pdata[0])->package,
                                     tj_round_item_get_package (
                                       review_fixture_get_item (&fixture, "02-")));
  g_assert_cmpuint (changes->len, >, 10);
  g_assert_cmpstr (((TjChange *) changes->pdata[0])->path, ==, "technology_name");

  rounds = tj_session_list_rounds (fixture.session, NULL);
  g_assert_cmpuint (rounds->len, ==, 2);
  g_assert_true (tj_session_is_earlier (fixture.session, rounds->pdata[1]));
  g_assert_true (tj_session_set_earlier (fixture.session, rounds->pdata[1], FALSE));
  while (g_main_context_pending (NULL) ||
         count_duplicates (&fixture, "02-", "旧批次") > 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (tj_session_is_earlier (fixture.session, rounds->pdata[1]));

  remove_packages (second);
  review_fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/rounds/archive", test_archive);
  g_test_add_func ("/rounds/terms", test_terms);
  g_test_add_func ("/rounds/versions", test_versions);
  g_test_add_func ("/rounds/dialog", test_dialog);

  return g_test_run ();
}
