/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *tj_page_text_read (GFile         *file,
                              guint          max_pages,
                              guint         *n_pages,
                              gpointer       user_data,
                              GCancellable  *cancellable,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
