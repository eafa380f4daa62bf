/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/model/tj-finding.h"

G_BEGIN_DECLS

void tj_finding_output_json (JsonBuilder *builder,
                             GListModel  *findings);
void tj_finding_output_text (GListModel  *findings);

G_END_DECLS
