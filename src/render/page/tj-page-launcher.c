/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-launcher.h"

#include "core/base/tj-sandbox.h"
#include "render/page/tj-page-protocol.h"
#include "render/page/tj-page-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Starts the page process behind walls: it sees the system's libraries and fonts and the one
 * document on a descriptor. It sets its own limits, since those on time move with each page. */

#define WORKER_BEHIND_WALLS "/worker"

static char *
find_worker (void)
{
  const char *from_environment = g_getenv ("TANJIAN_CLI");
  g_autofree char *own = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  if (from_environment != NULL && from_environment[0] != '\0')
    return g_strdup (from_environment);

  own = g_file_read_link ("/proc/self/exe", NULL);
  if (own != NULL)
    {
      folder = g_path_get_dirname (own);
      beside = g_build_filename (folder, "tanjian-cli", NULL);
      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }

  return g_build_filename (BINDIR, "tanjian-cli", NULL);
}

/* A named pipe in the place of a document must not stop the program, hence no waiting. */
static int
open_document (GFile   *document,
               GError **error)
{
  const char *path = g_file_peek_path (document);
  struct stat status;
  int fd;

  fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;

  if (fd >= 0)
    close (fd);
  g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_UNREADABLE,
                       _("The file cannot be read. It may have been moved or deleted since "
                         "the package was opened; open the package again."));

  return -1;
}

/**
 * tj_page_launcher_spawn:
 * @document: a local file
 *
 * Returns: (transfer full) (nullable): a process that speaks the protocol of
 *   tj-page-protocol.h about @document; %NULL with %TJ_PAGE_ERROR_UNREADABLE where there is
 *   no such file, or %TJ_PAGE_ERROR_NO_WORKER
 */
GSubprocess *
tj_page_launcher_spawn (GFile   *document,
                        GError **error)
{
  static const TjSandboxLimits limits = { .leave = TRUE };
  g_autoptr(TjSandbox) sandbox = tj_sandbox_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *worker = find_worker ();
  const char *arguments[] = { worker, "page-worker", NULL };
  int fd;

  fd = open_document (document, error);
  if (fd < 0)
    return NULL;

  tj_sandbox_take_fd (sandbox, fd, TJ_PAGE_DOCUMENT_FD);
  tj_sandbox_set_limits (sandbox, &limits);
  if (tj_sandbox_has_walls ())
    {
      tj_sandbox_show (sandbox, worker, WORKER_BEHIND_WALLS);
      arguments[0] = WORKER_BEHIND_WALLS;
    }

  if (g_file_test (worker, G_FILE_TEST_IS_EXECUTABLE))
    process = tj_sandbox_spawn (sandbox, arguments,
                                G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL)
    g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_NO_WORKER,
                 /* Translators: %s is the path of a program */
                 _("Pages cannot be shown because “%s” cannot be started. Install Tanjian "
                   "again, or open the file with another program."), worker);

  return g_steal_pointer (&process);
}
