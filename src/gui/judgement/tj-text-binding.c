/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-text-binding.h"

#include "core/base/tj-set-str.h"

/* A second is promised; the rest is for the disk. Counted from the first unsaved letter, so
 * that someone who types without a pause is saved too. */
#define SAVE_DELAY_MS 600

struct _TjTextBinding
{
  GObject parent_instance;

  GtkWidget *widget;
  GObject *source;

  TjSession *session;
  TjRoundItem *item;
  char *name;

  guint save_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TjTextBinding, tj_text_binding, G_TYPE_OBJECT)

static char *
dup_typed (TjTextBinding *self)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->source))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source)));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->source), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->source), &start, &end, FALSE);
}

static void
fill (TjTextBinding *self,
      const char    *text)
{
  g_autofree char *typed = dup_typed (self);

  if (g_strcmp0 (typed, text) == 0)
    return;

  self->filling = TRUE;
  if (GTK_IS_EDITABLE (self->source))
    gtk_editable_set_text (GTK_EDITABLE (self->source), text);
  else
    gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->source), text, -1);
  self->filling = FALSE;
}

static gboolean
save_cb (gpointer data)
{
  TjTextBinding *self = data;
  g_autofree char *typed = dup_typed (self);

  self->save_id = 0;
  tj_session_edit (self->session, self->item, self->name, typed);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (TjTextBinding *self)
{
  if (!self->filling && self->save_id == 0 && self->item != NULL)
    self->save_id = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

static void
follow_session (TjTextBinding *self,
                TjSession     *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, tj_text_binding_flush, self);

  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "flush", G_CALLBACK (tj_text_binding_flush), self,
                             G_CONNECT_SWAPPED);
}

static void
tj_text_binding_dispose (GObject *object)
{
  TjTextBinding *self = TJ_TEXT_BINDING (object);

  tj_text_binding_flush (self);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tj_text_binding_parent_class)->dispose (object);
}

static void
tj_text_binding_finalize (GObject *object)
{
  TjTextBinding *self = TJ_TEXT_BINDING (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (tj_text_binding_parent_class)->finalize (object);
}

static void
tj_text_binding_class_init (TjTextBindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_text_binding_dispose;
  object_class->finalize = tj_text_binding_finalize;
}

static void
tj_text_binding_init (TjTextBinding *self)
{
}

static TjTextBinding *
bind (GtkWidget *widget,
      GObject   *source)
{
  TjTextBinding *self = g_object_new (TJ_TYPE_TEXT_BINDING, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->widget = widget;
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (focus, "leave", G_CALLBACK (tj_text_binding_flush), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);

  return self;
}

/**
 * tj_text_binding_new_for_editable:
 * @editable: a row or an entry; outlives the binding
 *
 * Returns: (transfer full): a binding without a target
 */
TjTextBinding *
tj_text_binding_new_for_editable (GtkEditable *editable)
{
  return bind (GTK_WIDGET (editable), G_OBJECT (editable));
}

/**
 * tj_text_binding_new_for_text_view:
 * @view: a text view; outlives the binding
 *
 * Returns: (transfer full): a binding without a target
 */
TjTextBinding *
tj_text_binding_new_for_text_view (GtkTextView *view)
{
  return bind (GTK_WIDGET (view), G_OBJECT (gtk_text_view_get_buffer (view)));
}

/**
 * tj_text_binding_set_target:
 * @item: (nullable): whose review; the text is emptied where %NULL
 * @name: which value
 *
 * Saves what was typed for the previous target first.
 */
void
tj_text_binding_set_target (TjTextBinding *self,
                            TjSession     *session,
                            TjRoundItem   *item,
                            const char    *name)
{
  g_return_if_fail (TJ_IS_TEXT_BINDING (self));

  tj_text_binding_flush (self);

  follow_session (self, session);
  g_set_object (&self->item, item);
  tj_set_str (&self->name, name);

  tj_text_binding_refresh (self);
}

/**
 * tj_text_binding_refresh:
 *
 * The value changed elsewhere, as by undo: shows it, unless something typed is yet unsaved.
 */
void
tj_text_binding_refresh (TjTextBinding *self)
{
  TjReview *review;
  const char *value = NULL;

  g_return_if_fail (TJ_IS_TEXT_BINDING (self));

  if (self->save_id != 0)
    return;

  review = self->item != NULL ? tj_round_item_get_review (self->item) : NULL;
  if (review != NULL)
    value = tj_review_get (review, self->name);

  fill (self, value != NULL ? value : "");
}

/**
 * tj_text_binding_flush:
 *
 * Saves at once what was typed.
 */
void
tj_text_binding_flush (TjTextBinding *self)
{
  g_return_if_fail (TJ_IS_TEXT_BINDING (self));

  if (self->save_id == 0)
    return;

  g_source_remove (self->save_id);
  save_cb (self);
}
