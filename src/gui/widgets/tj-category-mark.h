/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TJ_TYPE_CATEGORY_MARK (tj_category_mark_get_type ())

/* The shape and colour of a category, as charts draw it. Decorative: its name stands beside. */
G_DECLARE_FINAL_TYPE (TjCategoryMark, tj_category_mark, TJ, CATEGORY_MARK, GtkWidget)

void tj_category_mark_set_category (TjCategoryMark *self,
                                    const char     *category);

G_END_DECLS
