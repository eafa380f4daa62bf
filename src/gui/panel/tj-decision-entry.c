/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-decision-entry.h"

#define KEY "tj-decision-entry"

/* @values is of choices: what each stands for, NULL for nothing said; of static lifetime. */
typedef struct
{
  GtkWidget *widget;
  TjPanelDesk *desk;
  char *name;
  const char * const *values;
  guint n_values;
  gboolean updating;
} Binding;

static const char *
get_value (Binding *self)
{
  TjDecision *decision = tj_panel_desk_get_decision (self->desk);

  return decision != NULL && self->name != NULL ? tj_decision_get (decision, self->name) : NULL;
}

static guint
find_choice (Binding    *self,
             const char *value)
{
  for (guint i = 0; i < self->n_values; i++)
    {
      if (g_strcmp0 (self->values[i], value) == 0)
        return i;
    }

  return 0;
}

static void
update (Binding *self)
{
  const char *value = get_value (self);

  self->updating = TRUE;
  if (self->values != NULL)
    g_object_set (self->widget, "selected", find_choice (self, value), NULL);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->widget)),
                      value != NULL ? value : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->widget), value != NULL ? value : "");
  self->updating = FALSE;
}

static void
commit (Binding *self)
{
  if (self->updating || self->name == NULL || tj_panel_desk_get_decision (self->desk) == NULL)
    return;

  if (self->values != NULL)
    {
      guint selected = 0;

      g_object_get (self->widget, "selected", &selected, NULL);
      if (selected < self->n_values)
        tj_panel_desk_set (self->desk, self->name, self->values[selected]);
    }
  else
    tj_panel_desk_set (self->desk, self->name,
                       gtk_editable_get_text (GTK_EDITABLE (self->widget)));

  /* What could not be set does not stay. */
  update (self);
}

static void
decided_cb (Binding    *self,
            const char *name)
{
  if (name == NULL || g_strcmp0 (name, self->name) == 0)
    update (self);
}

static void
binding_free (gpointer data)
{
  Binding *self = data;

  g_signal_handlers_disconnect_by_data (self->desk, self);
  g_object_unref (self->desk);
  g_free (self->name);
  g_free (self);
}

static Binding *
ensure (GtkWidget          *widget,
        TjPanelDesk        *desk,
        const char * const *values)
{
  Binding *self = g_object_get_data (G_OBJECT (widget), KEY);
  GtkEventController *focus;

  if (self != NULL)
    return self;

  self = g_new0 (Binding, 1);
  self->widget = widget;
  self->desk = g_object_ref (desk);
  self->values = values;
  g_object_set_data_full (G_OBJECT (widget), KEY, self, binding_free);
  g_signal_connect_swapped (desk, "decided", G_CALLBACK (decided_cb), self);
  if (values != NULL)
    {
      g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (commit), self);
      return self;
    }

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  gtk_widget_add_controller (widget, focus);
  if (g_signal_lookup ("activate", G_OBJECT_TYPE (widget)) != 0)
    g_signal_connect_swapped (widget, "activate", G_CALLBACK (commit), self);
  if (g_signal_lookup ("apply", G_OBJECT_TYPE (widget)) != 0)
    g_signal_connect_swapped (widget, "apply", G_CALLBACK (commit), self);

  return self;
}

static void
bind (GtkWidget          *widget,
      TjPanelDesk        *desk,
      const char         *name,
      const char * const *values)
{
  Binding *self = ensure (widget, desk, values);

  g_free (self->name);
  self->name = g_strdup (name);
  self->n_values = 0;
  /* The first value stands for nothing said, and is NULL itself. */
  if (values != NULL)
    for (self->n_values = 1; values[self->n_values] != NULL; self->n_values++)
      ;
  update (self);
}

/**
 * tj_decision_entry_bind_text:
 * @entry: an entry or a row with one
 * @name: (nullable): of a value; may be another than before
 */
void
tj_decision_entry_bind_text (GtkEditable *entry,
                             TjPanelDesk *desk,
                             const char  *name)
{
  bind (GTK_WIDGET (entry), desk, name, NULL);
}

/**
 * tj_decision_entry_bind_choice:
 * @drop_down: or a row with one
 * @name: (nullable): of a value; may be another than before
 * @values: what its choices stand for, of static lifetime: the first is %NULL, for nothing, and
 *   another %NULL ends them
 */
void
tj_decision_entry_bind_choice (GtkWidget          *drop_down,
                               TjPanelDesk        *desk,
                               const char         *name,
                               const char * const *values)
{
  bind (drop_down, desk, name, values);
}

/**
 * tj_decision_entry_commit:
 * @widget: what was bound
 *
 * Sets the value now, as before the entry is bound to another.
 */
void
tj_decision_entry_commit (GtkWidget *widget)
{
  Binding *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (self != NULL)
    commit (self);
}
