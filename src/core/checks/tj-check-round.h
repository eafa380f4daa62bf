/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

void tj_check_round (GPtrArray *packages,
                     GPtrArray *findings);

G_END_DECLS
