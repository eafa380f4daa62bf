/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_PASSWORD_DIALOG (tj_password_dialog_get_type ())

/* Asks for the password of one archive. */
G_DECLARE_FINAL_TYPE (TjPasswordDialog, tj_password_dialog, TJ, PASSWORD_DIALOG, AdwWindow)

TjPasswordDialog *tj_password_dialog_new (GtkWindow   *parent,
                                          TjSession   *session,
                                          TjRoundItem *item);

G_END_DECLS
