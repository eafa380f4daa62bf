/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-sandbox.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every test is one shell command behind the walls, and runs a second time in a process of its
 * own where the walls are switched off, as far as it then still holds. */

typedef struct
{
  char *folder;
  TjSandbox *sandbox;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("tanjian-sandbox-XXXXXX", NULL);
  self->sandbox = tj_sandbox_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  static const char * const names[] = { "inside", "secret", "link" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  tj_sandbox_free (self->sandbox);
}

static gboolean
run (Fixture    *self,
     const char *command,
     GError    **error)
{
  const char *arguments[] = { "/usr/bin/sh", "-c", command, NULL };

  return tj_sandbox_run (self->sandbox, arguments, 20000, NULL, error);
}

static void
test_status (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (run (self, "exit 0", &error));
  g_assert_no_error (error);
}

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (run (self, "exit 3", &error));
  g_assert_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_FAILED);
}

static void
test_no_program (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const arguments[] = { "/nowhere/program", NULL };
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_sandbox_run (self->sandbox, arguments, 20000, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, TJ_SANDBOX_ERROR);
  g_assert_nonnull (strstr (error->message, "/nowhere/program"));
}

/* Neither variables of this program nor files outside the system's folders. */
static void
test_view (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *secret = g_build_filename (self->folder, "secret", NULL);
  g_autofree char *look = g_strdup_printf ("test -z \"$G_DEBUG$HOME\" && ! test -e '%s'", secret);
  g_autofree char *environment = g_strdup ("test -z \"$G_DEBUG$HOME\"");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (secret, "x", 1, NULL));
  g_assert_true (run (self, tj_sandbox_has_walls () ? look : environment, &error));
  g_assert_no_error (error);
}

static void
test_shown (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *secret = g_build_filename (self->folder, "secret", NULL);
  g_autofree char *command = NULL;
  g_autoptr(GError) error = NULL;
  const char *name = tj_sandbox_has_walls () ? "/shown" : secret;

  g_assert_true (g_file_set_contents (secret, "seen", 4, NULL));
  tj_sandbox_show (self->sandbox, secret, "/shown");
  command = g_strdup_printf ("test \"$(cat '%s')\" = seen", name);
  g_assert_true (run (self, command, &error));
  g_assert_no_error (error);

  if (!tj_sandbox_has_walls ())
    return;

  g_free (command);
  command = g_strdup_printf ("echo more >> '%s'", name);
  g_assert_false (run (self, command, NULL));
}

static void
test_writing (Fixture       *self,
              gconstpointer  data)
{
  static const TjSandboxLimits limits = { 1024 * 1024 * 1024, 60, 1024, FALSE };
  g_autofree char *inside = g_build_filename (self->folder, "inside", NULL);
  g_autofree char *command = g_strdup_printf ("echo written > '%s'", inside);
  g_autofree char *large = g_strdup_printf ("head -c 2000 /dev/zero > '%s'", inside);
  g_autoptr(GError) error = NULL;

  tj_sandbox_set_limits (self->sandbox, &limits);
  if (tj_sandbox_has_walls ())
    g_assert_false (run (self, "echo x > /usr/tanjian-sandbox-test", NULL));

  tj_sandbox_let_write (self->sandbox, self->folder);
  g_assert_true (run (self, command, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));

  g_assert_false (run (self, large, &error));
  g_assert_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_FAILED);
}

static void
test_network (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  if (!tj_sandbox_has_walls ())
    return;

  /* Nothing beside the loopback device. */
  g_assert_true (run (self, "test \"$(tail -n +3 /proc/net/dev | grep -vc ' *lo:')\" = 0", &error));
  g_assert_no_error (error);
}

static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  static const TjSandboxLimits limits = { 64 * 1024 * 1024, 60, 0, FALSE };
  g_autoptr(GError) error = NULL;

  tj_sandbox_set_limits (self->sandbox, &limits);
  g_assert_true (run (self, "head -c 1000000 /dev/zero | tail -c 1000000 > /dev/null", &error));
  g_assert_no_error (error);
  g_assert_false (run (self, "head -c 100000000 /dev/zero | tail -c 100000000 > /dev/null", NULL));
}

static void
test_timeout (Fixture       *self,
              gconstpointer  data)
{
  static const char * const arguments[] = { "/usr/bin/sh", "-c", "sleep 600; true", NULL };
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_sandbox_run (self->sandbox, arguments, 50, NULL, &error));
  g_assert_error (error, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_TIMEOUT);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  static const char * const arguments[] = { "/usr/bin/sleep", "600", NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (tj_sandbox_run (self->sandbox, arguments, 60000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_without_walls (void)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *self = NULL;

  if (g_getenv ("TANJIAN_NO_WALLS") != NULL)
    return;

  self = g_file_read_link ("/proc/self/exe", NULL);
  g_subprocess_launcher_setenv (launcher, "TANJIAN_NO_WALLS", "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, self, "--tap", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/sandbox/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("status", test_status);
  ADD ("failure", test_failure);
  ADD ("no-program", test_no_program);
  ADD ("view", test_view);
  ADD ("shown", test_shown);
  ADD ("writing", test_writing);
  ADD ("network", test_network);
  ADD ("memory", test_memory);
  ADD ("timeout", test_timeout);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/sandbox/without-walls", test_without_walls);

  return g_test_run ();
}
