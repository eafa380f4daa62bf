/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-criterion-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "gui/judgement/tj-phrase-menu.h"
#include "gui/judgement/tj-text-binding.h"
#include "gui/tj-evidence-drag.h"
#include "gui/widgets/tj-evidence-links.h"
#include "gui/widgets/tj-tooltip.h"

#define N_LEVELS (TJ_MAX_HALF_POINTS / 2 + 1)

static const char * const confidences[] = { "low", "medium", "high" };

struct _TjCriterionRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkButton *header_button;
  GtkLabel *name_label;
  GtkLabel *score_label;
  GtkImage *fold_image;
  GtkRevealer *revealer;
  GtkLabel *question_label;
  GtkBox *anchors_box;
  GtkBox *points_box;
  GtkCheckButton *cannot_assess_check;
  GtkToggleButton *low_button;
  GtkToggleButton *medium_button;
  GtkToggleButton *high_button;
  GtkTextView *justification_view;
  GtkLabel *count_label;
  GtkLabel *threshold_label;
  GtkMenuButton *phrases_button;

  GtkToggleButton *points_buttons[TJ_MAX_HALF_POINTS + 1];
  GtkLabel *anchor_labels[N_LEVELS];
  TjEvidenceLinks *links;

  TjCriterion *criterion;
  TjSession *session;
  TjRoundItem *item;
  TjTextBinding *justification_binding;
  gboolean updating;
};

enum {
  UNFOLDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjCriterionRow, tj_criterion_row, GTK_TYPE_WIDGET)

static char *
dup_name (TjCriterionRow *self,
          const char     *suffix)
{
  return g_strconcat ("score.", tj_criterion_get_id (self->criterion), ".", suffix, NULL);
}

static void
edit (TjCriterionRow *self,
      const char     *suffix,
      const char     *value)
{
  g_autofree char *name = dup_name (self, suffix);

  if (self->updating)
    return;

  tj_session_edit (self->session, self->item, name, value);
  tj_criterion_row_update (self);
}

static char *
dup_points_text (guint half_points)
{
  return g_strdup_printf (half_points % 2 == 0 ? "%u" : "%u.5", half_points / 2);
}

static void
get_score (TjCriterionRow *self,
           TjScore        *score)
{
  TjReview *review = tj_round_item_get_review (self->item);

  *score = (TjScore) { 0 };
  if (review != NULL)
    tj_review_get_score (review, tj_criterion_get_id (self->criterion), score);
}

static void
points_toggled_cb (TjCriterionRow  *self,
                   GtkToggleButton *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i <= TJ_MAX_HALF_POINTS; i++)
    {
      if (self->points_buttons[i] == button)
        tj_criterion_row_set_half_points (self, i);
    }

  /* Only what is given takes the focus, and so not yet when it was clicked. */
  gtk_widget_grab_focus (GTK_WIDGET (button));
}

/* Arrows go up and down the scale, as they do among check buttons that exclude each other. */
static gboolean
points_key_cb (TjCriterionRow  *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right ? 1
             : keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -1 : 0;
  int half_points = 0;
  TjScore score;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  get_score (self, &score);
  if (score.state == TJ_SCORE_GIVEN)
    half_points = CLAMP ((int) score.half_points + (mirrored ? -step : step), 0,
                         TJ_MAX_HALF_POINTS);
  tj_criterion_row_set_half_points (self, (guint) half_points);

  return GDK_EVENT_STOP;
}

static void
cannot_assess_toggled_cb (TjCriterionRow *self)
{
  edit (self, "points",
        gtk_check_button_get_active (self->cannot_assess_check) ? "cannot-assess" : NULL);
}

static void
confidence_toggled_cb (TjCriterionRow  *self,
                       GtkToggleButton *button)
{
  GtkToggleButton *buttons[] = { self->low_button, self->medium_button, self->high_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (buttons[i] == button && gtk_toggle_button_get_active (button))
        edit (self, "confidence", confidences[i]);
    }
}

static void
header_clicked_cb (TjCriterionRow *self)
{
  tj_criterion_row_set_expanded (self, !tj_criterion_row_get_expanded (self));
}

/* The count is of what stands in the box, saved or not: it is there for who is typing. */
static void
justification_changed_cb (TjCriterionRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->justification_view);
  guint minimum = tj_criterion_get_min_justification (self->criterion);
  guint length = (guint) gtk_text_buffer_get_char_count (buffer);
  g_autofree char *text = NULL;

  if (length < minimum)
    text = g_strdup_printf (ngettext ("%u character, at least %u wanted",
                                      "%u characters, at least %u wanted", length),
                            length, minimum);
  else
    text = g_strdup_printf (ngettext ("%u character", "%u characters", length), length);

  gtk_label_set_label (self->count_label, text);
}

static GtkWidget *
create_anchor (TjCriterionRow *self,
               guint           level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%u", level);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *anchor_label = gtk_label_new (tj_criterion_get_anchor (self->criterion, level,
                                                                    tj_language_get_current ()));

  gtk_widget_set_valign (number_label, GTK_ALIGN_START);
  gtk_widget_add_css_class (number_label, "anchor-level");
  gtk_label_set_wrap (GTK_LABEL (anchor_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (anchor_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (anchor_label), 0);
  gtk_widget_set_hexpand (anchor_label, TRUE);

  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), anchor_label);
  gtk_widget_add_css_class (box, "anchor");
  self->anchor_labels[level] = GTK_LABEL (anchor_label);

  return box;
}

static void
create_points_button (TjCriterionRow *self,
                      guint           half_points)
{
  g_autofree char *text = dup_points_text (half_points);
  /* Translators: a score as read by a screen reader */
  g_autofree char *spoken = g_strdup_printf (_("%s points"), text);
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  if (half_points > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->points_buttons[0]);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "points");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (points_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (self->points_box, button);
  self->points_buttons[half_points] = GTK_TOGGLE_BUTTON (button);
}

static char *
dup_score_text (const TjScore *score)
{
  switch (score->state)
    {
    case TJ_SCORE_GIVEN:
      return dup_points_text (score->half_points);
    case TJ_SCORE_CANNOT_ASSESS:
      return g_strdup (_("Cannot assess"));
    case TJ_SCORE_MISSING:
    default:
      return g_strdup ("—");
    }
}

static void
update_anchors (TjCriterionRow *self,
                const TjScore  *score)
{
  for (guint level = 0; level < N_LEVELS; level++)
    {
      GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self->anchor_labels[level]));

      /* A half point lies between two anchors: both apply. */
      if (score->state == TJ_SCORE_GIVEN &&
          (level * 2 == score->half_points || level * 2 == score->half_points + 1 ||
           level * 2 + 1 == score->half_points))
        gtk_widget_add_css_class (row, "chosen");
      else
        gtk_widget_remove_css_class (row, "chosen");
    }
}

static void
update_threshold (TjCriterionRow *self,
                  const TjScore  *score)
{
  guint threshold = 0;
  gboolean below;
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;

  if (!tj_criterion_get_threshold (self->criterion, &threshold))
    return;

  below = score->state == TJ_SCORE_GIVEN && score->half_points < threshold;
  points = dup_points_text (threshold);
  if (score->state != TJ_SCORE_GIVEN)
    text = g_strdup_printf (_("At least %s points are wanted"), points);
  else if (below)
    text = g_strdup_printf (_("Below the %s points that are wanted"), points);
  else
    text = g_strdup_printf (_("Reaches the %s points that are wanted"), points);

  gtk_label_set_label (self->threshold_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->threshold_label), TRUE);
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self->threshold_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->threshold_label), "warning");
}

static void
create_phrases_cb (GtkMenuButton *button,
                   gpointer       data)
{
  TjCriterionRow *self = data;
  g_autoptr(GMenuModel) menu = tj_phrase_menu_new (self->session, self->item, self->criterion);

  gtk_menu_button_set_menu_model (button, menu);
}

/* Where the caret is, as an edit of the text like any other. */
static void
insert_phrase_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TjCriterionRow *self = TJ_CRITERION_ROW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->justification_view);

  if (!gtk_text_view_get_editable (self->justification_view))
    return;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->justification_view));
}

static void
keep_phrase_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TjCriterionRow *self = TJ_CRITERION_ROW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->justification_view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  tj_session_keep_phrase (self->session, text);
}

/* Tab stops once at the scale: on what is given, or at its beginning. */
static void
update_tab_stop (TjCriterionRow *self,
                 guint           stop)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->points_box)) != NULL;

  gtk_widget_set_focusable (GTK_WIDGET (self->points_buttons[stop]), TRUE);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->points_buttons[stop]));

  for (guint i = 0; i <= TJ_MAX_HALF_POINTS; i++)
    gtk_widget_set_focusable (GTK_WIDGET (self->points_buttons[i]), i == stop);
}

static void
update_buttons (TjCriterionRow *self,
                const TjScore  *score)
{
  gboolean given = score->state == TJ_SCORE_GIVEN;

  for (guint i = 0; i <= TJ_MAX_HALF_POINTS; i++)
    gtk_toggle_button_set_active (self->points_buttons[i], given && score->half_points == i);
  update_tab_stop (self, given ? score->half_points : 0);

  gtk_check_button_set_active (self->cannot_assess_check,
                               score->state == TJ_SCORE_CANNOT_ASSESS);
  gtk_toggle_button_set_active (self->low_button,
                                g_strcmp0 (score->confidence, confidences[0]) == 0);
  gtk_toggle_button_set_active (self->medium_button,
                                g_strcmp0 (score->confidence, confidences[1]) == 0);
  gtk_toggle_button_set_active (self->high_button,
                                g_strcmp0 (score->confidence, confidences[2]) == 0);
}

static void
tj_criterion_row_dispose (GObject *object)
{
  TjCriterionRow *self = TJ_CRITERION_ROW (object);

  g_clear_object (&self->justification_binding);
  g_clear_object (&self->criterion);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_CRITERION_ROW);

  G_OBJECT_CLASS (tj_criterion_row_parent_class)->dispose (object);
}

static void
tj_criterion_row_class_init (TjCriterionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_criterion_row_dispose;

  signals[UNFOLDED] =
    g_signal_new ("unfolded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-criterion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, box);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, header_button);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, score_label);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, fold_image);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, question_label);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, anchors_box);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, points_box);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, cannot_assess_check);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, low_button);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, medium_button);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, high_button);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, justification_view);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, threshold_label);
  gtk_widget_class_bind_template_child (widget_class, TjCriterionRow, phrases_button);
  gtk_widget_class_bind_template_callback (widget_class, points_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cannot_assess_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, confidence_toggled_cb);

  gtk_widget_class_install_action (widget_class, "criterion.insert-phrase", "s",
                                   insert_phrase_action);
  gtk_widget_class_install_action (widget_class, "criterion.keep-phrase", NULL,
                                   keep_phrase_action);
}

static void
tj_criterion_row_init (TjCriterionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_tooltip_set (GTK_WIDGET (self->cannot_assess_check),
                  _("The package does not let one judge this; it counts as no score, never as "
                    "zero"));
  tj_tooltip_set (GTK_WIDGET (self->phrases_button),
                  _("Insert a phrase, filled with what the form says"));

  self->justification_binding = tj_text_binding_new_for_text_view (self->justification_view);
  gtk_menu_button_set_create_popup_func (self->phrases_button, create_phrases_cb, self, NULL);
}

static void
dropped_cb (GtkWidget        *widget,
            const TjEvidence *evidence)
{
  TjCriterionRow *self = TJ_CRITERION_ROW (widget);
  g_autofree char *target = g_strconcat ("score.", tj_criterion_get_id (self->criterion), NULL);
  g_autofree char *value = tj_evidence_to_value (evidence);

  gtk_widget_activate_action (widget, "review.attach-evidence", "(ss)", target, value);
}

/* What is dropped anywhere on the criterion is evidence for it, folded or not. */
static void
add_links (TjCriterionRow *self)
{
  g_autofree char *target = g_strconcat ("score.", tj_criterion_get_id (self->criterion), NULL);

  self->links = tj_evidence_links_new (target);
  gtk_box_append (GTK_BOX (gtk_revealer_get_child (self->revealer)), GTK_WIDGET (self->links));
  tj_evidence_drop_install (GTK_WIDGET (self), dropped_cb);
}

/**
 * tj_criterion_row_new:
 *
 * Returns: (transfer floating): a folded row for @criterion in the review of @item
 */
GtkWidget *
tj_criterion_row_new (TjCriterion *criterion,
                      TjSession   *session,
                      TjRoundItem *item)
{
  TjCriterionRow *self = g_object_new (TJ_TYPE_CRITERION_ROW, NULL);
  const char *name = tj_criterion_get_name (criterion, tj_language_get_current ());
  g_autofree char *justification = NULL;

  self->criterion = g_object_ref (criterion);
  self->session = g_object_ref (session);
  self->item = g_object_ref (item);

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->question_label,
                       tj_criterion_get_question (criterion, tj_language_get_current ()));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  for (guint level = 0; level < N_LEVELS; level++)
    gtk_box_append (self->anchors_box, create_anchor (self, N_LEVELS - 1 - level));
  for (guint i = 0; i <= TJ_MAX_HALF_POINTS; i++)
    create_points_button (self, i);

  add_links (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->justification_view), "changed",
                           G_CALLBACK (justification_changed_cb), self, G_CONNECT_SWAPPED);

  justification = dup_name (self, "justification");
  tj_text_binding_set_target (self->justification_binding, session, item, justification);
  justification_changed_cb (self);
  tj_criterion_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * tj_criterion_row_get_criterion:
 *
 * Returns: (transfer none): the criterion
 */
TjCriterion *
tj_criterion_row_get_criterion (TjCriterionRow *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION_ROW (self), NULL);

  return self->criterion;
}

gboolean
tj_criterion_row_get_expanded (TjCriterionRow *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION_ROW (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
tj_criterion_row_set_expanded (TjCriterionRow *self,
                               gboolean        expanded)
{
  g_return_if_fail (TJ_IS_CRITERION_ROW (self));

  if (gtk_revealer_get_reveal_child (self->revealer) == expanded)
    return;

  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->fold_image, expanded ? "pan-down-symbolic"
                                                           : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);

  if (expanded)
    g_signal_emit (self, signals[UNFOLDED], 0);
  else
    tj_text_binding_flush (self->justification_binding);
}

/**
 * tj_criterion_row_set_half_points:
 * @half_points: 0 to 10
 */
void
tj_criterion_row_set_half_points (TjCriterionRow *self,
                                  guint           half_points)
{
  g_autofree char *value = NULL;

  g_return_if_fail (TJ_IS_CRITERION_ROW (self));
  g_return_if_fail (half_points <= TJ_MAX_HALF_POINTS);

  value = g_strdup_printf ("%u", half_points);
  edit (self, "points", value);
}

/**
 * tj_criterion_row_add_half_point:
 *
 * The period key: 3 becomes 3.5, and 3.5 becomes 3 again.
 */
void
tj_criterion_row_add_half_point (TjCriterionRow *self)
{
  TjScore score;

  g_return_if_fail (TJ_IS_CRITERION_ROW (self));

  get_score (self, &score);
  if (score.state == TJ_SCORE_GIVEN && score.half_points < TJ_MAX_HALF_POINTS)
    tj_criterion_row_set_half_points (self, score.half_points ^ 1);
}

void
tj_criterion_row_focus_justification (TjCriterionRow *self)
{
  g_return_if_fail (TJ_IS_CRITERION_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->justification_view));
}

/**
 * tj_criterion_row_update:
 *
 * Shows what the review has.
 */
void
tj_criterion_row_update (TjCriterionRow *self)
{
  TjScore score;
  g_autofree char *text = NULL;
  gboolean editable;

  g_return_if_fail (TJ_IS_CRITERION_ROW (self));

  get_score (self, &score);
  editable = tj_round_item_get_editable (self->item);

  self->updating = TRUE;
  update_buttons (self, &score);
  self->updating = FALSE;

  update_anchors (self, &score);
  update_threshold (self, &score);
  text = dup_score_text (&score);
  gtk_label_set_label (self->score_label, text);

  gtk_widget_set_sensitive (GTK_WIDGET (self->points_box), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cannot_assess_check), editable);
  gtk_widget_set_sensitive (gtk_widget_get_parent (GTK_WIDGET (self->low_button)), editable);
  gtk_text_view_set_editable (self->justification_view, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->phrases_button), editable);
  tj_text_binding_refresh (self->justification_binding);
  tj_evidence_links_show (self->links, tj_round_item_get_shown (self->item),
                          tj_round_item_get_review (self->item), editable);
}
