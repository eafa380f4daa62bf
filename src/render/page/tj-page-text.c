/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-text.h"

#include "core/import/tj-importer.h"
#include "render/page/tj-page-launcher.h"
#include "render/page/tj-page-protocol.h"
#include "render/page/tj-page-source.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* The words of a document from a page process of its own, for threads that may wait. The process
 * reads the document; it is ended when it takes too long over one answer. */

#define ANSWER_SECONDS 10

typedef struct
{
  GSubprocess *process;
  GCancellable *cancellable;
  int from;
} Talk;

static void
talk_clear (Talk *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, talk_clear)

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
read_fully (Talk    *self,
            void    *buffer,
            gsize    size,
            gint64   deadline,
            GError **error)
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
ask (Talk               *self,
     TjPageRequestKind   kind,
     guint               page,
     gsize               max_length,
     gsize              *length,
     GError            **error)
{
  const TjPageRequest request = { kind, page, 1 };
  const gint64 deadline = g_get_monotonic_time () + ANSWER_SECONDS * G_USEC_PER_SEC;
  g_autofree char *payload = NULL;
  TjPageReply reply;

  if (!g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), &request,
                                  sizeof request, NULL, self->cancellable, NULL))
    {
      if (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
        set_code (TJ_PAGE_ERROR_CRASHED, error);
      return NULL;
    }

  if (!read_fully (self, &reply, sizeof reply, deadline, error))
    return NULL;

  if (reply.status != 0 || reply.length > max_length)
    {
      set_code (reply.status != 0 && reply.status <= TJ_PAGE_ERROR_NO_WORKER + 1
                ? reply.status - 1 : TJ_PAGE_ERROR_CRASHED, error);
      return NULL;
    }

  payload = g_malloc0 (reply.length + 1);
  if (!read_fully (self, payload, reply.length, deadline, error))
    return NULL;

  *length = reply.length;

  return g_steal_pointer (&payload);
}

/* A page that is damaged, or one whose words take too long, has none; the others may. */
static gboolean
read_page (Talk       *self,
           guint       page,
           GPtrArray  *pages,
           GError    **error)
{
  g_autoptr(GError) problem = NULL;
  gsize length;
  g_autofree char *words = ask (self, TJ_PAGE_REQUEST_TEXT, page, TJ_PAGE_MAX_TEXT, &length,
                                &problem);

  if (words != NULL)
    {
      g_ptr_array_add (pages, g_utf8_make_valid (words, strlen (words)));
      return TRUE;
    }

  if (g_error_matches (problem, TJ_PAGE_ERROR, TJ_PAGE_ERROR_FAILED) ||
      g_error_matches (problem, TJ_PAGE_ERROR, TJ_PAGE_ERROR_NO_PAGE))
    {
      g_ptr_array_add (pages, g_strdup (""));
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * tj_page_text_read:
 * @file: a PDF
 * @max_pages: how many pages are wanted at most, from the first; 0 for all
 * @n_pages: (out): how many it has
 * @user_data: not looked at
 *
 * A #TjPageTextFunc. Blocks; may be called in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the words of each page
 */
GPtrArray *
tj_page_text_read (GFile         *file,
                   guint          max_pages,
                   guint         *n_pages,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto(Talk) self = { NULL, cancellable, -1 };
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sizes = NULL;
  gsize length;

  if (!(self.process = tj_page_launcher_spawn (file, error)))
    return NULL;

  self.from = g_unix_input_stream_get_fd (
    G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (self.process)));
  sizes = ask (&self, TJ_PAGE_REQUEST_OPEN, 0, TJ_PAGE_MAX_PAGES * sizeof (TjPageSize), &length,
               error);
  if (sizes == NULL)
    return NULL;

  *n_pages = length / sizeof (TjPageSize);
  for (guint i = 0; i < *n_pages && (max_pages == 0 || i < max_pages); i++)
    {
      if (!read_page (&self, i, pages, error))
        return NULL;
    }

  return g_steal_pointer (&pages);
}
