/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-output.h"
#include "core/taxonomy/tj-classifier.h"

G_BEGIN_DECLS

void tj_classify_output_json  (JsonBuilder      *builder,
                               TjTaxonomy       *taxonomy,
                               TjClassification *classification,
                               guint             top);
void tj_classify_output_text  (TjTaxonomy       *taxonomy,
                               TjClassification *classification,
                               guint             top);
void tj_classify_output_words (JsonBuilder      *builder,
                               const char       *name,
                               GStrv             words);
void tj_classify_output_name  (JsonBuilder      *builder,
                               TjTaxonomyNode   *node);

G_END_DECLS
