/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

TjReview *review_fixture_new (void);
void      review_fixture_set (TjReview   *review,
                              const char *name,
                              const char *value);

G_END_DECLS
