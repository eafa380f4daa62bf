/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/pack/tj-pack-check.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "core/document/tj-document.h"
#include "core/import/tj-archive-files.h"

/* Every file is read once and compared with the manifest; what the manifest says is read from what
 * its signature covers, and opinions from what theirs do. */

/* A manifest of 20,000 files, and any opinion. */
#define KEEP (8 * 1024 * 1024)

static void
problem_free (TjPackProblem *problem)
{
  g_free (problem->code);
  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}

void
tj_pack_check_free (TjPackCheck *self)
{
  g_clear_pointer (&self->manifest, tj_pack_manifest_free);
  g_clear_pointer (&self->verification, tj_verification_free);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (TjPackCheck *self,
             const char  *code,
             const char  *path,
             gboolean     serious,
             char        *message)
{
  TjPackProblem *problem = g_new0 (TjPackProblem, 1);

  problem->code = g_strdup (code);
  problem->path = g_strdup (path);
  problem->serious = serious;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static void
add_reasons (TjPackCheck *self)
{
  for (guint i = 0; i < self->verification->reasons->len; i++)
    {
      const TjVerificationReason *reason = g_ptr_array_index (self->verification->reasons, i);

      add_problem (self, reason->code, TJ_PACK_MANIFEST,
                   !self->verification->intact || !self->verification->whole_document,
                   g_strdup (reason->message));
    }
}

static void
read_manifest (TjPackCheck *self,
               GPtrArray   *files,
               TjTrust     *trust)
{
  const TjArchiveFile *file = tj_archive_files_find (files, TJ_PACK_MANIFEST);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  if (file == NULL || file->bytes == NULL)
    {
      add_problem (self, "manifest-missing", TJ_PACK_MANIFEST, TRUE,
                   g_strdup (_("The archive has no manifest, so that nobody can say whether it is "
                               "whole. Ask for the round pack.")));
      return;
    }

  self->verification = tj_verify_document (file->bytes, trust);
  add_reasons (self);
  if (self->verification->content != NULL)
    self->manifest = tj_pack_manifest_from_xml (self->verification->content, TJ_PACK_MANIFEST,
                                                &error);
  else if ((doc = tj_xml_parse_bytes (file->bytes, TJ_PACK_MANIFEST, &tj_xml_limits_own,
                                      &error)) != NULL)
    self->manifest = tj_pack_manifest_from_xml (doc, TJ_PACK_MANIFEST, &error);

  if (self->manifest == NULL)
    add_problem (self, "manifest-invalid", TJ_PACK_MANIFEST, TRUE, g_strdup (error->message));
}

static void
compare_files (TjPackCheck *self,
               GPtrArray   *files)
{
  for (guint i = 0; i < self->manifest->files->len; i++)
    {
      const TjPackFile *listed = g_ptr_array_index (self->manifest->files, i);
      const TjArchiveFile *file = tj_archive_files_find (files, listed->path);

      if (file == NULL)
        add_problem (self, "file-missing", listed->path, TRUE,
                     g_strdup_printf (_("“%s” is in the manifest and not in the archive."),
                                      listed->path));
      else if (file->size != listed->size || !g_str_equal (file->sha256, listed->sha256))
        add_problem (self, "file-changed", listed->path, TRUE,
                     g_strdup_printf (_("“%s” is not as it was when the manifest was signed."),
                                      listed->path));
    }
}

static void
find_added (TjPackCheck *self,
            GPtrArray   *files)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < files->len; i++)
    {
      const TjArchiveFile *file = g_ptr_array_index (files, i);

      if (!g_hash_table_add (seen, file->name))
        add_problem (self, "file-twice", file->name, TRUE,
                     g_strdup_printf (_("“%s” is in the archive twice."), file->name));
      else if (!g_str_equal (file->name, TJ_PACK_MANIFEST) &&
               tj_pack_manifest_find_file (self->manifest, file->name) == NULL)
        add_problem (self, "file-added", file->name, TRUE,
                     g_strdup_printf (_("“%s” is in the archive and not in the manifest."),
                                      file->name));
    }
}

static const char *
get_digest (const TjPackManifest *manifest,
            const char           *name)
{
  for (guint i = 0; name != NULL && i < manifest->packages->len; i++)
    {
      const TjPackPackage *package = g_ptr_array_index (manifest->packages, i);

      if (g_str_equal (package->name, name))
        return package->sha256;
    }

  return NULL;
}

static void
check_opinion (TjPackCheck         *self,
               const TjPackFile    *listed,
               const TjArchiveFile *file)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = NULL;
  g_autoptr(TjDocument) document = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  doc = tj_xml_parse_bytes (file->bytes, file->name, &tj_xml_limits_own, NULL);
  if (doc != NULL && tj_xml_first_child (xmlDocGetRootElement (doc), "Signature") == NULL)
    {
      add_problem (self, "opinion-unsigned", file->name, FALSE,
                   g_strdup_printf (_("The opinion “%s” is not signed."), file->name));
      return;
    }

  verification = tj_verify_document (file->bytes, trust);
  if (!verification->intact || !verification->whole_document || verification->content == NULL ||
      !tj_xml_validate (verification->content, file->name, TJ_DOCUMENT_SCHEMA, NULL))
    {
      add_problem (self, "opinion-changed", file->name, TRUE,
                   g_strdup_printf (_("The opinion “%s” was changed after it was signed."),
                                    file->name));
      return;
    }

  document = tj_document_new_from_xml (verification->content);
  if (g_strcmp0 (document->package_sha256, get_digest (self->manifest, listed->package)) != 0)
    add_problem (self, "opinion-other-package", file->name, TRUE,
                 g_strdup_printf (_("The opinion “%s” is on another version of the package."),
                                  file->name));
  else
    self->n_opinions++;
}

static gboolean
is_opinion (const TjPackFile *file)
{
  return g_str_equal (file->role, "opinion") && g_str_has_suffix (file->path, ".xml");
}

static void
check_opinions (TjPackCheck *self,
                GPtrArray   *files)
{
  g_autoptr(GHashTable) judged = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->manifest->files->len; i++)
    {
      const TjPackFile *listed = g_ptr_array_index (self->manifest->files, i);
      const TjArchiveFile *file = tj_archive_files_find (files, listed->path);

      if (!is_opinion (listed) || listed->package == NULL)
        continue;

      g_hash_table_add (judged, listed->package);
      if (file != NULL && file->bytes != NULL)
        check_opinion (self, listed, file);
    }

  for (guint i = 0; i < self->manifest->packages->len; i++)
    {
      const TjPackPackage *package = g_ptr_array_index (self->manifest->packages, i);

      if (!g_hash_table_contains (judged, package->name))
        add_problem (self, "opinion-missing", package->name, FALSE,
                     g_strdup_printf (_("There is no opinion on “%s”."), package->name));
    }
}

/**
 * tj_pack_is_pack:
 * @archive: any file
 *
 * Returns: whether it is a zip file with a manifest; what that says is another question
 */
gboolean
tj_pack_is_pack (GFile *archive)
{
  return tj_archive_files_has (archive, TJ_PACK_MANIFEST);
}

/**
 * tj_pack_check_new:
 * @archive: a round pack
 * @trust: whom the user trusts
 *
 * Returns: (transfer full) (nullable): what differs from the manifest, or %NULL where the archive
 *   cannot be read
 */
TjPackCheck *
tj_pack_check_new (GFile    *archive,
                   TjTrust  *trust,
                   GError  **error)
{
  g_autoptr(GPtrArray) files = tj_archive_files_read (archive, KEEP, error);
  TjPackCheck *self;

  if (files == NULL)
    return NULL;

  self = g_new0 (TjPackCheck, 1);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  read_manifest (self, files, trust);
  self->n_files = files->len - (tj_archive_files_find (files, TJ_PACK_MANIFEST) != NULL ? 1 : 0);
  if (self->manifest == NULL)
    return self;

  compare_files (self, files);
  find_added (self, files);
  check_opinions (self, files);

  return self;
}

/**
 * tj_pack_check_is_whole:
 *
 * Returns: whether the manifest is as it was signed, and every file as the manifest says
 */
gboolean
tj_pack_check_is_whole (const TjPackCheck *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      if (((const TjPackProblem *) g_ptr_array_index (self->problems, i))->serious)
        return FALSE;
    }

  return self->manifest != NULL && self->verification->intact;
}
