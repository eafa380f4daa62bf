/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/rubric/tj-rubric.h"

G_BEGIN_DECLS

#define TJ_TYPE_HELP_DIALOG (tj_help_dialog_get_type ())

/* First steps, and what each field and criterion asks, with its clause; found by typing. */
G_DECLARE_FINAL_TYPE (TjHelpDialog, tj_help_dialog, TJ, HELP_DIALOG, AdwWindow)

TjHelpDialog *tj_help_dialog_new        (GtkWindow    *parent,
                                         TjRubric     *rubric);
gboolean      tj_help_dialog_show_topic (TjHelpDialog *self,
                                         const char   *id);

G_END_DECLS
