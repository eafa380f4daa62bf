/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-table.h"

#include <math.h>

static TjChartTable *
create_table (void)
{
  TjChartTable *table = tj_chart_table_new ();

  tj_chart_table_add_column (table, "name, \"quoted\"", FALSE);
  tj_chart_table_add_column (table, "cost", TRUE);

  return table;
}

static char *
dup_csv (TjChartTable *table)
{
  g_autoptr(GBytes) bytes = tj_chart_table_to_csv (table);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_cells (void)
{
  g_autoptr(TjChartTable) table = create_table ();
  g_autofree char *csv = NULL;

  g_assert_cmpuint (tj_chart_table_get_n_rows (table), ==, 0);

  tj_chart_table_add_text (table, "a");
  tj_chart_table_add_number (table, -12345.678, 1);
  tj_chart_table_add_text (table, NULL);
  tj_chart_table_add_nothing (table);
  tj_chart_table_add_text (table, "b");
  tj_chart_table_add_number (table, NAN, 1);

  g_assert_cmpuint (tj_chart_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (tj_chart_table_get_n_columns (table), ==, 2);
  g_assert_true (tj_chart_table_is_numeric (table, 1));
  g_assert_false (tj_chart_table_is_numeric (table, 0));
  g_assert_cmpstr (tj_chart_table_get_cell (table, 0, 1), ==, "−12,345.7");
  g_assert_cmpstr (tj_chart_table_get_cell (table, 1, 1), ==, "—");
  g_assert_cmpstr (tj_chart_table_get_cell (table, 2, 1), ==, "—");

  csv = dup_csv (table);
  g_assert_cmpstr (csv, ==, "\"name, \"\"quoted\"\"\",cost\r\na,-12345.678\r\n,\r\nb,\r\n");
}

static void
test_formula (void)
{
  static const struct
  {
    const char *text;
    const char *csv;
  } rows[] = {
    { "=1+1", "'=1+1" },
    { "+1", "'+1" },
    { "-1", "'-1" },
    { "@x", "'@x" },
    { "\tx", "'\tx" },
    { "＝1", "'＝1" },
    { "＠x", "'＠x" },
    { "=A1,B1", "\"'=A1,B1\"" },
    { "1=1", "1=1" },
    { "a\nb", "\"a\nb\"" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(TjChartTable) table = tj_chart_table_new ();
      g_autofree char *wanted = g_strdup_printf ("t\r\n%s\r\n", rows[i].csv);
      g_autofree char *csv = NULL;

      tj_chart_table_add_column (table, "t", FALSE);
      tj_chart_table_add_text (table, rows[i].text);
      csv = dup_csv (table);

      g_assert_cmpstr (csv, ==, wanted);
      g_assert_cmpstr (tj_chart_table_get_cell (table, 0, 0), ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-table/cells", test_cells);
  g_test_add_func ("/chart-table/formula", test_formula);

  return g_test_run ();
}
