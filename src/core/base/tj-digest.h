/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files are named by their SHA-256 everywhere: 64 lower-case hexadecimal digits. */

char *tj_digest_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
char *tj_digest_file  (GFile         *file,
                       GCancellable  *cancellable,
                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
