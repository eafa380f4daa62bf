/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

#define TJ_TYPE_PROGRESS (tj_progress_get_type ())

G_DECLARE_FINAL_TYPE (TjProgress, tj_progress, TJ, PROGRESS, GObject)

TjProgress *tj_progress_new          (void);
void        tj_progress_report       (TjProgress *self,
                                      double      fraction,
                                      const char *message);
double      tj_progress_get_fraction (TjProgress *self);
char       *tj_progress_dup_message  (TjProgress *self);

G_END_DECLS
