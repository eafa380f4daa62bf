/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

/* Ties an entry or a choice to one value of the decision: shows it, and sets it when
 * the entry is left, entered or chosen. */

void tj_decision_entry_bind_text   (GtkEditable        *entry,
                                    TjPanelDesk        *desk,
                                    const char         *name);
void tj_decision_entry_bind_choice (GtkWidget          *drop_down,
                                    TjPanelDesk        *desk,
                                    const char         *name,
                                    const char * const *values);
void tj_decision_entry_commit      (GtkWidget          *widget);

G_END_DECLS
