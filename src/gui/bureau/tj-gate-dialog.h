/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_GATE_DIALOG (tj_gate_dialog_get_type ())

/* The formal examination of the whole round, and letters to all applicants who have to complete
 * something. */
G_DECLARE_FINAL_TYPE (TjGateDialog, tj_gate_dialog, TJ, GATE_DIALOG, AdwWindow)

TjGateDialog *tj_gate_dialog_new           (GtkWindow     *parent,
                                            TjSession     *session);
int           tj_gate_dialog_write_letters (TjGateDialog  *self,
                                            GFile         *folder,
                                            GError       **error);

G_END_DECLS
