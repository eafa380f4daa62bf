/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-talk.h"

#include "core/base/tj-sandbox.h"
#include "core/import/tj-importer.h"
#include "render/page/tj-page-launcher.h"
#include "render/page/tj-page-source.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define ANSWER_SECONDS 10

struct _TjPageTalk
{
  GSubprocess *process;
  GCancellable *cancellable;
  TjPageSize *sizes;
  guint n_pages;
  int from;
};

static void
set_code (TjPageError   code,
          GError      **error)
{
  if (code == TJ_PAGE_ERROR_LOCKED)
    g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                         _("The file is protected by a password. Ask the applicant for a copy "
                           "without one."));
  else if (code == TJ_PAGE_ERROR_UNREADABLE)
    g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                         _("The file is damaged and cannot be opened. Ask the applicant to send "
                           "it again."));
  else if (code == TJ_PAGE_ERROR_TOO_LARGE)
    g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                         _("The file is too large to be read here. Open it with another "
                           "program."));
  else
    g_set_error_literal (error, TJ_PAGE_ERROR, code,
                         _("The words of the file could not be read. Open it with another "
                           "program."));
}

/* FALSE with an error at @deadline, when cancelled, and at the end of the process. */
static gboolean
read_fully (TjPageTalk  *self,
            void        *buffer,
            gsize        size,
            gint64       deadline,
            GError     **error)
{
  guint8 *at = buffer;

  while (size > 0)
    {
      GPollFD fds[2] = { { self->from, G_IO_IN | G_IO_HUP, 0 } };
      const gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      gboolean can_stop = g_cancellable_make_pollfd (self->cancellable, &fds[1]);
      int n_ready = g_poll (fds, can_stop ? 2 : 1, (int) MAX (left, 0));
      gssize n_read;

      if (can_stop)
        g_cancellable_release_fd (self->cancellable);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      if (n_ready < 0 && errno == EINTR)
        continue;

      if (n_ready == 0)
        {
          set_code (TJ_PAGE_ERROR_TIMEOUT, error);
          return FALSE;
        }

      n_read = read (self->from, at, size);
      if (n_read < 0 && (errno == EINTR || errno == EAGAIN))
        continue;

      if (n_read <= 0)
        {
          set_code (TJ_PAGE_ERROR_CRASHED, error);
          return FALSE;
        }

      at += n_read;
      size -= (gsize) n_read;
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): the answer and a zero behind it. */
static char *
ask (TjPageTalk           *self,
     const TjPageRequest  *request,
     gsize                 max_length,
     TjPageReply          *reply,
     GError              **error)
{
  const gint64 deadline = g_get_monotonic_time () + ANSWER_SECONDS * G_USEC_PER_SEC;
  g_autofree char *payload = NULL;

  if (!g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), request,
                                  sizeof *request, NULL, self->cancellable, NULL))
    {
      if (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
        set_code (TJ_PAGE_ERROR_CRASHED, error);
      return NULL;
    }

  if (!read_fully (self, reply, sizeof *reply, deadline, error))
    return NULL;

  if (reply->status != 0 || reply->length > max_length)
    {
      set_code (reply->status != 0 && reply->status <= TJ_PAGE_ERROR_NO_WORKER + 1
                ? reply->status - 1 : TJ_PAGE_ERROR_CRASHED, error);
      return NULL;
    }

  payload = g_malloc0 ((gsize) reply->length + 1);
  if (!read_fully (self, payload, reply->length, deadline, error))
    return NULL;

  return g_steal_pointer (&payload);
}

/**
 * tj_page_talk_open:
 * @file: a local PDF or picture
 *
 * Blocks, as all of this does; may be called in any thread.
 *
 * Returns: (transfer full) (nullable): the process that has the document open
 */
TjPageTalk *
tj_page_talk_open (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_OPEN, 0, 1 };
  g_autoptr(TjPageTalk) self = g_new0 (TjPageTalk, 1);
  TjPageReply reply;

  g_set_object (&self->cancellable, cancellable);
  if (!(self->process = tj_page_launcher_spawn (file, error)))
    return NULL;

  self->from = g_unix_input_stream_get_fd (
    G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->process)));
  self->sizes = (TjPageSize *) ask (self, &request, TJ_PAGE_MAX_PAGES * sizeof (TjPageSize),
                                    &reply, error);
  if (self->sizes == NULL)
    return NULL;

  self->n_pages = reply.length / sizeof (TjPageSize);

  return g_steal_pointer (&self);
}

void
tj_page_talk_close (TjPageTalk *self)
{
  if (self->process != NULL)
    tj_sandbox_end (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->cancellable);
  g_free (self->sizes);
  g_free (self);
}

guint
tj_page_talk_get_n_pages (TjPageTalk *self)
{
  return self->n_pages;
}

/**
 * tj_page_talk_get_size:
 * @page: from 0
 *
 * Returns: (transfer none): its size in points; 0 by 0 where it is damaged
 */
const TjPageSize *
tj_page_talk_get_size (TjPageTalk *self,
                       guint       page)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  return &self->sizes[page];
}

/**
 * tj_page_talk_read:
 * @page: from 0
 *
 * Returns: (transfer full) (nullable): the words of a page; none where it is damaged, since the
 *   others may be whole
 */
char *
tj_page_talk_read (TjPageTalk  *self,
                   guint        page,
                   GError     **error)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_TEXT, page, 1 };
  g_autoptr(GError) problem = NULL;
  TjPageReply reply;
  g_autofree char *words = ask (self, &request, TJ_PAGE_MAX_TEXT, &reply, &problem);

  if (words != NULL)
    return g_utf8_make_valid (words, -1);

  if (g_error_matches (problem, TJ_PAGE_ERROR, TJ_PAGE_ERROR_FAILED) ||
      g_error_matches (problem, TJ_PAGE_ERROR, TJ_PAGE_ERROR_NO_PAGE))
    return g_strdup ("");

  g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}

/**
 * tj_page_talk_draw:
 * @page: from 0
 * @scale: pixels a point
 *
 * Returns: (transfer full) (nullable): the page as a picture
 */
TjPagePicture *
tj_page_talk_draw (TjPageTalk  *self,
                   guint        page,
                   double       scale,
                   GError     **error)
{
  const TjPageRequest request = { TJ_PAGE_REQUEST_RENDER, page, scale };
  g_autofree char *pixels = NULL;
  TjPagePicture *picture;
  TjPageReply reply;

  pixels = ask (self, &request, TJ_PAGE_MAX_PIXELS * sizeof (guint32), &reply, error);
  if (pixels == NULL)
    return NULL;

  if (reply.width == 0 || reply.height == 0 ||
      (guint64) reply.width * reply.height * sizeof (guint32) != reply.length)
    {
      set_code (TJ_PAGE_ERROR_CRASHED, error);
      return NULL;
    }

  picture = g_new0 (TjPagePicture, 1);
  picture->width = (int) reply.width;
  picture->height = (int) reply.height;
  picture->pixels = g_bytes_new_take (g_steal_pointer (&pixels), reply.length);

  return picture;
}
