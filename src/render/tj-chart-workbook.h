/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"

G_BEGIN_DECLS

GBytes *tj_chart_to_workbook (TjChart  *self,
                              GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
