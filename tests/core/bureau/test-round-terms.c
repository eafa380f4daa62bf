/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-round-terms.h"

#include <glib/gstdio.h>
#include <utime.h>

/* Seconds since 1970 of 2024-03-25 00:00 in Beijing. */
#define BEGIN G_GINT64_CONSTANT (1711296000)

static TjPackage *
create_package (const char *address)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  TjPackage *package = tj_package_new ("a", location);
  TjForm *form = tj_package_get_form (package);

  tj_field_set_text (tj_form_lookup (form, "applicant.address"), address);

  return package;
}

static gboolean
is_late (const TjRoundTerms *terms,
         gint64              microseconds)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (BEGIN);
  g_autoptr(GDateTime) received = g_date_time_add (utc, microseconds);

  return tj_round_terms_is_late (terms, received);
}

static void
test_deadline (void)
{
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  g_assert_false (is_late (terms, 1000 * G_TIME_SPAN_DAY));
  g_assert_null (tj_round_terms_dup_deadline (terms));

  /* a day lasts until midnight in Beijing, whatever the computer's zone is */
  g_assert_true (tj_round_terms_set_deadline (terms, " 2024-03-25 "));
  day = tj_round_terms_dup_deadline (terms);
  g_assert_cmpstr (day, ==, "2024-03-25");
  g_assert_false (is_late (terms, G_TIME_SPAN_DAY - 1));
  g_assert_true (is_late (terms, G_TIME_SPAN_DAY));

  /* what comes at that very moment is in time */
  g_assert_true (tj_round_terms_set_deadline (terms, "2024-03-25T17:00"));
  hour = tj_round_terms_dup_deadline (terms);
  g_assert_cmpstr (hour, ==, "2024-03-25 17:00");
  g_assert_false (is_late (terms, 17 * G_TIME_SPAN_HOUR));
  g_assert_true (is_late (terms, 17 * G_TIME_SPAN_HOUR + 1));
  g_assert_false (tj_round_terms_is_late (terms, NULL));

  g_assert_false (tj_round_terms_set_deadline (terms, "2024-03-32"));
  g_assert_false (is_late (terms, 17 * G_TIME_SPAN_HOUR));
  g_assert_true (tj_round_terms_set_deadline (terms, ""));
  g_assert_null (terms->deadline);
}

static void
test_quota (void)
{
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) counts = NULL;
  static const char * const addresses[] = { "江苏省南京市", "上海市浦东新区", "江苏省苏州市", "某地",
                                            "某处" };
  static const char * const refused[] = { "0", "-1", "1.5", "abc", "100001" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_ptr_array_add (packages, create_package (addresses[i]));

  g_assert_false (tj_round_terms_is_exceeded (terms, packages));
  g_assert_true (tj_round_terms_set_quota (terms, "5"));
  g_assert_false (tj_round_terms_is_exceeded (terms, packages));
  g_assert_true (tj_round_terms_set_quota (terms, "4"));
  g_assert_true (tj_round_terms_is_exceeded (terms, packages));

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (tj_round_terms_set_quota (terms, refused[i]));
  g_assert_cmpuint (terms->quota, ==, 4);

  /* two of Jiangsu, one of Shanghai, and two of which nobody knows, to whom no quota is applied */
  terms->quota_by_region = TRUE;
  terms->quota = 1;
  counts = tj_round_terms_count (terms, packages);
  g_assert_cmpuint (counts->len, ==, 3);
  g_assert_cmpstr (g_array_index (counts, TjQuotaCount, 0).region->zh, ==, "江苏");
  g_assert_cmpuint (g_array_index (counts, TjQuotaCount, 0).count, ==, 2);
  g_assert_true (g_array_index (counts, TjQuotaCount, 0).exceeded);
  g_assert_false (g_array_index (counts, TjQuotaCount, 1).exceeded);
  g_assert_null (g_array_index (counts, TjQuotaCount, 2).region);
  g_assert_cmpuint (g_array_index (counts, TjQuotaCount, 2).count, ==, 2);
  g_assert_false (g_array_index (counts, TjQuotaCount, 2).exceeded);

  g_assert_true (tj_round_terms_set_quota (terms, ""));
  g_assert_false (tj_round_terms_is_exceeded (terms, packages));
}

/* What lies in an archive has the archive's time, in Beijing's. */
static void
test_file_time (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tanjian-terms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "round.zip", NULL);
  g_autoptr(GFile) archive = g_file_new_for_path (path);
  g_autoptr(GFile) inside = g_file_resolve_relative_path (archive, "a/b");
  g_autoptr(GFile) gone = g_file_new_build_filename (folder, "no-such-package", NULL);
  g_autoptr(TjPackage) package = tj_package_new ("b", inside);
  g_autoptr(TjPackage) lost = tj_package_new ("c", gone);
  g_autoptr(GDateTime) time = NULL;
  const struct utimbuf times = { BEGIN, BEGIN };

  g_assert_true (g_file_set_contents (path, "PK", -1, NULL));
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &times), ==, 0);
  time = tj_package_get_file_time (package);
  g_assert_nonnull (time);
  g_assert_cmpint (g_date_time_to_unix (time), ==, BEGIN);
  g_assert_cmpint (g_date_time_get_hour (time), ==, 0);
  g_assert_cmpint (g_date_time_get_day_of_month (time), ==, 25);
  /* the folder that it lay in is no answer */
  g_assert_null (tj_package_get_file_time (lost));

  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-terms/deadline", test_deadline);
  g_test_add_func ("/round-terms/quota", test_quota);
  g_test_add_func ("/round-terms/file-time", test_file_time);

  return g_test_run ();
}
