/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/carbon/tj-factor-register.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review-entry.h"

G_BEGIN_DECLS

#define TJ_TYPE_ENTRY_EDITOR (tj_entry_editor_get_type ())

/* Where one entry of a recalculation is typed.
 *
 * signal "done" (gboolean apply): what is typed is to be taken over, or dropped
 * signal "removed": the entry is to go */
G_DECLARE_FINAL_TYPE (TjEntryEditor, tj_entry_editor, TJ, ENTRY_EDITOR, GtkWidget)

GtkWidget     *tj_entry_editor_new       (gboolean             activity,
                                          const char          *unit,
                                          TjPackage           *package,
                                          TjFactorRegister    *factors);
void           tj_entry_editor_begin     (TjEntryEditor       *self,
                                          const TjReviewEntry *entry,
                                          gboolean             removable);
void           tj_entry_editor_set_place (TjEntryEditor       *self,
                                          const char          *attachment,
                                          guint                page,
                                          const char          *quote);
gboolean       tj_entry_editor_is_changed (TjEntryEditor      *self);
TjReviewEntry *tj_entry_editor_dup_entry (TjEntryEditor       *self);

G_END_DECLS
