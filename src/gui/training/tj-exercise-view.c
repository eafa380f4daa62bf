/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-exercise-view.h"

#include <glib/gi18n-lib.h>

struct _TjExerciseView
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *aim_label;
  GtkListBox *tasks_list;
  GtkWidget *hints_group;
  GtkLabel *hints_label;
  GtkButton *hint_button;
  GtkLabel *open_label;
  GtkButton *review_button;
};

G_DEFINE_FINAL_TYPE (TjExerciseView, tj_exercise_view, ADW_TYPE_BIN)

static void
add_task (TjExerciseView *self,
          const char     *title,
          const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->tasks_list, row);
}

static guint
count_names (TjReview   *review,
             const char *prefix,
             const char *suffix)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (review);
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (names, i), prefix) &&
         g_str_has_suffix (g_ptr_array_index (names, i), suffix);

  return n;
}

static char *
dup_answers (const TjExercise *exercise)
{
  g_autoptr(GPtrArray) answers = tj_exercise_list_answers (exercise);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      g_autofree char *label = tj_review_describe (exercise->reference,
                                                   g_ptr_array_index (answers, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", label);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the reference answers is what is asked, without giving away how. */
static void
show_tasks (TjExerciseView   *self,
            const TjExercise *exercise)
{
  const guint n_scores = count_names (exercise->reference, "score.", ".points");
  g_autofree char *answers = dup_answers (exercise);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tasks_list))) != NULL)
    gtk_list_box_remove (self->tasks_list, child);

  add_task (self, _("Read the package"), exercise->package);
  if (count_names (exercise->reference, "finding.", ".decision") > 0)
    add_task (self, _("Decide on every finding"),
              _("Accept what is a problem, dismiss what is none with a reason, ask where only the "
                "applicant can tell. Say in a few words why."));
  if (n_scores > 0)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("Score %u criterion",
                                                          "Score %u criteria", n_scores),
                                                n_scores);

      add_task (self, title, _("By the anchors, each with its reason. What cannot be assessed is "
                               "not zero."));
    }
  if (*answers != '\0')
    add_task (self, _("Answer on the page “Opinion”"), answers);
}

static void
show_hints (TjExerciseView   *self,
            TjLessonBook     *book,
            const TjExercise *exercise)
{
  const guint n_shown = tj_lesson_book_get_hints (book, exercise);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1,
                            tj_course_words_get (g_ptr_array_index (exercise->hints, i),
                                                 tj_language_get_current ()));

  /* Translators: how many hints were shown, and how many there are */
  label = g_strdup_printf (_("Show a Hint (%u of %u Seen)"), n_shown, exercise->hints->len);
  gtk_label_set_label (self->hints_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->hints_label), n_shown > 0);
  gtk_button_set_label (self->hint_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_button), n_shown < exercise->hints->len);
  gtk_widget_set_visible (self->hints_group, exercise->hints->len > 0);
}

static void
show_open (TjExerciseView   *self,
           TjLessonBook     *book,
           const TjExercise *exercise)
{
  g_auto(GStrv) open = tj_lesson_book_list_open (book, exercise);
  g_autofree char *joined = open != NULL ? g_strjoinv ("\n", open) : NULL;
  g_autofree char *text = NULL;

  if (open == NULL)
    text = tj_lesson_book_is_default (book)
             ? g_strdup (_("The package is in the sample round, which is not open."))
             : g_strdup_printf (_("“%s” is not in the open round. Open the folder of the round "
                                  "that goes with the course."), exercise->package);
  else if (*open != NULL)
    /* Translators: followed by lines that say what is not answered yet */
    text = g_strdup_printf (_("Before you can compare:\n%s"), joined);

  gtk_label_set_label (self->open_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->open_label), text != NULL);
  gtk_button_set_label (self->review_button,
                        open != NULL ? _("Review This Package")
                        : tj_lesson_book_is_default (book) ? _("Open the Sample Round")
                                                           : _("Open the Folder of the Round…"));
}

static void
tj_exercise_view_class_init (TjExerciseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-exercise-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, aim_label);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, tasks_list);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, hints_group);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, hints_label);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, hint_button);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, open_label);
  gtk_widget_class_bind_template_child (widget_class, TjExerciseView, review_button);
}

static void
tj_exercise_view_init (TjExerciseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_exercise_view_show:
 * @exercise: one whose reference is still hidden
 */
void
tj_exercise_view_show (TjExerciseView   *self,
                       TjLessonBook     *book,
                       const TjExercise *exercise)
{
  const TjLesson *lesson = tj_lesson_book_get_lesson (book, exercise);

  g_return_if_fail (TJ_IS_EXERCISE_VIEW (self));

  gtk_label_set_label (self->title_label,
                       tj_course_words_get (&lesson->title, tj_language_get_current ()));
  gtk_label_set_label (self->aim_label,
                       tj_course_words_get (&lesson->aim, tj_language_get_current ()));
  show_tasks (self, exercise);
  show_hints (self, book, exercise);
  show_open (self, book, exercise);
}
