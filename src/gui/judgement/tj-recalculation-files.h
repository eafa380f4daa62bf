/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

/* Entries of a recalculation and registers of factors as files, by the file chooser. */

void     tj_recalculation_install_file_actions (GtkWidgetClass *widget_class);
gboolean tj_recalculation_read_file   (TjSessionView        *view,
                                       GFile                *file,
                                       GError              **error);
gboolean tj_recalculation_write_file  (TjSessionView        *view,
                                       GFile                *file,
                                       guint                *n_left_out,
                                       GError              **error);

G_END_DECLS
