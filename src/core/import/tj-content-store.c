/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-content-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A content is written under a temporary name and gets its final one, ab/abcdef…, only when it
 * is whole. What an archive calls it never becomes part of a path. */

struct _TjContentWriter
{
  char *folder;
  char *temporary;
  int fd;
};

static void
set_errno (const char  *path,
           GError     **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("A copy of an attachment could not be kept in “%s”: %s"), path, g_strerror (code));
}

/**
 * tj_content_writer_new:
 * @folder: made if it is not there
 *
 * Returns: (transfer full) (nullable): a writer; it leaves nothing behind unless finished
 */
TjContentWriter *
tj_content_writer_new (GFile   *folder,
                       GError **error)
{
  g_autoptr(TjContentWriter) self = g_new0 (TjContentWriter, 1);

  self->fd = -1;
  self->folder = g_file_get_path (folder);
  if (self->folder == NULL || g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      set_errno (self->folder != NULL ? self->folder : "?", error);
      return NULL;
    }

  self->temporary = g_build_filename (self->folder, ".new-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      set_errno (self->folder, error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
tj_content_writer_write (TjContentWriter  *self,
                         const void       *data,
                         gsize             size,
                         GError          **error)
{
  const char *p = data;

  while (size > 0)
    {
      gssize n_written = write (self->fd, p, size);

      if (n_written < 0 && errno == EINTR)
        continue;

      if (n_written < 0)
        {
          set_errno (self->folder, error);
          return FALSE;
        }

      p += n_written;
      size -= n_written;
    }

  return TRUE;
}

/**
 * tj_content_writer_finish:
 * @sha256: the digest of all that was written
 *
 * Returns: (transfer full) (nullable): the content under its final name
 */
GFile *
tj_content_writer_finish (TjContentWriter  *self,
                          const char       *sha256,
                          GError          **error)
{
  g_autofree char *prefix = g_strndup (sha256, 2);
  g_autofree char *folder = g_build_filename (self->folder, prefix, NULL);
  g_autofree char *path = g_build_filename (folder, sha256, NULL);

  /* Not forced to the disk: a copy that a power cut takes is made anew when its package is opened
   * again, and waiting for the disk costs more than reading the package. */
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_rename (self->temporary, path) != 0)
    {
      set_errno (folder, error);
      return NULL;
    }

  g_clear_pointer (&self->temporary, g_free);

  return g_file_new_for_path (path);
}

void
tj_content_writer_free (TjContentWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);

  g_free (self->temporary);
  g_free (self->folder);
  g_free (self);
}

/**
 * tj_content_folder_new_temporary:
 *
 * Returns: (transfer full) (nullable): a folder for contents that are looked at once; see
 *   tj_content_folder_remove()
 */
GFile *
tj_content_folder_new_temporary (GError **error)
{
  g_autofree char *path = g_dir_make_tmp ("tanjian-XXXXXX", error);

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

static void
remove_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }

  g_rmdir (path);
}

/**
 * tj_content_folder_remove:
 * @folder: one that held contents and nothing else
 */
void
tj_content_folder_remove (GFile *folder)
{
  const char *path = g_file_peek_path (folder);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_files (inner);
      else
        g_unlink (inner);
    }

  g_rmdir (path);
}
