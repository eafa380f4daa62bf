/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-notices.h"

#include <glib/gi18n-lib.h>

#include "gui/tj-session-terms.h"

/* Who asked for it is told when long work has ended, and while the window is not the one that is
 * used; and when the deadline of the round that was opened is near. Nobody is told unasked. */

#define KEY "notify"
#define NOTICE_ID "work"
#define DEADLINE_ID "deadline"
/* How long before its end a deadline is told of. */
#define NEAR_DAYS 3

struct _TjNotices
{
  GObject parent_instance;

  /* Weak: the window owns this. */
  GtkWindow *window;
  TjSession *session;
  GSettings *settings;
  /* The deadline that was told of, so that it is told once. */
  GDateTime *told_deadline;
};

enum {
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjNotices, tj_notices, G_TYPE_OBJECT)

static void
send (TjNotices  *self,
      const char *id,
      const char *title,
      const char *body)
{
  GtkApplication *application = self->window != NULL
                                  ? gtk_window_get_application (self->window) : NULL;
  g_autoptr(GNotification) notice = g_notification_new (title);

  g_notification_set_body (notice, body);
  if (application != NULL)
    g_application_send_notification (G_APPLICATION (application), id, notice);
  g_signal_emit (self, signals[TOLD], 0, title, body);
}

static void
tell_of_deadline (TjNotices *self)
{
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = tj_session_dup_shown_title (self->session);
  g_autofree char *deadline = NULL;
  g_autofree char *body = NULL;
  GTimeSpan left;

  if (terms == NULL || terms->deadline == NULL || !g_settings_get_boolean (self->settings, KEY))
    return;

  left = g_date_time_difference (terms->deadline, now);
  if (left < 0 || left > NEAR_DAYS * G_TIME_SPAN_DAY ||
      (self->told_deadline != NULL && g_date_time_equal (self->told_deadline, terms->deadline)))
    return;

  g_clear_pointer (&self->told_deadline, g_date_time_unref);
  self->told_deadline = g_date_time_ref (terms->deadline);
  deadline = tj_round_terms_dup_deadline (terms);
  /* Translators: a round, and a day or a moment */
  body = g_strdup_printf (_("“%s” takes applications until %s."),
                          title != NULL ? title : "", deadline);
  send (self, DEADLINE_ID, _("The deadline is near"), body);
}

typedef struct
{
  TjNotices *self;
  char *title;
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *watch = data;

  g_free (watch->title);
  g_free (watch);
}

static void
busy_changed_cb (GObject    *worker,
                 GParamSpec *pspec,
                 gpointer    data)
{
  Watch *watch = data;
  TjNotices *self = watch->self;
  g_autofree char *title = tj_session_dup_shown_title (self->session);
  gboolean busy = FALSE;

  g_object_get (worker, pspec->name, &busy, NULL);
  if (busy)
    return;

  tj_notices_tell (self, watch->title, title != NULL ? title : "");
  if (worker == G_OBJECT (self->session))
    tell_of_deadline (self);
}

static void
tj_notices_dispose (GObject *object)
{
  TjNotices *self = TJ_NOTICES (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->told_deadline, g_date_time_unref);

  G_OBJECT_CLASS (tj_notices_parent_class)->dispose (object);
}

static void
tj_notices_class_init (TjNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tj_notices_dispose;

  signals[TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
tj_notices_init (TjNotices *self)
{
}

/**
 * tj_notices_new:
 * @window: who uses it needs no notice
 * @session: whose rounds are read
 * @settings: say whether anybody asked
 *
 * Returns: (transfer full): notices of rounds that have been read, and of their deadlines
 */
TjNotices *
tj_notices_new (GtkWindow *window,
                TjSession *session,
                GSettings *settings)
{
  TjNotices *self = g_object_new (TJ_TYPE_NOTICES, NULL);

  g_set_weak_pointer (&self->window, window);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  tj_notices_watch (self, G_OBJECT (session), "loading", _("The round has been read"));

  return self;
}

/**
 * tj_notices_watch:
 * @worker: does long work
 * @busy: its property that says so, a boolean
 * @title: what is told when it becomes %FALSE
 *
 * A worker that is watched already is not watched twice.
 */
void
tj_notices_watch (TjNotices  *self,
                  GObject    *worker,
                  const char *busy,
                  const char *title)
{
  g_autofree char *signal = g_strconcat ("notify::", busy, NULL);
  GClosure *closure;
  Watch *watch;

  g_return_if_fail (TJ_IS_NOTICES (self));

  if (g_object_get_data (worker, "tj-notices") == self)
    return;

  g_object_set_data (worker, "tj-notices", self);
  watch = g_new0 (Watch, 1);
  watch->self = self;
  watch->title = g_strdup (title);
  closure = g_cclosure_new (G_CALLBACK (busy_changed_cb), watch, watch_free);
  g_object_watch_closure (G_OBJECT (self), closure);
  g_signal_connect_closure (worker, signal, closure, FALSE);
}

/**
 * tj_notices_tell:
 * @title: what happened
 * @body: to what
 *
 * Tells it where it was asked for and nobody looks.
 */
void
tj_notices_tell (TjNotices  *self,
                 const char *title,
                 const char *body)
{
  g_return_if_fail (TJ_IS_NOTICES (self));

  if (g_settings_get_boolean (self->settings, KEY) && self->window != NULL &&
      !gtk_window_is_active (self->window))
    send (self, NOTICE_ID, title, body);
}
