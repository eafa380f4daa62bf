/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/pack/tj-pack-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "core/import/tj-archive-files.h"
#include "core/pack/tj-pack-manifest.h"
#include "core/sign/tj-signer.h"
#include "core/sign/tj-verifier.h"

/* A package goes in as it was handed in: an archive or a form as the file that it is, a folder
 * file by file. An opinion goes in as it was signed. */

#define PACKAGES "packages/"
#define OPINIONS "opinions/"

struct _TjPackBuilder
{
  TjPackManifest *manifest;
  GPtrArray *files;
  guint n_opinions;
  /* (element-type utf8): packages of the round that stay behind, by their digest */
  GHashTable *left_out;
};

G_DEFINE_QUARK (tj-pack-error-quark, tj_pack_error)

/**
 * tj_pack_builder_new:
 * @bureau: who hands over
 * @date: as 2024年3月20日
 *
 * Returns: (transfer full): an empty pack
 */
TjPackBuilder *
tj_pack_builder_new (const char *bureau,
                     const char *date)
{
  TjPackBuilder *self = g_new0 (TjPackBuilder, 1);

  self->manifest = tj_pack_manifest_new (bureau, date);
  self->files = tj_archive_files_new ();
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
tj_pack_builder_free (TjPackBuilder *self)
{
  tj_pack_manifest_free (self->manifest);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->left_out);
  g_free (self);
}

guint
tj_pack_builder_get_n_opinions (TjPackBuilder *self)
{
  return self->n_opinions;
}

static void
list_file (TjPackBuilder       *self,
           const TjArchiveFile *file,
           const char          *role,
           const char          *package)
{
  TjPackFile *listed = tj_pack_manifest_add_file (self->manifest, file->name, role, package);

  listed->size = file->size;
  listed->sha256 = g_strdup (file->sha256);
}

static gboolean
add_file (TjPackBuilder  *self,
          const char     *name,
          GFile          *source,
          const char     *package,
          GError        **error)
{
  const TjArchiveFile *file = tj_archive_files_add (self->files, name, source, error);

  if (file == NULL)
    return FALSE;

  list_file (self, file, "package", package);

  return TRUE;
}

/* File by file: of a folder, or of one package of an archive that holds several. */
static gboolean
add_attachments (TjPackBuilder  *self,
                 TjPackage      *package,
                 const char     *folder,
                 GError        **error)
{
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      GFile *source = tj_attachment_get_local_file (attachment);
      g_autofree char *name = g_strconcat (PACKAGES, folder, "/",
                                           tj_attachment_get_name (attachment), NULL);

      if (source == NULL)
        {
          g_set_error (error, TJ_PACK_ERROR, TJ_PACK_ERROR_PACKAGE,
                       _("The files of “%s” are inside of an archive. Unpack the archive, and "
                         "hand over the folder."), tj_package_get_name (package));
          return FALSE;
        }

      if (!add_file (self, name, source, tj_package_get_name (package), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_folder (TjPackBuilder *self,
            const char    *folder)
{
  g_autofree char *path = g_strconcat (PACKAGES, folder, NULL);
  const gsize length = strlen (path);

  for (guint i = 0; i < self->files->len; i++)
    {
      const TjArchiveFile *file = g_ptr_array_index (self->files, i);

      if (g_str_has_prefix (file->name, path) &&
          (file->name[length] == '\0' || file->name[length] == '/'))
        return TRUE;
    }

  return FALSE;
}

/* A name that is a file's or folder's in the pack: of a package inside of an archive its own,
 * unless another has it. */
static char *
dup_folder (TjPackBuilder *self,
            TjPackage     *package)
{
  const char *name = tj_package_get_name (package);
  const char *last = strrchr (name, '/');
  char *folder;

  if (last != NULL && last[1] != '\0' && !has_folder (self, last + 1))
    name = last + 1;
  folder = g_strdup (name);

  return g_strdelimit (folder, "/\\:", '_');
}

static gboolean
check_new (TjPackBuilder  *self,
           TjPackage      *package,
           const char     *sha256,
           GError        **error)
{
  for (guint i = 0; i < self->manifest->packages->len; i++)
    {
      const TjPackPackage *other = g_ptr_array_index (self->manifest->packages, i);

      if (!g_str_equal (other->sha256, sha256) &&
          !g_str_equal (other->name, tj_package_get_name (package)))
        continue;

      g_set_error (error, TJ_PACK_ERROR, TJ_PACK_ERROR_PACKAGE,
                   _("“%s” and “%s” are the same package, or have the same name. Hand over one of "
                     "them, or rename it."), other->name, tj_package_get_name (package));
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_pack_builder_add_package:
 * @package: as it was read, not corrected
 *
 * Returns: whether all its files are at hand and will be in the pack
 */
gboolean
tj_pack_builder_add_package (TjPackBuilder  *self,
                             TjPackage      *package,
                             GError        **error)
{
  g_autofree char *sha256 = tj_package_dup_manifest_sha256 (package);
  g_autofree char *folder = dup_folder (self, package);
  g_autofree char *path = g_strconcat (PACKAGES, folder, NULL);
  GFile *location = tj_package_get_location (package);
  TjForm *form = tj_package_get_form (package);
  TjPackPackage *listed;

  if (!check_new (self, package, sha256, error))
    return FALSE;

  if (g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
    {
      if (!add_file (self, path, location, tj_package_get_name (package), error))
        return FALSE;
    }
  else if (!add_attachments (self, package, folder, error))
    return FALSE;

  listed = tj_pack_manifest_add_package (self->manifest, tj_package_get_name (package), sha256);
  listed->technology = g_strdup (tj_form_get_text (form, "technology_name"));
  listed->applicant = g_strdup (tj_form_get_text (form, "applicant.name"));

  return TRUE;
}

/* (transfer none) (nullable) */
static const TjPackPackage *
find_package (TjPackBuilder *self,
              const char    *sha256)
{
  for (guint i = 0; i < self->manifest->packages->len; i++)
    {
      const TjPackPackage *package = g_ptr_array_index (self->manifest->packages, i);

      if (g_strcmp0 (package->sha256, sha256) == 0)
        return package;
    }

  return NULL;
}

/* What a signed opinion says is read from what its signature covers. */
static TjDocument *
read_opinion (GBytes      *bytes,
              const char  *name,
              GError     **error)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, trust);

  if (!verification->intact || verification->content == NULL)
    return tj_document_from_xml (bytes, name, error);

  if (!tj_xml_validate (verification->content, name, TJ_DOCUMENT_SCHEMA, error))
    return NULL;

  return tj_document_new_from_xml (verification->content);
}

/**
 * tj_pack_builder_leave_out:
 * @package: one of the round that is not handed over, so that an opinion on it is no mistake
 */
void
tj_pack_builder_leave_out (TjPackBuilder *self,
                           TjPackage     *package)
{
  g_hash_table_add (self->left_out, tj_package_dup_manifest_sha256 (package));
}

/* Whoever hands over what is not recommended has chosen the wrong one of the two. */
static gboolean
check_opinion (TjPackBuilder        *self,
               const TjDocument     *document,
               const TjPackPackage  *package,
               const char           *name,
               GError              **error)
{
  if (package == NULL || !g_str_equal (document->kind, "opinion"))
    g_set_error (error, TJ_PACK_ERROR, TJ_PACK_ERROR_OPINION,
                 _("“%s” is no opinion on a package of this round as it is now. Write it again "
                   "for this version of the package, or leave it out."), name);
  else if (g_strcmp0 (document->variant, "reject") == 0)
    g_set_error (error, TJ_PACK_ERROR, TJ_PACK_ERROR_OPINION,
                 _("“%s” does not recommend “%s”, which would be handed over. Leave out the "
                   "package, or write the opinion anew."), name, package->name);
  else
    return TRUE;

  return FALSE;
}

static char *
dup_opinion_path (const char *package,
                  const char *ending)
{
  g_autofree char *name = g_strdup (package);

  g_strdelimit (name, "/\\:", '_');

  return g_strconcat (OPINIONS, name, ending, NULL);
}

/**
 * tj_pack_builder_add_opinion:
 * @file: an opinion as XML, signed or not
 * @left_out: (out) (optional): whether it is on a package that stays behind
 *
 * Goes with its package, which has to be there already.
 *
 * Returns: (transfer full) (nullable): the opinion; %NULL with %TJ_PACK_ERROR_OPINION, or without
 *   an error where it stays behind with its package
 */
TjDocument *
tj_pack_builder_add_opinion (TjPackBuilder  *self,
                             GFile          *file,
                             gboolean       *left_out,
                             GError        **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr(GBytes) bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, error);
  g_autoptr(TjDocument) document = NULL;
  g_autofree char *path = NULL;
  const TjPackPackage *package;

  if (bytes == NULL || (document = read_opinion (bytes, name, error)) == NULL)
    return NULL;

  if (left_out != NULL)
    *left_out = document->package_sha256 != NULL &&
                g_hash_table_contains (self->left_out, document->package_sha256);
  if (left_out != NULL && *left_out)
    return NULL;

  package = find_package (self, document->package_sha256);
  if (!check_opinion (self, document, package, name, error))
    return NULL;

  path = dup_opinion_path (package->name, ".xml");
  if (tj_archive_files_find (self->files, path) != NULL)
    {
      g_set_error (error, TJ_PACK_ERROR, TJ_PACK_ERROR_OPINION,
                   _("“%s” is a second opinion on “%s”. Leave out the one that does not count."),
                   name, package->name);
      return NULL;
    }

  list_file (self, tj_archive_files_add_bytes (self->files, path, bytes), "opinion",
             package->name);
  self->n_opinions++;

  return g_steal_pointer (&document);
}

/**
 * tj_pack_builder_add_paper:
 * @opinion: as tj_pack_builder_add_opinion() gave it
 * @pdf: the same on paper
 */
void
tj_pack_builder_add_paper (TjPackBuilder    *self,
                           const TjDocument *opinion,
                           GBytes           *pdf)
{
  const TjPackPackage *package = find_package (self, opinion->package_sha256);
  g_autofree char *path = dup_opinion_path (package->name, ".pdf");

  list_file (self, tj_archive_files_add_bytes (self->files, path, pdf), "opinion", package->name);
}

/**
 * tj_pack_builder_add_bytes:
 * @path: in the archive
 * @role: as the manifest calls it
 */
void
tj_pack_builder_add_bytes (TjPackBuilder *self,
                           const char    *path,
                           const char    *role,
                           GBytes        *bytes)
{
  list_file (self, tj_archive_files_add_bytes (self->files, path, bytes), role, NULL);
}

/**
 * tj_pack_builder_write:
 * @identity: who signs the manifest
 * @output: a zip file
 *
 * Returns: whether the pack is whole and in its place
 */
gboolean
tj_pack_builder_write (TjPackBuilder  *self,
                       TjIdentity     *identity,
                       GFile          *output,
                       GError        **error)
{
  g_autoptr(xmlDoc) doc = tj_pack_manifest_to_xml (self->manifest);
  g_autoptr(GBytes) bytes = NULL;

  if (!tj_xml_validate (doc, TJ_PACK_MANIFEST, TJ_PACK_SCHEMA, error))
    return FALSE;

  bytes = tj_sign_document (doc, identity, NULL, error);
  if (bytes == NULL)
    return FALSE;

  tj_archive_files_add_bytes (self->files, TJ_PACK_MANIFEST, bytes);

  return tj_archive_files_write (self->files, output, error);
}
