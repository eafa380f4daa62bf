/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/pack/tj-pack-check.h"

G_BEGIN_DECLS

void tj_pack_output_json (const TjPackCheck *check);
void tj_pack_output_text (const TjPackCheck *check);

G_END_DECLS
