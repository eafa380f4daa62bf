/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-launcher.h"

#include "render/page/tj-page-protocol.h"
#include "render/page/tj-page-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Starts the page process behind the walls of bubblewrap where the system allows them: it
 * then sees the system's libraries and fonts, the one document on a descriptor, and neither
 * network nor home. Whether that works is asked with a program of the system before any
 * document is opened, never deduced from a process that ended: else a document that ends
 * its process would be opened again without walls. */

static const char * const walls[] = {
  "--unshare-all", "--die-with-parent", "--new-session",
  "--ro-bind", "/usr", "/usr",
  "--symlink", "usr/lib", "/lib",
  "--symlink", "usr/lib64", "/lib64",
  "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
  "--ro-bind-try", "/etc/fonts", "/etc/fonts",
  "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
  "--proc", "/proc",
  "--dev", "/dev",
  "--tmpfs", "/tmp",
  "--clearenv",
  "--setenv", "LANG", "C.UTF-8",
};

static const char * const plain_environment[] = {
  "LANG=C.UTF-8",
  "PATH=/usr/bin:/bin",
  "GIO_USE_VFS=local",
  NULL,
};

static void
add_walls (GPtrArray  *arguments,
           const char *bubblewrap)
{
  g_ptr_array_add (arguments, g_strdup (bubblewrap));
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    g_ptr_array_add (arguments, g_strdup (walls[i]));
}

static gboolean
can_build_walls (const char *bubblewrap)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) process = NULL;

  add_walls (arguments, bubblewrap);
  g_ptr_array_add (arguments, g_strdup ("/usr/bin/true"));
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char * const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/* Asked once; takes about five milliseconds. */
static const char *
get_bubblewrap (void)
{
  static gsize once = 0;
  static char *found = NULL;

  if (g_once_init_enter (&once))
    {
      g_autofree char *path = g_find_program_in_path ("bwrap");

      if (path != NULL && can_build_walls (path))
        found = g_steal_pointer (&path);
      g_once_init_leave (&once, 1);
    }

  return found;
}

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
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) reason = NULL;
  g_autofree char *worker = find_worker ();
  const char *bubblewrap = get_bubblewrap ();
  int fd;

  fd = open_document (document, error);
  if (fd < 0)
    return NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_take_fd (launcher, fd, TJ_PAGE_DOCUMENT_FD);
  g_subprocess_launcher_set_environ (launcher, (char **) plain_environment);

  if (bubblewrap != NULL)
    {
      add_walls (arguments, bubblewrap);
      g_ptr_array_add (arguments, g_strdup ("--ro-bind"));
      g_ptr_array_add (arguments, g_strdup (worker));
      g_ptr_array_add (arguments, g_strdup ("/worker"));
      g_ptr_array_add (arguments, g_strdup ("/worker"));
    }
  else
    {
      g_ptr_array_add (arguments, g_strdup (worker));
    }
  g_ptr_array_add (arguments, g_strdup ("page-worker"));
  g_ptr_array_add (arguments, NULL);

  if (g_file_test (worker, G_FILE_TEST_IS_EXECUTABLE))
    process = g_subprocess_launcher_spawnv (launcher,
                                            (const char * const *) arguments->pdata, &reason);
  if (process == NULL)
    g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_NO_WORKER,
                 /* Translators: %s is the path of a program */
                 _("Pages cannot be shown because “%s” cannot be started. Install Tanjian "
                   "again, or open the file with another program."), worker);

  return g_steal_pointer (&process);
}
