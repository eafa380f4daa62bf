/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_TERMS_DIALOG (tj_terms_dialog_get_type ())

/* Under what terms the round is held: recommending body, deadline and quota, and with which
 * earlier rounds it is compared. */
G_DECLARE_FINAL_TYPE (TjTermsDialog, tj_terms_dialog, TJ, TERMS_DIALOG, AdwWindow)

TjTermsDialog *tj_terms_dialog_new (GtkWindow *parent,
                                    TjSession *session);

G_END_DECLS
