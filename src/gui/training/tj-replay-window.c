/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-replay-window.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/training/tj-replay.h"
#include "gui/widgets/tj-answer-words.h"

#define TICK_MS 100

/* How many times as fast as it was made. */
static const double speeds[] = { 1, 2, 10, 30, 100, 300 };
#define DEFAULT_SPEED 2

struct _TjReplayWindow
{
  AdwWindow parent_instance;

  GtkLabel *time_label;
  GtkLabel *what_label;
  GtkLabel *change_label;
  GtkListBox *scores_list;
  GtkButton *play_button;
  GtkAdjustment *adjustment;
  GtkDropDown *speed_choice;

  TjSession *session;
  TjReview *review;
  GPtrArray *journal;
  TjReplay *replay;
  guint state;
  double seconds;
  guint tick_id;
  gint64 tick_time;
};

G_DEFINE_FINAL_TYPE (TjReplayWindow, tj_replay_window, ADW_TYPE_WINDOW)

/* What the first edits add up to. */
static TjReview *
create_review (TjReplayWindow *self)
{
  TjReview *review = tj_review_new (tj_review_get_rubric (self->review));

  for (guint i = 0; i < self->state; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (self->journal, i);

      tj_review_set (review, entry->name, entry->after, NULL);
    }

  return review;
}

static void
add_score (TjReplayWindow *self,
           TjReview       *review,
           TjCriterion    *criterion,
           const char     *changed)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value;
  g_autofree char *name = g_strdup_printf ("score.%s.points", tj_criterion_get_id (criterion));
  g_autofree char *prefix = g_strdup_printf ("score.%s.", tj_criterion_get_id (criterion));
  g_autofree char *points = tj_answer_words_dup (name, tj_review_get (review, name));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tj_criterion_get_name (criterion, tj_language_get_current ()));
  value = gtk_label_new (points);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  /* The light falls on what is being edited. */
  if (changed != NULL && g_str_has_prefix (changed, prefix))
    gtk_widget_add_css_class (row, "spotlight");
  gtk_list_box_append (self->scores_list, row);
}

static void
show_scores (TjReplayWindow *self,
             const char     *changed)
{
  g_autoptr(TjReview) review = create_review (self);
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->scores_list))) != NULL)
    gtk_list_box_remove (self->scores_list, child);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      add_score (self, review, criterion, changed);
    }
}

static void
show_state (TjReplayWindow *self)
{
  const TjJournalEntry *entry = self->state > 0 ? g_ptr_array_index (self->journal,
                                                                     self->state - 1) : NULL;
  const guint seconds = (guint) tj_replay_get_seconds (self->replay, self->state);
  g_autofree char *time = NULL;
  g_autofree char *what = NULL;
  g_autofree char *change = NULL;

  /* Translators: which edit of how many, and minutes and seconds since the first */
  time = g_strdup_printf (_("Edit %u of %u · %u:%02u"), self->state, self->journal->len,
                          seconds / 60, seconds % 60);
  if (entry != NULL)
    {
      g_autofree char *before = tj_answer_words_dup (entry->name, entry->before);
      g_autofree char *after = tj_answer_words_dup (entry->name, entry->after);

      what = tj_review_describe (self->review, entry->name);
      /* Translators: what an answer was, and what it became */
      change = g_strdup_printf (_("%s → %s"), before, after);
    }

  gtk_label_set_label (self->time_label, time);
  gtk_label_set_label (self->what_label, what != NULL ? what : _("Before the first edit"));
  gtk_label_set_label (self->change_label, change != NULL ? change : "");
  show_scores (self, entry != NULL ? entry->name : NULL);
  gtk_adjustment_set_value (self->adjustment, self->state);
}

static gboolean
tick_cb (gpointer data)
{
  TjReplayWindow *self = data;
  const gint64 now = g_get_monotonic_time ();
  const guint speed = gtk_drop_down_get_selected (self->speed_choice);
  const double elapsed = (double) (now - self->tick_time) / G_USEC_PER_SEC;

  self->tick_time = now;
  tj_replay_window_advance (self, elapsed * speeds[MIN (speed, G_N_ELEMENTS (speeds) - 1)]);

  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
toggle_cb (TjReplayWindow *self)
{
  tj_replay_window_set_playing (self, self->tick_id == 0);
}

static void
back_cb (TjReplayWindow *self)
{
  tj_replay_window_set_playing (self, FALSE);
  tj_replay_window_set_state (self, self->state > 0 ? self->state - 1 : 0);
}

static void
forward_cb (TjReplayWindow *self)
{
  tj_replay_window_set_playing (self, FALSE);
  tj_replay_window_set_state (self, self->state + 1);
}

static void
scrubbed_cb (TjReplayWindow *self)
{
  const guint state = (guint) (gtk_adjustment_get_value (self->adjustment) + 0.5);

  if (self->replay != NULL && state != self->state)
    tj_replay_window_set_state (self, state);
}

static void
toggle_fullscreen_cb (TjReplayWindow *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
change_speed (TjReplayWindow *self,
              int             direction)
{
  const int speed = (int) gtk_drop_down_get_selected (self->speed_choice) + direction;

  gtk_drop_down_set_selected (self->speed_choice,
                              (guint) CLAMP (speed, 0, (int) G_N_ELEMENTS (speeds) - 1));
}

/* The keys of who stands before a class. */
static gboolean
key_pressed_cb (TjReplayWindow  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_space:
      toggle_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
      back_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
      forward_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      tj_replay_window_set_state (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      tj_replay_window_set_state (self, self->journal->len);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      change_speed (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      change_speed (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_F11:
      toggle_fullscreen_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
tj_replay_window_dispose (GObject *object)
{
  TjReplayWindow *self = TJ_REPLAY_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->replay, tj_replay_free);
  g_clear_pointer (&self->journal, g_ptr_array_unref);
  g_clear_object (&self->review);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tj_replay_window_parent_class)->dispose (object);
}

static void
tj_replay_window_class_init (TjReplayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_replay_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-replay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, time_label);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, what_label);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, change_label);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, scores_list);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, play_button);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TjReplayWindow, speed_choice);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrubbed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_fullscreen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tj_replay_window_init (TjReplayWindow *self)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autofree char *number = tj_text_format_number (speeds[i], 0);
      /* Translators: how many times as fast */
      g_autofree char *label = g_strdup_printf (_("%s×"), number);

      gtk_string_list_append (choices, label);
    }
  gtk_drop_down_set_model (self->speed_choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (self->speed_choice, DEFAULT_SPEED);
}

/**
 * tj_replay_window_new:
 * @item: a package with a review
 *
 * Returns: (transfer none): the window, before the first edit; owned by GTK until it is closed
 */
TjReplayWindow *
tj_replay_window_new (GtkWindow   *parent,
                      TjSession   *session,
                      TjRoundItem *item)
{
  TjReplayWindow *self = g_object_new (TJ_TYPE_REPLAY_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->review = g_object_ref (tj_round_item_get_review (item));
  self->journal = tj_session_list_journal (session, item);
  self->replay = tj_replay_new ();
  for (guint i = 0; i < self->journal->len; i++)
    tj_replay_add (self->replay,
                   ((const TjJournalEntry *) g_ptr_array_index (self->journal, i))->time);
  gtk_adjustment_set_upper (self->adjustment, self->journal->len);
  show_state (self);

  return self;
}

/**
 * tj_replay_window_set_state:
 * @n_edits: after how many edits; the last where there are fewer
 */
void
tj_replay_window_set_state (TjReplayWindow *self,
                            guint           n_edits)
{
  g_return_if_fail (TJ_IS_REPLAY_WINDOW (self));

  self->state = MIN (n_edits, self->journal->len);
  self->seconds = tj_replay_get_seconds (self->replay, self->state);
  show_state (self);
}

guint
tj_replay_window_get_state (TjReplayWindow *self)
{
  return self->state;
}

/**
 * tj_replay_window_set_playing:
 *
 * From its end it begins again.
 */
void
tj_replay_window_set_playing (TjReplayWindow *self,
                              gboolean        playing)
{
  g_return_if_fail (TJ_IS_REPLAY_WINDOW (self));

  if (playing == (self->tick_id != 0))
    return;

  if (playing && self->state == self->journal->len)
    tj_replay_window_set_state (self, 0);
  self->tick_time = g_get_monotonic_time ();
  if (playing)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  else
    g_clear_handle_id (&self->tick_id, g_source_remove);

  gtk_button_set_icon_name (self->play_button, playing ? "media-playback-pause-symbolic"
                                                       : "media-playback-start-symbolic");
}

gboolean
tj_replay_window_get_playing (TjReplayWindow *self)
{
  return self->tick_id != 0;
}

/**
 * tj_replay_window_advance:
 * @seconds: by how much of the time in which the review was made
 *
 * Shows what had come by then; stops at the end.
 */
void
tj_replay_window_advance (TjReplayWindow *self,
                          double          seconds)
{
  guint state;

  g_return_if_fail (TJ_IS_REPLAY_WINDOW (self));

  self->seconds += seconds;
  state = tj_replay_get_state_at (self->replay, self->seconds);
  if (state != self->state)
    {
      self->state = state;
      show_state (self);
    }

  if (self->state == self->journal->len)
    tj_replay_window_set_playing (self, FALSE);
}
