/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TJ_TYPE_DIFFERENCE_ROW (tj_difference_row_get_type ())

/* What a trainee and the reference say of one criterion, finding or answer.
 *
 * signal "explained" (const char *text): why the trainee sees it otherwise
 * signal "match": the trainee takes over what the reference says */
G_DECLARE_FINAL_TYPE (TjDifferenceRow, tj_difference_row, TJ, DIFFERENCE_ROW, GtkListBoxRow)

/**
 * TjDifferenceState:
 * @TJ_DIFFERENCE_NONE: both say the same
 * @TJ_DIFFERENCE_OPEN: it is to be matched or explained
 * @TJ_DIFFERENCE_EXPLAINED: the trainee has said why
 * @TJ_DIFFERENCE_MATCHED: the trainee has changed the review
 */
typedef enum
{
  TJ_DIFFERENCE_NONE,
  TJ_DIFFERENCE_OPEN,
  TJ_DIFFERENCE_EXPLAINED,
  TJ_DIFFERENCE_MATCHED,
} TjDifferenceState;

GtkWidget  *tj_difference_row_new       (const char        *key,
                                         const char        *title,
                                         const char        *difference);
const char *tj_difference_row_get_key   (TjDifferenceRow   *self);
void        tj_difference_row_set_texts (TjDifferenceRow   *self,
                                         const char        *own,
                                         const char        *reference);
void        tj_difference_row_set_state (TjDifferenceRow   *self,
                                         TjDifferenceState  state,
                                         const char        *label,
                                         const char        *explanation,
                                         gboolean           can_match);

G_END_DECLS
