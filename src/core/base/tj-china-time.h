/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TJ_CHINA_TIME_FORMAT "%Y-%m-%d %H:%M"

GTimeZone *tj_china_time_zone     (void) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *tj_china_time_parse    (const char *text,
                                   gboolean   *is_day) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *tj_china_time_convert  (GDateTime  *time) G_GNUC_WARN_UNUSED_RESULT;
void       tj_china_time_get_date (GDateTime  *time,
                                   GDate      *date);

G_END_DECLS
