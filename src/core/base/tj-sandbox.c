/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-sandbox.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Whether the walls can be built is asked with a program of the system before any document is
 * opened, never deduced from a process that ended: else a document that ends its process would
 * be opened again without walls. */

#define MAX_OPEN_FILES 256

static const char * const walls[] = {
  "--unshare-all", "--die-with-parent", "--new-session",
  "--ro-bind", "/usr", "/usr",
  "--symlink", "usr/bin", "/bin",
  "--symlink", "usr/lib", "/lib",
  "--symlink", "usr/lib64", "/lib64",
  "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
  "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
  "--ro-bind-try", "/etc/fonts", "/etc/fonts",
  "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
  "--proc", "/proc",
  "--dev", "/dev",
  "--tmpfs", "/tmp",
  "--clearenv",
};

struct _TjSandbox
{
  GPtrArray *shown;
  GPtrArray *variables;
  GSubprocessLauncher *launcher;
  GArray *fds;
  TjSandboxLimits limits;
};

typedef struct
{
  int fd;
  int target;
} HandedOver;

G_DEFINE_QUARK (tj-sandbox-error-quark, tj_sandbox_error)

static void
add (GPtrArray  *arguments,
     const char *argument)
{
  g_ptr_array_add (arguments, g_strdup (argument));
}

static void
add_walls (GPtrArray  *arguments,
           const char *bubblewrap)
{
  add (arguments, bubblewrap);
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    add (arguments, walls[i]);
}

static gboolean
can_build_walls (const char *bubblewrap)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) process = NULL;

  add_walls (arguments, bubblewrap);
  add (arguments, "/usr/bin/true");
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char * const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/* Asked once; takes about five milliseconds. Tests switch the walls off to try what is left. */
static const char *
get_bubblewrap (void)
{
  static gsize once = 0;
  static char *found = NULL;

  if (g_once_init_enter (&once))
    {
      g_autofree char *path = g_find_program_in_path ("bwrap");

      if (g_getenv ("TANJIAN_NO_WALLS") == NULL && path != NULL && can_build_walls (path))
        found = g_steal_pointer (&path);
      g_once_init_leave (&once, 1);
    }

  return found;
}

/**
 * tj_sandbox_has_walls:
 *
 * Returns: whether bubblewrap is there and the system lets it work
 */
gboolean
tj_sandbox_has_walls (void)
{
  return get_bubblewrap () != NULL;
}

/**
 * tj_sandbox_new:
 *
 * Returns: (transfer full): walls for one program, with limits that a small tool can live with
 */
TjSandbox *
tj_sandbox_new (void)
{
  TjSandbox *self = g_new0 (TjSandbox, 1);

  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->variables = g_ptr_array_new_with_free_func (g_free);
  self->fds = g_array_new (FALSE, FALSE, sizeof (HandedOver));
  self->limits = (TjSandboxLimits) { 1024 * 1024 * 1024, 60, 0, FALSE };
  tj_sandbox_set_variable (self, "LANG", "C.UTF-8");
  tj_sandbox_set_variable (self, "PATH", "/usr/bin:/bin");
  tj_sandbox_set_variable (self, "GIO_USE_VFS", "local");

  return self;
}

void
tj_sandbox_free (TjSandbox *self)
{
  for (guint i = 0; i < self->fds->len; i++)
    close (g_array_index (self->fds, HandedOver, i).fd);
  g_array_unref (self->fds);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

/**
 * tj_sandbox_show:
 * @path: a file or folder
 * @as: the name under which the program finds it, where there are walls
 *
 * Lets the program read something that is not the system's.
 */
void
tj_sandbox_show (TjSandbox  *self,
                 const char *path,
                 const char *as)
{
  add (self->shown, "--ro-bind");
  add (self->shown, path);
  add (self->shown, as);
}

/**
 * tj_sandbox_let_write:
 * @folder: keeps its name behind the walls
 *
 * Lets the program write into a folder.
 */
void
tj_sandbox_let_write (TjSandbox  *self,
                      const char *folder)
{
  add (self->shown, "--bind");
  add (self->shown, folder);
  add (self->shown, folder);
}

/**
 * tj_sandbox_take_fd:
 * @fd: (transfer full): closed with @self
 * @target: the number under which the program finds it
 *
 * Hands over an open file.
 */
void
tj_sandbox_take_fd (TjSandbox *self,
                    int        fd,
                    int        target)
{
  const HandedOver handed_over = { fd, target };

  g_array_append_val (self->fds, handed_over);
}

/**
 * tj_sandbox_set_variable:
 *
 * Puts a variable into the program's environment, which has nothing of this program's own.
 */
void
tj_sandbox_set_variable (TjSandbox  *self,
                         const char *name,
                         const char *value)
{
  add (self->variables, name);
  add (self->variables, value);
}

/**
 * tj_sandbox_set_limits:
 *
 * Says what the program may use in place of the usual.
 */
void
tj_sandbox_set_limits (TjSandbox             *self,
                       const TjSandboxLimits *limits)
{
  self->limits = *limits;
}

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

/* Runs between fork and exec: only what the system calls safe there. */
static void
limit_child_cb (gpointer data)
{
  const TjSandboxLimits *limits = data;

  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  setpgid (0, 0);
  if (limits->leave)
    return;

  set_limit (RLIMIT_CORE, 0);
  set_limit (RLIMIT_NOFILE, MAX_OPEN_FILES);
  set_limit (RLIMIT_FSIZE, limits->file_size);
  if (limits->memory > 0)
    set_limit (RLIMIT_AS, limits->memory);
  if (limits->seconds > 0)
    set_limit (RLIMIT_CPU, limits->seconds);
}

static GSubprocessLauncher *
make_launcher (TjSandbox        *self,
               GSubprocessFlags  flags)
{
  static const char * const nothing[] = { NULL };
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  TjSandboxLimits *limits = g_memdup2 (&self->limits, sizeof self->limits);

  g_subprocess_launcher_set_environ (launcher, (char **) nothing);
  for (guint i = 0; i < self->variables->len; i += 2)
    g_subprocess_launcher_setenv (launcher, g_ptr_array_index (self->variables, i),
                                  g_ptr_array_index (self->variables, i + 1), TRUE);

  for (guint i = 0; i < self->fds->len; i++)
    {
      const HandedOver *handed_over = &g_array_index (self->fds, HandedOver, i);

      g_subprocess_launcher_take_fd (launcher, handed_over->fd, handed_over->target);
    }
  g_array_set_size (self->fds, 0);

  g_subprocess_launcher_set_child_setup (launcher, limit_child_cb, limits, g_free);

  return launcher;
}

static void
add_window (TjSandbox *self,
            GPtrArray *arguments)
{
  add_walls (arguments, get_bubblewrap ());
  for (guint i = 0; i < self->variables->len; i += 2)
    {
      add (arguments, "--setenv");
      add (arguments, g_ptr_array_index (self->variables, i));
      add (arguments, g_ptr_array_index (self->variables, i + 1));
    }
  for (guint i = 0; i < self->shown->len; i++)
    add (arguments, g_ptr_array_index (self->shown, i));
}

/**
 * tj_sandbox_spawn:
 * @arguments: the program's path, as it finds itself where there are walls, and what follows
 * @flags: which of its streams are wanted
 *
 * Starts the program. Can be called once: open files are handed over with it.
 *
 * Returns: (transfer full) (nullable): the process, or %NULL with
 *   %TJ_SANDBOX_ERROR_NOT_STARTED
 */
GSubprocess *
tj_sandbox_spawn (TjSandbox           *self,
                  const char * const  *arguments,
                  GSubprocessFlags     flags,
                  GError             **error)
{
  g_autoptr(GSubprocessLauncher) launcher = make_launcher (self, flags);
  g_autoptr(GPtrArray) line = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) reason = NULL;
  GSubprocess *process;

  if (get_bubblewrap () != NULL)
    add_window (self, line);
  for (guint i = 0; arguments[i] != NULL; i++)
    add (line, arguments[i]);
  g_ptr_array_add (line, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) line->pdata, &reason);
  if (process == NULL)
    g_set_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_NOT_STARTED,
                 /* Translators: the path of a program, and what the system says */
                 _("“%s” could not be started: %s"), arguments[0], reason->message);

  return process;
}

typedef struct
{
  GSubprocess *process;
  GAsyncResult *result;
  gboolean timed_out;
} Run;

static void
waited_cb (GObject      *process,
           GAsyncResult *result,
           gpointer      data)
{
  Run *run = data;

  run->result = g_object_ref (result);
}

/**
 * tj_sandbox_end:
 * @process: that tj_sandbox_spawn() gave
 *
 * Ends the program with its whole group: it may be a script that started the real one, and
 * bubblewrap that is ended while it builds its walls would leave a half of itself that waits
 * for ever. May be called from any thread.
 */
void
tj_sandbox_end (GSubprocess *process)
{
  const char *identifier = g_subprocess_get_identifier (process);

  if (identifier != NULL)
    kill (-(pid_t) g_ascii_strtoll (identifier, NULL, 10), SIGKILL);
  g_subprocess_force_exit (process);
}

static gboolean
timeout_cb (gpointer data)
{
  Run *run = data;

  run->timed_out = TRUE;
  tj_sandbox_end (run->process);

  return G_SOURCE_CONTINUE;
}

/* In the thread that cancels. */
static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  tj_sandbox_end (data);
}

static void
wait_for_end (Run          *run,
              GMainContext *context,
              guint         milliseconds,
              GCancellable *cancellable)
{
  g_autoptr(GSource) timeout = g_timeout_source_new (milliseconds);
  gulong handler = 0;

  g_source_set_callback (timeout, timeout_cb, run, NULL);
  g_source_attach (timeout, context);
  /* Not by a source: one that fires while it is destroyed is leaked by GLib 2.74. */
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), run->process, NULL);

  g_subprocess_wait_async (run->process, NULL, waited_cb, run);
  while (run->result == NULL)
    g_main_context_iteration (context, TRUE);

  g_source_destroy (timeout);
  g_cancellable_disconnect (cancellable, handler);
}

static gboolean
judge_end (const Run     *run,
           const char    *program,
           GCancellable  *cancellable,
           GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (run->timed_out)
    {
      g_set_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_TIMEOUT,
                   _("“%s” took too long and was ended."), program);
      return FALSE;
    }

  if (g_subprocess_get_if_exited (run->process) && g_subprocess_get_exit_status (run->process) == 0)
    return TRUE;

  g_set_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_FAILED,
               _("“%s” failed."), program);

  return FALSE;
}

/**
 * tj_sandbox_run:
 * @arguments: the program's path, as it finds itself where there are walls, and what follows
 * @milliseconds: after which it is ended
 *
 * Starts the program and waits until it has ended. Not for the main loop's thread.
 *
 * Returns: whether it ended well
 */
gboolean
tj_sandbox_run (TjSandbox           *self,
                const char * const  *arguments,
                guint                milliseconds,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GSubprocess) process = NULL;
  gboolean ended_well = FALSE;
  Run run = { NULL, NULL, FALSE };

  g_main_context_push_thread_default (context);
  process = tj_sandbox_spawn (self, arguments,
                              G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                              G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
  if (process != NULL)
    {
      run.process = process;
      wait_for_end (&run, context, milliseconds, cancellable);
      ended_well = judge_end (&run, arguments[0], cancellable, error);
      g_object_unref (run.result);
    }
  g_main_context_pop_thread_default (context);

  return ended_well;
}
