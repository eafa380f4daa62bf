/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "../core/import/form-builder.h"
#include "gui/dialogs/tj-choice-dialog.h"
#include "gui/dialogs/tj-password-dialog.h"
#include "gui/tj-window.h"

/* What the window asks about archives, answered in its dialogs. */

#define PDF "%PDF-1.4\n"

typedef struct
{
  char *folder;
  GFile *archive;
  GSettings *settings;
  TjSession *session;
  TjWindow *window;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *store = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GFile) store_file = NULL;
  g_autoptr(GFile) contents_folder = NULL;

  self->folder = test_folder_new ();
  store = g_build_filename (self->folder, "reviews.sqlite", NULL);
  contents = g_build_filename (self->folder, "contents", NULL);
  store_file = g_file_new_for_path (store);
  contents_folder = g_file_new_for_path (contents);
  self->settings = g_settings_new ("org.tanjian.Tanjian");
  self->session = tj_session_new (store_file, contents_folder, self->settings);
  self->window = tj_window_new (NULL, self->session, self->settings);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->archive);
  test_folder_remove (self->folder);
  g_free (self->folder);
}

static void
add_form (ArchiveBuilder *builder,
          const char     *name)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  gsize size;
  const void *data = g_bytes_get_data (form, &size);

  archive_builder_add (builder, name, data, size);
}

static void
open_archive (Fixture        *self,
              ArchiveBuilder *builder)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (builder);

  self->archive = test_folder_write (self->folder, "round.zip", bytes);
  tj_window_open (self->window, self->archive);
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static GtkWindow *
wait_for_dialog (GType type)
{
  GtkWindow *dialog;

  while ((dialog = find_dialog (type)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dialog;
}

/* The first widget of that type below @widget after @n others. */
static GtkWidget *
find_below (GtkWidget *widget,
            GType      type,
            guint     *n)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_nth (GtkWindow *dialog,
          GType      type,
          guint      n)
{
  GtkWidget *found = find_below (GTK_WIDGET (dialog), type, &n);

  g_assert_nonnull (found);

  return found;
}

static TjRoundItem *
get_item (Fixture *self,
          guint    i)
{
  g_autoptr(TjRoundItem) item = NULL;

  item = g_list_model_get_item (tj_session_get_items (self->session), i);
  g_assert_nonnull (item);

  return item;
}

static void
wait_until_read (Fixture *self)
{
  GListModel *items = tj_session_get_items (self->session);
  guint n_unread;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      n_unread = g_list_model_get_n_items (items) == 0;
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        n_unread += tj_round_item_get_state (get_item (self, i)) == TJ_ROUND_ITEM_LOADING;
    }
  while (n_unread > 0 || tj_session_get_loading (self->session));
}

static void
type_password (GtkWindow  *dialog,
               const char *password)
{
  GtkWidget *row = find_nth (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (row), password);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
test_password (Fixture       *self,
               gconstpointer  data)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:encryption=zipcrypt");
  g_autofree char *first = NULL;
  GtkWindow *dialog;

  add_form (builder, "form.docx");
  open_archive (self, builder);

  dialog = wait_for_dialog (TJ_TYPE_PASSWORD_DIALOG);
  first = g_strdup (tj_round_item_get_problem (get_item (self, 0)));
  type_password (dialog, "");
  g_assert_true (find_dialog (TJ_TYPE_PASSWORD_DIALOG) == dialog);

  type_password (dialog, "wrong");
  g_assert_null (find_dialog (TJ_TYPE_PASSWORD_DIALOG));
  dialog = wait_for_dialog (TJ_TYPE_PASSWORD_DIALOG);
  g_assert_cmpstr (tj_round_item_get_problem (get_item (self, 0)), !=, first);
  g_assert_true (tj_round_item_get_locked (get_item (self, 0)));

  type_password (dialog, "secret");
  wait_until_read (self);
  g_assert_null (find_dialog (TJ_TYPE_PASSWORD_DIALOG));
  g_assert_cmpint (tj_round_item_get_state (get_item (self, 0)), ==, TJ_ROUND_ITEM_READY);
  g_assert_nonnull (tj_round_item_get_review (get_item (self, 0)));
}

/* Who has no password goes on, and may be asked again. */
static void
test_password_cancelled (Fixture       *self,
                         gconstpointer  data)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:encryption=aes256");

  add_form (builder, "甲/form.docx");
  open_archive (self, builder);
  gtk_window_close (wait_for_dialog (TJ_TYPE_PASSWORD_DIALOG));
  wait_until_read (self);

  g_assert_null (find_dialog (TJ_TYPE_PASSWORD_DIALOG));
  g_assert_cmpint (tj_round_item_get_state (get_item (self, 0)), ==, TJ_ROUND_ITEM_FAILED);
  g_assert_true (tj_round_item_get_locked (get_item (self, 0)));
}

static ArchiveBuilder *
new_round (const char *options)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", options);

  add_form (builder, "a/form.docx");
  archive_builder_add (builder, "a/annex.pdf", PDF, 9);
  add_form (builder, "b/form.docx");
  add_form (builder, "c/form.docx");
  archive_builder_add (builder, "list.pdf", PDF, 9);

  return builder;
}

static void
assert_name (Fixture    *self,
             guint       i,
             const char *expected)
{
  g_autofree char *name = g_file_get_basename (tj_round_item_get_location (get_item (self, i)));

  g_assert_cmpstr (name, ==, expected);
}

static void
test_choice (Fixture       *self,
             gconstpointer  data)
{
  GtkWindow *dialog;
  GtkWidget *all;
  g_auto(GStrv) remembered = NULL;

  open_archive (self, new_round (NULL));
  dialog = wait_for_dialog (TJ_TYPE_CHOICE_DIALOG);
  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 0);

  /* The first check button is that of all, the others have the order of the packages. */
  all = find_nth (dialog, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (all)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_nth (dialog, GTK_TYPE_BUTTON, 1)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  gtk_widget_activate (find_nth (dialog, GTK_TYPE_CHECK_BUTTON, 2));
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (all)));
  g_signal_emit_by_name (find_nth (dialog, GTK_TYPE_BUTTON, 1), "clicked");

  wait_until_read (self);
  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 2);
  assert_name (self, 0, "a");
  assert_name (self, 1, "c");

  remembered = g_settings_get_strv (self->settings, "last-packages");
  g_assert_cmpuint (g_strv_length (remembered), ==, 2);
  tj_window_return (self->window);
  while (tj_session_get_loading (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_dialog (TJ_TYPE_CHOICE_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 2);
}

static void
test_choice_cancelled (Fixture       *self,
                       gconstpointer  data)
{
  open_archive (self, new_round (NULL));
  gtk_window_close (wait_for_dialog (TJ_TYPE_CHOICE_DIALOG));
  while (tj_session_get_loading (self->session))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 0);
}

/* Only with its password does an archive tell what it holds. */
static void
test_locked_choice (Fixture       *self,
                    gconstpointer  data)
{
  GtkWindow *dialog;

  open_archive (self, new_round ("zip:encryption=zipcrypt"));
  type_password (wait_for_dialog (TJ_TYPE_PASSWORD_DIALOG), "secret");
  dialog = wait_for_dialog (TJ_TYPE_CHOICE_DIALOG);
  g_signal_emit_by_name (find_nth (dialog, GTK_TYPE_BUTTON, 1), "clicked");
  wait_until_read (self);

  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (tj_round_item_get_state (get_item (self, i)), ==, TJ_ROUND_ITEM_READY);
}

/* A folder was chosen as a round: nothing is asked. */
static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (new_round (NULL));
  g_autoptr(GFile) archive = test_folder_write (self->folder, "round/two.zip", bytes);
  g_autoptr(GFile) folder = g_file_get_parent (archive);

  tj_window_open (self->window, folder);
  wait_until_read (self);

  g_assert_null (find_dialog (TJ_TYPE_CHOICE_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (self->session)), ==, 3);
}

static gboolean
has_attachment (TjRoundItem *item,
                const char  *name)
{
  return tj_package_find_attachment (tj_round_item_get_package (item), name) != NULL;
}

static void
add_raw (ArchiveBuilder *builder,
         const char     *name)
{
  g_autofree char *raw = g_convert (name, -1, "GB18030", "UTF-8", NULL, NULL, NULL);

  if (g_str_has_suffix (name, ".docx"))
    add_form (builder, raw);
  else
    archive_builder_add (builder, raw, name, strlen (name));
}

/* Names that are valid in both encodings. The packages of an archive are found again by their
 * place in it, whatever they are called. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  ArchiveBuilder *builder;
  GtkWidget *window = GTK_WIDGET (self->window);

  setlocale (LC_ALL, "C");
  builder = archive_builder_new ("zip", NULL);
  add_raw (builder, "目/form.docx");
  add_raw (builder, "目/目录.pdf");
  add_raw (builder, "录/form.docx");
  add_raw (builder, "录/录.pdf");
  setlocale (LC_ALL, "zh_CN.UTF-8");
  open_archive (self, builder);
  g_signal_emit_by_name (find_nth (wait_for_dialog (TJ_TYPE_CHOICE_DIALOG), GTK_TYPE_BUTTON, 1),
                         "clicked");
  wait_until_read (self);

  gtk_widget_activate_action (window, "win.names", "s", "utf-8");
  wait_until_read (self);
  assert_name (self, 0, "¼");
  g_assert_true (has_attachment (get_item (self, 0), "¼.pdf"));
  assert_name (self, 1, "Ŀ");
  g_assert_true (has_attachment (get_item (self, 1), "Ŀ¼.pdf"));

  gtk_widget_activate_action (window, "win.names", "s", "gb18030");
  wait_until_read (self);
  assert_name (self, 0, "录");
  g_assert_true (has_attachment (get_item (self, 0), "录.pdf"));
  assert_name (self, 1, "目");
  g_assert_true (has_attachment (get_item (self, 1), "目录.pdf"));
}

static guint
count_duplicates (TjRoundItem *item)
{
  GListModel *findings = tj_round_item_get_findings (item);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (tj_finding_get_code (finding), "duplicate");
    }

  return n;
}

/* The form and the annex of two packages are the same, before and after a correction. */
static void
test_duplicates (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (new_round (NULL));
  g_autoptr(GFile) first = test_folder_write (self->folder, "round/1.zip", bytes);
  g_autoptr(GFile) folder = g_file_get_parent (first);
  guint n_found;

  tj_window_open (self->window, folder);
  wait_until_read (self);
  n_found = count_duplicates (get_item (self, 0));
  g_assert_cmpuint (n_found, >, 0);

  g_assert_true (tj_session_edit (self->session, get_item (self, 0),
                                  "correction.technology_name.value", "另一技术"));
  g_assert_cmpuint (count_duplicates (get_item (self, 0)), ==, n_found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/archives/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("password", test_password);
  ADD ("password-cancelled", test_password_cancelled);
  ADD ("choice", test_choice);
  ADD ("choice-cancelled", test_choice_cancelled);
  ADD ("locked-choice", test_locked_choice);
  ADD ("folder", test_folder);
  ADD ("names", test_names);
  ADD ("duplicates", test_duplicates);
#undef ADD

  return g_test_run ();
}
