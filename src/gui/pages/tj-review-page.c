/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/rubric/tj-conflict.h"
#include "core/rubric/tj-review-corrections.h"
#include "core/training/tj-blinding.h"

G_DEFINE_FINAL_TYPE (TjReviewPage, tj_review_page, TJ_TYPE_SESSION_VIEW)

static void
field_activated_cb (TjReviewPage *self,
                    const char   *path)
{
  if (!gtk_stack_page_get_visible (self->form_page))
    {
      tj_evidence_pane_show_field (self->evidence, path);
      return;
    }

  gtk_stack_set_visible_child_name (self->judgement, "form");
  tj_form_view_show_field (self->typed_form, path);
}

static void
show_field_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  field_activated_cb (TJ_REVIEW_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Pages are counted from one; none is shown where there is none. */
static void
show_place_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  const char *attachment;
  guint page;

  g_variant_get (parameter, "(&su)", &attachment, &page);
  tj_evidence_pane_show_page (TJ_REVIEW_PAGE (widget)->evidence, attachment, MAX (page, 1) - 1);
}

static const char *
find_attachment (TjPackage  *package,
                 const char *sha256)
{
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (g_strcmp0 (tj_attachment_get_sha256 (attachment), sha256) == 0)
        return tj_attachment_get_name (attachment);
    }

  return NULL;
}

/* What is open on the left becomes the evidence of the entry that is typed on the right. */
static void
take_place_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (widget);
  TjRoundItem *item = tj_session_view_get_item (TJ_SESSION_VIEW (self));
  g_autoptr(TjEvidence) place = tj_evidence_pane_dup_evidence (self->evidence);
  const char *attachment;

  if (place == NULL || item == NULL)
    return;

  attachment = find_attachment (tj_round_item_get_package (item), place->sha256);
  if (attachment != NULL)
    tj_recalculation_view_take_place (self->recalculation_view, attachment,
                                      place->kind == TJ_EVIDENCE_PAGE ? place->place : 0,
                                      place->quote);
}

/* The reason first, so that the first undo takes back what the field reads. */
static void
correct_field_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);
  const char *path, *value, *reason;
  g_autofree char *value_name = NULL;
  g_autofree char *reason_name = NULL;

  g_variant_get (parameter, "(&s&s&s)", &path, &value, &reason);
  value_name = tj_correction_dup_name (path, "value");
  reason_name = tj_correction_dup_name (path, "reason");

  if (tj_session_view_edit (view, reason_name, reason))
    tj_session_view_edit (view, value_name, value);
}

static void
correct_case_count_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);
  TjPackage *package = tj_round_item_get_package (tj_session_view_get_item (view));
  guint n_read = tj_form_get_n_cases (tj_package_get_form (tj_package_get_original (package)));
  guint n_cases = g_variant_get_uint32 (parameter);
  g_autofree char *count = g_strdup_printf ("%u", n_cases);

  tj_session_view_edit (view, "correction.case-count", n_cases != n_read ? count : NULL);
}

static void
words_activated_cb (TjReviewPage *self,
                    GStrv         words)
{
  tj_evidence_pane_highlight_words (self->evidence, (const char * const *) words);
}

/* Going from one place that was found to the next, wherever the focus is meanwhile. */
static gboolean
find_key_pressed (TjReviewPage    *self,
                  guint            keyval,
                  GdkModifierType  state)
{
  GtkWidget *evidence = GTK_WIDGET (self->evidence);
  const gboolean is_forward = (state & GDK_SHIFT_MASK) == 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == (GDK_CONTROL_MASK | GDK_ALT_MASK) &&
      gdk_keyval_to_lower (keyval) == GDK_KEY_f)
    return gtk_widget_activate_action (evidence, "evidence.find-package", NULL);

  if (keyval == GDK_KEY_F3 || ((state & GDK_CONTROL_MASK) != 0 &&
                               gdk_keyval_to_lower (keyval) == GDK_KEY_g))
    return gtk_widget_activate_action (evidence, "evidence.find-step", "b", is_forward);

  return GDK_EVENT_PROPAGATE;
}

/* Wherever the focus is: scoring while reading is what the page is for. */
static gboolean
key_pressed_cb (TjReviewPage          *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  const char *judgement = gtk_stack_get_visible_child_name (self->judgement);

  if (keyval == GDK_KEY_F6)
    return tj_review_page_enter_next_part (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);

  if (gtk_widget_get_visible (GTK_WIDGET (self->paned)) && find_key_pressed (self, keyval, state))
    return GDK_EVENT_STOP;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      g_strcmp0 (judgement, "scoring") != 0)
    return GDK_EVENT_PROPAGATE;

  return tj_scoring_view_type (self->scoring_view, gdk_keyval_to_unicode (keyval));
}

/* Letters that nothing under the focus took: not while one types. */
static gboolean
key_left_cb (TjReviewPage          *self,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_j:
      return gtk_widget_activate_action (GTK_WIDGET (self), "review.next", NULL);

    case GDK_KEY_k:
      return gtk_widget_activate_action (GTK_WIDGET (self), "review.previous", NULL);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
judgement_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  tj_review_page_show_judgement (TJ_REVIEW_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static guint
find_position (TjReviewPage *self,
               guint        *n_items)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GListModel *items = tj_session_get_items (session);
  TjRoundItem *current = tj_session_get_current (session);
  guint position = 0;

  *n_items = g_list_model_get_n_items (items);
  if (current != NULL)
    g_list_store_find (G_LIST_STORE (items), current, &position);

  return position;
}

static void
go (TjReviewPage *self,
    int           step)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  guint n_items;
  guint position = find_position (self, &n_items);
  g_autoptr(TjRoundItem) item = NULL;

  if ((step < 0 && position == 0) || position + step >= n_items)
    return;

  item = g_list_model_get_item (tj_session_get_items (session), position + step);
  tj_session_set_current (session, item);
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  go (TJ_REVIEW_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  go (TJ_REVIEW_PAGE (widget), 1);
}

static void
gap_clicked_cb (TjReviewPage *self)
{
  tj_review_page_show_first_gap (self);
}

static void
update_total (TjReviewPage *self,
              TjReview     *review)
{
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;
  TjTotal total;

  tj_review_get_total (review, &total);
  if (tj_review_is_recusal (review))
    {
      gtk_label_set_label (self->total_label, _("Withdrawn"));
      return;
    }

  if (total.n_given == 0)
    {
      gtk_label_set_label (self->total_label, _("No score yet"));
      return;
    }

  points = tj_text_format_number (total.points, 2);
  if (total.n_missing + total.n_cannot_assess == 0)
    /* Translators: the weighted mean of all scores, on a scale of 5 */
    text = g_strdup_printf (_("Total %s of 5"), points);
  else
    /* Translators: the weighted mean of some scores; the rest is missing or cannot be assessed */
    text = g_strdup_printf (ngettext ("Total %s of 5, %u criterion left out",
                                      "Total %s of 5, %u criteria left out",
                                      total.n_missing + total.n_cannot_assess),
                            points, total.n_missing + total.n_cannot_assess);

  gtk_label_set_label (self->total_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total_label), text);
}

static void
update_tabs (TjReviewPage *self,
             TjRoundItem  *item,
             TjReview     *review)
{
  guint n_findings = g_list_model_get_n_items (tj_round_item_get_findings (item));
  g_autofree char *findings = NULL;
  g_autofree char *scores = NULL;
  TjTotal total;

  tj_review_get_total (review, &total);

  /* Translators: a tab; the number of findings */
  findings = g_strdup_printf (_("Findings %u"), n_findings);
  /* Translators: a tab; how many criteria are judged, and how many there are */
  scores = g_strdup_printf (_("Scores %u/%u"), total.n_given + total.n_cannot_assess,
                            total.n_given + total.n_cannot_assess + total.n_missing);

  gtk_stack_page_set_title (self->findings_page, findings);
  gtk_stack_page_set_title (self->scoring_page, scores);
}

static void
update (TjReviewPage *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjRoundItem *item = tj_session_view_get_item (view);
  TjReview *review = tj_session_view_get_review (view);
  gboolean is_signed = item != NULL && tj_round_item_get_signed (item);

  if (review == NULL)
    return;

  update_total (self, review);
  tj_review_page_update_gaps (self, review);
  update_tabs (self, item, review);

  gtk_widget_set_visible (GTK_WIDGET (self->sign_button), !is_signed);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), is_signed);
  if (is_signed)
    gtk_widget_set_visible (GTK_WIDGET (self->gap_button), FALSE);
}

/* What is not declared yet is not read yet. */
static void
update_gate (TjReviewPage *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  gboolean wanted = tj_declaration_page_is_wanted (tj_session_view_get_review (view),
                                                   tj_session_view_is_editable (view));
  gboolean opens = !wanted && gtk_widget_get_visible (GTK_WIDGET (self->declaration));

  gtk_widget_set_visible (GTK_WIDGET (self->declaration), wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->paned), !wanted);
  if (opens)
    gtk_widget_child_focus (GTK_WIDGET (self->evidence), GTK_DIR_TAB_FORWARD);
}

static void
update_position (TjReviewPage *self)
{
  guint n_items;
  guint position = find_position (self, &n_items);
  g_autofree char *text = g_strdup_printf ("%u/%u", position + 1, n_items);

  gtk_label_set_label (self->position_label, n_items > 0 ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", position + 1 < n_items);
}

static const char *
choose_child (TjReviewPage *self,
              TjRoundItem  *item)
{
  if (item == NULL)
    return "empty";

  switch (tj_round_item_get_state (item))
    {
    case TJ_ROUND_ITEM_READY:
      return "package";

    case TJ_ROUND_ITEM_FAILED:
      {
        g_autofree char *problem = g_markup_escape_text (tj_round_item_get_problem (item), -1);
        g_autofree char *name = g_markup_escape_text (tj_round_item_get_name (item), -1);

        adw_status_page_set_title (self->problem_page, name);
        adw_status_page_set_description (self->problem_page, problem);
        return "problem";
      }

    case TJ_ROUND_ITEM_LOADING:
    default:
      return "loading";
    }
}

static void
tj_review_page_session_set (TjSessionView *view,
                            TjSession     *session)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (view);

  GSettings *settings = tj_session_get_settings (session);

  if (settings != NULL)
    g_settings_bind (settings, "divider-position", self->paned, "position",
                     G_SETTINGS_BIND_DEFAULT);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->declaration), session);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->findings_view), session);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->placement_view), session);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->recalculation_view), session);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->scoring_view), session);
  tj_session_view_set_session (TJ_SESSION_VIEW (self->opinion_view), session);
  tj_evidence_pane_set_recognised_folder (self->evidence,
                                          tj_session_get_recognised_folder (session));
}

static void
recognised_cb (TjReviewPage *self,
               const char   *digest)
{
  tj_session_reread_words (tj_session_view_get_session (TJ_SESSION_VIEW (self)), digest);
}

/* The form is read on the left; where it can only be typed, that is done on the right, beside the
 * pages. */
static void
show_form (TjReviewPage *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjRoundItem *item = tj_session_view_get_item (view);
  TjReview *review = tj_session_view_get_review (view);
  gboolean editable = tj_session_view_is_editable (view);
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;
  gboolean typed = package != NULL && tj_package_get_form_file (package) == NULL;
  TjPackage *shown = item != NULL ? tj_round_item_get_shown (item) : NULL;

  tj_evidence_pane_set_package (self->evidence,
                                item != NULL ? tj_round_item_get_shown (item) : NULL);
  tj_evidence_pane_set_hidden (self->evidence,
                               shown != NULL ? tj_blinding_get_hidden (shown) : NULL);
  tj_evidence_pane_set_review (self->evidence, review, editable);
  tj_form_view_set_package (self->typed_form, typed ? package : NULL);
  tj_form_view_set_review (self->typed_form, review, editable);
  gtk_stack_page_set_visible (self->form_page, typed);
}

static void
tj_review_page_item_set (TjSessionView *view,
                         TjRoundItem   *item)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (view);
  gboolean was_typed = gtk_stack_page_get_visible (self->form_page);

  show_form (self);
  if (gtk_stack_page_get_visible (self->form_page) && !was_typed)
    gtk_stack_set_visible_child_name (self->judgement, "form");
  gtk_stack_set_visible_child_name (self->stack, choose_child (self, item));
  update_position (self);
  update (self);
  update_gate (self);
}

static void
tj_review_page_review_changed (TjSessionView *view,
                               const char    *name)
{
  /* Without a name the review was signed, or opened again. */
  if (name == NULL || g_str_has_prefix (name, "correction."))
    show_form (TJ_REVIEW_PAGE (view));
  if (name != NULL && g_str_has_prefix (name, "evidence."))
    tj_review_page_update_evidence (TJ_REVIEW_PAGE (view));
  update (TJ_REVIEW_PAGE (view));
  if (name == NULL || g_str_equal (name, "conflict"))
    update_gate (TJ_REVIEW_PAGE (view));
}

static void
tj_review_page_dispose (GObject *object)
{
  tj_review_page_forget_parts (TJ_REVIEW_PAGE (object));

  G_OBJECT_CLASS (tj_review_page_parent_class)->dispose (object);
}

static void
tj_review_page_class_init (TjReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_review_page_dispose;
  view_class->session_set = tj_review_page_session_set;
  view_class->item_set = tj_review_page_item_set;
  view_class->review_changed = tj_review_page_review_changed;

  g_type_ensure (TJ_TYPE_EVIDENCE_PANE);
  g_type_ensure (TJ_TYPE_FORM_VIEW);
  g_type_ensure (TJ_TYPE_FINDINGS_VIEW);
  g_type_ensure (TJ_TYPE_PLACEMENT_VIEW);
  g_type_ensure (TJ_TYPE_RECALCULATION_VIEW);
  g_type_ensure (TJ_TYPE_SCORING_VIEW);
  g_type_ensure (TJ_TYPE_OPINION_VIEW);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, problem_page);
  g_type_ensure (TJ_TYPE_DECLARATION_PAGE);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, declaration);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, evidence);
  gtk_widget_class_bind_template_callback (widget_class, recognised_cb);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, judgement_box);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, judgement);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, form_page);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, typed_form);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, findings_page);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, scoring_page);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, findings_view);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, placement_view);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, recalculation_view);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, scoring_view);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, opinion_view);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, position_label);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, gap_button);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TjReviewPage, correct_button);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gap_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_review_page_targets_wanted_cb);

  gtk_widget_class_install_action (widget_class, "review.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "review.judgement", "s", judgement_action);
  gtk_widget_class_install_action (widget_class, "review.show-field", "s", show_field_action);
  gtk_widget_class_install_action (widget_class, "review.show-place", "(su)",
                                   show_place_action);
  gtk_widget_class_install_action (widget_class, "review.take-place", NULL, take_place_action);
  gtk_widget_class_install_action (widget_class, "review.correct-field", "(sss)",
                                   correct_field_action);
  gtk_widget_class_install_action (widget_class, "review.correct-case-count", "u",
                                   correct_case_count_action);
  tj_review_page_install_evidence (widget_class);
}

static void
tj_review_page_init (TjReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_session_view_set_late (TJ_SESSION_VIEW (self->placement_view), TRUE);
  tj_session_view_set_late (TJ_SESSION_VIEW (self->recalculation_view), TRUE);
  tj_session_view_set_late (TJ_SESSION_VIEW (self->scoring_view), TRUE);
  tj_session_view_set_late (TJ_SESSION_VIEW (self->opinion_view), TRUE);
  /* The first page of the stack is hidden from most packages. */
  gtk_stack_set_visible_child_name (self->judgement, "findings");
}

/**
 * tj_review_page_show_judgement:
 * @name: `findings`, `placement`, `recalculation`, `scoring` or `opinion`
 */
void
tj_review_page_show_judgement (TjReviewPage *self,
                               const char   *name)
{
  g_return_if_fail (TJ_IS_REVIEW_PAGE (self));

  gtk_stack_set_visible_child_name (self->judgement, name);
}

/**
 * tj_review_page_find:
 *
 * Returns: whether what is read can be searched in; then the focus is where to type for what
 */
gboolean
tj_review_page_find (TjReviewPage *self)
{
  g_return_val_if_fail (TJ_IS_REVIEW_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->paned)) &&
         tj_evidence_pane_can_find (self->evidence) &&
         gtk_widget_activate_action (GTK_WIDGET (self->evidence), "evidence.find", NULL);
}

/**
 * tj_review_page_activate:
 * @action: of this page, of a part of it or of the window
 * @target: (nullable): its parameter
 *
 * Returns: whether there is such an action, and it can be done now
 */
gboolean
tj_review_page_activate (TjReviewPage *self,
                         const char   *action,
                         GVariant     *target)
{
  g_return_val_if_fail (TJ_IS_REVIEW_PAGE (self), FALSE);

  return gtk_widget_activate_action_variant (GTK_WIDGET (self->evidence), action, target);
}

/* What stands there, as it was typed: the form marks words letter by letter. */
static GStrv
list_marked (const TjTextHit *hit)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  tj_text_hit_make_snippet (hit);
  for (guint i = 0; i < hit->marks->len; i++)
    {
      TjTextRange range = g_array_index (hit->marks, TjTextRange, i);
      g_autofree char *word = g_strndup (hit->snippet + range.start, range.end - range.start);

      g_strv_builder_add (words, word);
    }

  return g_strv_builder_end (words);
}

/**
 * tj_review_page_show_hit:
 *
 * Shows the place of the current package where the words searched for stand; nothing where
 * nothing is searched for.
 */
void
tj_review_page_show_hit (TjReviewPage *self)
{
  TjRoundItem *item;
  const TjTextHit *hit;
  g_auto(GStrv) words = NULL;

  g_return_if_fail (TJ_IS_REVIEW_PAGE (self));

  item = tj_session_view_get_item (TJ_SESSION_VIEW (self));
  hit = item != NULL ? tj_round_item_get_hit (item) : NULL;
  if (hit == NULL)
    return;

  words = list_marked (hit);
  tj_evidence_pane_highlight_words (self->evidence, (const char * const *) words);
  if (hit->place == TJ_TEXT_PLACE_FIELD)
    tj_evidence_pane_show_field (self->evidence, hit->label);
  else
    tj_evidence_pane_show_page (self->evidence, hit->file, MAX (hit->number, 1) - 1);
}
