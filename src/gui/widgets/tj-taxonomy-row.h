/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

#define TJ_TYPE_TAXONOMY_ROW (tj_taxonomy_row_get_type ())

/* A category or type in the list beside the round, with how many packages it has. */
G_DECLARE_FINAL_TYPE (TjTaxonomyRow, tj_taxonomy_row, TJ, TAXONOMY_ROW, GtkListBoxRow)

GtkWidget      *tj_taxonomy_row_new       (TjTaxonomyNode *node);
TjTaxonomyNode *tj_taxonomy_row_get_node  (TjTaxonomyRow  *self);
void            tj_taxonomy_row_set_count (TjTaxonomyRow  *self,
                                           guint           count);

G_END_DECLS
