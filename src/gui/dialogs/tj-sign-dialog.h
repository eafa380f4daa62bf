/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_SIGN_DIALOG (tj_sign_dialog_get_type ())

/* Three steps: what is signed, who signs, where it went. Nothing is locked before the sheet is
 * on disk.
 *
 * signal "next-package": the reviewer wants to go on with the next one */
G_DECLARE_FINAL_TYPE (TjSignDialog, tj_sign_dialog, TJ, SIGN_DIALOG, AdwWindow)

TjSignDialog *tj_sign_dialog_new (GtkWindow   *parent,
                                  TjSession   *session,
                                  TjRoundItem *item,
                                  GSettings   *settings);

G_END_DECLS
