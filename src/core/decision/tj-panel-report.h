/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-panel-files.h"
#include "core/panel/tj-robustness.h"

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

TjPanelReport *tj_panel_report_new  (TjPanelFiles                  *files,
                                     const TjPanelRule             *rule,
                                     const TjAcceptabilityOptions  *draws,
                                     GError                       **error)
                                    G_GNUC_WARN_UNUSED_RESULT;
void           tj_panel_report_free (TjPanelReport                 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelReport, tj_panel_report_free)

G_END_DECLS
