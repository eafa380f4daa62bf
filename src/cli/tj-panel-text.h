/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-panel-report.h"

G_BEGIN_DECLS

void    tj_panel_text_print       (const TjPanelReport *report);
GBytes *tj_panel_text_get_minutes (const TjPanelReport *report,
                                   TjLanguage           language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
