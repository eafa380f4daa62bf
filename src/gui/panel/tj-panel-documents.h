/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

/* Writing what is made of a decision. */

void    tj_panel_documents_write      (GtkWindow   *parent,
                                       TjPanelDesk *desk,
                                       const char  *kind);
GBytes *tj_panel_documents_create     (TjPanelDesk  *desk,
                                       const char   *kind,
                                       const char   *name,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *tj_panel_documents_dup_decision (TjPanelDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
