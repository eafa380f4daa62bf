/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-progress.h"

#define N_REPORTS 10000

static void
count_cb (guint *n_notified)
{
  (*n_notified)++;
}

static gpointer
report_thread (gpointer data)
{
  for (guint i = 1; i <= N_REPORTS; i++)
    tj_progress_report (data, (double) i / N_REPORTS, i < N_REPORTS ? "working" : "done");

  return NULL;
}

/* Ten thousand reports of a worker, told in the thread that asked, in far fewer turns. */
static void
test_coalesced (void)
{
  g_autoptr(TjProgress) progress = tj_progress_new ();
  g_autofree char *message = NULL;
  guint n_notified = 0;
  GThread *thread;

  g_signal_connect_swapped (progress, "notify::fraction", G_CALLBACK (count_cb), &n_notified);

  thread = g_thread_new ("report", report_thread, progress);
  g_thread_join (thread);
  g_assert_cmpuint (n_notified, ==, 0);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  message = tj_progress_dup_message (progress);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (message, ==, "done");
  g_assert_cmpfloat_with_epsilon (tj_progress_get_fraction (progress), 1, 1e-9);
}

static void
test_bounds (void)
{
  g_autoptr(TjProgress) progress = tj_progress_new ();

  tj_progress_report (progress, 7, NULL);
  g_assert_cmpfloat_with_epsilon (tj_progress_get_fraction (progress), 1, 1e-9);
  tj_progress_report (progress, -7, NULL);
  g_assert_cmpfloat_with_epsilon (tj_progress_get_fraction (progress), 0, 1e-9);
  tj_progress_report (NULL, 0.5, "nobody listens");

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/coalesced", test_coalesced);
  g_test_add_func ("/progress/bounds", test_bounds);

  return g_test_run ();
}
