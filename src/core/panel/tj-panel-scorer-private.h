/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-scorer.h"

G_BEGIN_DECLS

gboolean tj_panel_combine (const TjPanelRule *rule,
                           double            *values,
                           const double      *weights,
                           guint              n_values,
                           double            *result);

G_END_DECLS
