/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-difference-row.h"

struct _TjDifferenceRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *difference_label;
  GtkLabel *state_label;
  GtkLabel *own_label;
  GtkLabel *reference_label;
  GtkWidget *explain_box;
  GtkEntry *explanation_entry;
  GtkButton *match_button;

  char *key;
};

enum {
  EXPLAINED,
  MATCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjDifferenceRow, tj_difference_row, GTK_TYPE_LIST_BOX_ROW)

static void
explained_cb (TjDifferenceRow *self)
{
  g_signal_emit (self, signals[EXPLAINED], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->explanation_entry)));
}

static void
match_cb (TjDifferenceRow *self)
{
  g_signal_emit (self, signals[MATCH], 0);
}

static void
tj_difference_row_finalize (GObject *object)
{
  TjDifferenceRow *self = TJ_DIFFERENCE_ROW (object);

  g_free (self->key);

  G_OBJECT_CLASS (tj_difference_row_parent_class)->finalize (object);
}

static void
tj_difference_row_class_init (TjDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_difference_row_finalize;

  signals[EXPLAINED] =
    g_signal_new ("explained", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MATCH] =
    g_signal_new ("match", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, difference_label);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, own_label);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, reference_label);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, explain_box);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, explanation_entry);
  gtk_widget_class_bind_template_child (widget_class, TjDifferenceRow, match_button);
  gtk_widget_class_bind_template_callback (widget_class, explained_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_cb);
}

static void
tj_difference_row_init (TjDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_difference_row_new:
 * @key: of a #TjLessonDifference
 * @title: what both speak of
 * @difference: (nullable): own less reference, as words
 *
 * Returns: (transfer none): a row in which both say the same
 */
GtkWidget *
tj_difference_row_new (const char *key,
                       const char *title,
                       const char *difference)
{
  TjDifferenceRow *self = g_object_new (TJ_TYPE_DIFFERENCE_ROW, NULL);

  self->key = g_strdup (key);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->difference_label, difference != NULL ? difference : "");
  gtk_widget_set_visible (GTK_WIDGET (self->difference_label), difference != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->explanation_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

const char *
tj_difference_row_get_key (TjDifferenceRow *self)
{
  return self->key;
}

/**
 * tj_difference_row_set_texts:
 * @own: what the trainee said, with the anchor and the reason
 * @reference: what the reference says
 */
void
tj_difference_row_set_texts (TjDifferenceRow *self,
                             const char      *own,
                             const char      *reference)
{
  gtk_label_set_label (self->own_label, own);
  gtk_label_set_label (self->reference_label, reference);
}

/**
 * tj_difference_row_set_state:
 * @label: the state in words
 * @explanation: (nullable): the trainee's
 * @can_match: whether the review can still be changed to what the reference says
 */
void
tj_difference_row_set_state (TjDifferenceRow   *self,
                             TjDifferenceState  state,
                             const char        *label,
                             const char        *explanation,
                             gboolean           can_match)
{
  GtkWidget *state_label = GTK_WIDGET (self->state_label);

  gtk_label_set_label (self->state_label, label);
  gtk_widget_remove_css_class (state_label, "severity-query");
  gtk_widget_remove_css_class (state_label, "severity-note");
  gtk_widget_add_css_class (state_label, state == TJ_DIFFERENCE_OPEN ? "severity-query"
                                                                     : "severity-note");
  gtk_widget_set_visible (self->explain_box, state != TJ_DIFFERENCE_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->match_button),
                            can_match && state != TJ_DIFFERENCE_MATCHED);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->explanation_entry)))
    gtk_editable_set_text (GTK_EDITABLE (self->explanation_entry),
                           explanation != NULL ? explanation : "");
}
