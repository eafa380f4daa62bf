/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-recognition-bar.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-progress.h"
#include "render/page/tj-recogniser.h"

/* Stands below the pages of a file of which some have no words: offers to make them out, and
 * shows what was made out of the current page, never without saying that a program did it. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-recognition-bar.ui"

struct _TjRecognitionBar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *note_label;
  GtkProgressBar *progress_bar;
  GtkWidget *start_button;
  GtkWidget *cancel_button;
  GtkWidget *scroller;
  GtkTextView *text_view;

  GFile *folder;
  TjAttachment *attachment;
  TjRecognisedText *text;
  guint page;
  guint n_open;
  char *advice;
  char *problem;

  TjProgress *progress;
  GCancellable *looking;
  GCancellable *running;
  char *running_digest;
};

enum {
  RECOGNISED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRecognitionBar, tj_recognition_bar, GTK_TYPE_WIDGET)

/**
 * Work:
 * @n_open: (out): how many pages are left
 * @advice: (out) (nullable): what to install
 *
 * What a thread needs. It does not hold the widget, so that closing ends what runs.
 */
typedef struct
{
  GWeakRef bar;
  GFile *file;
  GFile *folder;
  char *digest;
  TjProgress *progress;
  guint n_open;
  char *advice;
} Work;

static void
work_free (Work *work)
{
  g_weak_ref_clear (&work->bar);
  g_object_unref (work->file);
  g_object_unref (work->folder);
  g_object_unref (work->progress);
  g_free (work->digest);
  g_free (work->advice);
  g_free (work);
}

static GTask *
make_task (TjRecognitionBar    *self,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback)
{
  GTask *task = g_task_new (NULL, cancellable, callback, NULL);
  Work *work = g_new0 (Work, 1);

  g_weak_ref_init (&work->bar, self);
  work->file = g_object_ref (tj_attachment_get_local_file (self->attachment));
  work->folder = g_object_ref (self->folder);
  work->progress = g_object_ref (self->progress);
  work->digest = g_strdup (tj_attachment_get_sha256 (self->attachment));
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);

  return task;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr(TjRecognisedText) text = tj_recognised_text_load (work->folder, work->digest);
  g_autoptr(TjRecogniser) recogniser = tj_recogniser_new ();
  g_autoptr(GError) problem = NULL;
  GError *error = NULL;

  if (!tj_recogniser_count (work->file, text, &work->n_open, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (work->n_open > 0 && !tj_recogniser_look (recogniser, &problem))
    work->advice = g_strdup (problem->message);
  g_task_return_boolean (task, TRUE);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr(TjRecognisedText) text = tj_recognised_text_load (work->folder, work->digest);
  g_autoptr(TjRecogniser) recogniser = tj_recogniser_new ();
  GError *error = NULL;

  if (tj_recogniser_run (recogniser, work->file, text, work->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_note (TjRecognitionBar *self,
          gboolean          is_running,
          gboolean          has_text)
{
  if (is_running)
    return g_strdup (_("Recognising text…"));

  if (self->problem != NULL)
    return g_strdup (self->problem);

  if (has_text)
    /* Translators: %u is the number of a page */
    return g_strdup_printf (_("Text of page %u as recognised by a program. Check every figure "
                              "against the page."), self->page + 1);

  if (self->advice != NULL)
    return g_strdup (self->advice);

  return g_strdup_printf (ngettext ("%u page has no text to search in.",
                                    "%u pages have no text to search in.", self->n_open),
                          self->n_open);
}

static void
update (TjRecognitionBar *self)
{
  const char *words = self->text != NULL ? tj_recognised_text_get (self->text, self->page) : NULL;
  gboolean is_running = self->running != NULL && self->attachment != NULL &&
                        g_strcmp0 (tj_attachment_get_sha256 (self->attachment),
                                   self->running_digest) == 0;
  gboolean is_offered = self->n_open > 0 && self->advice == NULL && !is_running;
  g_autofree char *note = dup_note (self, is_running, words != NULL);

  gtk_label_set_text (self->note_label, note);
  gtk_widget_set_visible (self->start_button, is_offered);
  gtk_widget_set_sensitive (self->start_button, self->running == NULL);
  gtk_widget_set_visible (self->cancel_button, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_running);
  gtk_widget_set_visible (self->scroller, words != NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view),
                            words == NULL ? ""
                            : *words != '\0' ? words : _("No words were made out on this page."),
                            -1);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->attachment != NULL &&
                          (is_running || self->n_open > 0 || words != NULL));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(TjRecognitionBar) self = g_weak_ref_get (&work->bar);

  /* Where the pages cannot be read the page view says why. */
  if (self == NULL || !g_task_propagate_boolean (G_TASK (result), NULL) ||
      g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  self->n_open = work->n_open;
  g_free (self->advice);
  self->advice = g_steal_pointer (&work->advice);
  update (self);
}

static void
look (TjRecognitionBar *self)
{
  g_autoptr(GTask) task = NULL;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->text, tj_recognised_text_free);
  if (self->attachment == NULL)
    return;

  self->text = tj_recognised_text_load (self->folder,
                                        tj_attachment_get_sha256 (self->attachment));
  self->looking = g_cancellable_new ();
  task = make_task (self, self->looking, looked_cb);
  g_task_run_in_thread (task, look_thread);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(TjRecognitionBar) self = g_weak_ref_get (&work->bar);
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (self == NULL || self->folder == NULL)
    return;

  g_clear_object (&self->running);
  g_clear_pointer (&self->running_digest, g_free);

  if (self->attachment != NULL &&
      g_strcmp0 (tj_attachment_get_sha256 (self->attachment), work->digest) == 0)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        self->problem = g_strdup (error->message);
      self->n_open = 0;
      look (self);
    }
  update (self);
  g_signal_emit (self, signals[RECOGNISED], 0, work->digest);
}

static void
start_cb (TjRecognitionBar *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->attachment == NULL || self->running != NULL)
    return;

  g_clear_pointer (&self->problem, g_free);
  self->running = g_cancellable_new ();
  self->running_digest = g_strdup (tj_attachment_get_sha256 (self->attachment));
  tj_progress_report (self->progress, 0, "");
  task = make_task (self, self->running, ran_cb);
  g_task_run_in_thread (task, run_thread);
  update (self);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
cancel_cb (TjRecognitionBar *self)
{
  g_cancellable_cancel (self->running);
}

static void
progressed_cb (TjRecognitionBar *self)
{
  gtk_progress_bar_set_fraction (self->progress_bar, tj_progress_get_fraction (self->progress));
}

static void
tj_recognition_bar_dispose (GObject *object)
{
  TjRecognitionBar *self = TJ_RECOGNITION_BAR (object);

  g_cancellable_cancel (self->looking);
  g_cancellable_cancel (self->running);
  g_clear_object (&self->looking);
  g_clear_object (&self->folder);
  g_clear_object (&self->attachment);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_RECOGNITION_BAR);

  G_OBJECT_CLASS (tj_recognition_bar_parent_class)->dispose (object);
}

static void
tj_recognition_bar_finalize (GObject *object)
{
  TjRecognitionBar *self = TJ_RECOGNITION_BAR (object);

  g_clear_object (&self->running);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->text, tj_recognised_text_free);
  g_free (self->running_digest);
  g_free (self->advice);
  g_free (self->problem);

  G_OBJECT_CLASS (tj_recognition_bar_parent_class)->finalize (object);
}

static void
tj_recognition_bar_class_init (TjRecognitionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_recognition_bar_dispose;
  object_class->finalize = tj_recognition_bar_finalize;

  signals[RECOGNISED] =
    g_signal_new ("recognised", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, content);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, note_label);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, start_button);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, TjRecognitionBar, text_view);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tj_recognition_bar_init (TjRecognitionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->progress = tj_progress_new ();
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tj_recognition_bar_new:
 *
 * Returns: (transfer floating): a bar that offers nothing yet
 */
TjRecognitionBar *
tj_recognition_bar_new (void)
{
  return g_object_new (TJ_TYPE_RECOGNITION_BAR, NULL);
}

/**
 * tj_recognition_bar_set_folder:
 * @folder: of the cache, where recognised text is kept; nothing is offered without
 */
void
tj_recognition_bar_set_folder (TjRecognitionBar *self,
                               GFile            *folder)
{
  g_return_if_fail (TJ_IS_RECOGNITION_BAR (self));

  g_set_object (&self->folder, folder);
}

/**
 * tj_recognition_bar_set_attachment:
 * @attachment: (nullable): the file whose pages are shown
 *
 * What runs for another file goes on.
 */
void
tj_recognition_bar_set_attachment (TjRecognitionBar *self,
                                   TjAttachment     *attachment)
{
  g_return_if_fail (TJ_IS_RECOGNITION_BAR (self));

  if (self->folder == NULL || (attachment != NULL &&
                               (tj_attachment_get_local_file (attachment) == NULL ||
                                tj_attachment_get_sha256 (attachment) == NULL)))
    attachment = NULL;
  if (!g_set_object (&self->attachment, attachment))
    return;

  self->page = 0;
  self->n_open = 0;
  g_clear_pointer (&self->advice, g_free);
  g_clear_pointer (&self->problem, g_free);
  look (self);
  update (self);
}

/**
 * tj_recognition_bar_set_page:
 * @page: the one that is looked at, from 0
 */
void
tj_recognition_bar_set_page (TjRecognitionBar *self,
                             guint             page)
{
  g_return_if_fail (TJ_IS_RECOGNITION_BAR (self));

  if (self->page == page)
    return;

  self->page = page;
  update (self);
}
