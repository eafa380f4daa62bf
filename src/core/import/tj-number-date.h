/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tj_number_date_show (const char *code,
                           const char *end,
                           double      value,
                           gboolean    from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
