/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "render/tj-chart-kind.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHART_CHOICES (tj_chart_choices_get_type ())

/* A button with what a kind of chart can be asked for: basis, rate, rows, carbon price.
 *
 * signal "changed": something else was chosen */
G_DECLARE_FINAL_TYPE (TjChartChoices, tj_chart_choices, TJ, CHART_CHOICES, AdwBin)

void tj_chart_choices_set_kind    (TjChartChoices    *self,
                                   const TjChartKind *kind);
void tj_chart_choices_get_options (TjChartChoices    *self,
                                   TjChartOptions    *options);
void tj_chart_choices_follow_rate (TjChartChoices *self,
                                   GSettings      *settings);

G_END_DECLS
