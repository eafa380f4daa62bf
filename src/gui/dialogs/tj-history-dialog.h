/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_HISTORY_DIALOG (tj_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TjHistoryDialog, tj_history_dialog, TJ, HISTORY_DIALOG, AdwWindow)

TjHistoryDialog *tj_history_dialog_new (GtkWindow   *parent,
                                        TjSession   *session,
                                        TjRoundItem *item);

G_END_DECLS
