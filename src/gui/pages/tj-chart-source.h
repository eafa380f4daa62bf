/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-session.h"
#include "render/tj-chart-kind.h"

G_BEGIN_DECLS

/* What a chart of the window is drawn of: the packages of the round with what the user found, and
 * the signed sheets of a panel where some were chosen. */

TjChartInput *tj_chart_source_create_input (TjSession         *session,
                                            TjRoundItem       *current,
                                            GPtrArray         *sheets,
                                            const TjChartKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
