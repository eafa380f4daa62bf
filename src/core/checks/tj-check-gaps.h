/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-check-context.h"

G_BEGIN_DECLS

void tj_check_gaps_add (TjCheckContext *context);

G_END_DECLS
