/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-scoring-view.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "gui/judgement/tj-criterion-row.h"
#include "gui/widgets/tj-sight.h"

struct _TjScoringView
{
  TjSessionView parent_instance;

  GtkLabel *total_label;
  GtkLabel *missing_label;
  GtkLabel *note_label;
  GtkBox *rows_box;

  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (TjScoringView, tj_scoring_view, TJ_TYPE_SESSION_VIEW)

static TjCriterionRow *
get_expanded (TjScoringView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjCriterionRow *row = g_ptr_array_index (self->rows, i);

      if (tj_criterion_row_get_expanded (row))
        return row;
    }

  return NULL;
}

/* One at a time: the others fold. */
static void
unfolded_cb (TjScoringView  *self,
             TjCriterionRow *unfolded)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjCriterionRow *row = g_ptr_array_index (self->rows, i);

      if (row != unfolded)
        tj_criterion_row_set_expanded (row, FALSE);
    }

  tj_sight_bring_in (GTK_WIDGET (unfolded));
}

static void
append_names (GString    *text,
              const char *format,
              GPtrArray  *names)
{
  g_autofree char *list = NULL;
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);
  /* Translators: between the names of criteria in a list */
  list = g_strjoinv (_(", "), (char **) names->pdata);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, parts[0]);
  g_string_append (text, list);
  g_string_append (text, parts[1] != NULL ? parts[1] : "");
}

/* Which criteria the total leaves out, and which fall short, by name. */
static char *
dup_missing (TjReview *review)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autoptr(GPtrArray) impossible = g_ptr_array_new ();
  g_autoptr(GPtrArray) below = g_ptr_array_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      gpointer name = (gpointer) tj_criterion_get_name (criterion, tj_language_get_current ());
      guint threshold = 0;
      TjScore score;

      tj_review_get_score (review, tj_criterion_get_id (criterion), &score);
      if (score.state == TJ_SCORE_MISSING)
        g_ptr_array_add (missing, name);
      else if (score.state == TJ_SCORE_CANNOT_ASSESS)
        g_ptr_array_add (impossible, name);
      else if (tj_criterion_get_threshold (criterion, &threshold) &&
               score.half_points < threshold)
        g_ptr_array_add (below, name);
    }

  /* Translators: a list of criteria */
  append_names (text, _("Not scored yet: %s"), missing);
  /* Translators: a list of criteria */
  append_names (text, _("Cannot be assessed: %s"), impossible);
  /* Translators: a list of criteria */
  append_names (text, _("Below the points that are wanted: %s"), below);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_total (TjScoringView *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_autofree char *points = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *missing = NULL;
  TjTotal total;

  if (review == NULL)
    return;

  tj_review_get_total (review, &total);
  points = total.n_given > 0 ? tj_text_format_number (total.points, 2) : g_strdup ("—");
  /* Translators: the total, as the weighted mean of what was scored */
  total_text = g_strdup_printf (_("Total %s of 5 (mean of the scores given, by weight)"), points);
  missing = dup_missing (review);
  gtk_label_set_label (self->total_label, total_text);
  gtk_label_set_label (self->missing_label, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), *missing != '\0');
}

static void
clear_rows (TjScoringView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (self->rows_box, g_ptr_array_index (self->rows, i));

  g_ptr_array_set_size (self->rows, 0);
}

static void
fill_rows (TjScoringView *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjReview *review = tj_session_view_get_review (view);
  GListModel *criteria;

  clear_rows (self);
  if (review == NULL)
    return;

  criteria = tj_rubric_get_criteria (tj_review_get_rubric (review), tj_review_get_stage (review));
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      GtkWidget *row = tj_criterion_row_new (criterion, tj_session_view_get_session (view),
                                             tj_session_view_get_item (view));

      g_signal_connect_object (row, "unfolded", G_CALLBACK (unfolded_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->rows_box, row);
      g_ptr_array_add (self->rows, row);
    }

  if (self->rows->len > 0)
    tj_criterion_row_set_expanded (g_ptr_array_index (self->rows, 0), TRUE);
}

static gboolean
is_typing (TjScoringView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

static void
next_criterion_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  TjScoringView *self = TJ_SCORING_VIEW (widget);
  TjCriterionRow *row = get_expanded (self);
  guint index = 0;

  if (self->rows->len == 0)
    return;

  if (row != NULL && g_ptr_array_find (self->rows, row, &index))
    index = (index + 1) % self->rows->len;

  row = g_ptr_array_index (self->rows, index);
  tj_criterion_row_set_expanded (row, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* Which rubric it is, and whose weights they are. */
static void
update_note (TjScoringView *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  const TjLanguage language = tj_language_get_current ();
  TjRubric *rubric = review != NULL ? tj_review_get_rubric (review) : NULL;
  g_autofree char *note = NULL;

  if (rubric != NULL)
    /* Translators: title, version and weights note of a rubric */
    note = g_strdup_printf (_("%s, version %s. %s"), tj_rubric_get_title (rubric, language),
                            tj_rubric_get_version (rubric),
                            tj_rubric_get_weights_note (rubric, language));
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
}

static void
tj_scoring_view_item_set (TjSessionView *view,
                          TjRoundItem   *item)
{
  fill_rows (TJ_SCORING_VIEW (view));
  update_total (TJ_SCORING_VIEW (view));
  update_note (TJ_SCORING_VIEW (view));
}

static void
tj_scoring_view_review_changed (TjSessionView *view,
                                const char    *name)
{
  TjScoringView *self = TJ_SCORING_VIEW (view);

  update_total (self);
  /* Another stage has its own criteria. */
  if (g_strcmp0 (name, "stage") == 0)
    {
      fill_rows (self);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    tj_criterion_row_update (g_ptr_array_index (self->rows, i));
}

static void
tj_scoring_view_dispose (GObject *object)
{
  TjScoringView *self = TJ_SCORING_VIEW (object);

  if (self->rows != NULL)
    clear_rows (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_scoring_view_parent_class)->dispose (object);
}

static void
tj_scoring_view_class_init (TjScoringViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_scoring_view_dispose;
  view_class->item_set = tj_scoring_view_item_set;
  view_class->review_changed = tj_scoring_view_review_changed;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-scoring-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjScoringView, total_label);
  gtk_widget_class_bind_template_child (widget_class, TjScoringView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TjScoringView, note_label);
  gtk_widget_class_bind_template_child (widget_class, TjScoringView, rows_box);

  gtk_widget_class_install_action (widget_class, "scoring.next-criterion", NULL,
                                   next_criterion_action);
}

static void
tj_scoring_view_init (TjScoringView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_scoring_view_show_criterion:
 * @id: a criterion
 *
 * Unfolds it and moves the focus there.
 */
void
tj_scoring_view_show_criterion (TjScoringView *self,
                                const char    *id)
{
  g_return_if_fail (TJ_IS_SCORING_VIEW (self));

  tj_session_view_catch_up (TJ_SESSION_VIEW (self));
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjCriterionRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (tj_criterion_get_id (tj_criterion_row_get_criterion (row)), id))
        {
          tj_criterion_row_set_expanded (row, TRUE);
          gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
        }
    }
}

/**
 * tj_scoring_view_type:
 * @letter: what was typed while the scores are in sight
 *
 * Digits give whole points to the unfolded criterion, a period half a point more or less.
 *
 * Returns: whether the letter meant something; not while a text is being typed
 */
gboolean
tj_scoring_view_type (TjScoringView *self,
                      gunichar       letter)
{
  TjCriterionRow *row;

  g_return_val_if_fail (TJ_IS_SCORING_VIEW (self), FALSE);

  row = get_expanded (self);
  if (row == NULL || is_typing (self) || !tj_session_view_is_editable (TJ_SESSION_VIEW (self)))
    return FALSE;

  if (letter >= '0' && letter <= '0' + TJ_MAX_HALF_POINTS / 2)
    tj_criterion_row_set_half_points (row, (letter - '0') * 2);
  else if (letter == '.')
    tj_criterion_row_add_half_point (row);
  else
    return FALSE;

  return TRUE;
}
