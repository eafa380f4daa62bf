/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"

G_BEGIN_DECLS

#define TJ_PACK_NAMESPACE "https://tanjian.org/ns/pack/1"
#define TJ_PACK_SCHEMA "/org/tanjian/Tanjian/schema/pack.xsd"
/* What it is called in the archive. */
#define TJ_PACK_MANIFEST "manifest.xml"

/**
 * TjPackPackage:
 * @name: of the package
 * @sha256: as tj_package_dup_manifest_sha256() gives it
 * @technology: (nullable): the name of the technology
 * @applicant: (nullable): the name of the applicant
 */
typedef struct
{
  char *name;
  char *sha256;
  char *technology;
  char *applicant;
} TjPackPackage;

/**
 * TjPackFile:
 * @path: in the archive
 * @role: `package`, `opinion`, `ledger`, `letter` or `other`
 * @size: in bytes
 * @sha256: in hexadecimal
 * @package: (nullable): the name of the package that it belongs to
 */
typedef struct
{
  char *path;
  char *role;
  guint64 size;
  char *sha256;
  char *package;
} TjPackFile;

/**
 * TjPackManifest:
 * @bureau: who hands over
 * @date: as on the cover letter
 * @packages: (element-type TjPackPackage): in order
 * @files: (element-type TjPackFile): every file of the archive but the manifest itself
 *
 * What a round pack holds.
 */
typedef struct
{
  char *bureau;
  char *date;
  GPtrArray *packages;
  GPtrArray *files;
} TjPackManifest;

TjPackManifest *tj_pack_manifest_new         (const char            *bureau,
                                              const char            *date)
                                              G_GNUC_WARN_UNUSED_RESULT;
void            tj_pack_manifest_free        (TjPackManifest        *self);
TjPackPackage  *tj_pack_manifest_add_package (TjPackManifest        *self,
                                              const char            *name,
                                              const char            *sha256);
TjPackFile     *tj_pack_manifest_add_file    (TjPackManifest        *self,
                                              const char            *path,
                                              const char            *role,
                                              const char            *package);
TjPackFile     *tj_pack_manifest_find_file   (const TjPackManifest  *self,
                                              const char            *path);
xmlDoc         *tj_pack_manifest_to_xml      (const TjPackManifest  *self)
                                              G_GNUC_WARN_UNUSED_RESULT;
TjPackManifest *tj_pack_manifest_from_xml    (xmlDoc                *doc,
                                              const char            *name,
                                              GError               **error)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackManifest, tj_pack_manifest_free)

G_END_DECLS
