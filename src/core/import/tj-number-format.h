/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tj_number_format_get_built_in (guint       id);
char       *tj_number_format_show         (const char *code,
                                           double      value,
                                           gboolean    from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
