/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

/* Entries of a recalculation and registers of factors as files, by the file chooser. */

typedef void (*TjRegisterChosenFunc) (TjSessionView *view);

void tj_recalculation_import          (TjSessionView        *view);
void tj_recalculation_export          (TjSessionView        *view);
void tj_recalculation_choose_register (TjSessionView        *view,
                                       TjRegisterChosenFunc  chosen);

gboolean tj_recalculation_read_file   (TjSessionView        *view,
                                       GFile                *file,
                                       GError              **error);
gboolean tj_recalculation_write_file  (TjSessionView        *view,
                                       GFile                *file,
                                       guint                *n_left_out,
                                       GError              **error);

G_END_DECLS
