/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/decision/tj-verdict.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* What a signed file says, read from what its signature covers. */

void     tj_verdict_contents_add   (JsonBuilder     *builder,
                                    const TjVerdict *verdict,
                                    TjTaxonomy      *taxonomy);
void     tj_verdict_contents_print (const TjVerdict *verdict,
                                    TjTaxonomy      *taxonomy);
gboolean tj_verdict_contents_write (GPtrArray       *verdicts,
                                    GStrv            paths,
                                    TjTaxonomy      *taxonomy,
                                    const char      *path);

G_END_DECLS
