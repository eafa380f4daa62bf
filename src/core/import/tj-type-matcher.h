/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

void tj_type_matcher_match (TjTaxonomy *taxonomy,
                            TjForm     *form);

G_END_DECLS
