/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-progress.h"
#include "core/base/tj-set-str.h"

/* A worker reports as often as it likes; the thread that made the object is told at most
 * once per turn of its main loop. The worker never emits a signal itself. */

struct _TjProgress
{
  GObject parent_instance;

  GMainContext *context;

  GMutex mutex;
  double fraction;
  char *message;
  gboolean notify_pending;
};

enum {
  PROP_0,
  PROP_FRACTION,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjProgress, tj_progress, G_TYPE_OBJECT)

static gboolean
announce_cb (gpointer data)
{
  TjProgress *self = data;

  g_mutex_lock (&self->mutex);
  self->notify_pending = FALSE;
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);

  return G_SOURCE_REMOVE;
}

static void
tj_progress_finalize (GObject *object)
{
  TjProgress *self = TJ_PROGRESS (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->message, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (tj_progress_parent_class)->finalize (object);
}

static void
tj_progress_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TjProgress *self = TJ_PROGRESS (object);

  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, tj_progress_get_fraction (self));
      break;

    case PROP_MESSAGE:
      g_value_take_string (value, tj_progress_dup_message (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_progress_class_init (TjProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_progress_finalize;
  object_class->get_property = tj_progress_get_property;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_progress_init (TjProgress *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * tj_progress_new:
 *
 * Returns: (transfer full): a progress that notifies in the calling thread's main context
 */
TjProgress *
tj_progress_new (void)
{
  return g_object_new (TJ_TYPE_PROGRESS, NULL);
}

/**
 * tj_progress_report:
 * @self: (nullable): nothing happens without one, so that workers need not ask
 * @fraction: 0 to 1
 * @message: (nullable): what is being done, in the user's language
 *
 * May be called from any thread.
 */
void
tj_progress_report (TjProgress *self,
                    double      fraction,
                    const char *message)
{
  g_autoptr(GSource) idle = NULL;

  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);

  self->fraction = CLAMP (fraction, 0.0, 1.0);
  tj_set_str (&self->message, message);

  if (!self->notify_pending)
    {
      self->notify_pending = TRUE;
      idle = g_idle_source_new ();
    }

  g_mutex_unlock (&self->mutex);

  if (idle != NULL)
    {
      g_source_set_callback (idle, announce_cb, g_object_ref (self), g_object_unref);
      g_source_attach (idle, self->context);
    }
}

double
tj_progress_get_fraction (TjProgress *self)
{
  double fraction;

  g_return_val_if_fail (TJ_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);

  return fraction;
}

/**
 * tj_progress_dup_message:
 *
 * Returns: (transfer full) (nullable): what the worker said last
 */
char *
tj_progress_dup_message (TjProgress *self)
{
  char *message;

  g_return_val_if_fail (TJ_IS_PROGRESS (self), NULL);

  g_mutex_lock (&self->mutex);
  message = g_strdup (self->message);
  g_mutex_unlock (&self->mutex);

  return message;
}
