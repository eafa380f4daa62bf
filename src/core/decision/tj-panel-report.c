/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-panel-report.h"

/**
 * tj_panel_report_new:
 * @files: (transfer full): what was handed in; kept by the report if there is one, and freed if
 *   there is none
 * @rule: must live as long as the report
 * @draws: what is uncertain, and how many are chosen
 *
 * Works out every statistic. Touches no list of the packages, so that it may run in a thread
 * while they are shown.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with %TJ_PANEL_ERROR_RULE where the
 *   rule does not fit the rubric's stage
 */
TjPanelReport *
tj_panel_report_new (TjPanelFiles                  *files,
                     const TjPanelRule             *rule,
                     const TjAcceptabilityOptions  *draws,
                     GError                       **error)
{
  g_autoptr(TjPanelReport) self = g_new0 (TjPanelReport, 1);

  self->files = files;
  self->analysis = tj_panel_analyse (files->panel, rule, error);
  if (self->analysis == NULL)
    return NULL;

  self->robustness = tj_robustness_new (self->analysis->scorer, self->analysis->reviewer_weights,
                                        draws);

  return g_steal_pointer (&self);
}

/**
 * tj_panel_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
tj_panel_report_free (TjPanelReport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->robustness, tj_robustness_free);
  g_clear_pointer (&self->analysis, tj_panel_analysis_free);
  g_clear_pointer (&self->files, tj_panel_files_free);
  g_free (self);
}
