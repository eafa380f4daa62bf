/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The time on the monotonic clock, in microseconds, just before the process was made. */
#define FIRST_FRAME_START "TANJIAN_BENCHMARK_START"

void first_frame_watch (GApplication *application,
                        gboolean      wants_title);

G_END_DECLS
