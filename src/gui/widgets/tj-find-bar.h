/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TJ_TYPE_FIND_BAR (tj_find_bar_get_type ())

/* signal "changed": other words are looked for
 * signal "step" (gboolean forward): the next place, or the one before
 * signal "stopped": nothing is looked for any more */
G_DECLARE_FINAL_TYPE (TjFindBar, tj_find_bar, TJ, FIND_BAR, GtkWidget)

const char *tj_find_bar_get_words  (TjFindBar  *self);
void        tj_find_bar_set_status (TjFindBar  *self,
                                    const char *status);
void        tj_find_bar_set_prompt (TjFindBar  *self,
                                    const char *prompt);
void        tj_find_bar_begin      (TjFindBar  *self);

G_END_DECLS
