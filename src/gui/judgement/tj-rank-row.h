/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/taxonomy/tj-classifier.h"

G_BEGIN_DECLS

#define TJ_TYPE_RANK_ROW (tj_rank_row_get_type ())

/* One type of a classification: its path, how much speaks for it, and the words that do. */
G_DECLARE_FINAL_TYPE (TjRankRow, tj_rank_row, TJ, RANK_ROW, GtkListBoxRow)

GtkWidget          *tj_rank_row_new         (const TjClassifierRank *rank,
                                             gboolean                declared);
const char * const *tj_rank_row_get_words   (TjRankRow              *self);
const char         *tj_rank_row_get_code    (TjRankRow              *self);

G_END_DECLS
