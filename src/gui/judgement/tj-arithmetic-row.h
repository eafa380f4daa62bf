/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/carbon/tj-recalculation.h"

G_BEGIN_DECLS

#define TJ_TYPE_ARITHMETIC_ROW (tj_arithmetic_row_get_type ())

/* One number that went into a figure, with where it comes from. Activating it goes there. */
G_DECLARE_FINAL_TYPE (TjArithmeticRow, tj_arithmetic_row, TJ, ARITHMETIC_ROW, GtkListBoxRow)

GtkWidget *tj_arithmetic_row_new (const TjFigureInput *input);
GtkWidget *tj_arithmetic_row_new_for_field (const char     *name,
                                            const char     *origin,
                                            const char     *path);
void       tj_arithmetic_row_go  (TjArithmeticRow     *self);

G_END_DECLS
