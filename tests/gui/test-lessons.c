/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "gui/pages/tj-lessons-page.h"
#include "gui/training/tj-class-dialog.h"
#include "gui/training/tj-difference-row.h"
#include "gui/training/tj-lesson-book.h"
#include "gui/training/tj-presenter-window.h"
#include "gui/training/tj-replay-window.h"
#include "gui/training/tj-teaching-dialog.h"
#include "gui/training/tj-teaching-job.h"
#include "review-fixture.h"

#define PACKAGE "05-"
#define CASE_COUNT "推广类至少两项典型案例"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_LESSONS_PAGE, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

/* Also what is done in an idle moment. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
activate (ReviewFixture *fixture,
          const char    *action)
{
  gboolean activated = gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);

  settle ();

  return activated;
}

static gboolean
shows (ReviewFixture *fixture,
       const char    *text)
{
  return review_fixture_shows (GTK_WIDGET (fixture->view), text);
}

static void
edit (ReviewFixture *fixture,
      const char    *name,
      const char    *value)
{
  g_assert_true (tj_session_edit (fixture->session, review_fixture_get_item (fixture, PACKAGE),
                                  name, value));
  settle ();
}

/* Dismisses the number of cases, accepts all other errors and queries, and rejects. */
static void
review_blind (ReviewFixture *fixture)
{
  GListModel *findings = tj_round_item_get_findings (review_fixture_get_item (fixture, PACKAGE));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const gboolean is_cases = g_str_equal (tj_finding_get_code (finding), "case-count");
      g_autofree char *name = NULL;

      name = g_strdup_printf ("finding.%s.decision", tj_finding_get_key (finding));
      edit (fixture, name, is_cases ? "dismissed" : "accepted");
    }

  edit (fixture, "recommendation", "reject");
}

static gboolean
has_key (GtkWidget  *widget,
         const char *key)
{
  return g_str_equal (tj_difference_row_get_key (TJ_DIFFERENCE_ROW (widget)), key);
}

static GtkWidget *
find_row (ReviewFixture *fixture,
          const char    *key)
{
  return review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_DIFFERENCE_ROW, has_key, key);
}

/* Nothing of the reference is to be seen, and no way leads to it, before all is answered. */
static void
test_blind (ReviewFixture *fixture,
            gconstpointer  data)
{
  settle ();
  g_assert_false (shows (fixture, CASE_COUNT));
  activate (fixture, "lessons.compare");
  g_assert_false (shows (fixture, CASE_COUNT));
  g_assert_true (shows (fixture, "Not answered yet"));
  g_assert_null (find_row (fixture, "recommendation"));
}

static void
test_hints (ReviewFixture *fixture,
            gconstpointer  data)
{
  test_blind (fixture, data);
  g_assert_false (shows (fixture, "1. 看“所处阶段”"));
  g_assert_true (activate (fixture, "lessons.hint"));
  g_assert_true (shows (fixture, "1. 看“所处阶段”"));
  g_assert_false (shows (fixture, "由谁盖章"));
  activate (fixture, "lessons.hint");
  g_assert_true (shows (fixture, "2. 申报表最后一栏由谁填写、由谁盖章？"));
  activate (fixture, "lessons.hint");
  g_assert_true (shows (fixture, "2. 申报表最后一栏"));
}

/* One finding missed and another recommendation: one is matched, one explained. */
static void
test_compare (ReviewFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *row;

  review_blind (fixture);
  g_assert_true (activate (fixture, "lessons.compare"));
  g_assert_true (shows (fixture, "1 missed"));
  row = find_row (fixture, "finding.case-count@stage");
  g_assert_true (review_fixture_shows (row, CASE_COUNT));
  g_assert_true (review_fixture_shows (row, "To match or explain"));

  g_signal_emit_by_name (row, "match");
  settle ();
  g_assert_true (review_fixture_shows (row, "Matched"));
  g_assert_true (shows (fixture, "still to be matched"));

  row = find_row (fixture, "recommendation");
  g_signal_emit_by_name (row, "explained", "  ");
  settle ();
  g_assert_true (review_fixture_shows (row, "To match or explain"));
  g_signal_emit_by_name (row, "explained", "案例数量不足，不宜推荐。");
  settle ();
  g_assert_true (review_fixture_shows (row, "Explained"));
}

/* The trainer gets times and blind answers; who did not come from a lesson hands in neither. */
static void
assert_handed_in (ReviewFixture    *fixture,
                  TjLessonBook     *book,
                  const TjExercise *exercise)
{
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  g_autofree char *path = g_build_filename (fixture->folder, "in.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(TjReview) blind = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GError) error = NULL;
  GListModel *findings = tj_round_item_get_findings (item);

  g_assert_false (tj_session_is_exercise (fixture->session, item));
  tj_lesson_book_begin (book, exercise);
  g_assert_true (tj_session_is_exercise (fixture->session, item));
  g_assert_false (tj_session_is_exercise (fixture->session,
                                          review_fixture_get_item (fixture, "01-")));

  g_assert_true (tj_lesson_book_hand_in (book, exercise, file, &error));
  bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, &error);
  g_assert_no_error (error);
  doc = tj_xml_parse_bytes (bytes, "in", &tj_xml_limits_own, &error);
  g_assert_no_error (error);
  sheet = tj_sheet_new_from_xml (doc, NULL, "in", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tj_sheet_get_steps (sheet)->len, ==, 2);
  g_assert_cmpuint (((TjSheetStep *) tj_sheet_get_steps (sheet)->pdata[0])->n_edits, ==,
                    g_list_model_get_n_items (findings));
  blind = tj_sheet_dup_blind (sheet);
  g_assert_cmpstr (tj_review_get (tj_sheet_get_review (sheet),
                                  "finding.case-count@stage.decision"), ==, "accepted");
  g_assert_cmpstr (tj_review_get (blind, "finding.case-count@stage.decision"), ==, "dismissed");
}

/* What was taken over afterwards does not make the blind review better, in this program and the
 * next one. */
static void
test_graded_blind (ReviewFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(TjLessonBook) book = NULL;
  g_autoptr(TjCalibration) calibration = NULL;
  const TjExercise *exercise;

  test_compare (fixture, data);
  g_assert_true (shows (fixture, "The lesson is done"));

  review_fixture_close (fixture);
  review_fixture_open (fixture, TJ_TYPE_LESSONS_PAGE, PACKAGE);
  settle ();
  g_assert_true (shows (fixture, "The lesson is done"));
  g_assert_true (shows (fixture, "1 missed"));

  book = tj_lesson_book_new (fixture->session);
  exercise = tj_course_find_exercise (tj_lesson_book_get_course (book), "form",
                                      "05-港口集卡换电技术", NULL);
  g_assert_cmpint (tj_lesson_book_get_state (book, exercise), ==, TJ_LESSON_DONE);
  assert_handed_in (fixture, book, exercise);
  calibration = tj_lesson_book_calibrate (book);
  g_assert_cmpuint (calibration->n_reviews, ==, 1);
  g_assert_cmpuint (calibration->n_states[TJ_GRADED_MISSED], ==, 1);
}

/* A course that names a package the round has not, and a file that is no course. */
static void
test_own_course (ReviewFixture *fixture,
                 gconstpointer  data)
{
  static const char text[] =
    "<course xmlns=\"https://tanjian.org/ns/course/1\" id=\"own\" version=\"1\"><title><zh>自编课"
    "</zh><en>Own</en></title><lesson id=\"l\"><title><zh>甲</zh><en>A</en></title><aim><zh>乙</zh>"
    "<en>B</en></aim><exercise package=\"99-没有\"><answer name=\"recommendation\" "
    "value=\"reject\"/></exercise></lesson></course>";
  g_autofree char *path = g_build_filename (fixture->folder, "course.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(TjLessonBook) book = tj_lesson_book_new (fixture->session);
  g_autoptr(GError) error = NULL;
  const TjLesson *lesson;
  const TjExercise *exercise;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (tj_lesson_book_load (book, file, &error));
  lesson = g_ptr_array_index (tj_lesson_book_get_course (book)->lessons, 0);
  exercise = g_ptr_array_index (lesson->exercises, 0);
  g_assert_null (tj_lesson_book_find_item (book, exercise));
  g_assert_null (tj_lesson_book_list_open (book, exercise));
  g_assert_false (tj_lesson_book_uncover (book, exercise));
  g_assert_cmpint (tj_lesson_book_get_state (book, exercise), ==, TJ_LESSON_NOT_BEGUN);

  g_assert_true (g_file_set_contents (path, "<course/>", -1, NULL));
  g_assert_false (tj_lesson_book_load (book, file, &error));
  g_assert_nonnull (strstr (error->message, "course.xml"));
  g_assert_cmpstr (tj_lesson_book_get_course (book)->id, ==, "own 1");
}

static void
write_sheet (ReviewFixture *fixture,
             const char    *folder,
             const char    *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(xmlDoc) doc = NULL;

  doc = tj_session_dup_sheet (fixture->session, review_fixture_get_item (fixture, PACKAGE), NULL);
  g_assert_nonnull (doc);
  g_assert_cmpint (xmlSaveFile (path, doc), >, 0);
}

static gboolean
is_loading (GtkWidget *dialog)
{
  GtkWidget *stack = review_fixture_find (dialog, GTK_TYPE_STACK, NULL, NULL);

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "loading");
}

/* A folder with a sheet, the same again, and a file that is none. */
static void
test_class (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "class", NULL);
  g_autofree char *broken = g_build_filename (folder, "c.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(TjLessonBook) book = tj_lesson_book_new (fixture->session);
  GtkWidget *dialog;

  test_own_course (fixture, data);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  review_blind (fixture);
  edit (fixture, "reviewer.name", "王工");
  write_sheet (fixture, folder, "a.xml");
  write_sheet (fixture, folder, "b.xml");
  g_assert_true (g_file_set_contents (broken, "<sheet>", -1, NULL));

  dialog = GTK_WIDGET (tj_class_dialog_new (fixture->window, fixture->session, book, file));
  gtk_window_present (GTK_WINDOW (dialog));
  while (is_loading (dialog))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (review_fixture_shows (dialog, "王工"));
  g_assert_true (review_fixture_shows (dialog, "1人中1人漏报"));
  g_assert_true (review_fixture_shows (dialog, "“a.xml” and “b.xml” are both by 王工"));
  g_assert_true (review_fixture_shows (dialog, "c.xml"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_lit (GtkWidget  *row,
        const char *title)
{
  return gtk_widget_has_css_class (row, "spotlight") &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

/* Edit by edit, forwards and back, and by the clock; the light is on what is edited. */
static void
test_replay (ReviewFixture *fixture,
             gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  TjReplayWindow *replay;

  test_class (fixture, data);
  edit (fixture, "score.market.points", "7");
  edit (fixture, "score.market.points", "4");
  replay = tj_replay_window_new (fixture->window, fixture->session, item);
  gtk_window_present (GTK_WINDOW (replay));
  g_assert_cmpuint (tj_replay_window_get_state (replay), ==, 0);
  g_assert_true (review_fixture_shows (GTK_WIDGET (replay), "Before the first edit"));

  tj_replay_window_set_state (replay, 1000);
  g_assert_true (review_fixture_shows (GTK_WIDGET (replay), "3.5 → 2"));
  g_assert_nonnull (review_fixture_find (GTK_WIDGET (replay), ADW_TYPE_ACTION_ROW, is_lit,
                                         "市场应用推广前景"));
  tj_replay_window_set_state (replay, tj_replay_window_get_state (replay) - 1);
  g_assert_true (review_fixture_shows (GTK_WIDGET (replay), "— → 3.5"));

  tj_replay_window_set_state (replay, 0);
  tj_replay_window_set_playing (replay, TRUE);
  tj_replay_window_advance (replay, 1e6);
  g_assert_false (tj_replay_window_get_playing (replay));
  g_assert_true (review_fixture_shows (GTK_WIDGET (replay), "3.5 → 2"));
  gtk_window_destroy (GTK_WINDOW (replay));
}

static gboolean
is_set_back (GtkWidget  *row,
             const char *none)
{
  return gtk_widget_has_css_class (row, "set-back");
}

static gboolean
is_in_light (GtkWidget  *row,
             const char *none)
{
  return gtk_widget_has_css_class (row, "spotlight");
}

static void
press (TjPresenterWindow *presenter,
       guint              keyval)
{
  g_assert_true (tj_presenter_window_press (presenter, keyval, 0));
}

/* A lesson and a package, all by keys: steps, the light on one and the others set back, and the
 * pointer, which takes the arrow keys while it is on. */
static void
test_present (ReviewFixture *fixture,
              gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  g_autoptr(TjLessonBook) book = tj_lesson_book_new (fixture->session);
  const TjLesson *lesson = g_ptr_array_index (tj_lesson_book_get_course (book)->lessons, 0);
  const TjExercise *exercise = tj_course_find_exercise (tj_lesson_book_get_course (book), "form",
                                                        "05-港口集卡换电技术", NULL);
  g_autoptr(TjPresentation) hidden = tj_presentation_new_of_lesson (lesson, exercise, FALSE);
  g_autoptr(TjPresentation) whole = tj_presentation_new_of_lesson (lesson, exercise, TRUE);
  GListModel *findings = tj_round_item_get_findings (item);
  g_autoptr(TjFinding) last = NULL;
  g_autofree char *message = NULL;
  TjPresenterWindow *presenter;
  GtkWidget *widget;
  double x, y;

  test_replay (fixture, data);
  g_assert_cmpuint (hidden->steps->len, ==, 1 + exercise->hints->len);
  g_assert_cmpuint (whole->steps->len, >, hidden->steps->len);

  presenter = tj_presenter_window_new (fixture->window, tj_presentation_new_of_package (item));
  widget = GTK_WIDGET (presenter);
  gtk_window_present (GTK_WINDOW (presenter));
  settle ();
  g_assert_true (review_fixture_shows (review_fixture_find (widget, GTK_TYPE_LIST_BOX_ROW,
                                                            is_in_light, NULL),
                                       tj_round_item_get_name (item)));
  g_assert_nonnull (review_fixture_find (widget, GTK_TYPE_LIST_BOX_ROW, is_set_back, NULL));
  press (presenter, GDK_KEY_s);
  g_assert_null (review_fixture_find (widget, GTK_TYPE_LIST_BOX_ROW, is_set_back, NULL));

  press (presenter, GDK_KEY_space);
  press (presenter, GDK_KEY_Down);
  g_assert_cmpuint (tj_presenter_window_get_step (presenter), ==, 2);
  press (presenter, GDK_KEY_Left);
  g_assert_cmpuint (tj_presenter_window_get_step (presenter), ==, 1);

  g_assert_false (tj_presenter_window_get_pointer (presenter, &x, &y));
  press (presenter, GDK_KEY_l);
  press (presenter, GDK_KEY_Right);
  g_assert_true (tj_presenter_window_press (presenter, GDK_KEY_Up, GDK_SHIFT_MASK));
  g_assert_true (tj_presenter_window_get_pointer (presenter, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 0.52, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 0.4, 1e-9);
  for (guint i = 0; i < 100; i++)
    press (presenter, GDK_KEY_Right);
  tj_presenter_window_get_pointer (presenter, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 1, 1e-9);
  g_assert_cmpuint (tj_presenter_window_get_step (presenter), ==, 1);
  press (presenter, GDK_KEY_Escape);
  g_assert_false (tj_presenter_window_get_pointer (presenter, &x, &y));

  /* The last step is the last finding, with the answer that it is about. */
  press (presenter, GDK_KEY_End);
  g_assert_cmpuint (g_list_model_get_n_items (findings), >, 1);
  last = g_list_model_get_item (findings, g_list_model_get_n_items (findings) - 1);
  message = tj_finding_dup_message (last, tj_language_get_current ());
  g_assert_true (review_fixture_shows (review_fixture_find (widget, GTK_TYPE_LIST_BOX_ROW,
                                                            is_in_light, NULL), message));
  press (presenter, GDK_KEY_space);
  press (presenter, GDK_KEY_Home);
  g_assert_cmpuint (tj_presenter_window_get_step (presenter), ==, 0);
  g_assert_false (tj_presenter_window_press (presenter, GDK_KEY_s, GDK_CONTROL_MASK));
  gtk_window_destroy (GTK_WINDOW (presenter));
}

/* What the trainer makes of a package in the window: without names, and with errors and their
 * key. */
static void
test_teaching (ReviewFixture *fixture,
               gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);
  g_autofree char *path = g_build_filename (fixture->folder, "t.zip", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) key = tj_teaching_job_get_key_file (file);
  TjTeachingDialog *dialog;
  GtkWidget *kind;

  test_present (fixture, data);
  dialog = tj_teaching_dialog_new (fixture->window, fixture->session, item);
  gtk_window_present (GTK_WINDOW (dialog));
  tj_teaching_dialog_write (dialog, file);
  while (!review_fixture_shows (GTK_WIDGET (dialog), "names replaced"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_false (g_file_query_exists (key, NULL));

  kind = review_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 1);
  tj_teaching_dialog_write (dialog, file);
  while (!review_fixture_shows (GTK_WIDGET (dialog), "\n3. "))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_query_exists (key, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  /* Each opens the round, so that what can be tried on one is. */
  ADD ("/lessons/blind-and-hints", test_hints);
  ADD ("/lessons/compare-and-graded-blind", test_graded_blind);
  ADD ("/lessons/own-course-class-replay-presenter-and-teaching", test_teaching);

  return g_test_run ();
}
