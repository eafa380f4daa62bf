/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-protocol.h"
#include "render/page/tj-page-source.h"

#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* Says that it holds seven pages of ten by ten points and draws the second as it should. */

#define N_PAGES 7

static void
say (TjPageReply   reply,
     gconstpointer payload,
     gsize         length)
{
  if (write (STDOUT_FILENO, &reply, sizeof reply) < 0 ||
      write (STDOUT_FILENO, payload, length) < 0)
    exit (1);
}

static void
open_pages (void)
{
  TjPageSize sizes[N_PAGES];

  for (guint i = 0; i < N_PAGES; i++)
    sizes[i] = (TjPageSize) { 10, 10 };
  say ((TjPageReply) { .length = sizeof sizes }, sizes, sizeof sizes);
}

/* As much as the real one may have; what poppler then does is to end the process. */
static void
eat_memory (void)
{
  const gsize block = 64 * 1024 * 1024;
  struct rlimit limit = { TJ_PAGE_MAX_MEMORY, TJ_PAGE_MAX_MEMORY };

  setrlimit (RLIMIT_AS, &limit);
  for (gsize eaten = 0; eaten <= TJ_PAGE_MAX_MEMORY; eaten += block)
    g_malloc (block);
}

static void
draw (const TjPageRequest *request)
{
  static const guint8 pixels[2000 * 2000 * 4] = { 0 };
  guint size = (guint) round (10 * request->scale);

  switch (request->page)
    {
    case 0:
      abort ();
    case 1:
      say ((TjPageReply) { 0, size, size, size * size * 4 }, pixels, size * size * 4);
      break;
    case 2:
      /* More bytes than were asked for. */
      say ((TjPageReply) { 0, 10, 10, 0xfffffff0 }, pixels, 400);
      break;
    case 3:
      /* Other pixels than were asked for. */
      say ((TjPageReply) { 0, 20, 5, 400 }, pixels, 400);
      break;
    case 4:
      /* An error that does not exist. */
      say ((TjPageReply) { .status = 4711 }, pixels, 0);
      break;
    case 6:
      eat_memory ();
      say ((TjPageReply) { 0, 10, 10, 400 }, pixels, 400);
      break;
    default:
      pause ();
      break;
    }
}

int
main (void)
{
  TjPageRequest request;

  while (read (STDIN_FILENO, &request, sizeof request) == sizeof request)
    {
      if (request.kind == TJ_PAGE_REQUEST_OPEN)
        open_pages ();
      else if (request.kind == TJ_PAGE_REQUEST_RENDER)
        draw (&request);
      else
        say ((TjPageReply) { .length = 3 }, "\xff" "ab", 3);
    }

  return 0;
}
