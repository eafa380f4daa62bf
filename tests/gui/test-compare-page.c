/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "gui/compare/tj-compare-table.h"
#include "gui/pages/tj-compare-page.h"
#include "review-fixture.h"

/* Packages of the sample round beside each other: 01 has a potential of 748.8 万t/a and 02 one of
 * 372; both are the only ones of their type. */

#define EPSILON 1e-9

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_COMPARE_PAGE, "01-");
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static TjComparePage *
get_page (ReviewFixture *fixture)
{
  return TJ_COMPARE_PAGE (fixture->view);
}

static void
show (ReviewFixture *fixture,
      const char    *first,
      const char    *second)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, review_fixture_get_item (fixture, first));
  if (second != NULL)
    g_ptr_array_add (items, review_fixture_get_item (fixture, second));
  tj_compare_page_show_packages (get_page (fixture), items);
}

static const TjComparisonRow *
get_row (ReviewFixture *fixture,
         const char    *path)
{
  const TjComparison *comparison = tj_compare_page_get_comparison (get_page (fixture));

  for (guint i = 0; i < tj_comparison_get_n_rows (comparison); i++)
    {
      const TjComparisonRow *row = tj_comparison_get_row (comparison, i);

      if (g_str_equal (row->path, path))
        return row;
    }

  g_assert_not_reached ();
}

static guint
count_shown (ReviewFixture *fixture)
{
  GtkWidget *table = review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_COMPARE_TABLE, NULL,
                                          NULL);

  return tj_compare_table_get_n_rows (TJ_COMPARE_TABLE (table));
}

static guint
count_columns (ReviewFixture *fixture)
{
  GtkWidget *view = review_fixture_find (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW, NULL,
                                         NULL);

  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)));
}

static void
act (ReviewFixture *fixture,
     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

/* Every key of the page once. */
static void
test_packages (ReviewFixture *fixture,
               gconstpointer  data)
{
  guint n_all;

  g_assert_null (tj_compare_page_get_comparison (get_page (fixture)));
  show (fixture, "01-", "02-");
  g_assert_cmpuint (count_columns (fixture), ==, 3);
  g_assert_cmpfloat_with_epsilon (get_row (fixture, "potential_2030")->cells[0].value, 748.8,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (get_row (fixture, "potential_2030")->cells[1].value, 372,
                                  EPSILON);

  n_all = count_shown (fixture);
  act (fixture, "compare.differences");
  g_assert_cmpuint (count_shown (fixture), <, n_all);
  g_assert_cmpuint (count_shown (fixture), >, 0);
  act (fixture, "compare.differences");
  g_assert_cmpuint (count_shown (fixture), ==, n_all);

  act (fixture, "compare.turn");
  g_assert_cmpfloat_with_epsilon (get_row (fixture, "potential_2030")->cells[0].value, 372,
                                  EPSILON);

  act (fixture, "compare.peers");
  g_assert_cmpuint (count_columns (fixture), ==, 4);
  g_assert_cmpuint (get_row (fixture, "potential_2030")->peers.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_row (fixture, "potential_2030")->peers.median, 372, EPSILON);
}

/* Nothing but what the package itself says, and what its type says. */
static void
test_alone (ReviewFixture *fixture,
            gconstpointer  data)
{
  show (fixture, "01-", NULL);
  g_assert_cmpuint (count_columns (fixture), ==, 3);
  g_assert_cmpuint (get_row (fixture, "potential_2030")->peers.n, ==, 1);
}

/* A correction reaches the table by itself. */
static void
test_corrected (ReviewFixture *fixture,
                gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "02-");

  show (fixture, "01-", "02-");
  g_assert_true (tj_session_edit (fixture->session, item, "correction.potential_2030.value",
                                  "748.8万tCO2/a"));
  while (get_row (fixture, "potential_2030")->differs)
    g_main_context_iteration (NULL, TRUE);
}

static GFile *
write_sheet (ReviewFixture *fixture,
             const char    *package,
             const char    *file_name)
{
  g_autofree char *path = g_build_filename (fixture->folder, file_name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GBytes) bytes = NULL;

  doc = tj_session_dup_sheet (fixture->session, review_fixture_get_item (fixture, package), &error);
  g_assert_no_error (error);
  bytes = tj_xml_serialize (doc);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* The review changes after the sheet was made: that is the one difference. */
static void
test_sheet (ReviewFixture *fixture,
            gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "01-");
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) sheet = NULL;
  const TjComparisonRow *row;

  g_assert_true (tj_session_edit (fixture->session, item, "score.innovation.points", "7"));
  g_assert_true (tj_session_edit (fixture->session, item, "reviewer.name", "李某"));
  sheet = write_sheet (fixture, "01-", "sheet.xml");
  g_assert_true (tj_session_edit (fixture->session, item, "score.innovation.points", "8"));

  g_assert_true (tj_compare_page_add_sheet (get_page (fixture), sheet, &error));
  g_assert_no_error (error);
  row = get_row (fixture, "score.innovation.points");
  g_assert_cmpfloat_with_epsilon (row->cells[0].value, 4, EPSILON);
  g_assert_cmpfloat_with_epsilon (row->cells[1].value, 3.5, EPSILON);
  g_assert_cmpstr (tj_comparison_get_title (tj_compare_page_get_comparison (get_page (fixture)), 1),
                   ==, "李某");
  act (fixture, "compare.differences");
  g_assert_cmpuint (count_shown (fixture), ==, 1);

  /* A second sheet stands beside the first. */
  g_assert_true (tj_compare_page_add_sheet (get_page (fixture), sheet, &error));
  g_assert_cmpuint (count_columns (fixture), ==, 4);
}

/* What is no sheet, or one on other files, is said and changes nothing. */
static void
test_wrong_sheet (ReviewFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no-sheet.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) missing = g_file_get_child (file, "missing");
  g_autoptr(GError) error = NULL;

  show (fixture, "01-", "02-");
  g_assert_true (g_file_set_contents (path, "<a/>", -1, NULL));
  g_assert_false (tj_compare_page_add_sheet (get_page (fixture), file, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (tj_compare_page_add_sheet (get_page (fixture), missing, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_columns (fixture), ==, 3);
}

/* Where a round is reviewed blind, neither names nor the sheets of others are beside the own. */
static void
test_blind (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) sheet = write_sheet (fixture, "01-", "sheet.xml");
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  show (fixture, "01-", "02-");
  name = g_strdup (get_row (fixture, "applicant.name")->cells[0].shown);
  g_settings_set_boolean (fixture->settings, "hide-applicant", TRUE);
  g_settings_set_boolean (fixture->settings, "hide-sheets", TRUE);
  show (fixture, "01-", "02-");
  g_assert_cmpstr (get_row (fixture, "applicant.name")->cells[0].shown, !=, name);
  g_assert_false (tj_compare_page_add_sheet (get_page (fixture), sheet, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_settings_reset (fixture->settings, "hide-applicant");
  g_settings_reset (fixture->settings, "hide-sheets");
}

static void
test_table (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *csv = NULL;

  show (fixture, "01-", "02-");
  g_assert_true (tj_compare_page_write (get_page (fixture), file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, ",748.8,"));
  g_assert_nonnull (strstr (csv, ",372,"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ReviewFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/compare-page/packages", test_packages },
    { "/compare-page/alone", test_alone },
    { "/compare-page/corrected", test_corrected },
    { "/compare-page/sheet", test_sheet },
    { "/compare-page/wrong-sheet", test_wrong_sheet },
    { "/compare-page/blind", test_blind },
    { "/compare-page/table", test_table },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ReviewFixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
