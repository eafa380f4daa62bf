/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/rubric/tj-evidence.h"
#include "gui/dialogs/tj-about.h"
#include "gui/evidence/tj-form-row.h"
#include "gui/judgement/tj-criterion-row.h"
#include "gui/judgement/tj-finding-row.h"
#include "gui/pages/tj-review-page-private.h"
#include "gui/print/tj-sheet-print.h"
#include "gui/tj-hit-words.h"
#include "gui/tj-session-terms.h"
#include "gui/tj-window-private.h"
#include "gui/widgets/tj-evidence-links.h"

/* One review from opening the round to a score that survives, in the real window, over the
 * sample round that users get. */

typedef struct
{
  char *folder;
  GFile *store;
  GFile *contents;
  GSettings *settings;
  TjSession *session;
  TjWindow *window;
} Fixture;

static void
open_session (Fixture *fixture)
{
  fixture->session = tj_session_new (fixture->store, fixture->contents, fixture->settings);
  g_assert_null (tj_session_get_store_problem (fixture->session));

  fixture->window = tj_window_new (NULL, fixture->session, fixture->settings);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
close_session (Fixture *fixture)
{
  GObject *session = G_OBJECT (fixture->session);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);

  fixture->session = NULL;
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *store = NULL;
  g_autofree char *contents = NULL;

  fixture->folder = g_dir_make_tmp ("tanjian-window-XXXXXX", NULL);
  store = g_build_filename (fixture->folder, "reviews.sqlite", NULL);
  contents = g_build_filename (fixture->folder, "contents", NULL);

  fixture->store = g_file_new_for_path (store);
  fixture->contents = g_file_new_for_path (contents);
  fixture->settings = g_settings_new ("org.tanjian.Tanjian");
  g_settings_reset (fixture->settings, "reviewer-name");
  open_session (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_session (fixture);
  remove_folder (fixture->folder);
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->contents);
  g_clear_object (&fixture->settings);
  g_free (fixture->folder);
}

static void
open_sample_round (Fixture *fixture)
{
  g_autoptr(GFile) round = g_file_new_for_path (g_getenv ("TANJIAN_SAMPLE_ROUND"));

  tj_window_open (fixture->window, round);
  g_assert_true (tj_session_get_loading (fixture->session));
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static TjRoundItem *
get_item (Fixture *fixture,
          guint    position)
{
  g_autoptr(TjRoundItem) item = NULL;

  item = g_list_model_get_item (tj_session_get_items (fixture->session), position);
  g_assert_nonnull (item);

  return item;
}

static void
show_every_page (Fixture *fixture)
{
  const char * const pages[] = { "round", "review", "charts" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", pages[i]);
      for (guint j = 0; j < 20; j++)
        g_main_context_iteration (NULL, FALSE);
    }
}

static gboolean
has_label (GtkWidget  *parent,
           const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if ((GTK_IS_LABEL (child) &&
           strstr (gtk_label_get_text (GTK_LABEL (child)), text) != NULL) ||
          has_label (child, text))
        return TRUE;
    }

  return FALSE;
}

static void
test_open_round (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n_items;

  open_sample_round (fixture);

  n_items = g_list_model_get_n_items (tj_session_get_items (fixture->session));
  g_assert_cmpuint (n_items, >=, 10);

  for (guint i = 0; i < n_items; i++)
    {
      TjRoundItem *item = get_item (fixture, i);

      g_assert_cmpint (tj_round_item_get_state (item), ==, TJ_ROUND_ITEM_READY);
      g_assert_nonnull (tj_round_item_get_review (item));
      tj_session_set_current (fixture->session, item);
    }

  show_every_page (fixture);
}

static void
searched_cb (gboolean *is_done)
{
  *is_done = TRUE;
}

static guint
search (Fixture    *fixture,
        const char *typed)
{
  g_autoptr(TjTextQuery) query = tj_text_query_new (typed);
  GListModel *items = tj_session_get_items (fixture->session);
  gboolean is_done = FALSE;
  guint n_hits = 0;
  gulong handler;

  handler = g_signal_connect_swapped (fixture->session, "searched", G_CALLBACK (searched_cb),
                                      &is_done);
  tj_session_search (fixture->session, query);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->session, handler);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    n_hits += tj_round_item_get_hit (get_item (fixture, i)) != NULL;

  return n_hits;
}

/* The packages in which the words stand, with the words in bold. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *items;
  guint n_pages = 0;

  open_sample_round (fixture);
  items = tj_session_get_items (fixture->session);
  while (tj_progress_get_fraction (tj_session_get_words_progress (fixture->session)) < 1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (search (fixture, "电解"), >=, 1);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      TjRoundItem *item = get_item (fixture, i);
      const TjTextHit *hit = tj_round_item_get_hit (item);
      g_autofree char *markup = hit != NULL ? tj_hit_words_dup_markup (hit) : NULL;

      if (hit != NULL)
        g_assert_nonnull (strstr (markup, "<b>电解</b>"));
    }

  /* Words of a PDF, and the scans beside it. */
  g_assert_cmpuint (search (fixture, "核算边界"), >=, 1);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      const TjTextHit *hit = tj_round_item_get_hit (get_item (fixture, i));

      n_pages += hit != NULL && hit->place == TJ_TEXT_PLACE_PAGE && hit->number >= 1 &&
                 g_str_has_suffix (hit->file, ".pdf");
    }
  g_assert_cmpuint (n_pages, >=, 1);
  g_assert_cmpuint (tj_session_get_silent (fixture->session)->len, >=, 1);

  g_assert_cmpuint (search (fixture, "解电"), ==, 0);
  g_assert_cmpuint (search (fixture, "AND NEAR("), ==, 0);
  g_assert_cmpuint (search (fixture, ""), ==, 0);
}

static void
told_cb (TjNotices  *notices,
         const char *title,
         const char *body,
         GString    *told)
{
  g_string_append_printf (told, "%s|%s;", title, body);
}

/* Nobody is told unasked; then of the round that was read, and once of its deadline where that is
 * near. A window that was never shown is not the one that is used. */
static void
test_notices (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GString) told = g_string_new (NULL);
  GtkWindow *elsewhere = GTK_WINDOW (gtk_window_new ());
  g_autoptr(TjNotices) notices = NULL;
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) soon = g_date_time_add_days (now, 2);
  g_autofree char *day = g_date_time_format (soon, "%Y-%m-%d");
  g_autofree char *deadline = g_strdup_printf ("takes applications until %s", day);

  g_settings_set_boolean (fixture->settings, "notify", FALSE);
  notices = tj_notices_new (elsewhere, fixture->session, fixture->settings);
  g_signal_connect (notices, "told", G_CALLBACK (told_cb), told);
  open_sample_round (fixture);
  tj_notices_tell (notices, "a", "b");
  g_assert_cmpstr (told->str, ==, "");

  g_assert_true (tj_round_terms_set_deadline (terms, day));
  g_assert_true (tj_session_set_terms (fixture->session, terms));
  g_settings_set_boolean (fixture->settings, "notify", TRUE);
  open_sample_round (fixture);
  g_assert_nonnull (strstr (told->str, "The round has been read|"));
  g_assert_nonnull (strstr (told->str, "The deadline is near|"));
  g_assert_nonnull (strstr (told->str, deadline));

  g_string_truncate (told, 0);
  open_sample_round (fixture);
  g_assert_null (strstr (told->str, "The deadline is near|"));
  g_settings_reset (fixture->settings, "notify");
  gtk_window_destroy (elsewhere);
}

/* What somebody sends along tells versions and folders, and whose documents are compared with. */
static void
test_about (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *circumstances = tj_about_dup_circumstances (fixture->session);
  GtkWidget *about = tj_about_new (NULL, fixture->session);
  g_autofree char *shown = NULL;
  g_autofree char *website = NULL;
  GtkLicense license;

  g_assert_true (g_str_has_prefix (circumstances, "Tanjian " PACKAGE_VERSION "\nGTK 4."));
  g_assert_nonnull (strstr (circumstances, "\nSQLite 3."));
  g_assert_nonnull (strstr (circumstances, "Reviews can be saved: yes"));
  g_assert_nonnull (strstr (circumstances, "default-2024"));
  g_object_get (about, "debug-info", &shown, "website", &website, "license-type", &license, NULL);
  g_assert_cmpstr (shown, ==, circumstances);
  g_assert_cmpstr (website, ==, "https://tanjian.org/");
  g_assert_cmpint (license, ==, GTK_LICENSE_GPL_3_0);
  g_assert_true (has_label (about, "（2022—2030年） (国科发社〔2022〕157号)"));
  g_assert_true (has_label (about, "高等学校碳中和科技创新行动计划, 2021-07-12"));
  gtk_window_destroy (GTK_WINDOW (about));
}

static void
test_edit_undo_redo (Fixture       *fixture,
                     gconstpointer  data)
{
  TjRoundItem *item;
  TjReview *review;
  g_autofree char *label = NULL;

  open_sample_round (fixture);
  item = get_item (fixture, 0);
  review = tj_round_item_get_review (item);
  tj_session_set_current (fixture->session, item);

  g_assert_null (tj_session_dup_undo_label (fixture->session));
  g_assert_true (tj_session_edit (fixture->session, item, "score.innovation.points", "7"));
  g_assert_nonnull (tj_session_get_saved_at (fixture->session));

  label = tj_session_dup_undo_label (fixture->session);
  g_assert_nonnull (label);

  g_assert_true (tj_session_undo (fixture->session));
  g_assert_null (tj_review_get (review, "score.innovation.points"));
  g_assert_true (tj_session_redo (fixture->session));
  g_assert_cmpstr (tj_review_get (review, "score.innovation.points"), ==, "7");
}

static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  TjRoundItem *item;

  open_sample_round (fixture);
  item = get_item (fixture, 2);
  g_assert_true (tj_session_edit (fixture->session, item, "reviewer.name", "王某"));
  g_assert_true (tj_session_edit (fixture->session, item, "score.market.points", "cannot-assess"));
  close_session (fixture);

  open_session (fixture);
  open_sample_round (fixture);
  item = get_item (fixture, 2);
  g_assert_cmpstr (tj_review_get (tj_round_item_get_review (item), "score.market.points"), ==,
                   "cannot-assess");

  /* Who reviews is remembered for the next package. */
  item = get_item (fixture, 3);
  g_assert_true (tj_session_edit (fixture->session, item, "comments", "可行"));
  g_assert_cmpstr (tj_review_get (tj_round_item_get_review (item), "reviewer.name"), ==, "王某");
}

static void
test_refused_edit (Fixture       *fixture,
                   gconstpointer  data)
{
  TjRoundItem *item;

  open_sample_round (fixture);
  item = get_item (fixture, 0);

  g_assert_false (tj_session_edit (fixture->session, item, "score.innovation.points", "11"));
  g_assert_null (tj_review_get (tj_round_item_get_review (item), "score.innovation.points"));
}

static void
test_missing_round (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GFile) nowhere = g_file_get_child (fixture->contents, "nothing");

  tj_window_open (fixture->window, nowhere);
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (tj_session_get_items (fixture->session)), <=, 1);
}

/* Another round is opened while the first is being read, and reading is cancelled half-way:
 * both times the list ends in a state that tells the truth. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GFile) round = g_file_new_for_path (g_getenv ("TANJIAN_SAMPLE_ROUND"));
  guint n_items;
  guint n_unread = 0;

  tj_window_open (fixture->window, round);
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, TRUE);
  open_sample_round (fixture);

  n_items = g_list_model_get_n_items (tj_session_get_items (fixture->session));
  for (guint i = 0; i < n_items; i++)
    g_assert_cmpint (tj_round_item_get_state (get_item (fixture, i)), ==, TJ_ROUND_ITEM_READY);

  tj_window_open (fixture->window, round);
  while (tj_round_item_get_state (get_item (fixture, 0)) != TJ_ROUND_ITEM_LOADING)
    g_main_context_iteration (NULL, TRUE);
  tj_session_cancel (fixture->session);
  g_assert_false (tj_session_get_loading (fixture->session));

  do
    {
      g_main_context_iteration (NULL, TRUE);
      n_unread = 0;
      for (guint i = 0; i < n_items; i++)
        n_unread += tj_round_item_get_state (get_item (fixture, i)) == TJ_ROUND_ITEM_LOADING;
    }
  while (n_unread > 0);
}

static TjRoundItem *
find_item_with_findings (Fixture *fixture)
{
  for (guint i = 0;; i++)
    {
      TjRoundItem *item = get_item (fixture, i);

      if (g_list_model_get_n_items (tj_round_item_get_findings (item)) > 0)
        return item;
    }
}

/* A place is attached once, takes back that there is none, and one undo takes it away again. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  const char *target = "score.leadership";
  TjRoundItem *item;
  TjReview *review;
  GtkWidget *page;
  g_autofree char *value = NULL;

  open_sample_round (fixture);
  item = get_item (fixture, 0);
  review = tj_round_item_get_review (item);
  tj_session_set_current (fixture->session, item);
  page = GTK_WIDGET (tj_window_get_review_page (fixture->window));
  value = g_strdup_printf ("%s page 2 10 20 30 40\n热效率",
                           tj_package_get_sha256 (tj_round_item_get_package (item)));

  gtk_widget_activate_action (page, "review.set-unevidenced", "(sb)", target, TRUE);
  g_assert_true (tj_review_is_unevidenced (review, target));

  gtk_widget_activate_action (page, "review.attach-evidence", "(ss)", target, value);
  gtk_widget_activate_action (page, "review.attach-evidence", "(ss)", target, value);
  g_assert_false (tj_review_is_unevidenced (review, target));
  g_assert_cmpstr (tj_review_get (review, "evidence.score.leadership.1"), ==, value);
  g_assert_cmpuint (tj_review_next_evidence (review), ==, 2);

  tj_session_undo (fixture->session);
  g_assert_null (tj_review_get (review, "evidence.score.leadership.1"));
  tj_session_redo (fixture->session);
  gtk_widget_activate_action (page, "review.show-evidence", "u", 1);
  gtk_widget_activate_action (page, "review.show-judgement", "u", 1);
  gtk_widget_activate_action (page, "review.detach-evidence", "(su)", target, 1);
  g_assert_cmpuint (tj_review_next_evidence (review), ==, 1);
}

static gboolean
drop_on (GtkWidget        *widget,
         const TjEvidence *evidence)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean done = FALSE;

  g_value_init (&value, TJ_TYPE_EVIDENCE);
  g_value_set_boxed (&value, evidence);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &done);
    }

  return done;
}

static GtkWidget *
find_row (GtkWidget  *parent,
          GType       type,
          const char *path)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) &&
          (path == NULL || g_strcmp0 (tj_form_row_get_path (TJ_FORM_ROW (child)), path) == 0))
        return child;
      if ((found = find_row (child, type, path)) != NULL)
        return found;
    }

  return NULL;
}

/* What is not in sight yet has no rows. */
static GtkWidget *
wait_for_row (GtkWidget *page,
              GType      type)
{
  GtkWidget *row;

  while ((row = find_row (page, type, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return row;
}

/* A region that is carried onto a criterion, a finding or a figure is evidence of it, and each of
 * them may be said to have none. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(TjEvidence) region = NULL;
  g_autoptr(TjFinding) finding = NULL;
  g_autofree char *key = NULL;
  TjRoundItem *item = NULL;
  guint n_findings = 0;
  TjReview *review;
  GtkWidget *page;
  GtkWidget *row;

  open_sample_round (fixture);
  for (guint i = 0; n_findings == 0; i++)
    {
      item = get_item (fixture, i);
      n_findings = g_list_model_get_n_items (tj_round_item_get_findings (item));
    }
  review = tj_round_item_get_review (item);
  tj_session_set_current (fixture->session, item);
  tj_session_edit (fixture->session, item, "conflict", "none");
  page = GTK_WIDGET (tj_window_get_review_page (fixture->window));
  region = tj_evidence_new (TJ_EVIDENCE_PAGE,
                            tj_package_get_sha256 (tj_round_item_get_package (item)));
  region->place = 2;
  tj_evidence_set_region (region, 0.1, 0.2, 0.3, 0.4);

  tj_window_show_page (fixture->window, "review");
  tj_review_page_show_judgement (TJ_REVIEW_PAGE (page), "scoring");
  g_assert_true (drop_on (wait_for_row (page, TJ_TYPE_CRITERION_ROW), region));
  g_assert_cmpuint (tj_review_next_evidence (review), ==, 2);
  tj_review_page_show_judgement (TJ_REVIEW_PAGE (page), "findings");
  row = wait_for_row (page, TJ_TYPE_FINDING_ROW);
  g_assert_true (drop_on (find_row (row, TJ_TYPE_EVIDENCE_LINKS, NULL), region));
  finding = g_list_model_get_item (tj_round_item_get_findings (item), 0);
  key = g_strconcat ("evidence.finding.", tj_finding_get_key (finding), ".2", NULL);
  g_assert_nonnull (tj_review_get (review, key));
  row = find_row (page, TJ_TYPE_FORM_ROW, "potential_2030");
  g_assert_true (drop_on (row, region));
  g_assert_nonnull (tj_review_get (review, "evidence.claim.potential_2030.3"));

  gtk_widget_activate_action (page, "review.detach-evidence", "(su)", "claim.potential_2030", 3);
  gtk_widget_activate_action (page, "review.set-unevidenced", "(sb)", "claim.potential_2030", TRUE);
  g_assert_true (tj_review_is_unevidenced (review, "claim.potential_2030"));
  g_assert_true (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (find_row (find_row (row, TJ_TYPE_EVIDENCE_LINKS, NULL),
                                GTK_TYPE_CHECK_BUTTON, NULL))));
}

/* The paper says what the sheet says, as a tool of others reads it. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  TjRoundItem *item;
  const char *arguments[] = { "pdftotext", "-raw", path, "-", NULL };

  open_sample_round (fixture);
  item = find_item_with_findings (fixture);
  tj_session_edit (fixture->session, item, "reviewer.name", "王某某");
  tj_session_edit (fixture->session, item, "score.leadership.points", "7");
  tj_session_edit (fixture->session, item, "comments", "建议补充检测报告");

  g_assert_cmpint (tj_sheet_print_run (GTK_WINDOW (fixture->window), fixture->session, item,
                                       GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL,
                NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (words, "王某某"));
  g_assert_nonnull (strstr (words, "3.5"));
  g_assert_nonnull (strstr (words, "建议补充检测报告"));
}

static void
count_made_cb (guint *n_made)
{
  (*n_made)++;
}

/* What is not looked at is not made; what is looked at is made once, and knows what is open. */
static void
test_late_pages (Fixture       *fixture,
                 gconstpointer  data)
{
  TjLatePage *charts = TJ_LATE_PAGE (adw_view_stack_get_child_by_name (fixture->window->pages,
                                                                       "charts"));
  guint n_made = 0;

  g_assert_null (tj_late_page_get_page (fixture->window->round_page));
  g_assert_null (tj_late_page_get_page (fixture->window->review_page));
  g_signal_connect_swapped (charts, "made", G_CALLBACK (count_made_cb), &n_made);

  open_sample_round (fixture);
  g_assert_nonnull (tj_late_page_get_page (fixture->window->round_page));
  while (tj_late_page_get_page (fixture->window->review_page) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tj_session_view_get_session (
                   TJ_SESSION_VIEW (tj_window_get_review_page (fixture->window)))
                 == fixture->session);
  g_assert_null (tj_late_page_get_page (charts));

  for (guint i = 0; i < 2; i++)
    {
      adw_view_stack_set_visible_child_name (fixture->window->pages, "charts");
      g_assert_true (TJ_IS_CHARTS_PAGE (tj_late_page_get_page (charts)));
      g_assert_true (gtk_widget_get_mapped (tj_late_page_get_page (charts)));
      adw_view_stack_set_visible_child_name (fixture->window->pages, "round");
    }
  g_assert_cmpuint (n_made, ==, 1);
}

/* What is behind a tab follows the package once it is looked at or asked, and the review while it
 * shows it. */
static void
test_late_views (Fixture       *fixture,
                 gconstpointer  data)
{
  TjReviewPage *page;
  TjSessionView *scoring;

  open_sample_round (fixture);
  page = tj_window_get_review_page (fixture->window);
  scoring = TJ_SESSION_VIEW (page->scoring_view);
  tj_session_edit (fixture->session, get_item (fixture, 0), "conflict", "none");
  tj_session_edit (fixture->session, get_item (fixture, 1), "conflict", "none");
  tj_session_set_current (fixture->session, get_item (fixture, 0));
  tj_window_show_page (fixture->window, "review");
  g_assert_true (tj_session_view_is_stale (scoring));
  g_assert_false (tj_session_view_is_stale (TJ_SESSION_VIEW (page->findings_view)));

  tj_review_page_show_judgement (page, "scoring");
  g_assert_false (tj_session_view_is_stale (scoring));
  tj_review_page_show_judgement (page, "findings");
  g_assert_true (tj_session_edit (fixture->session, get_item (fixture, 0),
                                  "score.leadership.points", "7"));
  g_assert_false (tj_session_view_is_stale (scoring));

  tj_session_set_current (fixture->session, get_item (fixture, 1));
  g_assert_true (tj_session_view_is_stale (scoring));
  tj_scoring_view_show_criterion (page->scoring_view, "leadership");
  g_assert_false (tj_session_view_is_stale (scoring));
}

/* The keys are shown when they are asked for, and no longer. GTK 4.8 warns of a label of its own in
 * every window of this kind, with whatever shortcuts. */
static void
test_shortcuts (Fixture       *fixture,
                gconstpointer  data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (toplevels);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_autoptr(GtkWindow) overlay = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-help-overlay", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before + 1);
  overlay = g_list_model_get_item (toplevels, n_before);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));
  g_assert_true (gtk_window_get_transient_for (overlay) == GTK_WINDOW (fixture->window));

  gtk_window_close (overlay);
  while (g_list_model_get_n_items (toplevels) > n_before)
    g_main_context_iteration (NULL, TRUE);
  g_log_set_always_fatal (fatal);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/about", test_about);
  ADD ("/window/drop", test_drop);
  ADD ("/window/notices", test_notices);
  ADD ("/window/open-round", test_open_round);
  ADD ("/window/search", test_search);
  ADD ("/window/edit-undo-redo", test_edit_undo_redo);
  ADD ("/window/reopen", test_reopen);
  ADD ("/window/refused-edit", test_refused_edit);
  ADD ("/window/missing-round", test_missing_round);
  ADD ("/window/interrupted", test_interrupted);
  ADD ("/window/evidence", test_evidence);
  ADD ("/window/print", test_print);
  ADD ("/window/late-pages", test_late_pages);
  ADD ("/window/late-views", test_late_views);
  ADD ("/window/shortcuts", test_shortcuts);
#undef ADD

  return g_test_run ();
}
