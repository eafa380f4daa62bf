/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

int tj_classify_evaluation_print (TjTaxonomy *taxonomy,
                                  const char *path,
                                  gboolean    json);

G_END_DECLS
