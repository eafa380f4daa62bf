/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-source-inner.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/tj-digest.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-source-archive.h"

/* An archive in an archive is copied into a file that has no name any more, so that nothing is
 * left of it however the program ends. */

#define COPY_SIZE (64 * 1024)

static int
open_unnamed (GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tanjian-XXXXXX", &path, error);

  if (fd >= 0)
    g_unlink (path);

  return fd;
}

static gboolean
write_all (int            fd,
           const guint8  *data,
           gsize          size,
           GError       **error)
{
  while (size > 0)
    {
      gssize n_written = write (fd, data, size);

      if (n_written < 0 && errno == EINTR)
        continue;

      if (n_written < 0)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                       _("There is no room in “%s” to unpack an archive (%s). Free some and "
                         "open it again."), g_get_tmp_dir (), g_strerror (errno));
          return FALSE;
        }

      data += n_written;
      size -= n_written;
    }

  return TRUE;
}

static gboolean
copy (TjSource      *outer,
      int            fd,
      const char    *name,
      char         **sha256,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_SIZE);
  g_autoptr(GChecksum) checksum = sha256 != NULL ? g_checksum_new (G_CHECKSUM_SHA256) : NULL;
  guint64 size = 0;
  gssize n_read;

  while ((n_read = tj_source_read (outer, buffer, COPY_SIZE, cancellable, error)) > 0)
    {
      size += n_read;
      if (size > TJ_LIMIT_ENTRY_SIZE)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was not read: it is larger than %d MB. Unpack the archive it lies "
                         "in and open the folder."), name, TJ_LIMIT_ENTRY_SIZE / (1024 * 1024));
          return FALSE;
        }

      if (checksum != NULL)
        g_checksum_update (checksum, buffer, n_read);
      if (!write_all (fd, buffer, n_read, error))
        return FALSE;
    }

  if (n_read == 0 && checksum != NULL)
    {
      g_free (*sha256);
      *sha256 = g_strdup (g_checksum_get_string (checksum));
    }

  return n_read == 0;
}

static const TjEntry *
find_entry (TjSource      *outer,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  const TjEntry *entry;
  GError *problem = NULL;

  tj_source_rewind (outer);
  while ((entry = tj_source_next (outer, cancellable, &problem)) != NULL)
    {
      if (entry->refusal == NULL && !entry->is_ignored && g_str_equal (entry->name, name))
        return entry;
    }

  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                 _("“%s” cannot be read out of the archive it lies in. Unpack that archive and "
                   "open the folder."), name);

  return NULL;
}

/**
 * tj_source_open_inner:
 * @outer: what the archive lies in; it is read from its beginning
 * @name: the archive's name there
 * @location: where it lies, to look up @choices
 * @sha256: (out) (optional): the digest of the archive; working it out takes most of the time
 *
 * Returns: (transfer full) (nullable): the files of the inner archive
 */
TjSource *
tj_source_open_inner (TjSource          *outer,
                      const char        *name,
                      GFile             *location,
                      TjArchiveChoices  *choices,
                      char             **sha256,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autofree char *password = tj_archive_choices_dup_password (choices, location);
  TjEntryNames names = tj_archive_choices_get_names (choices, location);
  const TjEntry *entry = find_entry (outer, name, cancellable, error);
  int fd;

  if (entry == NULL)
    return NULL;

  if (entry->file != NULL)
    {
      if (sha256 != NULL && !(*sha256 = tj_digest_file (entry->file, cancellable, error)))
        return NULL;

      return tj_source_archive_new (entry->file, password, names, cancellable, error);
    }

  if ((fd = open_unnamed (error)) < 0)
    return NULL;

  if (!copy (outer, fd, name, sha256, cancellable, error))
    {
      close (fd);
      return NULL;
    }

  return tj_source_archive_new_inner (fd, name, password, names, cancellable, error);
}
