/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_ROUNDS_DIALOG (tj_rounds_dialog_get_type ())

/* The rounds that were opened so far: their names, and which are put away.
 *
 * signal "chosen" (const TjRoundRecord *record): the user wants to open it */
G_DECLARE_FINAL_TYPE (TjRoundsDialog, tj_rounds_dialog, TJ, ROUNDS_DIALOG, AdwWindow)

TjRoundsDialog *tj_rounds_dialog_new (GtkWindow *parent,
                                      TjSession *session);

G_END_DECLS
