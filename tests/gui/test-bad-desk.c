/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gui/evidence/tj-evidence-pane.h"
#include "gui/pages/tj-declaration-page.h"
#include "gui/tj-window.h"
#include "../core/import/form-builder.h"

/* The desk stays usable with what it was not made for. */

#define NAME_CHARACTERS 500
/* What the window has to fit into. */
#define NARROWEST 1024
#define FORM_NAME "高炉煤气余热发电技术"

typedef struct
{
  char *folder;
  GSettings *settings;
  TjSession *session;
  TjWindow *window;
} Fixture;

static void
open_window (Fixture    *fixture,
             const char *store_path)
{
  g_autofree char *contents_path = g_build_filename (fixture->folder, "contents", NULL);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);

  fixture->session = tj_session_new (store, contents, fixture->settings);
  fixture->window = tj_window_new (NULL, fixture->session, fixture->settings);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->settings = g_settings_new ("org.tanjian.Tanjian");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GObject *session = G_OBJECT (fixture->session);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (session);
  test_folder_remove (fixture->folder);
  g_clear_object (&fixture->settings);
  g_free (fixture->folder);
}

/* A folder with one package, whose technology is called so. */
static void
open_round (Fixture    *fixture,
            const char *name)
{
  g_autofree char *round = g_build_filename (fixture->folder, "round", NULL);
  g_autofree char *package = g_build_filename (round, "package", NULL);
  g_autoptr(GBytes) form = form_builder_form_docx (FORM_NAME, name);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) location = g_file_new_for_path (round);

  g_assert_cmpint (g_mkdir_with_parents (package, 0700), ==, 0);
  file = test_folder_write (package, "form.docx", form);

  tj_window_open (fixture->window, location);
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static TjRoundItem *
get_item (TjSession *session)
{
  g_autoptr(TjRoundItem) item = g_list_model_get_item (tj_session_get_items (session), 0);

  g_assert_nonnull (item);

  return item;
}

static void
show_page (Fixture    *fixture,
           const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", name);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find (GtkWidget *parent,
      GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows (GtkWidget  *parent,
       const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, words) ||
          (GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) &&
           strstr (gtk_label_get_label (GTK_LABEL (child)), words) != NULL))
        return TRUE;
    }

  return FALSE;
}

/* What is counted over the round is counted a while after the last package. */
static void
await_words (Fixture    *fixture,
             const char *words)
{
  while (!shows (GTK_WIDGET (fixture->window), words))
    g_main_context_iteration (NULL, TRUE);
}

/* What cannot be kept is not asked for: the package is read without a declaration. */
static void
test_no_store (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *blocked = g_build_filename (fixture->folder, "blocked", NULL);
  g_autofree char *store = g_build_filename (blocked, "reviews.sqlite", NULL);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  open_window (fixture, store);
  g_assert_nonnull (tj_session_get_store_problem (fixture->session));
  open_round (fixture, FORM_NAME);
  show_page (fixture, "review");

  window = GTK_WIDGET (fixture->window);
  g_assert_true (shows (window, blocked));
  g_assert_false (gtk_widget_get_mapped (find (window, TJ_TYPE_DECLARATION_PAGE)));
  g_assert_true (gtk_widget_get_mapped (find (window, TJ_TYPE_EVIDENCE_PANE)));
  g_assert_false (tj_session_edit (fixture->session, get_item (fixture->session), "conflict",
                                   "none"));
}

static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  const char * const pages[] = { "round", "review", "compare", "charts" };
  g_autofree char *store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  g_autoptr(GString) name = g_string_new (NULL);
  int width;

  for (guint i = 0; i < NAME_CHARACTERS; i++)
    g_string_append_unichar (name, 0x4e00 + 7 * i);
  open_window (fixture, store);
  open_round (fixture, name->str);
  g_assert_cmpstr (tj_round_item_get_name (get_item (fixture->session)), ==, name->str);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_page (fixture, pages[i]);
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                          NULL, NULL, NULL);
      g_assert_cmpint (width, <=, NARROWEST);
    }
}

/* A folder with nothing in it is told as what it is, and another round can be opened. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autoptr(GFile) location = g_file_new_for_path (empty);

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  open_window (fixture, store);
  tj_window_open (fixture->window, location);
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  show_page (fixture, "review");
  g_assert_cmpint (tj_round_item_get_state (get_item (fixture->session)), ==,
                   TJ_ROUND_ITEM_FAILED);
  g_assert_true (shows (GTK_WIDGET (fixture->window), "empty"));
  show_page (fixture, "round");
  await_words (fixture, "1 package · 0 to sign · 0 with errors · 1 unreadable");

  open_round (fixture, FORM_NAME);
  g_assert_cmpint (tj_round_item_get_state (get_item (fixture->session)), ==,
                   TJ_ROUND_ITEM_READY);
  await_words (fixture, "1 package · 1 to sign · 0 with errors");
  g_assert_false (shows (GTK_WIDGET (fixture->window), "unreadable"));
}

static TjSession *
open_again (Fixture    *fixture,
            const char *store_path)
{
  g_autofree char *contents_path = g_build_filename (fixture->folder, "contents", NULL);
  g_autofree char *round = g_build_filename (fixture->folder, "round", NULL);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);
  g_autoptr(GFile) location = g_file_new_for_path (round);
  TjSession *session = tj_session_new (store, contents, fixture->settings);

  tj_session_open_async (session, location, NULL, NULL);
  while (tj_session_get_loading (session))
    g_main_context_iteration (NULL, TRUE);

  return session;
}

/* Two copies of the program on one store: what either enters is there for a third. */
static void
test_two_copies (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  g_autoptr(TjSession) second = NULL;
  g_autoptr(TjSession) third = NULL;
  TjReview *review;

  open_window (fixture, store);
  open_round (fixture, FORM_NAME);
  second = open_again (fixture, store);
  g_assert_null (tj_session_get_store_problem (second));

  g_assert_true (tj_session_edit (fixture->session, get_item (fixture->session), "conflict",
                                  "none"));
  g_assert_true (tj_session_edit (second, get_item (second), "comments", "另一份程序"));
  g_assert_true (tj_session_edit (fixture->session, get_item (fixture->session),
                                  "recommendation", "reject"));

  third = open_again (fixture, store);
  review = tj_round_item_get_review (get_item (third));
  g_assert_cmpstr (tj_review_get (review, "conflict"), ==, "none");
  g_assert_cmpstr (tj_review_get (review, "comments"), ==, "另一份程序");
  g_assert_cmpstr (tj_review_get (review, "recommendation"), ==, "reject");
}

static guint
count_copies (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "tanjian-reviews-") && g_str_has_suffix (name, ".sqlite");

  return n;
}

/* One copy a day, of days on which something was entered; one that fails is told, and closing once
 * more is not held up by it. */
static void
test_daily_copy (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  g_autofree char *copies = g_build_filename (fixture->folder, "copies", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "reviews.sqlite", "no", NULL);
  g_autoptr(GError) error = NULL;
  gboolean stopped;

  g_assert_cmpint (g_mkdir (copies, 0700), ==, 0);
  open_window (fixture, store);
  open_round (fixture, FORM_NAME);
  g_settings_set_string (fixture->settings, "backup-folder", copies);
  g_assert_true (tj_session_back_up_day (fixture->session, &error));
  g_assert_cmpuint (count_copies (copies), ==, 0);

  g_assert_true (tj_session_edit (fixture->session, get_item (fixture->session), "conflict",
                                  "none"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (tj_session_back_up_day (fixture->session, &error));
      g_assert_cmpuint (count_copies (copies), ==, 1);
    }

  g_settings_set_string (fixture->settings, "backup-folder", nowhere);
  g_assert_false (tj_session_back_up_day (fixture->session, &error));
  g_assert_nonnull (error);
  g_signal_emit_by_name (fixture->window, "close-request", &stopped);
  g_assert_true (stopped);
  g_signal_emit_by_name (fixture->window, "close-request", &stopped);
  g_assert_true (fixture->window == NULL || !stopped);
  g_settings_reset (fixture->settings, "backup-folder");
}

#define ADD(path, test) g_test_add ("/bad-desk/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("no-store", test_no_store);
  ADD ("long-name", test_long_name);
  ADD ("nothing", test_nothing);
  ADD ("two-copies", test_two_copies);
  ADD ("daily-copy", test_daily_copy);

  return g_test_run ();
}
