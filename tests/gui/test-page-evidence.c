/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-search.h"
#include "gui/evidence/tj-page-view.h"
#include "gui/evidence/tj-page-widget.h"
#include "../render/page/page-samples.h"

#include <adwaita.h>
#include <locale.h>

#define SHA256 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define N_PAGES 5

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Waits as long as it takes; the test run's own limit ends what never comes. */
static void
wait_until (gboolean (*reached) (gpointer data),
            gpointer   data)
{
  guint id = g_timeout_add (10, wake_cb, NULL);

  while (!reached (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* Whichever way up a page is shown, a place on the screen and a place on the page are one. */
static void
test_frame (void)
{
  const TjPageBox box = { 10, 20, 30, 60 };
  /* Of a page of 100 by 200 points, where the box lies when it is turned. */
  static const float expected[4][4] = {
    { 20, 40, 40, 80 },
    { 280, 20, 80, 40 },
    { 140, 280, 40, 80 },
    { 40, 140, 80, 40 },
  };

  for (guint turns = 0; turns < 4; turns++)
    {
      TjPageFrame frame = { { 100, 200 }, turns, turns % 2 == 0 ? 200 : 400,
                            turns % 2 == 0 ? 400 : 200 };
      graphene_rect_t area = tj_page_frame_to_screen (&frame, &box);
      double x, y;

      g_assert_cmpfloat_with_epsilon (area.origin.x, expected[turns][0], 0.01f);
      g_assert_cmpfloat_with_epsilon (area.origin.y, expected[turns][1], 0.01f);
      g_assert_cmpfloat_with_epsilon (area.size.width, expected[turns][2], 0.01f);
      g_assert_cmpfloat_with_epsilon (area.size.height, expected[turns][3], 0.01f);

      tj_page_frame_to_page (&frame, (double) (area.origin.x + area.size.width / 2),
                             (double) (area.origin.y + area.size.height / 2), &x, &y);
      g_assert_cmpfloat_with_epsilon (x, 20, 0.01);
      g_assert_cmpfloat_with_epsilon (y, 40, 0.01);
    }
}

static TjPageLayout *
new_layout (void)
{
  static const TjPageBox boxes[] = {
    { 100, 50, 110, 62 }, { 110, 50, 120, 62 }, { 120, 50, 130, 62 }, { 100, 70, 110, 82 },
  };

  return tj_page_layout_new ("热效率高", boxes, G_N_ELEMENTS (boxes));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_selection (void)
{
  const TjPageSize size = { 200, 100 };
  const TjPageBox region = { 90, 65, 190, 95 };
  TjPageWidget *page = g_object_ref_sink (tj_page_widget_new (2, &size));
  g_autoptr(TjPageLayout) layout = new_layout ();
  g_autoptr(TjEvidence) whole = NULL;
  g_autoptr(TjEvidence) words = NULL;
  g_autoptr(TjEvidence) drawn = NULL;
  guint n_selected = 0;

  g_signal_connect_swapped (page, "selected", G_CALLBACK (count_cb), &n_selected);
  tj_page_widget_set_layout (page, layout);
  g_assert_null (tj_page_widget_dup_evidence (page));

  tj_page_widget_set_digest (page, SHA256);
  whole = tj_page_widget_dup_evidence (page);
  g_assert_cmpuint (whole->place, ==, 3);
  g_assert_cmpuint (whole->width, ==, 0);
  g_assert_null (whole->quote);

  tj_page_widget_select_words (page, (TjPageRange) { 0, 3 });
  words = tj_page_widget_dup_evidence (page);
  g_assert_cmpstr (words->quote, ==, "热效率");
  g_assert_cmpuint (words->x, ==, 5000);
  g_assert_cmpuint (words->y, ==, 5000);
  g_assert_cmpuint (words->width, ==, 1500);
  g_assert_cmpuint (words->height, ==, 1200);

  tj_page_widget_select_region (page, &region);
  drawn = tj_page_widget_dup_evidence (page);
  g_assert_cmpstr (drawn->quote, ==, "高");
  g_assert_cmpuint (drawn->x, ==, 4500);
  g_assert_cmpuint (drawn->height, ==, 3000);

  tj_page_widget_select_words (page, (TjPageRange) { 3, 99 });
  g_assert_cmpuint (tj_page_widget_get_range (page).end, ==, 4);
  /* Without its words nothing of them is selected. */
  tj_page_widget_set_layout (page, NULL);
  g_assert_cmpint (tj_page_widget_get_selection (page), ==, TJ_PAGE_SELECTION_NONE);
  g_assert_cmpuint (n_selected, ==, 4);
  g_assert_finalize_object (page);
}

static void
keep_number_cb (guint *kept,
                guint  number)
{
  *kept = number;
}

static void
test_marks (void)
{
  const TjPageSize size = { 200, 100 };
  TjPageWidget *page = g_object_ref_sink (tj_page_widget_new (0, &size));
  g_autoptr(GPtrArray) marks = NULL;
  TjEvidence *mark = tj_evidence_new (TJ_EVIDENCE_PAGE, SHA256);
  graphene_rect_t area;
  GtkWidget *button;
  guint activated = 0;

  marks = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_evidence_free);
  mark->number = 7;
  mark->place = 1;
  tj_evidence_set_region (mark, 0.1, 0.1, 0.5, 0.5);
  g_ptr_array_add (marks, mark);

  g_signal_connect_swapped (page, "mark-activated", G_CALLBACK (keep_number_cb), &activated);
  tj_page_widget_set_marks (page, marks);
  g_assert_true (tj_page_widget_find_mark (page, 7, &area));
  g_assert_false (tj_page_widget_find_mark (page, 8, &area));

  button = gtk_widget_get_last_child (GTK_WIDGET (page));
  g_assert_true (GTK_IS_BUTTON (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Evidence 7");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (activated, ==, 7);

  g_ptr_array_set_size (marks, 0);
  tj_page_widget_set_marks (page, marks);
  g_assert_false (tj_page_widget_find_mark (page, 7, &area));
  g_assert_finalize_object (page);
}

static gboolean
is_search_over (gpointer data)
{
  return !tj_page_search_is_running (data);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  gboolean *opened = data;

  *opened = tj_page_process_open_finish (TJ_PAGE_PROCESS (source), result, NULL);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* From the page that is looked at, round the end, and back. */
static void
test_search (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(TjPageSearch) search = tj_page_search_new (process);
  g_autoptr(GFile) file = page_samples_add_pdf ("search.pdf", N_PAGES);
  gboolean opened = FALSE;
  TjPageRange range;
  guint page = 0;

  tj_page_process_open_async (process, file, NULL, opened_cb, &opened);
  wait_until (is_true, &opened);

  tj_page_search_start (search, "核 算说明", 3);
  wait_until (is_search_over, search);
  g_assert_cmpuint (tj_page_search_get_n_found (search), ==, N_PAGES);
  g_assert_cmpuint (tj_page_search_get_position (search), ==, 0);

  for (guint i = 0; i <= N_PAGES; i++)
    {
      g_assert_true (tj_page_search_step (search, TRUE, &page, &range));
      g_assert_cmpuint (page, ==, (3 + i) % N_PAGES);
      g_assert_cmpuint (tj_page_search_get_position (search), ==, (3 + i) % N_PAGES + 1);
    }
  g_assert_true (tj_page_search_step (search, FALSE, &page, &range));
  g_assert_cmpuint (page, ==, 2);
  g_assert_cmpuint (range.end - range.start, ==, 4);

  tj_page_search_start (search, "第3页", 0);
  wait_until (is_search_over, search);
  g_assert_cmpuint (tj_page_search_get_n_found (search), ==, 1);
  g_assert_null (tj_page_search_get_matches (search, N_PAGES));

  tj_page_search_start (search, "没有的词", 0);
  wait_until (is_search_over, search);
  g_assert_false (tj_page_search_step (search, TRUE, &page, &range));

  tj_page_search_start (search, "", 0);
  g_assert_false (tj_page_search_is_running (search));
}

static gboolean
has_words_selected (gpointer data)
{
  g_autoptr(TjEvidence) evidence = tj_page_view_dup_evidence (data);

  return evidence != NULL && evidence->quote != NULL;
}

static gboolean
is_open (gpointer data)
{
  return tj_page_view_get_n_pages (data) > 0;
}

/* By keys alone: find a place, take more words, attach what is selected. */
static void
test_view (void)
{
  TjPageView *view = tj_page_view_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr(GFile) file = page_samples_add_pdf ("view.pdf", N_PAGES);
  g_autoptr(TjEvidence) evidence = NULL;
  g_autoptr(TjEvidence) longer = NULL;
  g_autoptr(TjEvidence) page = NULL;

  gtk_window_set_default_size (window, 600, 400);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  tj_page_view_set_document (view, file, "view.pdf");
  tj_page_view_set_evidence (view, SHA256, NULL);
  wait_until (is_open, view);
  g_assert_false (tj_page_view_has_selection (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "page.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (
                           gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_SEARCH_ENTRY)),
                         "说明 第4");
  wait_until (has_words_selected, view);
  evidence = tj_page_view_dup_evidence (view);
  g_assert_cmpuint (evidence->place, ==, 4);
  g_assert_nonnull (strstr (evidence->quote, "说明"));

  gtk_widget_activate_action (GTK_WIDGET (view), "page.select", "i", 1);
  longer = tj_page_view_dup_evidence (view);
  g_assert_cmpuint (g_utf8_strlen (longer->quote, -1), ==,
                    g_utf8_strlen (evidence->quote, -1) + 1);

  gtk_widget_activate_action (GTK_WIDGET (view), "page.escape", NULL);
  g_assert_false (tj_page_view_has_selection (view));
  page = tj_page_view_dup_evidence (view);
  g_assert_null (page->quote);

  tj_page_view_set_document (view, NULL, NULL);
  g_assert_null (tj_page_view_dup_evidence (view));
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  page_samples_set_up ();
  adw_init ();

  g_test_add_func ("/page-evidence/frame", test_frame);
  g_test_add_func ("/page-evidence/selection", test_selection);
  g_test_add_func ("/page-evidence/marks", test_marks);
  g_test_add_func ("/page-evidence/search", test_search);
  g_test_add_func ("/page-evidence/view", test_view);

  result = g_test_run ();
  page_samples_tear_down ();

  return result;
}
