/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tj_text_fold        (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *tj_text_dup_legal   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tj_text_is_blank    (const char *text);
char     *tj_text_dup_number  (double value) G_GNUC_WARN_UNUSED_RESULT;
char     *tj_text_format_number (double value,
                                 guint  decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
