/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-finding-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gui/judgement/tj-arithmetic-box.h"
#include "gui/judgement/tj-text-binding.h"
#include "gui/widgets/tj-evidence-links.h"
#include "gui/widgets/tj-tooltip.h"

struct _TjFindingRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *severity_label;
  GtkLabel *title_label;
  GtkLabel *message_label;
  GtkLabel *formula_label;
  GtkLabel *clause_label;
  GtkExpander *arithmetic_expander;
  TjArithmeticBox *arithmetic;
  GtkToggleButton *accept_button;
  GtkToggleButton *dismiss_button;
  GtkToggleButton *question_button;
  GtkRevealer *reason_revealer;
  GtkEntry *reason_entry;
  GtkRevealer *question_revealer;
  GtkTextView *question_view;
  TjEvidenceLinks *links;

  TjFinding *finding;
  TjSession *session;
  TjRoundItem *item;
  char *decision_name;
  char *question_name;
  TjTextBinding *reason_binding;
  TjTextBinding *question_binding;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TjFindingRow, tj_finding_row, GTK_TYPE_LIST_BOX_ROW)

static void
decide (TjFindingRow    *self,
        GtkToggleButton *button,
        const char      *decision)
{
  if (self->updating)
    return;

  tj_session_edit (self->session, self->item, self->decision_name,
                   gtk_toggle_button_get_active (button) ? decision : NULL);
  tj_finding_row_update (self);
}

static void
accept_toggled_cb (TjFindingRow *self)
{
  decide (self, self->accept_button, "accepted");
}

static void
dismiss_toggled_cb (TjFindingRow *self)
{
  decide (self, self->dismiss_button, "dismissed");

  if (gtk_toggle_button_get_active (self->dismiss_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}

/* The words of the finding are a question already, and a start for a better one. They come
 * first, so that the first undo takes back the decision. */
static void
question_toggled_cb (TjFindingRow *self)
{
  TjReview *review = tj_round_item_get_review (self->item);
  const gboolean active = gtk_toggle_button_get_active (self->question_button);

  if (self->updating)
    return;

  if (active && review != NULL && tj_review_get (review, self->question_name) == NULL)
    {
      g_autofree char *message = tj_finding_dup_message (self->finding,
                                                         tj_language_get_current ());

      tj_session_edit (self->session, self->item, self->question_name, message);
    }

  tj_session_edit (self->session, self->item, self->decision_name, active ? "question" : NULL);
  tj_finding_row_update (self);
}

static gboolean
has_factor (TjFinding *finding)
{
  static const char * const names[] = { "prescribed_factor", "nearest_factor",
                                        "warming_potential" };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (tj_finding_get_number (finding, names[i], &value))
        return TRUE;
    }

  return FALSE;
}

/* Filled when it is first looked at: there are many findings and few are opened. */
static void
arithmetic_expanded_cb (TjFindingRow *self)
{
  g_autoptr(TjFactorRegister) factors = NULL;

  if (!gtk_expander_get_expanded (self->arithmetic_expander))
    return;

  /* Rules go by the program's own register, whichever the reviewer calculates with. */
  if (has_factor (self->finding))
    factors = tj_factor_register_new_default ();
  tj_arithmetic_box_set_finding (self->arithmetic, self->finding,
                                 tj_round_item_get_shown (self->item),
                                 factors != NULL ? tj_factor_register_get_id (factors) : NULL);
}

/* Whether there is anything to go to or to work out. */
static gboolean
has_arithmetic (TjFinding *finding)
{
  guint n_numbers;

  tj_finding_get_numbers (finding, &n_numbers);

  return n_numbers > 0 || tj_finding_get_formula (finding) != NULL;
}

static void
show_finding (TjFindingRow *self)
{
  TjSeverity severity = tj_finding_get_severity (self->finding);
  g_autofree char *title = tj_finding_dup_title (self->finding, tj_language_get_current ());
  g_autofree char *whole = tj_finding_dup_message (self->finding, tj_language_get_current ());
  g_autofree char *message = tj_round_item_dup_shown (self->item, whole);
  g_autofree char *formula = tj_finding_dup_formula (self->finding, tj_language_get_current ());
  g_autofree char *css_class = g_strconcat ("severity-", tj_severity_to_string (severity), NULL);
  const char *clause = tj_finding_get_clause (self->finding);

  gtk_label_set_label (self->severity_label, tj_severity_get_label (severity));
  gtk_widget_add_css_class (GTK_WIDGET (self->severity_label), css_class);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->message_label, message);
  gtk_label_set_label (self->formula_label, formula != NULL ? formula : "");
  gtk_widget_set_visible (GTK_WIDGET (self->formula_label), formula != NULL);
  gtk_label_set_label (self->clause_label, clause != NULL ? clause : "");
  gtk_widget_set_visible (GTK_WIDGET (self->arithmetic_expander),
                          has_arithmetic (self->finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
}

static void
tj_finding_row_dispose (GObject *object)
{
  TjFindingRow *self = TJ_FINDING_ROW (object);

  g_clear_object (&self->reason_binding);
  g_clear_object (&self->question_binding);
  g_clear_object (&self->finding);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_clear_pointer (&self->decision_name, g_free);
  g_clear_pointer (&self->question_name, g_free);

  G_OBJECT_CLASS (tj_finding_row_parent_class)->dispose (object);
}

static void
tj_finding_row_class_init (TjFindingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_finding_row_dispose;

  g_type_ensure (TJ_TYPE_ARITHMETIC_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, severity_label);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, formula_label);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, clause_label);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, arithmetic_expander);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, arithmetic);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, question_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, question_view);
  gtk_widget_class_bind_template_callback (widget_class, arithmetic_expanded_cb);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, question_button);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, reason_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjFindingRow, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, accept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_toggled_cb);
}

static void
tj_finding_row_init (TjFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_tooltip_set (GTK_WIDGET (self->accept_button), _("The finding is right"));
  tj_tooltip_set (GTK_WIDGET (self->dismiss_button), _("The finding does not matter; say why"));
  tj_tooltip_set (GTK_WIDGET (self->question_button),
                  _("Turn the finding into a question to the applicant"));
  self->reason_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->reason_entry));
  self->question_binding = tj_text_binding_new_for_text_view (self->question_view);
}

static void
add_links (TjFindingRow *self,
           const char   *key)
{
  g_autofree char *target = g_strconcat ("finding.", key, NULL);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->reason_revealer));

  self->links = tj_evidence_links_new (target);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
}

/**
 * tj_finding_row_new:
 *
 * Returns: (transfer floating): a row for @finding of @item
 */
GtkWidget *
tj_finding_row_new (TjFinding   *finding,
                    TjSession   *session,
                    TjRoundItem *item)
{
  TjFindingRow *self = g_object_new (TJ_TYPE_FINDING_ROW, NULL);
  const char *key = tj_finding_get_key (finding);
  g_autofree char *reason_name = g_strconcat ("finding.", key, ".reason", NULL);

  self->finding = g_object_ref (finding);
  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->decision_name = g_strconcat ("finding.", key, ".decision", NULL);
  self->question_name = g_strconcat ("finding.", key, ".question", NULL);

  show_finding (self);
  add_links (self, key);
  tj_text_binding_set_target (self->reason_binding, session, item, reason_name);
  tj_text_binding_set_target (self->question_binding, session, item, self->question_name);
  tj_finding_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * tj_finding_row_get_finding:
 *
 * Returns: (transfer none): the finding
 */
TjFinding *
tj_finding_row_get_finding (TjFindingRow *self)
{
  g_return_val_if_fail (TJ_IS_FINDING_ROW (self), NULL);

  return self->finding;
}

/**
 * tj_finding_row_update:
 *
 * Shows the decision that the review has.
 */
void
tj_finding_row_update (TjFindingRow *self)
{
  TjReview *review;
  const char *decision = NULL;
  gboolean editable;

  g_return_if_fail (TJ_IS_FINDING_ROW (self));

  review = tj_round_item_get_review (self->item);
  editable = tj_round_item_get_editable (self->item);
  if (review != NULL)
    decision = tj_review_get (review, self->decision_name);

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->accept_button, g_strcmp0 (decision, "accepted") == 0);
  gtk_toggle_button_set_active (self->dismiss_button, g_strcmp0 (decision, "dismissed") == 0);
  gtk_toggle_button_set_active (self->question_button, g_strcmp0 (decision, "question") == 0);
  self->updating = FALSE;

  gtk_revealer_set_reveal_child (self->reason_revealer, decision != NULL);
  gtk_revealer_set_reveal_child (self->question_revealer,
                                 g_strcmp0 (decision, "question") == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->dismiss_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->question_button), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->reason_entry), editable);
  gtk_text_view_set_editable (self->question_view, editable);
  tj_text_binding_refresh (self->reason_binding);
  tj_text_binding_refresh (self->question_binding);
  tj_evidence_links_show (self->links, tj_round_item_get_shown (self->item), review, editable);
}
