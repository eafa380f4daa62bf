/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_ENTRY_ROW (tj_entry_row_get_type ())

/* One entry of a recalculation, with the place where it was read. Unfolds to be typed.
 *
 * signal "dropped": an entry that was new is not wanted after all */
G_DECLARE_FINAL_TYPE (TjEntryRow, tj_entry_row, TJ, ENTRY_ROW, GtkListBoxRow)

GtkWidget  *tj_entry_row_new         (TjSession   *session,
                                      TjRoundItem *item,
                                      guint        case_index,
                                      const char  *element,
                                      const char  *key);
void        tj_entry_row_set_side    (TjEntryRow  *self,
                                      const char  *side);
const char *tj_entry_row_get_name    (TjEntryRow  *self);
gboolean    tj_entry_row_get_editing (TjEntryRow  *self);
void        tj_entry_row_set_place   (TjEntryRow  *self,
                                      const char  *attachment,
                                      guint        page,
                                      const char  *quote);
void        tj_entry_row_toggle      (TjEntryRow  *self);
void        tj_entry_row_update      (TjEntryRow  *self);

G_END_DECLS
