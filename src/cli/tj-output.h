/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Everything goes out in UTF-8 whatever the locale, so that machine output never differs. */

void  tj_output_print       (const char  *format,
                             ...) G_GNUC_PRINTF (1, 2);
void  tj_output_error       (const char  *format,
                             ...) G_GNUC_PRINTF (1, 2);
void  tj_output_error_item  (const char  *text);
void  tj_output_json        (JsonBuilder *builder);
void  tj_output_json_number (JsonBuilder *builder,
                             double       value);
void  tj_output_json_member (JsonBuilder *builder,
                             const char  *name,
                             const char  *text);
guint tj_output_get_width   (const char  *text);
char *tj_output_pad         (const char  *text,
                             guint        width) G_GNUC_WARN_UNUSED_RESULT;
char *tj_output_clean       (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
void  tj_output_row         (const char  *label,
                             guint        width,
                             const char  *text);

G_END_DECLS
