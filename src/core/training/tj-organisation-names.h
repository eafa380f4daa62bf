/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-pseudonyms.h"

G_BEGIN_DECLS

void tj_organisation_add (TjPseudonyms *names,
                          const char   *organisation,
                          gboolean      is_party);

G_END_DECLS
