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

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define N_ROWS 1000000

static GBytes *
make_large_page (void)
{
  const char *pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000 800]>>endobj\n"
                    "trailer<</Root 1 0 R/Size 4>>\n%%EOF\n";

  return g_bytes_new_static (pdf, strlen (pdf));
}

/* A signature and a header that promises 30,000 × 30,000 dots of one bit; whoever believes it needs
 * no more to ask for the memory. */
static GBytes *
make_large_picture (void)
{
  static const guint8 png[] = {
    0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 1, 0, 0, 0, 0, 0x4e, 0x5c, 0xc5, 0x17,
    0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
  };

  return g_bytes_new_static (png, sizeof png);
}

static GBytes *
make_large_sheet (void)
{
  const char *root = "<Relationships><Relationship Id=\"r\" Type=\"" TYPES "officeDocument\" "
                     "Target=\"workbook.xml\"/></Relationships>";
  const char *book = "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>";
  const char *sheets = "<Relationships><Relationship Id=\"r1\" Type=\"" TYPES "worksheet\" "
                       "Target=\"sheet.xml\"/></Relationships>";
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autoptr(GString) sheet = g_string_new ("<worksheet><sheetData>");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append (sheet, "<row><c><v>7</v></c></row>");
  g_string_append (sheet, "</sheetData></worksheet>");
  archive_builder_add (builder, "_rels/.rels", root, strlen (root));
  archive_builder_add (builder, "workbook.xml", book, strlen (book));
  archive_builder_add (builder, "_rels/workbook.xml.rels", sheets, strlen (sheets));
  archive_builder_add (builder, "sheet.xml", sheet->str, sheet->len);

  return archive_builder_finish (builder);
}

/* What is larger than any desk says so in its place, and the next file is shown all the same. */
static void
test_large_files (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    const char *name;
    GBytes *(*make) (void);
    const char *words;
  } files[] = {
    { "1.pdf", make_large_page, "too large to be drawn" },
    { "2.png", make_large_picture, "too large to be shown here" },
    { "3.xlsx", make_large_sheet, "more of this sheet" },
  };
  g_autofree char *store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "round", "package", NULL);
  GtkWidget *window, *pane;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = files[i].make ();
      g_autoptr(GFile) file = test_folder_write (folder, files[i].name, bytes);
    }
  open_window (fixture, store);
  open_round (fixture, "一项技术");
  tj_session_set_current (fixture->session, get_item (fixture->session));
  g_assert_true (tj_session_edit (fixture->session, get_item (fixture->session), "conflict",
                                  "none"));
  show_page (fixture, "review");
  window = GTK_WIDGET (fixture->window);
  pane = find (window, TJ_TYPE_EVIDENCE_PANE);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      tj_evidence_pane_show_attachment (TJ_EVIDENCE_PANE (pane), files[i].name);
      while (!shows (pane, files[i].words))
        g_main_context_iteration (NULL, TRUE);
    }
  tj_evidence_pane_show_field (TJ_EVIDENCE_PANE (pane), "technology_name");
  while (!shows (pane, "一项技术"))
    g_main_context_iteration (NULL, TRUE);
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
  ADD ("large-files", test_large_files);
  ADD ("nothing", test_nothing);
  ADD ("two-copies", test_two_copies);
  ADD ("daily-copy", test_daily_copy);

  return g_test_run ();
}
