/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/carbon/tj-recalculation.h"

G_BEGIN_DECLS

#define TJ_TYPE_FIGURE_ROW (tj_figure_row_get_type ())

/* One figure beside what the applicant claims. Unfolds to how it was worked out. */
G_DECLARE_FINAL_TYPE (TjFigureRow, tj_figure_row, TJ, FIGURE_ROW, GtkListBoxRow)

GtkWidget  *tj_figure_row_new          (const TjFigure *figure,
                                        TjRatioBasis    ratio_basis,
                                        const char     *register_id);
const char *tj_figure_row_get_id       (TjFigureRow    *self);
gboolean    tj_figure_row_get_expanded (TjFigureRow    *self);
void        tj_figure_row_set_expanded (TjFigureRow    *self,
                                        gboolean        expanded);

G_END_DECLS
