/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_COMMAND_PALETTE (tj_command_palette_get_type ())

/* signal "chosen" (const char *action): a detailed action
 * signal "package-chosen" (TjRoundItem *item) */
G_DECLARE_FINAL_TYPE (TjCommandPalette, tj_command_palette, TJ, COMMAND_PALETTE, AdwWindow)

TjCommandPalette *tj_command_palette_new (GtkWindow *parent,
                                          TjSession *session);

G_END_DECLS
