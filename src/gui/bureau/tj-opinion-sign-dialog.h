/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/document/tj-document.h"

G_BEGIN_DECLS

#define TJ_TYPE_OPINION_SIGN_DIALOG (tj_opinion_sign_dialog_get_type ())

/* Signs an opinion with the bureau's key. */
G_DECLARE_FINAL_TYPE (TjOpinionSignDialog, tj_opinion_sign_dialog, TJ, OPINION_SIGN_DIALOG,
                      AdwWindow)

TjOpinionSignDialog *tj_opinion_sign_dialog_new (GtkWindow        *parent,
                                                 const TjDocument *opinion,
                                                 GSettings        *settings);

G_END_DECLS
