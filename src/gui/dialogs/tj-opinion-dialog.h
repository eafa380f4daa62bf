/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_OPINION_DIALOG (tj_opinion_dialog_get_type ())

/* The bureau's desk for one package: the formal examination on the left, the opinion in
 * paragraphs that can be edited, each with what it rests on, on the right. */
G_DECLARE_FINAL_TYPE (TjOpinionDialog, tj_opinion_dialog, TJ, OPINION_DIALOG, AdwWindow)

TjOpinionDialog *tj_opinion_dialog_new (GtkWindow   *parent,
                                        TjSession   *session,
                                        TjRoundItem *item);
gboolean         tj_opinion_dialog_write (TjOpinionDialog *self,
                                          gboolean         is_letter,
                                          GFile           *file,
                                          GError         **error);

G_END_DECLS
