/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/rubric/tj-review-corrections.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

TjPackage *tj_correction_apply (TjPackage  *package,
                                TjReview   *review,
                                TjTaxonomy *taxonomy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
