/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

void tj_form_output_json (JsonBuilder *builder,
                          TjPackage   *package);
void tj_form_output_place (JsonBuilder   *builder,
                           const TjPlace *place);
void tj_form_output_text (TjPackage   *package,
                          TjTaxonomy  *taxonomy);

G_END_DECLS
