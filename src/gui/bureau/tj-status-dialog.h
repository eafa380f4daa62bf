/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_STATUS_DIALOG (tj_status_dialog_get_type ())

/* Where an application stands, from received to published, with who said so and when. */
G_DECLARE_FINAL_TYPE (TjStatusDialog, tj_status_dialog, TJ, STATUS_DIALOG, AdwWindow)

TjStatusDialog *tj_status_dialog_new (GtkWindow   *parent,
                                      TjSession   *session,
                                      TjRoundItem *item);

G_END_DECLS
