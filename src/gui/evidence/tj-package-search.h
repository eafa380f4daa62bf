/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

/**
 * TjPackageHit:
 * @place: where the words stand: a field, a page, a paragraph, a row or a line
 * @file: what to call the file
 * @words: what stands around them, on one line
 */
typedef struct
{
  TjEvidence *place;
  char *file;
  char *words;
} TjPackageHit;

/**
 * TjPackageCoverFunc:
 * @text: from the package
 *
 * Returns: (transfer full): @text without what the reader is not to know
 */
typedef char *(*TjPackageCoverFunc) (const char *text,
                                     gpointer    user_data);

typedef struct _TjPackageSearch TjPackageSearch;

TjPackageSearch *tj_package_search_new   (TjPackage           *package,
                                          GFile               *recognised);
void             tj_package_search_free  (TjPackageSearch     *self);
void             tj_package_search_set_cover (TjPackageSearch *self,
                                          TjPackageCoverFunc   cover,
                                          gpointer             user_data,
                                          GDestroyNotify       destroy);
void             tj_package_search_async (TjPackageSearch     *self,
                                          const char          *words,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GPtrArray       *tj_package_search_finish (GAsyncResult       *result,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackageSearch, tj_package_search_free)

G_END_DECLS
