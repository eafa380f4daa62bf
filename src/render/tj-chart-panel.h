/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel.h"
#include "core/panel/tj-robustness.h"
#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/**
 * TjChartPanel:
 * @panel: the reviews of one stage, items by key and reviewers by name
 * @analysis: what follows from them
 * @rule: by which rule
 * @criteria: (array zero-terminated=1): names of the criteria, in the chart's language
 * @items: (array zero-terminated=1): names of the items
 * @reviewers: (array zero-terminated=1): names of the reviewers
 * @left_out: (element-type utf8): reviews of other stages, and second ones of a reviewer on an
 *   item, each with the reason behind a tab
 *
 * What several reviewers said of several packages, as charts read it.
 */
typedef struct
{
  TjPanel *panel;
  TjPanelAnalysis *analysis;
  TjPanelRule *rule;
  GStrv criteria;
  GStrv items;
  GStrv reviewers;
  GPtrArray *left_out;
} TjChartPanel;

TjChartPanel *tj_chart_panel_new         (TjChart            *chart,
                                          const TjChartInput *input) G_GNUC_WARN_UNUSED_RESULT;
void          tj_chart_panel_free        (TjChartPanel       *self);
TjRobustness *tj_chart_panel_get_robustness (TjChartPanel    *self,
                                             TjChart         *chart) G_GNUC_WARN_UNUSED_RESULT;
void          tj_chart_panel_note        (TjChartPanel       *self,
                                          TjChart            *chart);
const char   *tj_chart_panel_say_stage   (TjReviewStage       stage,
                                          TjLanguage          language);
const char   *tj_chart_panel_say_state   (TjPanelState        state,
                                          TjLanguage          language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartPanel, tj_chart_panel_free)

G_END_DECLS
