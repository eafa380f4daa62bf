/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-lessons-page.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"
#include "gui/training/tj-calibration-view.h"
#include "gui/training/tj-class-dialog.h"
#include "gui/training/tj-comparison-view.h"
#include "gui/training/tj-exercise-view.h"
#include "gui/training/tj-lesson-book.h"
#include "gui/training/tj-presenter-window.h"

#define EXERCISE "exercise"

struct _TjLessonsPage
{
  TjSessionView parent_instance;

  GtkLabel *course_label;
  GtkListBox *list;
  GtkStack *stack;
  TjExerciseView *exercise_view;
  TjComparisonView *comparison_view;
  TjCalibrationView *calibration_view;

  TjLessonBook *book;
  /* Not the selection of the list, which the Tab key would drag along. */
  GtkListBoxRow *shown;
  /* Borrowed from the book's course: what to review once its round is open. */
  const TjExercise *pending;
  guint update_id;
};

enum {
  PACKAGE_ACTIVATED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjLessonsPage, tj_lessons_page, TJ_TYPE_SESSION_VIEW)

/* (nullable): the row of the calibration has none */
static const TjExercise *
get_exercise (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), EXERCISE) : NULL;
}

static const TjExercise *
get_selected (TjLessonsPage *self)
{
  return get_exercise (self->shown);
}

static const char *
get_state_icon (TjLessonState state)
{
  switch (state)
    {
    case TJ_LESSON_BEGUN:
      return "document-edit-symbolic";
    case TJ_LESSON_COMPARED:
      return "dialog-question-symbolic";
    case TJ_LESSON_DONE:
      return "object-select-symbolic";
    case TJ_LESSON_NOT_BEGUN:
    default:
      return "media-record-symbolic";
    }
}

static char *
dup_state (TjLessonsPage    *self,
           const TjExercise *exercise,
           TjLessonState     state)
{
  const guint n_open = tj_lesson_book_count_open (self->book, exercise);

  switch (state)
    {
    case TJ_LESSON_BEGUN:
      return g_strdup (C_("lesson", "Under review"));
    case TJ_LESSON_COMPARED:
      return g_strdup_printf (ngettext ("Compared, %u difference open",
                                        "Compared, %u differences open", n_open), n_open);
    case TJ_LESSON_DONE:
      return g_strdup (C_("lesson", "Done"));
    case TJ_LESSON_NOT_BEGUN:
    default:
      return g_strdup (C_("lesson", "Not begun"));
    }
}

static void
update_row (TjLessonsPage *self,
            GtkListBoxRow *row)
{
  const TjExercise *exercise = get_exercise (row);
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon");
  g_autofree char *text = NULL;
  TjLessonState state;

  if (exercise == NULL)
    return;

  state = tj_lesson_book_get_state (self->book, exercise);
  text = dup_state (self, exercise, state);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_state_icon (state));
  if (state == TJ_LESSON_NOT_BEGUN)
    gtk_widget_add_css_class (icon, "dim-label");
  else
    gtk_widget_remove_css_class (icon, "dim-label");
}

static void
show_selected (TjLessonsPage *self)
{
  GtkListBoxRow *row = self->shown;
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  const TjExercise *exercise = get_exercise (row);
  g_autoptr(TjCalibration) calibration = NULL;

  if (row == NULL)
    return;

  if (exercise == NULL)
    {
      calibration = tj_lesson_book_calibrate (self->book);
      tj_calibration_view_show (self->calibration_view, calibration);
      gtk_stack_set_visible_child_name (self->stack, "calibration");
    }
  else if (tj_lesson_book_get_state (self->book, exercise) >= TJ_LESSON_COMPARED)
    {
      tj_comparison_view_show (self->comparison_view, session, self->book, exercise);
      gtk_stack_set_visible_child_name (self->stack, "comparison");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "lessons.hand-in",
                                     tj_lesson_book_find_item (self->book, exercise) != NULL);
    }
  else
    {
      g_auto(GStrv) open = tj_lesson_book_list_open (self->book, exercise);

      tj_exercise_view_show (self->exercise_view, self->book, exercise);
      gtk_stack_set_visible_child_name (self->stack, "exercise");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "lessons.compare",
                                     open != NULL && *open == NULL);
    }
}

static gboolean
update_cb (gpointer data)
{
  TjLessonsPage *self = data;
  GtkListBoxRow *row;

  self->update_id = 0;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    update_row (self, row);
  show_selected (self);

  return G_SOURCE_REMOVE;
}

/* Many answers may change in a row, and while nobody looks nothing need be shown. */
static void
queue_update (TjLessonsPage *self)
{
  if (self->book != NULL && self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add (update_cb, self);
}

static void
show_row (TjLessonsPage *self,
          GtkListBoxRow *row)
{
  if (self->shown != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->shown), "shown");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->shown), GTK_ACCESSIBLE_STATE_SELECTED,
                                   FALSE, -1);
    }

  self->shown = row;
  gtk_widget_add_css_class (GTK_WIDGET (row), "shown");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
  show_selected (self);
}

static void
row_activated_cb (TjLessonsPage *self,
                  GtkListBoxRow *row)
{
  show_row (self, row);
}

static void
add_row (TjLessonsPage    *self,
         const TjExercise *exercise,
         const char       *title,
         const char       *icon_name)
{
  GtkWidget *row = adw_action_row_new ();
  /* The words beside it say the same. */
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data (G_OBJECT (row), EXERCISE, (gpointer) exercise);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  gtk_list_box_append (self->list, row);
}

static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  TjLessonsPage *self = user_data;
  const TjExercise *exercise = get_exercise (row);
  const TjExercise *exercise_before = get_exercise (before);
  const TjLesson *lesson;
  GtkWidget *label;

  if (exercise == NULL)
    {
      gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      return;
    }

  lesson = tj_lesson_book_get_lesson (self->book, exercise);
  if (exercise_before != NULL &&
      tj_lesson_book_get_lesson (self->book, exercise_before) == lesson)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (tj_course_words_get (&lesson->title, tj_language_get_current ()));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "lesson-header");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_list (TjLessonsPage *self)
{
  const TjCourse *course = tj_lesson_book_get_course (self->book);
  GtkWidget *child;

  self->shown = NULL;
  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  gtk_label_set_label (self->course_label,
                       tj_course_words_get (&course->title, tj_language_get_current ()));
  for (guint i = 0; i < course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (course->lessons, i);

      for (guint j = 0; j < lesson->exercises->len; j++)
        {
          const TjExercise *exercise = g_ptr_array_index (lesson->exercises, j);

          add_row (self, exercise, exercise->package, get_state_icon (TJ_LESSON_NOT_BEGUN));
        }
    }
  add_row (self, NULL, _("Calibration"), "view-continuous-symbolic");
  gtk_list_box_set_header_func (self->list, header_func, self, NULL);
  show_row (self, gtk_list_box_get_row_at_index (self->list, 0));
  queue_update (self);
}

static void
review (TjLessonsPage    *self,
        const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self->book, exercise);

  if (item == NULL)
    return;

  tj_lesson_book_begin (self->book, exercise);
  tj_session_set_current (tj_session_view_get_session (TJ_SESSION_VIEW (self)), item);
  g_signal_emit (self, signals[PACKAGE_ACTIVATED], 0, item);
}

static void
review_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);
  const TjExercise *exercise = get_selected (self);

  if (exercise == NULL)
    return;

  if (tj_lesson_book_find_item (self->book, exercise) != NULL)
    {
      review (self, exercise);
      return;
    }

  self->pending = exercise;
  gtk_widget_activate_action (widget, tj_lesson_book_is_default (self->book) ? "win.open-sample"
                                                                             : "win.open-folder",
                              NULL);
}

static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);
  const TjExercise *exercise = get_selected (self);

  if (exercise != NULL)
    tj_lesson_book_uncover (self->book, exercise);
}

static void
hint_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);
  const TjExercise *exercise = get_selected (self);

  if (exercise != NULL)
    tj_lesson_book_show_hint (self->book, exercise);
}

static GtkWindow *
get_window (TjLessonsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What a class hands in need not be signed: it is between trainee and trainer. */
static void
hand_in_chosen_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(TjLessonsPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  const TjExercise *exercise = self->list != NULL ? get_selected (self) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *done = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL || exercise == NULL)
    return;

  if (tj_lesson_book_hand_in (self->book, exercise, file, &error))
    done = g_strdup_printf (_("“%s” was written"), name);
  g_signal_emit (self, signals[MESSAGE], 0, done != NULL ? done : error->message);
}

static void
hand_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);
  const TjExercise *exercise = get_selected (self);
  TjRoundItem *item = exercise != NULL ? tj_lesson_book_find_item (self->book, exercise) : NULL;
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;
  const char *trainee = review != NULL ? tj_review_get (review, "reviewer.name") : NULL;
  g_autofree char *suggested = NULL;

  if (review == NULL)
    return;

  /* Translators: the name suggested for the file of an exercise; trainee and package */
  suggested = g_strdup_printf (_("Exercise - %s - %s.xml"),
                               trainee != NULL ? trainee : _("trainee"), exercise->package);
  g_strdelimit (suggested, "/\\:", '-');
  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_SAVE, _("Hand In the Exercise"),
                             _("Review sheets"), "*.xml", suggested, hand_in_chosen_cb,
                             g_object_ref (self));
}

/* A trainer shows the reference; a trainee sees it when the own review is compared. */
static void
present_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GSettings *settings = tj_session_get_settings (session);
  const TjExercise *exercise = get_selected (self);
  g_autofree char *role = NULL;
  gboolean with_reference;

  if (exercise == NULL)
    return;

  if (settings != NULL)
    role = g_settings_get_string (settings, "role");
  with_reference = g_strcmp0 (role, "trainer") == 0 ||
                   tj_lesson_book_get_state (self->book, exercise) >= TJ_LESSON_COMPARED;
  gtk_window_present (GTK_WINDOW (tj_presenter_window_new (
    get_window (self),
    tj_presentation_new_of_lesson (tj_lesson_book_get_lesson (self->book, exercise), exercise,
                                   with_reference))));
}

static void
course_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjLessonsPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL || self->book == NULL)
    return;

  /* What is shown borrows from the course that may go. */
  self->pending = NULL;
  tj_comparison_view_show (self->comparison_view,
                           tj_session_view_get_session (TJ_SESSION_VIEW (self)), self->book, NULL);
  if (!tj_lesson_book_load (self->book, file, &error))
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
  fill_list (self);
}

static void
open_course_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN, _("Open a Course"),
                             _("Courses"), "*.xml", NULL, course_chosen_cb, g_object_ref (self));
}

static void
class_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjLessonsPage) self = user_data;
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);

  if (folder != NULL && self->book != NULL)
    gtk_window_present (GTK_WINDOW (tj_class_dialog_new (
      get_window (self), tj_session_view_get_session (TJ_SESSION_VIEW (self)), self->book,
      folder)));
}

static void
class_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_FOLDER,
                             _("Choose the Folder with the Sheets"), NULL, NULL, NULL,
                             class_chosen_cb, g_object_ref (self));
}

/* The round of a lesson was opened to review one package of it. */
static void
loading_cb (TjLessonsPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  const TjExercise *exercise = self->pending;

  if (tj_session_get_loading (session))
    return;

  queue_update (self);
  if (exercise != NULL)
    {
      self->pending = NULL;
      review (self, exercise);
    }
}

static void
tj_lessons_page_session_set (TjSessionView *view,
                             TjSession     *session)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (view);

  self->book = tj_lesson_book_new (session);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  fill_list (self);
}

static void
tj_lessons_page_item_set (TjSessionView *view,
                          TjRoundItem   *item)
{
  queue_update (TJ_LESSONS_PAGE (view));
}

static void
tj_lessons_page_review_changed (TjSessionView *view,
                                const char    *name)
{
  queue_update (TJ_LESSONS_PAGE (view));
}

static void
tj_lessons_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tj_lessons_page_parent_class)->map (widget);

  queue_update (TJ_LESSONS_PAGE (widget));
}

static void
tj_lessons_page_dispose (GObject *object)
{
  TjLessonsPage *self = TJ_LESSONS_PAGE (object);

  /* Rows that go ask for the headers of the others. */
  if (self->list != NULL)
    gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tj_lessons_page_parent_class)->dispose (object);
}

static void
tj_lessons_page_class_init (TjLessonsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_lessons_page_dispose;
  widget_class->map = tj_lessons_page_map;
  view_class->session_set = tj_lessons_page_session_set;
  view_class->item_set = tj_lessons_page_item_set;
  view_class->review_changed = tj_lessons_page_review_changed;

  signals[PACKAGE_ACTIVATED] =
    g_signal_new ("package-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);
  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TJ_TYPE_EXERCISE_VIEW);
  g_type_ensure (TJ_TYPE_COMPARISON_VIEW);
  g_type_ensure (TJ_TYPE_CALIBRATION_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-lessons-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, course_label);
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, exercise_view);
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, comparison_view);
  gtk_widget_class_bind_template_child (widget_class, TjLessonsPage, calibration_view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "lessons.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "lessons.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "lessons.hint", NULL, hint_action);
  gtk_widget_class_install_action (widget_class, "lessons.hand-in", NULL, hand_in_action);
  gtk_widget_class_install_action (widget_class, "lessons.open-course", NULL, open_course_action);
  gtk_widget_class_install_action (widget_class, "lessons.present", NULL, present_action);
  gtk_widget_class_install_action (widget_class, "lessons.class", NULL, class_action);
}

static void
tj_lessons_page_init (TjLessonsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
