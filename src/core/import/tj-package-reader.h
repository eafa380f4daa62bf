/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-progress.h"
#include "core/import/tj-source.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

gboolean tj_package_reader_read (TjPackage     *package,
                                 TjSource      *source,
                                 TjTaxonomy    *taxonomy,
                                 GFile         *contents_folder,
                                 TjProgress    *progress,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
