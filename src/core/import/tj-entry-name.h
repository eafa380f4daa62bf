/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    tj_entry_name_is_utf8      (const char *raw);
char       *tj_entry_name_decode       (const char *raw,
                                        gboolean    is_gb18030) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_entry_name_fold         (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *tj_entry_name_find_refusal (const char *name);
gboolean    tj_entry_name_is_ignored   (const char *name);

G_END_DECLS
