/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/model/tj-finding.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

void tj_finding_output_json (JsonBuilder *builder,
                             GListModel  *findings,
                             TjForm      *form);
void tj_finding_output_text (GListModel  *findings);
void tj_finding_output_gaps_json (JsonBuilder *builder,
                                  GListModel  *gaps);
void tj_finding_output_gaps_text (GListModel  *gaps);

G_END_DECLS
