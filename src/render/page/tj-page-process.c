/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-process.h"

#include "core/base/tj-sandbox.h"
#include "render/page/tj-page-launcher.h"
#include "render/page/tj-page-message.h"
#include "render/page/tj-page-source.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <signal.h>

/* The program's end of the page process: one document, one request at a time, the others
 * wait in line. poppler has no way to stop a page once begun, so what takes too long is
 * ended with its process; the next request starts another, which opens the document again. */

struct _TjPageProcess
{
  GObject parent_instance;

  GFile *file;
  GSubprocess *process;
  GCancellable *life;
  GArray *sizes;

  GQueue waiting;
  GTask *current;
  TjPageRequestKind asked;
  TjPageRequest sent;
  TjPageReply reply;
  guint8 *payload;

  gboolean opened;
  gboolean timed_out;
  guint timeout;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (TjPageProcess, tj_page_process, G_TYPE_OBJECT)

void
tj_page_picture_free (TjPagePicture *self)
{
  g_bytes_unref (self->pixels);
  g_free (self);
}

static void serve_next   (TjPageProcess *self);
static void send_request (TjPageProcess *self);

static void
stop_process (TjPageProcess *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->life != NULL)
    g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  if (self->process != NULL)
    tj_sandbox_end (self->process);
  g_clear_object (&self->process);
  self->opened = FALSE;
}

static GTask *
take_current (TjPageProcess *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);

  return g_steal_pointer (&self->current);
}

static void
fail_current (TjPageProcess *self,
              TjPageError    code)
{
  g_autoptr(GTask) task = take_current (self);
  const TjPageRequest *request = g_task_get_task_data (task);
  g_autofree char *message = NULL;

  if (self->asked == TJ_PAGE_REQUEST_OPEN)
    message = tj_page_message_for_document (code);
  else
    message = tj_page_message_for_page (code, request->page);

  g_task_return_new_error (task, TJ_PAGE_ERROR, code, "%s", message);
}

/* The process is of no more use: it ended, was ended, or said what it must not say. */
static void
lose_process (TjPageProcess *self)
{
  TjPageError code = self->timed_out ? TJ_PAGE_ERROR_TIMEOUT : TJ_PAGE_ERROR_CRASHED;

  stop_process (self);
  fail_current (self, code);
  serve_next (self);
}

static gboolean
timeout_cb (gpointer data)
{
  TjPageProcess *self = data;

  self->timeout_id = 0;
  self->timed_out = TRUE;
  tj_sandbox_end (self->process);

  return G_SOURCE_REMOVE;
}

/* The number of bytes that the answer must have, by what was asked, or -1. */
static gint64
expect_length (TjPageProcess *self)
{
  const TjPageReply *reply = &self->reply;
  const TjPageSize *size;
  int width;
  int height;

  switch (self->asked)
    {
    case TJ_PAGE_REQUEST_OPEN:
      if (reply->length % sizeof (TjPageSize) != 0 || reply->length == 0 ||
          reply->length > TJ_PAGE_MAX_PAGES * sizeof (TjPageSize))
        return -1;
      return reply->length;

    case TJ_PAGE_REQUEST_RENDER:
      size = tj_page_process_get_page_size (self, self->sent.page);
      if (size == NULL ||
          !tj_page_fit_pixels (size->width, size->height, self->sent.scale, &width, &height) ||
          reply->width != (guint32) width || reply->height != (guint32) height)
        return -1;
      return (gint64) width * height * (gint64) sizeof (guint32);

    case TJ_PAGE_REQUEST_TEXT:
      return reply->length <= TJ_PAGE_MAX_TEXT ? (gint64) reply->length : -1;

    case TJ_PAGE_REQUEST_LAYOUT:
      if (reply->width > TJ_PAGE_MAX_CHARACTERS ||
          reply->length < reply->width * sizeof (TjPageBox) ||
          reply->length - reply->width * sizeof (TjPageBox) > TJ_PAGE_MAX_TEXT)
        return -1;
      return reply->length;

    default:
      return -1;
    }
}

static gboolean
take_sizes (TjPageProcess *self)
{
  const TjPageSize *sizes = (const TjPageSize *) (gpointer) self->payload;
  guint n_sizes = self->reply.length / sizeof *sizes;

  for (guint i = 0; i < n_sizes; i++)
    {
      gboolean missing = fpclassify (sizes[i].width) == FP_ZERO &&
                         fpclassify (sizes[i].height) == FP_ZERO;

      if (!missing && !tj_page_size_is_sane (sizes[i].width, sizes[i].height))
        return FALSE;
    }

  g_array_set_size (self->sizes, 0);
  g_array_append_vals (self->sizes, sizes, n_sizes);
  self->opened = TRUE;

  return TRUE;
}

/* A box of what is no number stands nowhere. */
static TjPageLayout *
make_layout (const TjPageReply *reply,
             guint8            *payload)
{
  TjPageBox *boxes = (TjPageBox *) (gpointer) payload;
  gsize n_bytes = reply->width * sizeof *boxes;
  g_autofree char *text = g_utf8_make_valid ((char *) payload + n_bytes,
                                             (gssize) (reply->length - n_bytes));

  for (guint i = 0; i < reply->width; i++)
    {
      if (!isfinite (boxes[i].x1) || !isfinite (boxes[i].y1) || !isfinite (boxes[i].x2) ||
          !isfinite (boxes[i].y2))
        boxes[i] = (TjPageBox) { 0, 0, 0, 0 };
    }

  return tj_page_layout_new (text, boxes, reply->width);
}

static void
return_payload (TjPageProcess *self)
{
  g_autoptr(GTask) task = NULL;
  TjPagePicture *picture;
  g_autofree guint8 *payload = g_steal_pointer (&self->payload);
  const TjPageReply *reply = &self->reply;

  task = take_current (self);

  if (self->asked == TJ_PAGE_REQUEST_TEXT)
    {
      g_task_return_pointer (task, g_utf8_make_valid ((char *) payload, reply->length), g_free);
      return;
    }

  if (self->asked == TJ_PAGE_REQUEST_LAYOUT)
    {
      g_task_return_pointer (task, make_layout (reply, payload),
                             (GDestroyNotify) tj_page_layout_unref);
      return;
    }

  picture = g_new0 (TjPagePicture, 1);
  picture->pixels = g_bytes_new_take (g_steal_pointer (&payload), reply->length);
  picture->width = (int) reply->width;
  picture->height = (int) reply->height;
  g_task_return_pointer (task, picture, (GDestroyNotify) tj_page_picture_free);
}

static void
handle_payload (TjPageProcess *self)
{
  g_autoptr(GTask) task = NULL;
  const TjPageRequest *request = g_task_get_task_data (self->current);

  if (self->asked == TJ_PAGE_REQUEST_OPEN)
    {
      gboolean taken = take_sizes (self);

      g_clear_pointer (&self->payload, g_free);
      if (!taken)
        {
          lose_process (self);
          return;
        }

      if (request->kind != TJ_PAGE_REQUEST_OPEN)
        {
          /* Reopened only to answer this one. */
          send_request (self);
          return;
        }

      task = take_current (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      return_payload (self);
    }

  serve_next (self);
}

/* Finishes a read of @length bytes; FALSE where nobody waits for it any more, since the stream
 * is that of an earlier process, or where the process was lost with it. */
static gboolean
finish_read (TjPageProcess *self,
             GInputStream  *stream,
             GAsyncResult  *result,
             gsize          length)
{
  g_autoptr(GError) error = NULL;
  gsize n_read = 0;
  gboolean read;

  read = g_input_stream_read_all_finish (stream, result, &n_read, &error);
  if (self->process == NULL || stream != g_subprocess_get_stdout_pipe (self->process))
    return FALSE;

  if (read && n_read == length)
    return TRUE;

  lose_process (self);

  return FALSE;
}

static void
payload_read_cb (GObject      *stream,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(TjPageProcess) self = data;

  if (finish_read (self, G_INPUT_STREAM (stream), result, self->reply.length))
    handle_payload (self);
}

static void
reply_read_cb (GObject      *stream,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(TjPageProcess) self = data;

  if (!finish_read (self, G_INPUT_STREAM (stream), result, sizeof self->reply))
    return;

  if (self->reply.status > 0 && self->reply.status <= 1 + TJ_PAGE_ERROR_NO_WORKER)
    {
      /* A process that cannot open its document has ended. */
      if (!self->opened)
        stop_process (self);
      fail_current (self, self->reply.status - 1);
      serve_next (self);
      return;
    }

  if (self->reply.status != 0 || expect_length (self) != self->reply.length)
    {
      lose_process (self);
      return;
    }

  g_clear_pointer (&self->payload, g_free);
  self->payload = g_malloc (MAX (self->reply.length, 1));
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), self->payload, self->reply.length,
                                 G_PRIORITY_DEFAULT, self->life, payload_read_cb,
                                 g_object_ref (self));
}

static void
request_written_cb (GObject      *stream,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr(TjPageProcess) self = data;
  g_autoptr(GError) error = NULL;
  GInputStream *answers;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error);
  if (self->process == NULL ||
      G_OUTPUT_STREAM (stream) != g_subprocess_get_stdin_pipe (self->process))
    return;

  if (error != NULL)
    {
      lose_process (self);
      return;
    }

  answers = g_subprocess_get_stdout_pipe (self->process);
  g_input_stream_read_all_async (answers, &self->reply, sizeof self->reply,
                                 G_PRIORITY_DEFAULT, self->life, reply_read_cb,
                                 g_object_ref (self));
}

static void
send_request (TjPageProcess *self)
{
  const TjPageRequest *request = g_task_get_task_data (self->current);

  self->sent = *request;
  self->asked = self->opened ? request->kind : TJ_PAGE_REQUEST_OPEN;
  self->sent.kind = self->asked;
  self->timed_out = FALSE;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (self->timeout, timeout_cb, self);

  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (self->process),
                                   &self->sent, sizeof self->sent, G_PRIORITY_DEFAULT,
                                   self->life, request_written_cb, g_object_ref (self));
}

static gboolean
start_process (TjPageProcess  *self,
               GError        **error)
{
  self->process = tj_page_launcher_spawn (self->file, error);
  if (self->process == NULL)
    return FALSE;

  self->life = g_cancellable_new ();
  self->opened = FALSE;

  return TRUE;
}

static void
serve_next (TjPageProcess *self)
{
  while (self->current == NULL && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr(GTask) task = g_queue_pop_head (&self->waiting);
      GError *error = NULL;

      if (g_task_return_error_if_cancelled (task))
        continue;

      if (self->process == NULL && !start_process (self, &error))
        {
          g_task_return_error (task, error);
          continue;
        }

      self->current = g_steal_pointer (&task);
      send_request (self);
    }
}

static void
queue_request (TjPageProcess       *self,
               gpointer             source_tag,
               TjPageRequest        request,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, g_memdup2 (&request, sizeof request), g_free);
  g_queue_push_tail (&self->waiting, task);

  serve_next (self);
}

static void
tj_page_process_dispose (GObject *object)
{
  TjPageProcess *self = TJ_PAGE_PROCESS (object);

  tj_page_process_close (self);

  G_OBJECT_CLASS (tj_page_process_parent_class)->dispose (object);
}

static void
tj_page_process_finalize (GObject *object)
{
  TjPageProcess *self = TJ_PAGE_PROCESS (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->payload, g_free);

  G_OBJECT_CLASS (tj_page_process_parent_class)->finalize (object);
}

static void
tj_page_process_class_init (TjPageProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_page_process_dispose;
  object_class->finalize = tj_page_process_finalize;

  /* Writing to a process that ended must be an error here, not the end of the program. */
  signal (SIGPIPE, SIG_IGN);
}

static void
tj_page_process_init (TjPageProcess *self)
{
  g_queue_init (&self->waiting);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (TjPageSize));
  self->timeout = TJ_PAGE_MAX_WAIT;
}

/**
 * tj_page_process_new:
 *
 * Returns: (transfer full): a page process that is started with its document
 */
TjPageProcess *
tj_page_process_new (void)
{
  return g_object_new (TJ_TYPE_PAGE_PROCESS, NULL);
}

/**
 * tj_page_process_set_timeout:
 * @milliseconds: how long one request may take; ten seconds unless told
 */
void
tj_page_process_set_timeout (TjPageProcess *self,
                             guint          milliseconds)
{
  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));
  g_return_if_fail (milliseconds > 0);

  self->timeout = milliseconds;
}

/**
 * tj_page_process_open_async:
 * @file: a local PDF or picture
 *
 * Opens a document in place of the one before; requests about that one are cancelled.
 */
void
tj_page_process_open_async (TjPageProcess       *self,
                            GFile               *file,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  const TjPageRequest request = { .kind = TJ_PAGE_REQUEST_OPEN };

  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));
  g_return_if_fail (G_IS_FILE (file));

  tj_page_process_close (self);
  g_set_object (&self->file, file);
  queue_request (self, tj_page_process_open_async, request, cancellable, callback, data);
}

/**
 * tj_page_process_open_finish:
 *
 * Returns: whether the document can be shown; %FALSE with a #TjPageError, whose message is
 *   a sentence for the user, or %G_IO_ERROR_CANCELLED
 */
gboolean
tj_page_process_open_finish (TjPageProcess  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tj_page_process_get_n_pages:
 *
 * Returns: of the document that was opened; 0 before
 */
guint
tj_page_process_get_n_pages (TjPageProcess *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_PROCESS (self), 0);

  return self->sizes->len;
}

/**
 * tj_page_process_get_page_size:
 * @page: from 0
 *
 * Returns: (nullable): in points; %NULL for a page that is not there, 0 by 0 for one that
 *   cannot be drawn
 */
const TjPageSize *
tj_page_process_get_page_size (TjPageProcess *self,
                               guint          page)
{
  g_return_val_if_fail (TJ_IS_PAGE_PROCESS (self), NULL);

  return page < self->sizes->len ? &g_array_index (self->sizes, TjPageSize, page) : NULL;
}

/**
 * tj_page_process_render_async:
 * @page: from 0
 * @scale: pixels a point
 *
 * A request that is cancelled while it waits is never begun.
 */
void
tj_page_process_render_async (TjPageProcess       *self,
                              guint                page,
                              double               scale,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_RENDER, page, scale };

  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));
  g_return_if_fail (self->file != NULL);

  queue_request (self, tj_page_process_render_async, request, cancellable, callback, data);
}

/**
 * tj_page_process_render_finish:
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with a #TjPageError, whose message
 *   is a sentence for the user, or %G_IO_ERROR_CANCELLED
 */
TjPagePicture *
tj_page_process_render_finish (TjPageProcess  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tj_page_process_text_async:
 * @page: from 0
 */
void
tj_page_process_text_async (TjPageProcess       *self,
                            guint                page,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_TEXT, page, 1 };

  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));
  g_return_if_fail (self->file != NULL);

  queue_request (self, tj_page_process_text_async, request, cancellable, callback, data);
}

/**
 * tj_page_process_text_finish:
 *
 * Returns: (transfer full) (nullable): the words on the page, valid UTF-8; %NULL with a
 *   #TjPageError or %G_IO_ERROR_CANCELLED
 */
char *
tj_page_process_text_finish (TjPageProcess  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tj_page_process_layout_async:
 * @page: from 0
 */
void
tj_page_process_layout_async (TjPageProcess       *self,
                              guint                page,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_LAYOUT, page, 1 };

  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));
  g_return_if_fail (self->file != NULL);

  queue_request (self, tj_page_process_layout_async, request, cancellable, callback, data);
}

/**
 * tj_page_process_layout_finish:
 *
 * Returns: (transfer full) (nullable): the words of the page with their places, without any for
 *   a picture or scan; %NULL with a #TjPageError or %G_IO_ERROR_CANCELLED
 */
TjPageLayout *
tj_page_process_layout_finish (TjPageProcess  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cancel_task (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                           _("The document was closed."));
  g_object_unref (task);
}

/**
 * tj_page_process_close:
 *
 * Ends the process and cancels what was asked of it. The next open starts another.
 */
void
tj_page_process_close (TjPageProcess *self)
{
  GTask *task;

  g_return_if_fail (TJ_IS_PAGE_PROCESS (self));

  stop_process (self);
  g_array_set_size (self->sizes, 0);
  g_clear_object (&self->file);

  if (self->current != NULL)
    cancel_task (take_current (self));
  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    cancel_task (task);
}
