/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-china-time.h"

/* Seconds since 1970 of 2024-03-25 00:00 in Beijing: 2024-03-24 16:00 UTC. */
#define BEGIN G_GINT64_CONSTANT (1711296000)

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
    gboolean is_day;
  } cases[] = {
    { "2024-03-25", BEGIN, TRUE },
    { "2024-03-25 00:00", BEGIN, FALSE },
    { "2024-03-25T17:00", BEGIN + 17 * 3600, FALSE },
    { "2024-03-25 23:59", BEGIN + 24 * 3600 - 60, FALSE },
    { "2024-02-29", BEGIN - 25 * 24 * 3600, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_day = !cases[i].is_day;
      g_autoptr(GDateTime) time = tj_china_time_parse (cases[i].text, &is_day);

      g_assert_nonnull (time);
      g_assert_cmpint (g_date_time_to_unix (time), ==, cases[i].seconds);
      g_assert_cmpint (is_day, ==, cases[i].is_day);
    }
}

static void
test_refused (void)
{
  static const char * const texts[] = { "", "2024", "2024-02-30", "2023-02-29", "2024-13-01",
                                        "2024-03-25T24:00", "2024-03-25 12:60", "2024-03-25 12",
                                        "2024-03-25x12:00", "2024-03-25 12:00:00", "25.3.2024",
                                        "2024-03-25 ", "明天" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (tj_china_time_parse (texts[i], NULL));
}

/* Four in the afternoon of UTC is the next day in Beijing. */
static void
test_date (void)
{
  g_autoptr(GDateTime) before = g_date_time_new_from_unix_utc (BEGIN - 1);
  g_autoptr(GDateTime) after = g_date_time_new_from_unix_utc (BEGIN);
  g_autoptr(GDateTime) converted = tj_china_time_convert (after);
  GDate date;

  tj_china_time_get_date (before, &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 24);
  tj_china_time_get_date (after, &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 25);
  g_assert_cmpint (g_date_time_get_hour (converted), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/china-time/parse", test_parse);
  g_test_add_func ("/china-time/refused", test_refused);
  g_test_add_func ("/china-time/date", test_date);

  return g_test_run ();
}
