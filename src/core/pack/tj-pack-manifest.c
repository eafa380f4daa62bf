/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/pack/tj-pack-manifest.h"

#include "core/base/tj-xml.h"

static void
package_free (TjPackPackage *package)
{
  g_free (package->name);
  g_free (package->sha256);
  g_free (package->technology);
  g_free (package->applicant);
  g_free (package);
}

static void
file_free (TjPackFile *file)
{
  g_free (file->path);
  g_free (file->role);
  g_free (file->sha256);
  g_free (file->package);
  g_free (file);
}

TjPackManifest *
tj_pack_manifest_new (const char *bureau,
                      const char *date)
{
  TjPackManifest *self = g_new0 (TjPackManifest, 1);

  self->bureau = g_strdup (bureau);
  self->date = g_strdup (date);
  self->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) package_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);

  return self;
}

void
tj_pack_manifest_free (TjPackManifest *self)
{
  g_free (self->bureau);
  g_free (self->date);
  g_ptr_array_unref (self->packages);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * tj_pack_manifest_add_package:
 *
 * Returns: (transfer none): the package, for its names to be filled in
 */
TjPackPackage *
tj_pack_manifest_add_package (TjPackManifest *self,
                              const char     *name,
                              const char     *sha256)
{
  TjPackPackage *package = g_new0 (TjPackPackage, 1);

  package->name = g_strdup (name);
  package->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->packages, package);

  return package;
}

/**
 * tj_pack_manifest_add_file:
 * @package: (nullable): the name of the package that it belongs to
 *
 * Returns: (transfer none): the file, for its size and digest to be filled in
 */
TjPackFile *
tj_pack_manifest_add_file (TjPackManifest *self,
                           const char     *path,
                           const char     *role,
                           const char     *package)
{
  TjPackFile *file = g_new0 (TjPackFile, 1);

  file->path = g_strdup (path);
  file->role = g_strdup (role);
  file->package = g_strdup (package);
  g_ptr_array_add (self->files, file);

  return file;
}

/**
 * tj_pack_manifest_find_file:
 *
 * Returns: (transfer none) (nullable): what the manifest says of it
 */
TjPackFile *
tj_pack_manifest_find_file (const TjPackManifest *self,
                            const char           *path)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      TjPackFile *file = g_ptr_array_index (self->files, i);

      if (g_str_equal (file->path, path))
        return file;
    }

  return NULL;
}

static void
write_package (xmlNode             *root,
               const TjPackPackage *package)
{
  xmlNode *element = tj_xml_add_child (root, "package", NULL);

  tj_xml_set_attribute (element, "name", package->name);
  tj_xml_set_attribute (element, "sha256", package->sha256);
  if (package->technology != NULL)
    tj_xml_add_child (element, "technology", package->technology);
  if (package->applicant != NULL)
    tj_xml_add_child (element, "applicant", package->applicant);
}

static void
write_file (xmlNode          *root,
            const TjPackFile *file)
{
  xmlNode *element = tj_xml_add_child (root, "file", NULL);
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, file->size);

  tj_xml_set_attribute (element, "path", file->path);
  tj_xml_set_attribute (element, "role", file->role);
  tj_xml_set_attribute (element, "size", size);
  tj_xml_set_attribute (element, "sha256", file->sha256);
  if (file->package != NULL)
    tj_xml_set_attribute (element, "package", file->package);
}

/**
 * tj_pack_manifest_to_xml:
 *
 * Returns: (transfer full): a document of the schema pack.xsd, to be signed
 */
xmlDoc *
tj_pack_manifest_to_xml (const TjPackManifest *self)
{
  xmlDoc *doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "pack", NULL);

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST TJ_PACK_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");
  tj_xml_add_child (root, "bureau", self->bureau);
  tj_xml_add_child (root, "date", self->date);
  for (guint i = 0; i < self->packages->len; i++)
    write_package (root, g_ptr_array_index (self->packages, i));
  for (guint i = 0; i < self->files->len; i++)
    write_file (root, g_ptr_array_index (self->files, i));

  return doc;
}

static void
read_package (TjPackManifest *self,
              const xmlNode  *element)
{
  g_autofree char *name = tj_xml_dup_attribute (element, "name");
  g_autofree char *sha256 = tj_xml_dup_attribute (element, "sha256");
  TjPackPackage *package = tj_pack_manifest_add_package (self, name, sha256);

  package->technology = tj_xml_dup_child_text (element, "technology");
  package->applicant = tj_xml_dup_child_text (element, "applicant");
}

static void
read_file (TjPackManifest *self,
           const xmlNode  *element)
{
  g_autofree char *path = tj_xml_dup_attribute (element, "path");
  g_autofree char *role = tj_xml_dup_attribute (element, "role");
  g_autofree char *package = tj_xml_dup_attribute (element, "package");
  g_autofree char *size = tj_xml_dup_attribute (element, "size");
  TjPackFile *file = tj_pack_manifest_add_file (self, path, role, package);

  file->size = g_ascii_strtoull (size, NULL, 10);
  file->sha256 = tj_xml_dup_attribute (element, "sha256");
}

/**
 * tj_pack_manifest_from_xml:
 * @doc: what a signature covers, or an unsigned manifest
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the manifest, or %NULL with an error of %TJ_XML_ERROR
 */
TjPackManifest *
tj_pack_manifest_from_xml (xmlDoc      *doc,
                           const char  *name,
                           GError     **error)
{
  const xmlNode *root;
  TjPackManifest *self;
  g_autofree char *bureau = NULL;
  g_autofree char *date = NULL;

  if (!tj_xml_validate (doc, name, TJ_PACK_SCHEMA, error))
    return NULL;

  root = xmlDocGetRootElement (doc);
  bureau = tj_xml_dup_child_text (root, "bureau");
  date = tj_xml_dup_child_text (root, "date");
  self = tj_pack_manifest_new (bureau, date);
  for (const xmlNode *child = tj_xml_first_child (root, "package"); child != NULL;
       child = tj_xml_next (child, "package"))
    read_package (self, child);
  for (const xmlNode *child = tj_xml_first_child (root, "file"); child != NULL;
       child = tj_xml_next (child, "file"))
    read_file (self, child);

  return self;
}
