/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

GtkPrintOperationResult tj_sheet_print_run (GtkWindow                *parent,
                                            TjSession                *session,
                                            TjRoundItem              *item,
                                            GtkPrintOperationAction   action,
                                            const char               *file_name,
                                            GError                  **error);

G_END_DECLS
