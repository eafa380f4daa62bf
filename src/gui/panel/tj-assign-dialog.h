/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-assign-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_ASSIGN_DIALOG (tj_assign_dialog_get_type ())

/* The pool of experts, and who of them judges what. */
G_DECLARE_FINAL_TYPE (TjAssignDialog, tj_assign_dialog, TJ, ASSIGN_DIALOG, AdwWindow)

TjAssignDialog *tj_assign_dialog_new      (GtkWindow      *parent,
                                           TjSession      *session);
TjAssignDesk   *tj_assign_dialog_get_desk (TjAssignDialog *self);

G_END_DECLS
