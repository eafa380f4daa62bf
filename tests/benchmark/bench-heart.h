/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchHeart BenchHeart;

BenchHeart *bench_heart_start (void) G_GNUC_WARN_UNUSED_RESULT;
GArray     *bench_heart_stop  (BenchHeart *heart,
                               double     *busiest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
