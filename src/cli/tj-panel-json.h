/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-panel-files.h"
#include "core/panel/tj-robustness.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TjPanelReport:
 * @files: what was handed in
 * @analysis: what follows from it
 * @robustness: and how far that would be otherwise
 *
 * Everything that is told of a panel.
 */
typedef struct
{
  TjPanelFiles *files;
  TjPanelAnalysis *analysis;
  TjRobustness *robustness;
} TjPanelReport;

JsonBuilder *tj_panel_json_build (const TjPanelReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
