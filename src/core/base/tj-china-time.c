/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-china-time.h"

#include <stdio.h>

/* Notices mean the time of Beijing, wherever the computer believes to be. It has been eight hours
 * ahead of UTC all year since 1991, so that no database of zones is asked. */

#define HOURS_AHEAD 8
#define MAX_HOUR 23
#define MAX_MINUTE 59

/**
 * tj_china_time_zone:
 *
 * Returns: (transfer full): the time of Beijing
 */
GTimeZone *
tj_china_time_zone (void)
{
  return g_time_zone_new_offset (HOURS_AHEAD * 60 * 60);
}

/**
 * tj_china_time_parse:
 * @text: `2024-03-25`, `2024-03-25T17:00` or `2024-03-25 17:00`, in the time of Beijing
 * @is_day: (out) (optional): whether it names a day without an hour; then its first moment is
 *   returned
 *
 * Returns: (transfer full) (nullable): the moment; %NULL where it is none
 */
GDateTime *
tj_china_time_parse (const char *text,
                     gboolean   *is_day)
{
  g_autoptr(GTimeZone) zone = tj_china_time_zone ();
  guint year, month, day;
  guint hour = 0;
  guint minute = 0;
  char between = ' ';
  char rest;
  int n_read;

  n_read = sscanf (text, "%4u-%2u-%2u%c%2u:%2u%c", &year, &month, &day, &between, &hour, &minute,
                   &rest);
  if ((n_read != 3 && n_read != 6) || (between != ' ' && between != 'T') ||
      hour > MAX_HOUR || minute > MAX_MINUTE ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;

  if (is_day != NULL)
    *is_day = n_read == 3;

  return g_date_time_new (zone, (int) year, (int) month, (int) day, (int) hour, (int) minute, 0);
}

/**
 * tj_china_time_convert:
 *
 * Returns: (transfer full): the same moment in the time of Beijing
 */
GDateTime *
tj_china_time_convert (GDateTime *time)
{
  g_autoptr(GTimeZone) zone = tj_china_time_zone ();

  return g_date_time_to_timezone (time, zone);
}

/**
 * tj_china_time_get_date:
 * @date: (out caller-allocates): the day it is in Beijing at that moment
 */
void
tj_china_time_get_date (GDateTime *time,
                        GDate     *date)
{
  g_autoptr(GDateTime) local = tj_china_time_convert (time);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
}
