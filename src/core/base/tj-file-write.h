/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean tj_file_write (GFile       *file,
                        GBytes      *bytes,
                        gboolean     private,
                        GError     **error);

G_END_DECLS
