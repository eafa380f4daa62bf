/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-comparison-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "gui/training/tj-difference-row.h"
#include "gui/widgets/tj-answer-words.h"

struct _TjComparisonView
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *summary_label;
  GtkLabel *state_label;
  GtkWidget *scores_group;
  GtkListBox *scores_list;
  GtkWidget *findings_group;
  GtkListBox *findings_list;
  GtkWidget *answers_group;
  GtkListBox *answers_list;
  GtkWidget *times_group;
  GtkListBox *times_list;

  TjSession *session;
  TjLessonBook *book;
  /* Borrowed from the book's course; forgotten with it. */
  const TjExercise *exercise;
};

G_DEFINE_FINAL_TYPE (TjComparisonView, tj_comparison_view, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static gboolean
is_empty (GtkListBox *list)
{
  return gtk_widget_get_first_child (GTK_WIDGET (list)) == NULL;
}

static void
explained_cb (TjComparisonView *self,
              const char       *text,
              TjDifferenceRow  *row)
{
  if (self->exercise != NULL)
    tj_lesson_book_explain (self->book, self->exercise, tj_difference_row_get_key (row), text);
}

/* A finding of the reference is known by code and first field, one of the package by its key, and
 * there may be several of one head. */
static void
match_finding (TjComparisonView *self,
               TjRoundItem      *item,
               const char       *head)
{
  GListModel *findings = tj_round_item_get_findings (item);
  g_autofree char *wanted_name = g_strdup_printf ("finding.%s.decision", head);
  const char *wanted = tj_review_get (self->exercise->reference, wanted_name);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char *key = tj_finding_get_key (finding);
      const gsize length = strcspn (key, ",#");
      g_autofree char *name = g_strdup_printf ("finding.%s.decision", key);

      if (strlen (head) == length && strncmp (key, head, length) == 0)
        tj_session_edit (self->session, item, name, wanted);
    }
}

static void
match_cb (TjComparisonView *self,
          TjDifferenceRow  *row)
{
  const char *key = tj_difference_row_get_key (row);
  TjRoundItem *item = tj_lesson_book_find_item (self->book, self->exercise);
  g_autofree char *name = NULL;

  if (item == NULL)
    return;

  if (g_str_has_prefix (key, "finding."))
    {
      match_finding (self, item, key + strlen ("finding."));
      return;
    }

  name = g_str_has_prefix (key, "score.") ? g_strconcat (key, ".points", NULL) : g_strdup (key);
  tj_session_edit (self->session, item, name, tj_review_get (self->exercise->reference, name));
}

static TjDifferenceRow *
add_row (TjComparisonView *self,
         GtkListBox       *list,
         const char       *key,
         const char       *title,
         const char       *difference)
{
  GtkWidget *row = tj_difference_row_new (key, title, difference);

  g_signal_connect_object (row, "explained", G_CALLBACK (explained_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "match", G_CALLBACK (match_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);

  return TJ_DIFFERENCE_ROW (row);
}

/* Points, the anchor of their level, and the reason. */
static char *
dup_score_text (const TjGradedCriterion *graded,
                const TjScore           *score)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (score->state == TJ_SCORE_GIVEN)
    {
      g_autofree char *points = tj_text_format_number (score->half_points / 2.0, 1);

      /* Half a point more is still of the level below. */
      g_string_append_printf (text, "%s · %s", points,
                              tj_criterion_get_anchor (graded->criterion, score->half_points / 2,
                                                       tj_language_get_current ()));
    }
  else
    g_string_append (text, score->state == TJ_SCORE_CANNOT_ASSESS ? _("Cannot assess") : "—");

  if (score->justification != NULL)
    g_string_append_printf (text, "\n%s", score->justification);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_scores (TjComparisonView *self,
            const TjGrading  *grading)
{
  for (guint i = 0; i < grading->criteria->len; i++)
    {
      const TjGradedCriterion *graded = g_ptr_array_index (grading->criteria, i);
      g_autofree char *key = g_strconcat ("score.", tj_criterion_get_id (graded->criterion), NULL);
      g_autofree char *own = dup_score_text (graded, &graded->own);
      g_autofree char *reference = dup_score_text (graded, &graded->reference);
      g_autofree char *difference = NULL;

      if (graded->reference.state == TJ_SCORE_MISSING)
        continue;

      if (graded->comparable)
        difference = g_strdup_printf ("%+.1f", graded->difference);
      tj_difference_row_set_texts (
        add_row (self, self->scores_list, key,
                 tj_criterion_get_name (graded->criterion, tj_language_get_current ()),
                 difference),
        own, reference);
    }
}

/* (nullable): what a review says of a finding that is known by its head */
static char *
dup_decision (TjReview   *review,
              const char *head,
              const char *reason)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (review);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *key = NULL;

      if (!g_str_has_prefix (name, "finding.") || !g_str_has_suffix (name, ".decision"))
        continue;

      key = g_strndup (name + strlen ("finding."),
                       strlen (name) - strlen ("finding.") - strlen (".decision"));
      key[strcspn (key, ",#")] = '\0';
      if (g_str_equal (key, head))
        {
          g_autofree char *words = tj_answer_words_dup (name, tj_review_get (review, name));

          return reason != NULL ? g_strdup_printf ("%s\n%s", words, reason)
                                : g_steal_pointer (&words);
        }
    }

  return g_strdup (_("Not taken up"));
}

static void
add_findings (TjComparisonView     *self,
              TjReview             *blind,
              const TjGrading      *grading,
              TjGradedFindingState  state)
{
  for (guint i = 0; i < grading->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (grading->findings, i);
      g_autofree char *key = g_strconcat ("finding.", graded->key, NULL);
      g_autofree char *title = tj_review_describe_target (blind, key);
      g_autofree char *own = dup_decision (blind, graded->key, graded->own_reason);
      g_autofree char *reference = dup_decision (self->exercise->reference, graded->key,
                                                 graded->reference_reason);

      if (graded->state == state)
        tj_difference_row_set_texts (add_row (self, self->findings_list, key, title, NULL), own,
                                     reference);
    }
}

/* A description stands in sentences, and here at the head of a row. */
static char *
dup_title (TjReview   *review,
           const char *name)
{
  g_autofree char *description = tj_review_describe (review, name);
  const gunichar first = g_unichar_totitle (g_utf8_get_char (description));
  g_autoptr(GString) title = g_string_new (NULL);

  g_string_append_unichar (title, first);
  g_string_append (title, g_utf8_next_char (description));

  return g_string_free (g_steal_pointer (&title), FALSE);
}

static void
add_answers (TjComparisonView *self,
             TjReview         *blind)
{
  g_autoptr(GPtrArray) answers = tj_exercise_list_answers (self->exercise);

  for (guint i = 0; i < answers->len; i++)
    {
      const char *name = g_ptr_array_index (answers, i);
      g_autofree char *title = dup_title (blind, name);
      g_autofree char *own = tj_answer_words_dup (name, tj_review_get (blind, name));
      g_autofree char *reference = NULL;

      reference = tj_answer_words_dup (name, tj_review_get (self->exercise->reference, name));
      tj_difference_row_set_texts (add_row (self, self->answers_list, name, title, NULL), own,
                                   reference);
    }
}

static char *
dup_step (TjComparisonView *self,
          const TjStepTime *step)
{
  TjCriterion *criterion = NULL;

  switch (step->kind)
    {
    case TJ_STEP_FINDINGS:
      return g_strdup (_("Findings"));
    case TJ_STEP_PLACEMENT:
      return g_strdup (_("Placement"));
    case TJ_STEP_RECALCULATION:
      return g_strdup (_("Recalculation"));
    case TJ_STEP_SCORES:
      criterion = tj_rubric_lookup (tj_review_get_rubric (self->exercise->reference),
                                    tj_review_get_stage (self->exercise->reference),
                                    step->criterion);
      return g_strdup (criterion != NULL ? tj_criterion_get_name (criterion,
                                                                  tj_language_get_current ())
                                         : step->criterion);
    case TJ_STEP_OPINION:
    default:
      return g_strdup (_("Declaration and opinion"));
    }
}

static void
add_time (TjComparisonView *self,
          const char       *title,
          double            seconds,
          const char       *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = g_strdup_printf ("%u:%02u", (guint) seconds / 60, (guint) seconds % 60);
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->times_list, row);
}

static void
add_times (TjComparisonView *self)
{
  g_autoptr(TjStepTimes) times = tj_lesson_book_get_times (self->book, self->exercise);

  for (guint i = 0; i < times->steps->len; i++)
    {
      const TjStepTime *step = g_ptr_array_index (times->steps, i);
      g_autofree char *title = dup_step (self, step);
      g_autofree char *edits = g_strdup_printf (ngettext ("%u edit", "%u edits", step->n_edits),
                                                step->n_edits);

      add_time (self, title, step->seconds, edits);
    }

  if (times->steps->len > 0)
    add_time (self, _("In all (minutes and seconds)"), times->seconds, NULL);
  if (times->pause_seconds > 0)
    add_time (self, _("Pauses"), times->pause_seconds, NULL);
}

static char *
dup_summary (const TjGrading *grading)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("Findings: %u agreed, %u missed, %u false alarms."),
                          grading->n_states[TJ_GRADED_AGREED],
                          grading->n_states[TJ_GRADED_MISSED],
                          grading->n_states[TJ_GRADED_FALSE_ALARM]);
  if (grading->n_compared > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Over %u criteria the scores lie %.2f apart; yours are %+.2f "
                                      "on the whole."),
                              grading->n_compared, grading->mean_difference, grading->mean_bias);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const TjLessonDifference *
find_difference (GPtrArray  *differences,
                 const char *key)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const TjLessonDifference *difference = g_ptr_array_index (differences, i);

      if (g_str_equal (difference->key, key))
        return difference;
    }

  return NULL;
}

static const char *
get_state_label (TjDifferenceState state)
{
  switch (state)
    {
    case TJ_DIFFERENCE_OPEN:
      return C_("lesson", "To match or explain");
    case TJ_DIFFERENCE_EXPLAINED:
      return C_("lesson", "Explained");
    case TJ_DIFFERENCE_MATCHED:
      return C_("lesson", "Matched");
    case TJ_DIFFERENCE_NONE:
    default:
      return C_("lesson", "Agreed");
    }
}

static void
update_rows (TjComparisonView *self,
             GtkListBox       *list,
             GPtrArray        *differences,
             gboolean          can_match)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TjDifferenceRow *row = TJ_DIFFERENCE_ROW (child);
      const char *key = tj_difference_row_get_key (row);
      const TjLessonDifference *difference = find_difference (differences, key);
      g_autofree char *explanation = NULL;
      TjDifferenceState state = TJ_DIFFERENCE_NONE;

      explanation = tj_lesson_book_dup_explanation (self->book, self->exercise, key);
      if (difference != NULL)
        state = difference->matched ? TJ_DIFFERENCE_MATCHED
                : explanation != NULL ? TJ_DIFFERENCE_EXPLAINED : TJ_DIFFERENCE_OPEN;
      tj_difference_row_set_state (row, state, get_state_label (state), explanation, can_match);
    }
}

static void
update_state (TjComparisonView *self,
              TjReview         *blind)
{
  TjRoundItem *item = tj_lesson_book_find_item (self->book, self->exercise);
  const gboolean can_match = item != NULL && tj_round_item_get_review (item) != NULL &&
                             !tj_round_item_get_signed (item);
  const guint n_open = tj_lesson_book_count_open (self->book, self->exercise);
  g_autoptr(TjReview) now = tj_lesson_book_dup_now (self->book, self->exercise);
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *text = NULL;

  differences = tj_exercise_list_differences (self->exercise, blind, now);
  text = n_open > 0
           ? g_strdup_printf (ngettext ("%u difference is still to be matched or explained: take "
                                        "over what the reference says, or write why you see it "
                                        "otherwise.",
                                        "%u differences are still to be matched or explained: "
                                        "take over what the reference says, or write why you see "
                                        "it otherwise.", n_open), n_open)
           : g_strdup (_("The lesson is done: every difference is matched or explained."));
  gtk_label_set_label (self->state_label, text);
  update_rows (self, self->scores_list, differences, can_match);
  update_rows (self, self->findings_list, differences, can_match);
  update_rows (self, self->answers_list, differences, can_match);
}

static void
fill (TjComparisonView *self,
      TjReview         *blind)
{
  g_autoptr(TjGrading) grading = tj_grading_new (blind, self->exercise->reference);
  const TjLesson *lesson = tj_lesson_book_get_lesson (self->book, self->exercise);
  g_autofree char *summary = dup_summary (grading);
  g_autofree char *title = NULL;

  /* Translators: the title of a lesson and the name of a package */
  title = g_strdup_printf (_("%s · %s"),
                           tj_course_words_get (&lesson->title, tj_language_get_current ()),
                           self->exercise->package);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->summary_label, summary);

  clear (self->scores_list);
  clear (self->findings_list);
  clear (self->answers_list);
  clear (self->times_list);
  add_scores (self, grading);
  add_findings (self, blind, grading, TJ_GRADED_MISSED);
  add_findings (self, blind, grading, TJ_GRADED_FALSE_ALARM);
  add_findings (self, blind, grading, TJ_GRADED_AGREED);
  add_answers (self, blind);
  add_times (self);
  gtk_widget_set_visible (self->scores_group, !is_empty (self->scores_list));
  gtk_widget_set_visible (self->findings_group, !is_empty (self->findings_list));
  gtk_widget_set_visible (self->answers_group, !is_empty (self->answers_list));
  gtk_widget_set_visible (self->times_group, !is_empty (self->times_list));
}

static void
tj_comparison_view_dispose (GObject *object)
{
  TjComparisonView *self = TJ_COMPARISON_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tj_comparison_view_parent_class)->dispose (object);
}

static void
tj_comparison_view_class_init (TjComparisonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_comparison_view_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-comparison-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, state_label);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, scores_group);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, scores_list);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, findings_group);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, findings_list);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, answers_group);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, answers_list);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, times_group);
  gtk_widget_class_bind_template_child (widget_class, TjComparisonView, times_list);
}

static void
tj_comparison_view_init (TjComparisonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_comparison_view_show:
 * @exercise: (nullable): one whose reference is uncovered; %NULL forgets what was shown
 *
 * Shows it, or what is new of it.
 */
void
tj_comparison_view_show (TjComparisonView *self,
                         TjSession        *session,
                         TjLessonBook     *book,
                         const TjExercise *exercise)
{
  const gboolean is_same = exercise == self->exercise && book == self->book;
  g_autoptr(TjReview) blind = NULL;

  g_return_if_fail (TJ_IS_COMPARISON_VIEW (self));

  g_set_object (&self->session, session);
  g_set_object (&self->book, book);
  self->exercise = exercise;
  blind = exercise != NULL ? tj_lesson_book_dup_blind (book, exercise) : NULL;
  if (blind == NULL)
    return;

  /* Rows stay while one types an explanation in them. */
  if (!is_same || is_empty (self->times_list))
    fill (self, blind);
  update_state (self, blind);
}
