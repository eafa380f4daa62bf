/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-evidence-pane.h"
#include "gui/evidence/tj-file-view.h"
#include "gui/evidence/tj-package-find.h"
#include "gui/evidence/tj-page-view.h"
#include "gui/evidence/tj-page-widget.h"
#include "gui/evidence/tj-page-zoom.h"
#include "gui/evidence/tj-words-view.h"
#include "gui/widgets/tj-find-bar.h"
#include "../render/page/page-samples.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#define SHA256 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define SHA256_OF_TEXT "1f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static void
add_attachment (TjPackage  *package,
                const char *name,
                const char *type,
                GFile      *file)
{
  g_autoptr(TjAttachment) attachment = NULL;

  attachment = tj_attachment_new (name, 1024, SHA256, type, TJ_ATTACHMENT_OTHER);
  tj_attachment_set_local_file (attachment, file);
  tj_package_add_attachment (package, attachment);
}

static TjPackage *
make_package (void)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/package.zip");
  g_autoptr(GFile) pdf = page_samples_add_pdf ("five.pdf", 5);
  g_autoptr(GFile) junk = page_samples_add ("junk", "junk", -1);
  g_autoptr(TjForm) form = tj_form_new ();
  TjPackage *package = tj_package_new ("package", location);

  tj_package_set_form (package, form, "申报表.docx");
  add_attachment (package, "申报表.docx", WORD, junk);
  add_attachment (package, "附件/1 核算说明.pdf", "application/pdf", pdf);
  add_attachment (package, "附件/2 坏文件.pdf", "application/pdf", junk);
  add_attachment (package, "附件/3 <说明> & 程序.exe", "application/x-ms-dos-executable", junk);
  add_attachment (package, "附件/4 未保留.pdf", "application/pdf", NULL);

  return package;
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_visible (gpointer widget)
{
  GtkWidget *stack = find_type (widget, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static GtkSelectionModel *
get_tabs (TjEvidencePane *pane)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_type (GTK_WIDGET (pane),
                                                            GTK_TYPE_LIST_VIEW)));
}

static GtkWindow *
show_in_window (gpointer widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 600, 400);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);

  return window;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Waits as long as it takes; the test run's own limit ends what never comes. */
static void
wait_until (gboolean (*reached) (gpointer data),
            gpointer data)
{
  guint id = g_timeout_add (10, wake_cb, NULL);

  while (!reached (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
is_page_drawn (gpointer data)
{
  return tj_page_widget_get_scale (data) > 0 && tj_page_widget_is_drawn (data);
}

static gboolean
is_first_page_drawn (gpointer data)
{
  GtkWidget *page = find_type (data, TJ_TYPE_PAGE_WIDGET);

  return page != NULL && is_page_drawn (page);
}

static gboolean
is_error_shown (gpointer data)
{
  return g_strcmp0 (get_visible (data), "error") == 0;
}

static gboolean
is_third_page_current (gpointer data)
{
  return tj_page_view_get_page (data) == 2;
}

static gboolean
is_open (gpointer data)
{
  return tj_page_view_get_n_pages (data) > 0;
}

static void
test_empty (void)
{
  TjEvidencePane *pane = g_object_ref_sink (tj_evidence_pane_new ());

  g_assert_cmpstr (get_visible (pane), ==, "empty");
  tj_evidence_pane_show_field (pane, "technology_name");
  tj_evidence_pane_show_attachment (pane, "nothing");
  tj_evidence_pane_highlight_words (pane, NULL);
  g_assert_cmpstr (get_visible (pane), ==, "empty");
  g_assert_finalize_object (pane);
}

static void
test_tabs (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjEvidencePane *pane = tj_evidence_pane_new ();
  GtkWindow *window = show_in_window (pane);
  g_autofree char *title = NULL;
  g_autoptr(GObject) first = NULL;

  tj_evidence_pane_set_package (pane, package);
  g_assert_cmpstr (get_visible (pane), ==, "form");
  /* The form file is the form's own tab and has no second one. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_tabs (pane))), ==, 5);
  first = g_list_model_get_item (G_LIST_MODEL (get_tabs (pane)), 0);
  g_object_get (first, "name", &title, NULL);
  g_assert_cmpstr (title, ==, "申报表.docx");

  tj_evidence_pane_show_attachment (pane, "附件/3 <说明> & 程序.exe");
  g_assert_cmpstr (get_visible (pane), ==, "file");
  tj_evidence_pane_show_attachment (pane, "附件/4 未保留.pdf");
  g_assert_cmpstr (get_visible (pane), ==, "file");
  tj_evidence_pane_show_attachment (pane, "附件/9 没有.pdf");
  g_assert_cmpstr (get_visible (pane), ==, "file");

  tj_evidence_pane_show_field (pane, "technology_name");
  g_assert_cmpstr (get_visible (pane), ==, "form");
  g_assert_true (gtk_selection_model_is_selected (get_tabs (pane), 0));

  tj_evidence_pane_set_package (pane, NULL);
  g_assert_cmpstr (get_visible (pane), ==, "empty");
  gtk_window_destroy (window);
}

static void
test_pages (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjEvidencePane *pane = tj_evidence_pane_new ();
  GtkWindow *window = show_in_window (pane);
  GtkWidget *view;

  tj_evidence_pane_set_package (pane, package);
  tj_evidence_pane_show_attachment (pane, "附件/1 核算说明.pdf");
  g_assert_cmpstr (get_visible (pane), ==, "pages");
  view = find_type (GTK_WIDGET (pane), TJ_TYPE_PAGE_VIEW);

  wait_until (is_first_page_drawn, view);
  g_assert_cmpuint (tj_page_view_get_n_pages (TJ_PAGE_VIEW (view)), ==, 5);
  g_assert_null (tj_page_widget_get_error (TJ_PAGE_WIDGET (find_type (view,
                                                                      TJ_TYPE_PAGE_WIDGET))));

  tj_page_view_show_page (TJ_PAGE_VIEW (view), 2);
  wait_until (is_third_page_current, view);
  tj_page_view_set_zoom (TJ_PAGE_VIEW (view), 0.5);
  gtk_widget_activate_action (view, "page.zoom-in", NULL);
  gtk_widget_activate_action (view, "page.zoom-out", NULL);
  gtk_widget_activate_action (view, "page.scroll-down", NULL);
  gtk_widget_activate_action (view, "page.zoom-fit", NULL);
  wait_until (is_third_page_current, view);

  tj_evidence_pane_show_attachment (pane, "附件/2 坏文件.pdf");
  wait_until (is_error_shown, view);

  gtk_window_destroy (window);
}

/* Closed in the middle of opening and of drawing. */
static void
test_closed_early (void)
{
  g_autoptr(TjPackage) package = make_package ();

  for (guint i = 0; i < 2; i++)
    {
      TjEvidencePane *pane = tj_evidence_pane_new ();
      GtkWindow *window = show_in_window (pane);
      gpointer view = find_type (GTK_WIDGET (pane), TJ_TYPE_PAGE_VIEW);

      g_object_add_weak_pointer (G_OBJECT (pane), (gpointer *) &pane);
      tj_evidence_pane_set_package (pane, package);
      tj_evidence_pane_show_attachment (pane, "附件/1 核算说明.pdf");
      if (i == 1)
        wait_until (is_open, view);
      gtk_window_destroy (window);
      while (pane != NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_crash_costs_one_page (void)
{
  g_autofree char *good = g_strdup (g_getenv ("TANJIAN_CLI"));
  g_autoptr(GFile) file = page_samples_add ("six.pdf", "%PDF", -1);
  TjPageView *view = tj_page_view_new ();
  GtkWindow *window;
  GtkWidget *page;

  g_setenv ("TANJIAN_CLI", g_getenv ("BROKEN_PAGE_WORKER"), TRUE);
  window = show_in_window (view);
  tj_page_view_set_document (view, file, "six.pdf");
  wait_until (is_first_page_drawn, view);
  page = find_type (GTK_WIDGET (view), TJ_TYPE_PAGE_WIDGET);
  g_assert_nonnull (tj_page_widget_get_error (TJ_PAGE_WIDGET (page)));

  /* Trying again costs another process, no more. */
  g_signal_emit_by_name (page, "retry");
  g_assert_null (tj_page_widget_get_error (TJ_PAGE_WIDGET (page)));
  wait_until (is_first_page_drawn, view);
  g_assert_nonnull (tj_page_widget_get_error (TJ_PAGE_WIDGET (page)));

  /* The page after is drawn ahead, by yet another. */
  page = gtk_widget_get_next_sibling (page);
  wait_until (is_page_drawn, page);
  g_assert_null (tj_page_widget_get_error (TJ_PAGE_WIDGET (page)));
  g_assert_cmpstr (get_visible (view), ==, "pages");

  gtk_window_destroy (window);
  g_setenv ("TANJIAN_CLI", good, TRUE);
}

static void
test_zoom_steps (void)
{
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (1, TRUE), 1.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (1, FALSE), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (0.81, FALSE), 0.67, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (0.83, FALSE), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (4, TRUE), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_page_zoom_step (0.25, FALSE), 0.25, 1e-9);
}

static void
test_what_may_open (void)
{
  g_assert_true (tj_file_view_may_open ("application/pdf"));
  g_assert_true (tj_file_view_may_open (WORD));
  g_assert_false (tj_file_view_may_open ("application/x-ms-dos-executable"));
  g_assert_false (tj_file_view_may_open ("application/x-shellscript"));
  g_assert_false (tj_file_view_may_open ("application/x-desktop"));
  g_assert_false (tj_file_view_may_open ("application/vnd.ms-word.document.macroEnabled.12"));
  g_assert_false (tj_file_view_may_open ("text/html"));
  g_assert_false (tj_file_view_may_open (NULL));
}

static const char *
get_find_status (GtkWidget *find)
{
  GtkWidget *bar = find_type (find, TJ_TYPE_FIND_BAR);

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        return gtk_label_get_text (GTK_LABEL (child));
    }

  g_assert_not_reached ();
}

static gboolean
is_found (gpointer find)
{
  const char *status = get_find_status (find);

  return *status != '\0' && !g_str_has_suffix (status, "…");
}

static void
find_in_package (GtkWidget  *find,
                 const char *words)
{
  GtkWidget *bar = find_type (find, TJ_TYPE_FIND_BAR);

  /* The entry waits for more letters before it tells. */
  tj_find_bar_set_status (TJ_FIND_BAR (bar), "…");
  gtk_editable_set_text (GTK_EDITABLE (find_type (bar, GTK_TYPE_SEARCH_ENTRY)), words);
  wait_until (is_found, find);
}

static gboolean
is_text_marked (gpointer view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found");
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);

  return tag != NULL && (gtk_text_iter_has_tag (&start, tag) ||
                         gtk_text_iter_forward_to_tag_toggle (&start, tag));
}

static gboolean
is_page_there (gpointer pane)
{
  GtkWidget *page = find_type (GTK_WIDGET (pane), TJ_TYPE_PAGE_WIDGET);

  return page != NULL && is_page_drawn (page);
}

static GtkWidget *
wait_for_page (TjEvidencePane *pane)
{
  wait_until (is_page_there, pane);

  return find_type (GTK_WIDGET (pane), TJ_TYPE_PAGE_WIDGET);
}

/* The form first, then file by file in their order; each place comes to the front, and behind the
 * last comes the first. */
static void
test_find_in_package (void)
{
  static const char text[] = "说明\n并见第３页\n结束";
  g_autoptr(GFile) location = g_file_new_for_path ("/package.zip");
  g_autoptr(TjPackage) package = tj_package_new ("package", location);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(GFile) pdf = page_samples_add_pdf ("five.pdf", 5);
  g_autoptr(GFile) file = page_samples_add ("a.txt", text, -1);
  TjEvidencePane *pane = tj_evidence_pane_new ();
  GtkWindow *window = show_in_window (pane);
  GtkWidget *find = find_type (GTK_WIDGET (pane), TJ_TYPE_PACKAGE_FIND);
  g_autoptr(TjAttachment) text_file = NULL;

  tj_package_set_form (package, form, "申报表.docx");
  tj_field_set_text (tj_form_get_field (tj_package_get_form (package), "principle"),
                     "图纸见附件第3页");
  add_attachment (package, "附件/1 核算说明.pdf", "application/pdf", pdf);
  text_file = tj_attachment_new ("附件/5 说明.txt", strlen (text), SHA256_OF_TEXT, "text/plain",
                                 TJ_ATTACHMENT_OTHER);
  tj_attachment_set_local_file (text_file, file);
  tj_package_add_attachment (package, text_file);
  tj_evidence_pane_set_package (pane, package);

  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-package", NULL);
  g_assert_true (gtk_widget_get_visible (find));
  find_in_package (find, "第3页");
  g_assert_cmpstr (get_find_status (find), ==, "1 of 3");
  g_assert_cmpstr (get_visible (pane), ==, "form");

  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-step", "b", TRUE);
  g_assert_cmpstr (get_find_status (find), ==, "2 of 3");
  g_assert_cmpstr (get_visible (pane), ==, "pages");
  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-step", "b", TRUE);
  g_assert_cmpstr (get_visible (pane), ==, "words");
  wait_until (is_text_marked, find_type (find_type (GTK_WIDGET (pane), TJ_TYPE_WORDS_VIEW),
                                         GTK_TYPE_TEXT_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-step", "b", TRUE);
  g_assert_cmpstr (get_find_status (find), ==, "1 of 3");
  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-step", "b", FALSE);
  g_assert_cmpstr (get_find_status (find), ==, "3 of 3");

  find_in_package (find, "nowhere");
  g_assert_cmpstr (get_find_status (find), ==, "Not found");
  g_signal_emit_by_name (find_type (find, TJ_TYPE_FIND_BAR), "stopped");
  g_assert_false (gtk_widget_get_visible (find));
  gtk_window_destroy (window);
}

static gboolean
has_layout (gpointer page)
{
  return tj_page_widget_get_layout (page) != NULL;
}

static char *
dup_words (TjPageWidget *page)
{
  TjPageLayout *layout = tj_page_widget_get_layout (page);

  return tj_page_layout_dup_text (layout, (TjPageRange) { 0, tj_page_layout_get_length (layout) });
}

/* A name that is not to be known is neither in the tabs nor on the page, can be selected nowhere
 * and is not found; a page without words shows nothing until that is lifted. */
static void
test_hidden (void)
{
  const char * const hidden[] = { "核算", NULL };
  g_autoptr(GFile) location = g_file_new_for_path ("/package.zip");
  g_autoptr(TjPackage) package = tj_package_new ("package", location);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(GFile) pdf = page_samples_add_pdf ("five.pdf", 5);
  g_autoptr(GFile) png = page_samples_add_png ("seal.png", 40, 30);
  g_autoptr(TjAttachment) picture = NULL;
  TjEvidencePane *pane = tj_evidence_pane_new ();
  GtkWindow *window = show_in_window (pane);
  GtkWidget *find = find_type (GTK_WIDGET (pane), TJ_TYPE_PACKAGE_FIND);
  TjPageWidget *page;
  g_autoptr(GObject) tab = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  tj_package_set_form (package, form, "申报表.docx");
  add_attachment (package, "附件/1 核算说明.pdf", "application/pdf", pdf);
  picture = tj_attachment_new ("附件/2 盖章.png", 9, SHA256_OF_TEXT, "image/png",
                               TJ_ATTACHMENT_OTHER);
  tj_attachment_set_local_file (picture, png);
  tj_package_add_attachment (package, picture);
  tj_evidence_pane_set_hidden (pane, hidden);
  tj_evidence_pane_set_package (pane, package);

  tab = g_list_model_get_item (G_LIST_MODEL (get_tabs (pane)), 1);
  g_object_get (tab, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "1 ■■说明.pdf");

  tj_evidence_pane_show_attachment (pane, "附件/1 核算说明.pdf");
  page = TJ_PAGE_WIDGET (wait_for_page (pane));
  wait_until (has_layout, page);
  words = dup_words (page);
  g_assert_nonnull (strstr (words, "■■说明"));
  g_assert_null (strstr (words, "核算"));
  g_assert_false (tj_page_widget_is_covered (page));

  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.find-package", NULL);
  find_in_package (find, "核算");
  g_assert_cmpstr (get_find_status (find), ==, "Not found");
  find_in_package (find, "第3页");
  g_assert_cmpstr (get_find_status (find), ==, "1 of 1");
  g_signal_emit_by_name (find_type (find, TJ_TYPE_FIND_BAR), "stopped");

  tj_evidence_pane_show_attachment (pane, "附件/2 盖章.png");
  page = TJ_PAGE_WIDGET (wait_for_page (pane));
  wait_until (has_layout, page);
  g_assert_true (tj_page_widget_is_covered (page));
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  page_samples_set_up ();

  g_test_add_func ("/evidence-pane/empty", test_empty);
  g_test_add_func ("/evidence-pane/tabs", test_tabs);
  g_test_add_func ("/evidence-pane/pages", test_pages);
  g_test_add_func ("/evidence-pane/closed-early", test_closed_early);
  g_test_add_func ("/evidence-pane/crash-costs-one-page", test_crash_costs_one_page);
  g_test_add_func ("/evidence-pane/zoom-steps", test_zoom_steps);
  g_test_add_func ("/evidence-pane/hidden", test_hidden);
  g_test_add_func ("/evidence-pane/find-in-package", test_find_in_package);
  g_test_add_func ("/evidence-pane/what-may-open", test_what_may_open);

  result = g_test_run ();
  page_samples_tear_down ();

  return result;
}
