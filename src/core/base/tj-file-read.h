/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *tj_file_read (GFile         *file,
                      gsize          max_bytes,
                      GCancellable  *cancellable,
                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
