/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reading and writing whole files for commands. Each says on standard error what went wrong. */

GBytes   *tj_files_read     (const char        *path,
                             gsize              max_bytes);
char     *tj_files_read_text (const char       *path,
                              gsize             max_bytes);
char     *tj_files_read_password (const char   *path);
gboolean  tj_files_write    (const char        *path,
                             GBytes            *bytes,
                             gboolean           private);
gboolean  tj_files_may_write (const char       *path,
                              const char * const *inputs);

G_END_DECLS
