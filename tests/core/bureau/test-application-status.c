/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-application-status.h"

/* Every code is read again, with and without a remark. */
static void
test_codes (void)
{
  for (guint i = 0; i < TJ_N_APPLICATION_STATUSES; i++)
    {
      const char *code = tj_application_status_to_string ((TjApplicationStatus) i);
      g_autofree char *with_remark = g_strconcat (code, " 附件 已补齐", NULL);
      TjApplicationStatus status;
      const char *remark;

      g_assert_true (tj_application_status_parse (code, &status, &remark));
      g_assert_cmpint (status, ==, i);
      g_assert_cmpstr (remark, ==, "");
      g_assert_true (tj_application_status_parse (with_remark, &status, &remark));
      g_assert_cmpint (status, ==, i);
      g_assert_cmpstr (remark, ==, "附件 已补齐");
      g_assert_nonnull (tj_application_status_get_label (status));
    }
}

static void
test_refused (void)
{
  static const char * const texts[] = { "", " received", "receive", "receivedx", "Received" };
  TjApplicationStatus status;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (tj_application_status_parse (texts[i], &status, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application-status/codes", test_codes);
  g_test_add_func ("/application-status/refused", test_refused);

  return g_test_run ();
}
