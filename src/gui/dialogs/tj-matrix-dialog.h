/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/taxonomy/tj-plan-matrix.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_MATRIX_DIALOG (tj_matrix_dialog_get_type ())

/* The technologies of a round down, the five documents across, to be looked at and exported. */
G_DECLARE_FINAL_TYPE (TjMatrixDialog, tj_matrix_dialog, TJ, MATRIX_DIALOG, AdwWindow)

TjMatrixDialog     *tj_matrix_dialog_new        (GtkWindow      *parent,
                                                 TjSession      *session);
const TjPlanMatrix *tj_matrix_dialog_get_matrix (TjMatrixDialog *self);
gboolean            tj_matrix_dialog_write      (TjMatrixDialog *self,
                                                 GFile          *file,
                                                 GError        **error);

G_END_DECLS
