/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BENCH_ROUND_PACKAGES 200

void bench_round_make (const char *form,
                       const char *archives,
                       const char *folders);

G_END_DECLS
