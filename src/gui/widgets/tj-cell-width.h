/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How wide a column of words is, in widths of a Latin letter. */
int tj_cell_width_widen (int         width,
                         const char *text,
                         int         most);

G_END_DECLS
