/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-session-view.h"

typedef struct
{
  TjSession *session;
  TjRoundItem *item;
  TjReview *review;

  gboolean late;
  gboolean stale;
} TjSessionViewPrivate;

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TjSessionView, tj_session_view, ADW_TYPE_BIN)

static void
review_changed_cb (TjSessionView *self,
                   const char    *name)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  if (!priv->stale && TJ_SESSION_VIEW_GET_CLASS (self)->review_changed != NULL)
    TJ_SESSION_VIEW_GET_CLASS (self)->review_changed (self, name);
}

static void
signed_changed_cb (TjSessionView *self)
{
  review_changed_cb (self, NULL);
}

static void
show_item (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  priv->stale = FALSE;
  if (TJ_SESSION_VIEW_GET_CLASS (self)->item_set != NULL)
    TJ_SESSION_VIEW_GET_CLASS (self)->item_set (self, priv->item);
}

static void follow_item (TjSessionView *self);

static void
release_item (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  if (priv->review != NULL)
    g_signal_handlers_disconnect_by_data (priv->review, self);
  /* A part of the window may listen to items for reasons of its own. */
  if (priv->item != NULL)
    {
      g_signal_handlers_disconnect_by_func (priv->item, signed_changed_cb, self);
      g_signal_handlers_disconnect_by_func (priv->item, follow_item, self);
    }

  g_clear_object (&priv->review);
  g_clear_object (&priv->item);
}

static void
follow_item (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  release_item (self);
  g_set_object (&priv->item, tj_session_get_current (priv->session));

  if (priv->item != NULL)
    {
      g_set_object (&priv->review, tj_round_item_get_review (priv->item));
      g_signal_connect_object (priv->item, "notify::signed", G_CALLBACK (signed_changed_cb),
                               self, G_CONNECT_SWAPPED);
      /* The package may still be loading: its review comes with it. */
      if (tj_round_item_get_state (priv->item) == TJ_ROUND_ITEM_LOADING)
        g_signal_connect_object (priv->item, "notify::loading", G_CALLBACK (follow_item), self,
                                 G_CONNECT_SWAPPED);
      else if (priv->review == NULL)
        g_signal_connect_object (priv->item, "notify::progress", G_CALLBACK (follow_item), self,
                                 G_CONNECT_SWAPPED);
    }

  if (priv->review != NULL)
    g_signal_connect_object (priv->review, "changed", G_CALLBACK (review_changed_cb), self,
                             G_CONNECT_SWAPPED);

  if (priv->late && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->stale = TRUE;
  else
    show_item (self);
}

static void
tj_session_view_map (GtkWidget *widget)
{
  tj_session_view_catch_up (TJ_SESSION_VIEW (widget));

  GTK_WIDGET_CLASS (tj_session_view_parent_class)->map (widget);
}

static void
tj_session_view_dispose (GObject *object)
{
  TjSessionView *self = TJ_SESSION_VIEW (object);
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  release_item (self);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (tj_session_view_parent_class)->dispose (object);
}

static void
tj_session_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TjSessionView *self = TJ_SESSION_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, tj_session_view_get_session (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_session_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  TjSessionView *self = TJ_SESSION_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      tj_session_view_set_session (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_session_view_class_init (TjSessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_session_view_dispose;
  object_class->get_property = tj_session_view_get_property;
  object_class->set_property = tj_session_view_set_property;
  GTK_WIDGET_CLASS (klass)->map = tj_session_view_map;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, TJ_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_session_view_init (TjSessionView *self)
{
}

/**
 * tj_session_view_get_session:
 *
 * Returns: (transfer none) (nullable): the session
 */
TjSession *
tj_session_view_get_session (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), NULL);

  return priv->session;
}

/**
 * tj_session_view_set_session:
 * @session: the session, once
 */
void
tj_session_view_set_session (TjSessionView *self,
                             TjSession     *session)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_if_fail (TJ_IS_SESSION_VIEW (self));

  if (session == NULL || priv->session != NULL)
    return;

  priv->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (follow_item), self,
                           G_CONNECT_SWAPPED);

  if (TJ_SESSION_VIEW_GET_CLASS (self)->session_set != NULL)
    TJ_SESSION_VIEW_GET_CLASS (self)->session_set (self, session);

  follow_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * tj_session_view_set_late:
 * @late: whether another package is shown only once the view is in sight
 *
 * For views that are mostly hidden, as those behind a tab: what is not looked at is not filled.
 * Until then nothing is told of the new package; whoever asks such a view for something first
 * calls tj_session_view_catch_up().
 */
void
tj_session_view_set_late (TjSessionView *self,
                          gboolean       late)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_if_fail (TJ_IS_SESSION_VIEW (self));

  priv->late = late;
  if (!late)
    tj_session_view_catch_up (self);
}

/**
 * tj_session_view_is_stale:
 *
 * Returns: whether it still shows an earlier package, out of sight
 */
gboolean
tj_session_view_is_stale (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), FALSE);

  return priv->stale;
}

/**
 * tj_session_view_catch_up:
 *
 * Shows the current package now, if that was put off.
 */
void
tj_session_view_catch_up (TjSessionView *self)
{
  g_return_if_fail (TJ_IS_SESSION_VIEW (self));

  if (tj_session_view_is_stale (self))
    show_item (self);
}

/**
 * tj_session_view_get_item:
 *
 * Returns: (transfer none) (nullable): the current package
 */
TjRoundItem *
tj_session_view_get_item (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), NULL);

  return priv->item;
}

/**
 * tj_session_view_get_review:
 *
 * Returns: (transfer none) (nullable): the judgement on the current package
 */
TjReview *
tj_session_view_get_review (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), NULL);

  return priv->review;
}

/**
 * tj_session_view_is_editable:
 *
 * Returns: whether there is a review that is not signed yet, and a store that would keep an edit
 */
gboolean
tj_session_view_is_editable (TjSessionView *self)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), FALSE);

  return priv->review != NULL && tj_round_item_get_editable (priv->item) &&
         tj_session_get_store_problem (priv->session) == NULL;
}

/**
 * tj_session_view_edit:
 *
 * As tj_session_edit() on the current package.
 */
gboolean
tj_session_view_edit (TjSessionView *self,
                      const char    *name,
                      const char    *value)
{
  TjSessionViewPrivate *priv = tj_session_view_get_instance_private (self);

  g_return_val_if_fail (TJ_IS_SESSION_VIEW (self), FALSE);

  return tj_session_view_is_editable (self) &&
         tj_session_edit (priv->session, priv->item, name, value);
}
