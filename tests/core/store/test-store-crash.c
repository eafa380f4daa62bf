/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* This program also is the process that gets killed: called with WRITER, it records one edit
 * after the other and says each number only after the store has said that it is safe. */

#define WRITER "--writer"
#define N_KILLS 24
#define MAX_EDITS 60 /* before the kill */
/* Microseconds between two edits where another process wants its turn as well: SQLite's lock
 * is not a queue. */
#define PAUSE "3000"

static const char *program;

static int
write_edits (const char *path,
             guint64     first,
             gulong      pause)
{
  StoreFixture fixture = { NULL };

  fixture.path = g_strdup (path);
  fixture.file = g_file_new_for_path (path);
  fixture.store = store_fixture_open_path (path);
  tj_store_open_review (fixture.store, "package", "甲公司", "王工", &fixture.review, NULL);

  for (guint64 i = first;; i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, i);
      g_autofree char *line = g_strconcat (number, "\n", NULL);
      g_autofree char *name = g_strdup_printf ("finding.k%" G_GUINT64_FORMAT ".reason", i % 7);

      store_fixture_record (&fixture, name, number);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return EXIT_FAILURE;

      g_usleep (pause);
    }
}

static GPid
spawn_writer (const char *path,
              guint64     first,
              const char *pause,
              int        *output)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, first);
  char *arguments[] = { (char *) program, (char *) WRITER, (char *) path, number,
                        (char *) pause, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, output, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

/* Reads what the writer said until it has said enough, kills it, reads the rest. */
static guint64
kill_writer (GPid  pid,
             int   output,
             guint n_edits)
{
  g_autoptr(GString) said = g_string_new (NULL);
  g_auto(GStrv) lines = NULL;
  gboolean killed = FALSE;
  char buffer[256];
  guint n_lines = 0;
  gssize n;
  int status;

  while ((n = read (output, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR))
    {
      for (gssize i = 0; i < n; i++)
        n_lines += buffer[i] == '\n';
      g_string_append_len (said, buffer, MAX (n, 0));

      if (n_lines > n_edits && !killed)
        {
          killed = TRUE;
          g_usleep (g_test_rand_int_range (0, 300));
          g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
        }
    }

  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  lines = g_strsplit (said->str, "\n", -1);

  /* A line is written at once, so the last full one is the one before the end. */
  return g_ascii_strtoull (lines[g_strv_length (lines) - 2], NULL, 10);
}

static guint64
get_last_edit (const char *path)
{
  g_autoptr(TjStore) store = store_fixture_open_path (path);
  g_autoptr(GPtrArray) journal = NULL;
  g_autoptr(GError) error = NULL;
  gint64 review = 0;

  tj_store_open_review (store, "package", "甲公司", "王工", &review, &error);
  g_assert_no_error (error);
  journal = tj_store_list_journal (store, review, &error);
  g_assert_no_error (error);

  /* No edit is missing in between either. */
  for (guint i = 0; i < journal->len; i++)
    {
      TjJournalEntry *entry = g_ptr_array_index (journal, i);

      g_assert_cmpuint (g_ascii_strtoull (entry->after, NULL, 10), ==, i + 1);
    }

  return journal->len;
}

static void
test_kill (StoreFixture  *fixture,
           gconstpointer  data)
{
  guint64 last = 0;

  store_fixture_close (fixture);

  for (guint i = 0; i < N_KILLS; i++)
    {
      int output = -1;
      GPid pid = spawn_writer (fixture->path, last + 1, "0", &output);
      guint64 acknowledged = kill_writer (pid, output,
                                          (guint) g_test_rand_int_range (0, MAX_EDITS));
      guint64 stored = get_last_edit (fixture->path);

      /* One more may have been written and not said. */
      g_assert_cmpuint (stored, >=, acknowledged);
      g_assert_cmpuint (stored, <=, acknowledged + 1);
      store_fixture_check_integrity (fixture->path);
      last = stored;
    }
}

/* Another process that is in the middle of its work takes nothing and loses nothing. */
static void
test_second_process (StoreFixture  *fixture,
                     gconstpointer  data)
{
  int output = -1;
  char first = '\0';
  GPid pid = spawn_writer (fixture->path, 1, PAUSE, &output);

  g_assert_cmpint (read (output, &first, 1), ==, 1);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      store_fixture_record (fixture, "comments", value);
    }

  kill_writer (pid, output, 0);
  g_assert_cmpuint (get_last_edit (fixture->path), >, 0);
  store_fixture_close (fixture);
  store_fixture_check_integrity (fixture->path);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc == 5 && g_str_equal (argv[1], WRITER))
    return write_edits (argv[2], g_ascii_strtoull (argv[3], NULL, 10),
                        (gulong) g_ascii_strtoull (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-crash/kill", StoreFixture, NULL, store_fixture_set_up, test_kill,
              store_fixture_tear_down);
  g_test_add ("/store-crash/second-process", StoreFixture, NULL, store_fixture_set_up,
              test_second_process, store_fixture_tear_down);

  return g_test_run ();
}
