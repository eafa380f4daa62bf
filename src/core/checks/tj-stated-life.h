/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-check-interval.h"

G_BEGIN_DECLS

void tj_stated_life_find (const char *text,
                          GArray     *lives);

G_END_DECLS
