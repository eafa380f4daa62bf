/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/evidence/tj-words-line.h"

G_BEGIN_DECLS

GtkListItemFactory *tj_words_cell_factory_new   (guint               column);

TjWordsLine        *tj_words_cell_find_line     (GtkWidget           *widget);

/* For a list of lines of a document. */
void                tj_words_cell_setup_line_cb (GtkListItemFactory *factory,
                                                 GtkListItem        *item);
void                tj_words_cell_bind_line_cb  (GtkListItemFactory *factory,
                                                 GtkListItem        *item);
void                tj_words_cell_set_mark     (GtkWidget          *button,
                                                guint               number);
void                tj_words_cell_set_words    (GtkListItemFactory *factory,
                                                const char         *words);
void                tj_words_cell_mark_again   (GtkWidget          *list,
                                                const char         *words);

G_END_DECLS
