/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-rule.h"
#include "core/panel/tj-rank-acceptability.h"

G_BEGIN_DECLS

/**
 * TjPanelOptions:
 * @rule: (nullable): name of a rule that comes with the program, or a file
 * @weights: (nullable): `as-given`, `near` or `any`
 * @seed: (nullable): of the draws
 * @n_draws: how many, or 0 for as many as usual
 * @n_top: how many packages are chosen, or 0 for one
 *
 * Options of commands that work on a panel, as typed. Release with tj_panel_options_clear().
 */
typedef struct
{
  char *rule;
  char *weights;
  char *seed;
  int n_draws;
  int n_top;
} TjPanelOptions;

void         tj_panel_options_clear     (TjPanelOptions         *self);
TjPanelRule *tj_panel_options_load_rule (const TjPanelOptions   *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_panel_options_read      (const TjPanelOptions   *self,
                                         TjAcceptabilityOptions *draws);

G_END_DECLS
