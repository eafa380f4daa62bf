/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_COUNTERSIGN_DIALOG (tj_countersign_dialog_get_type ())

/* Signs the decision, or adds a signature to a file that others signed. */
G_DECLARE_FINAL_TYPE (TjCountersignDialog, tj_countersign_dialog, TJ, COUNTERSIGN_DIALOG, AdwWindow)

TjCountersignDialog *tj_countersign_dialog_new (GtkWindow   *parent,
                                                TjPanelDesk *desk);

G_END_DECLS
