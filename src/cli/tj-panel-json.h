/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-panel-report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonBuilder *tj_panel_json_build (const TjPanelReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
