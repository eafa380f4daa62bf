/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"

G_BEGIN_DECLS

/* Decisions of panels as files of the command line. */

TjDecision *tj_decision_file_load  (const char        *path,
                                    GBytes           **bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_decision_file_check (const TjDecision  *decision,
                                    const char        *path);
gboolean    tj_decision_file_write (const TjDecision  *decision,
                                    const char        *path);

G_END_DECLS
