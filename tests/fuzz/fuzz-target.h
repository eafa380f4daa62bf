/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What libFuzzer calls, and replay.c where there is no libFuzzer. A target answers for more than
 * crashes: it asserts what must hold whatever the bytes are. */

int LLVMFuzzerInitialize   (int          *argc,
                            char       ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);
