/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-arguments.h"
#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* Loading packages for commands. What cannot be loaded is named on standard error. */

TjPackage *tj_round_load_package (TjTaxonomy        *taxonomy,
                                  const TjArguments *arguments,
                                  const char        *path) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tj_round_load         (TjTaxonomy        *taxonomy,
                                  const TjArguments *arguments,
                                  gboolean          *complete) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tj_round_load_kept    (TjTaxonomy        *taxonomy,
                                  const TjArguments *arguments,
                                  GFile             *contents,
                                  gboolean          *complete) G_GNUC_WARN_UNUSED_RESULT;
GStrv      tj_round_list_paths   (GPtrArray         *packages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
