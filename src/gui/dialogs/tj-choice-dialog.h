/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-package-choice.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHOICE_DIALOG (tj_choice_dialog_get_type ())

/* Asks which packages of an archive are to be opened. */
G_DECLARE_FINAL_TYPE (TjChoiceDialog, tj_choice_dialog, TJ, CHOICE_DIALOG, AdwWindow)

TjChoiceDialog *tj_choice_dialog_new (GtkWindow       *parent,
                                      TjPackageChoice *choice);

G_END_DECLS
