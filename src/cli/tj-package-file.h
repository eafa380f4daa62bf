/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-arguments.h"

G_BEGIN_DECLS

/**
 * TjPackageFile:
 * @package: as it was read, with the contents of its files at hand
 * @folder: where those lie that come out of an archive; removed with this
 *
 * A package of which another one is made.
 */
typedef struct
{
  TjPackage *package;
  GFile *folder;
} TjPackageFile;

GPtrArray     *tj_package_file_open_round (TjTaxonomy        *taxonomy,
                                          const TjArguments *arguments,
                                          const char        *path) G_GNUC_WARN_UNUSED_RESULT;
TjPackageFile *tj_package_file_open      (TjTaxonomy         *taxonomy,
                                          const TjArguments  *arguments,
                                          const char         *path) G_GNUC_WARN_UNUSED_RESULT;
void           tj_package_file_free      (TjPackageFile      *self);
gboolean       tj_package_file_may_write (const char         *output,
                                          const char * const *inputs);
gboolean       tj_package_file_write     (GPtrArray          *entries,
                                          const char         *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackageFile, tj_package_file_free)

G_END_DECLS
