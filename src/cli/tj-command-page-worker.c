/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command-page-worker.h"

#include "cli/tj-command.h"
#include "render/page/tj-page-protocol.h"
#include "render/page/tj-page-source.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The process that opens what applicants sent. It gives up rights before it looks at the
 * first byte, and whoever started it ends it when an answer takes too long. */

static void
set_limit (__rlimit_resource_t resource,
           rlim_t              value)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return;

  limit.rlim_cur = MIN (value, limit.rlim_max);
  limit.rlim_max = limit.rlim_cur;
  setrlimit (resource, &limit);
}

static void
give_up_rights (void)
{
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_NOFILE, TJ_PAGE_MAX_OPEN_FILES);
#ifndef __SANITIZE_ADDRESS__
  /* The address sanitizer maps terabytes that it never touches. */
  set_limit (RLIMIT_AS, TJ_PAGE_MAX_MEMORY);
#endif
}

/* The kernel counts the processor time of the whole life, so the limit moves along. */
static void
allow_next_request (void)
{
  struct rusage usage;
  struct rlimit limit;

  if (getrusage (RUSAGE_SELF, &usage) != 0 || getrlimit (RLIMIT_CPU, &limit) != 0)
    return;

  limit.rlim_cur = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + TJ_PAGE_MAX_SECONDS;
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  setrlimit (RLIMIT_CPU, &limit);
}

static gboolean
read_fully (int      fd,
            gpointer data,
            gsize    length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = read (fd, (guint8 *) data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

static gboolean
write_fully (int           fd,
             gconstpointer data,
             gsize         length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = write (fd, (const guint8 *) data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

static gboolean
send_reply (TjPageReply   reply,
            gconstpointer payload)
{
  return write_fully (STDOUT_FILENO, &reply, sizeof reply) &&
         write_fully (STDOUT_FILENO, payload, reply.length);
}

static gboolean
send_error (const GError *error)
{
  TjPageReply reply = { .status = 1 + TJ_PAGE_ERROR_FAILED };

  if (error != NULL && error->domain == TJ_PAGE_ERROR)
    reply.status = 1 + (guint32) error->code;

  return send_reply (reply, NULL);
}

static TjPageSource *
open_document (GError **error)
{
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GBytes) bytes = NULL;
  struct stat status;

  if (fstat (TJ_PAGE_DOCUMENT_FD, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_UNREADABLE, "no document");
      return NULL;
    }

  if (status.st_size > TJ_PAGE_MAX_BYTES)
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE, "too many bytes");
      return NULL;
    }

  mapped = g_mapped_file_new_from_fd (TJ_PAGE_DOCUMENT_FD, FALSE, error);
  if (mapped == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (mapped);

  return tj_page_source_new (bytes, error);
}

static gboolean
answer_open (TjPageSource *source)
{
  guint n_pages = tj_page_source_get_n_pages (source);
  g_autofree TjPageSize *sizes = g_new0 (TjPageSize, n_pages);
  TjPageReply reply = { .length = n_pages * sizeof *sizes };

  for (guint i = 0; i < n_pages; i++)
    {
      if (!tj_page_source_get_page_size (source, i, &sizes[i].width, &sizes[i].height, NULL))
        sizes[i] = (TjPageSize) { 0, 0 };
    }

  return send_reply (reply, sizes);
}

static gboolean
answer_render (TjPageSource        *source,
               const TjPageRequest *request)
{
  g_autoptr(GError) error = NULL;
  cairo_surface_t *surface;
  TjPageReply reply = { 0 };
  gboolean sent;

  surface = tj_page_source_render (source, request->page, request->scale, &error);
  if (surface == NULL)
    return send_error (error);

  /* Rows of ARGB32 have no padding in cairo. */
  reply.width = cairo_image_surface_get_width (surface);
  reply.height = cairo_image_surface_get_height (surface);
  reply.length = reply.height * cairo_image_surface_get_stride (surface);
  sent = send_reply (reply, cairo_image_surface_get_data (surface));
  cairo_surface_destroy (surface);

  return sent;
}

static gboolean
answer_text (TjPageSource        *source,
             const TjPageRequest *request)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = tj_page_source_dup_text (source, request->page, &error);
  TjPageReply reply = { 0 };

  if (text == NULL)
    return send_error (error);

  reply.length = strlen (text);

  return send_reply (reply, text);
}

static gboolean
answer_layout (TjPageSource        *source,
               const TjPageRequest *request)
{
  g_autoptr(GError) error = NULL;
  g_autofree TjPageBox *boxes = NULL;
  TjPageReply reply = { 0 };
  g_autofree char *text = tj_page_source_dup_layout (source, request->page, &boxes, &reply.width,
                                                     &error);
  gsize n_bytes = reply.width * sizeof *boxes;
  g_autofree char *payload = NULL;

  if (text == NULL)
    return send_error (error);

  reply.length = (guint32) (n_bytes + strlen (text));
  payload = g_malloc (MAX (reply.length, 1));
  if (n_bytes > 0)
    memcpy (payload, boxes, n_bytes);
  memcpy (payload + n_bytes, text, strlen (text));

  return send_reply (reply, payload);
}

static gboolean
answer (TjPageSource        *source,
        const TjPageRequest *request)
{
  switch (request->kind)
    {
    case TJ_PAGE_REQUEST_OPEN:
      return answer_open (source);

    case TJ_PAGE_REQUEST_RENDER:
      return answer_render (source, request);

    case TJ_PAGE_REQUEST_TEXT:
      return answer_text (source, request);

    case TJ_PAGE_REQUEST_LAYOUT:
      return answer_layout (source, request);

    default:
      return FALSE;
    }
}

/**
 * tj_command_page_worker:
 *
 * Serves the pages of the document on descriptor %TJ_PAGE_DOCUMENT_FD until standard input
 * ends; see tj-page-protocol.h.
 *
 * Returns: %TJ_EXIT_UNUSABLE where the document cannot be opened or a request is nonsense
 */
int
tj_command_page_worker (int    argc,
                        char **argv)
{
  g_autoptr(TjPageSource) source = NULL;
  g_autoptr(GError) error = NULL;
  TjPageRequest request;

  give_up_rights ();
  signal (SIGPIPE, SIG_IGN);

  while (read_fully (STDIN_FILENO, &request, sizeof request))
    {
      allow_next_request ();

      if (source == NULL)
        source = open_document (&error);
      if (source == NULL)
        {
          send_error (error);
          return TJ_EXIT_UNUSABLE;
        }

      if (!answer (source, &request))
        return TJ_EXIT_UNUSABLE;
    }

  return TJ_EXIT_FINE;
}
