/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_VERIFY_DIALOG (tj_verify_dialog_get_type ())

/* Verifies one sheet and keeps the four answers apart. */
G_DECLARE_FINAL_TYPE (TjVerifyDialog, tj_verify_dialog, TJ, VERIFY_DIALOG, AdwWindow)

TjVerifyDialog *tj_verify_dialog_new (GtkWindow *parent,
                                      TjSession *session,
                                      GSettings *settings,
                                      GFile     *sheet);

G_END_DECLS
