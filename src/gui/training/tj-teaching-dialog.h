/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_TEACHING_DIALOG (tj_teaching_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TjTeachingDialog, tj_teaching_dialog, TJ, TEACHING_DIALOG, AdwWindow)

TjTeachingDialog *tj_teaching_dialog_new   (GtkWindow        *parent,
                                            TjSession        *session,
                                            TjRoundItem      *item);
void              tj_teaching_dialog_write (TjTeachingDialog *self,
                                            GFile            *file);

G_END_DECLS
