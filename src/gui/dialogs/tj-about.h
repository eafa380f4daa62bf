/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

GtkWidget *tj_about_new             (GtkWindow *parent,
                                     TjSession *session);
char      *tj_about_dup_circumstances (TjSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
