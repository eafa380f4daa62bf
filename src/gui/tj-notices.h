/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_NOTICES (tj_notices_get_type ())

/* Notices of the desktop, for whoever asked for them and looks elsewhere.
 *
 * signal "told" (const char *title, const char *body): a notice went out */
G_DECLARE_FINAL_TYPE (TjNotices, tj_notices, TJ, NOTICES, GObject)

TjNotices *tj_notices_new   (GtkWindow   *window,
                             TjSession   *session,
                             GSettings   *settings);
void       tj_notices_watch (TjNotices   *self,
                             GObject     *worker,
                             const char  *busy,
                             const char  *title);
void       tj_notices_tell  (TjNotices   *self,
                             const char  *title,
                             const char  *body);

G_END_DECLS
