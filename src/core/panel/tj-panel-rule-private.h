/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-rule.h"

G_BEGIN_DECLS

/* Weights that count are kept as thousandths, so that their sum is exact. */
#define TJ_PANEL_WHOLE 1000

gboolean tj_panel_rule_read (TjPanelRule  *self,
                             GBytes       *bytes,
                             const char   *name,
                             GError      **error);

G_END_DECLS
