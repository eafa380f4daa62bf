/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_PACK_DIALOG (tj_pack_dialog_get_type ())

/* Hands the open round over as one signed pack. */
G_DECLARE_FINAL_TYPE (TjPackDialog, tj_pack_dialog, TJ, PACK_DIALOG, AdwWindow)

TjPackDialog *tj_pack_dialog_new (GtkWindow *parent,
                                  TjSession *session,
                                  GSettings *settings);

G_END_DECLS
