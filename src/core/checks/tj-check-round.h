/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

void     tj_check_round                 (GPtrArray *packages,
                                         GPtrArray *findings);
gboolean tj_check_round_is_about_others (TjFinding *finding);

G_END_DECLS
