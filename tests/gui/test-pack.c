/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "core/ledger/tj-ledger.h"
#include "core/sign/tj-identity.h"
#include "gui/bureau/tj-ledger-dialog.h"
#include "gui/bureau/tj-pack-check-dialog.h"
#include "gui/bureau/tj-pack-dialog.h"
#include "gui/bureau/tj-pack-job.h"
#include "gui/bureau/tj-status-dialog.h"
#include "gui/judgement/tj-placement-view.h"
#include "gui/round/tj-round-column.h"
#include "gui/tj-session-terms.h"
#include "review-fixture.h"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_PLACEMENT_VIEW, "03-");
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_object_ref (result);
  *(GAsyncResult **) user_data = result;
}

static GAsyncResult *
wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static GFile *
make_key (ReviewFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("某局", NULL, 1, &error);
  g_autoptr(GBytes) bytes = tj_identity_to_pkcs12 (identity, "secret", &error);
  g_autofree char *path = g_build_filename (fixture->folder, "key.p12", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));

  return g_file_new_for_path (path);
}

/* A package that is a folder and one that is an archive. */
static TjPackJob *
make_job (ReviewFixture *fixture,
          const char    *password)
{
  static const char * const names[] = { "02-", "03-" };
  TjPackJob *job = g_new0 (TjPackJob, 1);
  g_autofree char *path = g_build_filename (fixture->folder, "pack.zip", NULL);

  job->packages = g_ptr_array_new_with_free_func (g_object_unref);
  job->findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TjRoundItem *item = review_fixture_get_item (fixture, names[i]);

      g_ptr_array_add (job->packages, g_object_ref (tj_round_item_get_package (item)));
      g_ptr_array_add (job->findings, g_object_ref (tj_round_item_get_findings (item)));
    }
  job->taxonomy = g_object_ref (tj_session_get_taxonomy (fixture->session));
  job->bureau = g_strdup ("某局");
  job->date = g_strdup ("2024年3月20日");
  job->key = make_key (fixture);
  job->password = g_strdup (password);
  job->output = g_file_new_for_path (path);

  return job;
}

static gboolean
write_pack (ReviewFixture  *fixture,
            const char     *password,
            GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  tj_pack_write_async (make_job (fixture, password), finished_cb, &result);

  return tj_pack_write_finish (wait (&result), error);
}

static TjPackCheck *
check_file (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  TjPackCheck *check;

  tj_pack_check_async (file, NULL, finished_cb, &result);
  check = tj_pack_check_finish (wait (&result), &error);
  g_assert_no_error (error);

  return check;
}

static void
assert_shows (ReviewFixture     *fixture,
              const TjPackCheck *check,
              const char        *first,
              const char        *second)
{
  GtkWidget *dialog = GTK_WIDGET (tj_pack_check_dialog_new (fixture->window, check));

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (review_fixture_shows (dialog, first));
  g_assert_true (review_fixture_shows (dialog, second));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A wrong password writes nothing; what was written is whole; one byte less is told. */
static void
test_write_and_check (ReviewFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.zip", NULL);
  g_autofree char *key = g_build_filename (fixture->folder, "key.p12", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(TjPackCheck) check = NULL;
  g_autoptr(TjPackCheck) none = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (write_pack (fixture, "wrong", &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (write_pack (fixture, "secret", &error));
  check = check_file (path);
  g_assert_true (tj_pack_check_is_whole (check));
  g_assert_cmpuint (check->manifest->packages->len, ==, 2);
  assert_shows (fixture, check, "The pack is as it was signed", "There is no opinion on");

  none = check_file (key);
  g_assert_null (none);
}

/* One row of a ledger against the round: another figure, and eleven packages that are not in it. */
static void
test_ledger (ReviewFixture *fixture)
{
  static const char text[] = "技术名称,2030年年碳减排潜力（万tCO2/a）\r\n%s,0.5\r\n";
  TjRoundItem *item = review_fixture_get_item (fixture, "03-");
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.csv", NULL);
  g_autofree char *contents = g_strdup_printf (text, tj_round_item_get_name (item));
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(GPtrArray) packages = tj_session_list_packages (fixture->session);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *dialog;

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, g_list_store_new (TJ_TYPE_FINDING));
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  dialog = GTK_WIDGET (tj_ledger_dialog_new (
    fixture->window,
    tj_ledger_new_of_round (columns, packages, findings,
                            tj_session_get_taxonomy (fixture->session), TJ_LANGUAGE_ZH), file));
  gtk_window_present (GTK_WINDOW (dialog));
  while (!review_fixture_shows (dialog, "12 differences between ledger and packages"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (review_fixture_shows (dialog, "is 0.5 in the ledger"));
  g_assert_true (review_fixture_shows (dialog, "is not in the ledger"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
assert_status (ReviewFixture *fixture,
               const char    *wanted)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "03-");
  g_autofree char *text = tj_round_column_lookup ("status")->dup_text (item);

  g_assert_cmpstr (text, ==, wanted);
}

/* What was recorded shows in the list and in the dialog, and is there again in the next program. */
static void
test_status (ReviewFixture *fixture)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "03-");
  double number = 0;
  GtkWidget *dialog;

  assert_status (fixture, "—");
  g_assert_false (tj_round_column_lookup ("status")->get_number (item, &number));
  g_assert_true (tj_session_set_status (fixture->session, item, TJ_APPLICATION_RECEIVED, NULL));
  g_assert_true (tj_session_set_status (fixture->session, item, TJ_APPLICATION_RETURNED,
                                        "缺核算附件"));
  assert_status (fixture, "Returned for completion");
  dialog = GTK_WIDGET (tj_status_dialog_new (fixture->window, fixture->session, item));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (review_fixture_shows (dialog, "缺核算附件"));
  g_assert_true (review_fixture_shows (dialog, g_get_user_name ()));
  gtk_window_destroy (GTK_WINDOW (dialog));

  review_fixture_close (fixture);
  review_fixture_open (fixture, TJ_TYPE_PLACEMENT_VIEW, "03-");
  assert_status (fixture, "Returned for completion");
}

/* What is not recommended stays behind, and more than may be recommended is told. */
static void
test_choices (ReviewFixture *fixture)
{
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();
  GtkWidget *dialog;
  GtkWidget *choice;

  tj_session_set_status (fixture->session, review_fixture_get_item (fixture, "04-"),
                         TJ_APPLICATION_NOT_RECOMMENDED, NULL);
  tj_round_terms_set_quota (terms, "10");
  terms->bureau = g_strdup ("某局");
  g_assert_true (tj_session_set_terms (fixture->session, terms));

  dialog = GTK_WIDGET (tj_pack_dialog_new (fixture->window, fixture->session,
                                           fixture->settings));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (review_fixture_shows (dialog, "11 of 12 packages are handed over: more than the "
                                               "10 that may be."));
  choice = review_fixture_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), FALSE);
  g_assert_true (review_fixture_shows (dialog, "10 of 12 packages are handed over; 10 may be."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Nothing can be written before a key and its password are there. */
static void
test_dialog (ReviewFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = GTK_WIDGET (tj_pack_dialog_new (fixture->window, fixture->session,
                                                      fixture->settings));
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (dialog));
  button = review_fixture_find (dialog, GTK_TYPE_BUTTON, NULL, NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Write the Pack…");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (review_fixture_shows (dialog, "12 of 12 packages are handed over."));
  gtk_window_destroy (GTK_WINDOW (dialog));

  test_choices (fixture);
  test_status (fixture);
  test_ledger (fixture);
  test_write_and_check (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/pack/dialog-write-check", ReviewFixture, NULL, set_up, test_dialog, tear_down);

  return g_test_run ();
}
