/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"

static void
test_kept (void)
{
  char copy[] = "年(?:节|发)电";

  g_assert_true (tj_pattern_get ("年(?:节|发)电") == tj_pattern_get (copy));
  g_assert_true (tj_pattern_get ("年(?:节|发)电") != tj_pattern_get ("年节电"));
}

static void
test_matches (void)
{
  g_assert_true (tj_pattern_matches ("节约.{0,3}电", "每年节约用电一百度"));
  g_assert_false (tj_pattern_matches ("节约.{0,3}电", "每年节约用水和用电"));
  g_assert_false (tj_pattern_matches ("电", ""));
}

static gpointer
ask (gpointer data)
{
  return tj_pattern_get ("从[0-9]+到[0-9]+");
}

static void
test_threads (void)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == tj_pattern_get ("从[0-9]+到[0-9]+"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pattern/kept", test_kept);
  g_test_add_func ("/pattern/matches", test_matches);
  g_test_add_func ("/pattern/threads", test_threads);

  return g_test_run ();
}
