/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-agreement.h"

G_BEGIN_DECLS

void tj_agreement_count     (const TjRatings *ratings,
                             TjAgreement     *result);
void tj_agreement_jackknife (TjAgreement     *result,
                             const double    *without,
                             guint            n_without);

G_END_DECLS
