/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/store/tj-store.h"

G_BEGIN_DECLS

/**
 * TjArchivedPackage:
 * @package: name, location, digest and files as they were; its form is empty
 * @form: the form as application.xml
 * @manifest: (nullable): of a version, the digest of all its files
 * @seen: of a version, when it was first seen, UTC, in microseconds
 * @round: (nullable): what the round is called; for whoever lists several rounds, not kept
 *
 * A package of an archived round, or a version of one of any round. Of its files only names, sizes
 * and digests are kept.
 */
typedef struct
{
  TjPackage *package;
  GBytes *form;
  char *manifest;
  gint64 seen;
  char *round;
} TjArchivedPackage;

TjArchivedPackage *tj_archived_package_new  (TjPackage         *package,
                                             GBytes            *form) G_GNUC_WARN_UNUSED_RESULT;
void               tj_archived_package_free (TjArchivedPackage *self);

gboolean           tj_store_rename_round    (TjStore           *self,
                                             gint64             round_id,
                                             const char        *name,
                                             GError           **error);
gboolean           tj_store_archive_round   (TjStore           *self,
                                             gint64             round_id,
                                             GPtrArray         *packages,
                                             GError           **error);
gboolean           tj_store_bring_back_round (TjStore          *self,
                                              gint64            round_id,
                                              GError          **error);
GPtrArray         *tj_store_list_archived   (TjStore           *self,
                                             gint64             round_id,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *tj_store_list_versions   (TjStore           *self,
                                             gint64             round_id,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable        *tj_store_list_manifests  (TjStore           *self,
                                             gint64             round_id,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           tj_store_keep_versions   (TjStore           *self,
                                             gint64             round_id,
                                             GPtrArray         *packages,
                                             GError           **error);

G_END_DECLS
