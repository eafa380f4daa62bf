/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/store/tj-statement.h"

/* Copying the file of a store that is open would miss what still stands in its write-ahead
 * log, so SQLite writes the copy. It goes into a file beside the target and takes the target's
 * name only once it is whole and on disk. */

static void
set_failed (const char  *path,
            const char  *reason,
            GError     **error)
{
  g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE,
               _("The backup “%s” could not be written (%s). Choose another folder or free some "
                 "space."), path, reason);
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf stat_a;
  GStatBuf stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 &&
         stat_a.st_dev == stat_b.st_dev && stat_a.st_ino == stat_b.st_ino;
}

/* SQLite writes the copy without waiting for the disk. */
static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    g_close (fd, NULL);

  return done;
}

static gboolean
write_copy (TjDatabase  *database,
            const char  *copy,
            const char  *path,
            GError     **error)
{
  g_autoptr(TjStatement) statement = tj_statement_new (database, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, copy);
  if (tj_statement_run (statement, NULL))
    return TRUE;

  set_failed (path, sqlite3_errmsg (tj_database_get_handle (database)), error);

  return FALSE;
}

static gboolean
move_into_place (const char  *copy,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (copy, O_RDWR) || g_rename (copy, path) != 0)
    {
      set_failed (path, g_strerror (errno), error);
      return FALSE;
    }

  /* Not every file system can do this for a folder; the backup has its name already. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);

  return TRUE;
}

/**
 * tj_store_backup:
 * @file: a local file, replaced where it exists
 *
 * The backup is a store of its own that can be opened in place of this one.
 *
 * Returns: whether the whole backup is on disk; if not, @file is as it was
 */
gboolean
tj_store_backup (TjStore  *self,
                 GFile    *file,
                 GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  TjDatabase *database = NULL;
  int fd = -1;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  database = tj_store_get_database (self);
  if ((path = g_file_get_path (file)) == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      set_failed (uri, _("it is not on a local disk"), error);
      return FALSE;
    }

  if (is_same_file (path, tj_database_get_path (database)))
    {
      set_failed (path, _("it is the store itself"), error);
      return FALSE;
    }

  copy = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (copy, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_failed (path, g_strerror (errno), error);
      return FALSE;
    }
  g_close (fd, NULL);

  if (!write_copy (database, copy, path, error) || !move_into_place (copy, path, error))
    {
      g_unlink (copy);
      return FALSE;
    }

  return TRUE;
}
