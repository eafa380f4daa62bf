/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-source-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/import/tj-archive-cleanup.h"
#include "core/import/tj-entry-name.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* An archive is gone through twice: once for its names, because all of them together tell in
 * which encoding they are, and once for its contents. Nothing is ever written under a name
 * that an archive gave. */

#define BLOCK_SIZE (64 * 1024)

struct _TjSourceArchive
{
  GObject parent_instance;

  char *path;
  char *display_name;
  char *password;
  TjEntryNames names;
  int fd;

  TjArchive *archive;
  GHashTable *seen;
  GPtrArray *raw_names;
  TjEntry *entry;
  gboolean is_encrypted;
  gboolean is_gb18030;
  /* What its names are without the user's word. */
  gboolean is_own_gb18030;
  guint64 archive_size;
  guint64 total;
};

static void source_init (TjSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TjSourceArchive, tj_source_archive, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TJ_TYPE_SOURCE, source_init))

/* libarchive decrypts zip files alone, and of those not every kind. */
static gboolean
can_decrypt (TjArchive *archive)
{
  const char *reason = archive_error_string (archive);

  return (archive_format (archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
         (reason == NULL || strstr (reason, "upport") == NULL);
}

static void
set_encrypted (TjSourceArchive  *self,
               TjArchive        *archive,
               GError          **error)
{
  if (!can_decrypt (archive))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_SEALED,
                 _("“%s” is protected by a password in a way that cannot be opened here. Unpack "
                   "it with the program it was packed with, and open the folder. Or ask the "
                   "applicant for a zip file."), self->display_name);
  else if (self->password != NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                 _("The password does not open “%s”. Type it again, minding capital letters, or "
                   "ask the applicant for a copy without one."), self->display_name);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password and was not read. "
                   "Ask the applicant for the password, or for a copy without one."),
                 self->display_name);
}

static void
set_unreadable (TjSourceArchive  *self,
                TjArchive        *archive,
                GError          **error)
{
  const char *reason = archive_error_string (archive);
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : "?", -1);

  /* Translators: a file name and libarchive's own English message */
  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
               _("“%s” is damaged, cut short, or no archive, and could not be read (%s). "
                 "Ask the applicant to send it again."), self->display_name, valid);
}

/* libarchive must not be asked for encryption before it has found a format. Of an encrypted rar
 * it tells in words alone. */
static void
set_failed (TjSourceArchive  *self,
            TjArchive        *archive,
            GError          **error)
{
  const char *reason = archive_error_string (archive);

  if (archive_read_has_encrypted_entries (archive) == 1 ||
      (reason != NULL && strstr (reason, "ncrypt") != NULL))
    set_encrypted (self, archive, error);
  else
    set_unreadable (self, archive, error);
}

/* Older programs on Chinese Windows take the password, as the names, in GBK. */
static void
add_password (TjArchive  *archive,
              const char *password)
{
  g_autofree char *gbk = NULL;

  archive_read_add_passphrase (archive, password);
  if (g_str_is_ascii (password))
    return;

  gbk = g_convert (password, -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  if (gbk != NULL)
    archive_read_add_passphrase (archive, gbk);
}

static TjArchive *
open_archive (TjSourceArchive  *self,
              GError          **error)
{
  g_autoptr(TjArchive) archive = archive_read_new ();

  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_format_zip (archive);
  archive_read_support_format_7zip (archive);
  archive_read_support_format_rar (archive);
  archive_read_support_format_rar5 (archive);
  archive_read_support_format_tar (archive);
  if (self->password != NULL)
    add_password (archive, self->password);

  if (archive_read_open_filename (archive, self->path, BLOCK_SIZE) != ARCHIVE_OK)
    {
      set_unreadable (self, archive, error);
      return NULL;
    }

  return g_steal_pointer (&archive);
}

static gboolean
check_total (TjSourceArchive  *self,
             guint64           total,
             GError          **error)
{
  if (total > TJ_LIMIT_TOTAL_SIZE)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("“%s” was not read to its end: it unpacks to more than %d MB. "
                     "Ask the applicant for a smaller one."),
                   self->display_name, TJ_LIMIT_TOTAL_SIZE / (1024 * 1024));
      return FALSE;
    }

  if (total > TJ_LIMIT_RATIO_FREE && total > self->archive_size * TJ_LIMIT_RATIO)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("“%s” was not read to its end: it unpacks to more than %d times its own "
                     "size, as only a harmful archive does."),
                   self->display_name, TJ_LIMIT_RATIO);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_count (TjSourceArchive  *self,
             guint             n_entries,
             GError          **error)
{
  if (n_entries <= TJ_LIMIT_ENTRIES)
    return TRUE;

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
               _("“%s” was not read: it holds more than %d entries. "
                 "Ask the applicant for an archive of one application."),
               self->display_name, TJ_LIMIT_ENTRIES);

  return FALSE;
}

/* ARCHIVE_WARN still gives an entry, as one whose name libarchive could not convert. */
static struct archive_entry *
next_header (TjSourceArchive  *self,
             TjArchive        *archive,
             gboolean         *failed,
             GError          **error)
{
  struct archive_entry *header = NULL;
  int result;
  guint n_retries = 0;

  do
    result = archive_read_next_header (archive, &header);
  while (result == ARCHIVE_RETRY && n_retries++ < TJ_LIMIT_ENTRIES);

  *failed = result != ARCHIVE_OK && result != ARCHIVE_WARN && result != ARCHIVE_EOF;
  if (*failed)
    set_failed (self, archive, error);

  return result == ARCHIVE_OK || result == ARCHIVE_WARN ? header : NULL;
}

static const char *
get_raw_name (struct archive_entry *header)
{
  const char *name = archive_entry_pathname (header);

  return name != NULL ? name : archive_entry_pathname_utf8 (header);
}

static gboolean
is_folder (struct archive_entry *header,
           const char           *name)
{
  /* A folder is told by its type or, where an archive knows none, by its last character. */
  return archive_entry_filetype (header) == AE_IFDIR || g_str_has_suffix (name, "/") ||
         g_str_has_suffix (name, "\\");
}

static const char *
find_type_refusal (struct archive_entry *header)
{
  if (archive_entry_filetype (header) == AE_IFLNK || archive_entry_symlink (header) != NULL ||
      archive_entry_hardlink (header) != NULL)
    return "link";

  if (archive_entry_filetype (header) != AE_IFREG && archive_entry_filetype (header) != 0)
    return "special";

  return NULL;
}

static gboolean
survey (TjSourceArchive  *self,
        GCancellable     *cancellable,
        GError          **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(TjArchive) archive = open_archive (self, error);
  g_autoptr(GPtrArray) all_names = g_ptr_array_new_with_free_func (g_free);
  struct archive_entry *header;
  gboolean failed = FALSE;
  guint n_entries = 0;

  if (archive == NULL)
    return FALSE;

  while ((header = next_header (self, archive, &failed, error)) != NULL)
    {
      const char *name = get_raw_name (header);

      if (name != NULL)
        g_ptr_array_add (all_names, g_strdup (name));
      if (name != NULL && !is_folder (header, name) && find_type_refusal (header) == NULL)
        g_ptr_array_add (self->raw_names, g_strdup (name));

      if (archive_entry_is_encrypted (header) &&
          (self->password == NULL || !can_decrypt (archive)))
        {
          set_encrypted (self, archive, error);
          return FALSE;
        }

      /* A compressed tar is inflated to find its headers, so that is counted as well. */
      if (!check_count (self, ++n_entries, error) ||
          !check_total (self, archive_filter_bytes (archive, 0), error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  self->is_gb18030 = tj_entry_names_are_gb18030 (all_names, self->names);
  self->is_own_gb18030 = tj_entry_names_are_gb18030 (all_names, TJ_ENTRY_NAMES_AUTO);

  return !failed;
}

static const char *
find_refusal (TjSourceArchive      *self,
              struct archive_entry *header,
              const char           *name)
{
  g_autofree char *folded = NULL;
  const char *refusal;

  if ((refusal = find_type_refusal (header)) != NULL ||
      (refusal = tj_entry_name_find_refusal (name)) != NULL)
    return refusal;

  if (archive_entry_size_is_set (header) && archive_entry_size (header) > TJ_LIMIT_ENTRY_SIZE)
    return "size";

  folded = tj_entry_name_fold (name);

  return g_hash_table_add (self->seen, g_steal_pointer (&folded)) ? NULL : "clash";
}

static const TjEntry *
tj_source_archive_next (TjSource      *source,
                        GCancellable  *cancellable,
                        GError       **error)
{
  TjSourceArchive *self = TJ_SOURCE_ARCHIVE (source);
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  struct archive_entry *header;
  gboolean failed;

  g_clear_pointer (&self->entry, tj_entry_free);

  if (self->archive == NULL && !(self->archive = open_archive (self, error)))
    return NULL;

  while ((header = next_header (self, self->archive, &failed, error)) != NULL)
    {
      const char *raw = get_raw_name (header);
      g_autofree char *name = tj_entry_name_decode (raw != NULL ? raw : "", self->is_gb18030);

      self->is_encrypted = archive_entry_is_encrypted (header) != 0;
      if (!is_folder (header, name))
        {
          gboolean is_ignored = tj_entry_name_is_ignored (name);
          const char *refusal = is_ignored ? NULL : find_refusal (self, header, name);

          self->entry = tj_entry_new (g_steal_pointer (&name), refusal, NULL);
          self->entry->is_ignored = is_ignored;
          if (self->is_gb18030 != self->is_own_gb18030 && raw != NULL)
            self->entry->own_name = tj_entry_name_decode (raw, self->is_own_gb18030);
          if (archive_entry_size_is_set (header))
            self->entry->size = MAX (archive_entry_size (header), 0);
          return self->entry;
        }

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return NULL;
}

static gssize
tj_source_archive_read (TjSource      *source,
                        void          *buffer,
                        gsize          size,
                        GCancellable  *cancellable,
                        GError       **error)
{
  TjSourceArchive *self = TJ_SOURCE_ARCHIVE (source);
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  gssize n_read = archive_read_data (self->archive, buffer, size);

  /* One wrong password in 256 passes the check of the old method and fails at the contents. */
  if (n_read < 0 && self->is_encrypted)
    {
      set_encrypted (self, self->archive, error);
      return -1;
    }

  if (n_read == ARCHIVE_FATAL)
    {
      set_failed (self, self->archive, error);
      return -1;
    }

  if (n_read < 0)
    {
      const char *reason = archive_error_string (self->archive);

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                           reason != NULL ? reason : "?");
      return -1;
    }

  self->total += n_read;

  return check_total (self, self->total, error) ? n_read : -1;
}

static void
tj_source_archive_rewind (TjSource *source)
{
  TjSourceArchive *self = TJ_SOURCE_ARCHIVE (source);

  g_clear_pointer (&self->archive, tj_archive_free);
  g_clear_pointer (&self->entry, tj_entry_free);
  g_hash_table_remove_all (self->seen);
  self->total = 0;
}

static GPtrArray *
tj_source_archive_list_names (TjSource *source)
{
  TjSourceArchive *self = TJ_SOURCE_ARCHIVE (source);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->raw_names->len; i++)
    {
      g_autofree char *name = NULL;

      name = tj_entry_name_decode (g_ptr_array_index (self->raw_names, i), self->is_gb18030);
      if (!tj_entry_name_is_ignored (name) && tj_entry_name_find_refusal (name) == NULL)
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

static void
tj_source_archive_finalize (GObject *object)
{
  TjSourceArchive *self = TJ_SOURCE_ARCHIVE (object);

  g_clear_pointer (&self->archive, tj_archive_free);
  g_clear_pointer (&self->entry, tj_entry_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->raw_names, g_ptr_array_unref);
  g_clear_pointer (&self->password, g_free);
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->display_name, g_free);

  G_OBJECT_CLASS (tj_source_archive_parent_class)->finalize (object);
}

static void
source_init (TjSourceInterface *iface)
{
  iface->next = tj_source_archive_next;
  iface->read = tj_source_archive_read;
  iface->rewind = tj_source_archive_rewind;
  iface->list_names = tj_source_archive_list_names;
}

static void
tj_source_archive_class_init (TjSourceArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_source_archive_finalize;
}

static void
tj_source_archive_init (TjSourceArchive *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->raw_names = g_ptr_array_new_with_free_func (g_free);
  self->fd = -1;
}

static TjSource *
open_source (TjSourceArchive  *self,
             GCancellable     *cancellable,
             GError          **error)
{
  struct stat status;

  if (self->path == NULL || stat (self->path, &status) != 0)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” could not be opened. Copy it to this computer first."),
                   self->display_name);
      return NULL;
    }

  self->archive_size = status.st_size;

  return survey (self, cancellable, error) ? TJ_SOURCE (g_object_ref (self)) : NULL;
}

/**
 * tj_source_archive_new:
 * @file: a local file
 * @password: (nullable): what opens its entries
 * @names: in which encoding its names are
 *
 * Goes through the names of the archive; its contents are read entry by entry later.
 *
 * Returns: (transfer full) (nullable): the archive's files in its own order
 */
TjSource *
tj_source_archive_new (GFile         *file,
                       const char    *password,
                       TjEntryNames   names,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(TjSourceArchive) self = g_object_new (TJ_TYPE_SOURCE_ARCHIVE, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->path = g_file_get_path (file);
  self->display_name = g_utf8_make_valid (name, -1);
  self->password = g_strdup (password);
  self->names = names;

  return open_source (self, cancellable, error);
}

/**
 * tj_source_archive_new_inner:
 * @fd: an open file without a name, which the source closes
 * @display_name: what to call it
 *
 * The same for an archive that was found in an archive.
 *
 * Returns: (transfer full) (nullable): its files
 */
TjSource *
tj_source_archive_new_inner (int            fd,
                             const char    *display_name,
                             const char    *password,
                             TjEntryNames   names,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(TjSourceArchive) self = g_object_new (TJ_TYPE_SOURCE_ARCHIVE, NULL);

  self->fd = fd;
  self->path = g_strdup_printf ("/proc/self/fd/%d", fd);
  self->display_name = g_strdup (display_name);
  self->password = g_strdup (password);
  self->names = names;

  return open_source (self, cancellable, error);
}
