/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-find-bar.h"

/* An entry for words, what was found of them, and the way from one place to the next. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/widgets/tj-find-bar.ui"

struct _TjFindBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEditable *entry;
  GtkLabel *status_label;
};

enum {
  CHANGED,
  STEP,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjFindBar, tj_find_bar, GTK_TYPE_WIDGET)

static void
changed_cb (TjFindBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
next_cb (TjFindBar *self)
{
  g_signal_emit (self, signals[STEP], 0, TRUE);
}

static void
previous_cb (TjFindBar *self)
{
  g_signal_emit (self, signals[STEP], 0, FALSE);
}

static void
stopped_cb (TjFindBar *self)
{
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
tj_find_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TJ_TYPE_FIND_BAR);

  G_OBJECT_CLASS (tj_find_bar_parent_class)->dispose (object);
}

static void
tj_find_bar_class_init (TjFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_find_bar_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[STEP] =
    g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[STOPPED] =
    g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjFindBar, box);
  gtk_widget_class_bind_template_child (widget_class, TjFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, TjFindBar, status_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
tj_find_bar_init (TjFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_find_bar_get_words:
 *
 * Returns: what is looked for; empty for nothing
 */
const char *
tj_find_bar_get_words (TjFindBar *self)
{
  g_return_val_if_fail (TJ_IS_FIND_BAR (self), NULL);

  return gtk_editable_get_text (self->entry);
}

/**
 * tj_find_bar_set_status:
 * @status: what was found, in words
 */
void
tj_find_bar_set_status (TjFindBar  *self,
                        const char *status)
{
  g_return_if_fail (TJ_IS_FIND_BAR (self));

  gtk_label_set_text (self->status_label, status);
}

/**
 * tj_find_bar_set_prompt:
 * @prompt: what one finds in
 */
void
tj_find_bar_set_prompt (TjFindBar  *self,
                        const char *prompt)
{
  g_return_if_fail (TJ_IS_FIND_BAR (self));

  g_object_set (self->entry, "placeholder-text", prompt, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt, -1);
}

/**
 * tj_find_bar_begin:
 *
 * Moves the focus into the entry, with all of its words selected.
 */
void
tj_find_bar_begin (TjFindBar *self)
{
  g_return_if_fail (TJ_IS_FIND_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}
