/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include "core/ledger/tj-ledger-file.h"
#include "core/ledger/tj-ledger-import.h"

/* A ledger of 5,000 entries, written and read as a workbook, and what the least work would be:
 * the same as plain text. */

#define N_ROWS 5000
#define N_ROUNDS 5
#define MAX_SECONDS 2

static TjLedger *
create_ledger (TjLedgerColumns *columns)
{
  TjLedger *ledger = tj_ledger_new (columns, "汇总表");

  for (guint i = 0; i < N_ROWS; i++)
    {
      GArray *row = tj_ledger_add_row (ledger);

      for (guint j = 0; j < row->len; j++)
        {
          TjLedgerCell *cell = &g_array_index (row, TjLedgerCell, j);
          g_autofree char *text = g_strdup_printf ("第%u项工业余热深度利用与电能替代技术之%u", i, j);

          if (tj_ledger_columns_get (columns, j)->type == TJ_LEDGER_TEXT)
            tj_ledger_cell_set_text (cell, text);
          else
            tj_ledger_cell_set_number (cell, 739000 + i % 300 + j);
        }
    }

  return ledger;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(TjLedger) ledger = create_ledger (columns);
  g_autoptr(GArray) written = bench_series_new ();
  g_autoptr(GArray) read = bench_series_new ();
  g_autoptr(GArray) plain = bench_series_new ();

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjLedgerImport) import = NULL;
      g_autoptr(GBytes) workbook = NULL;
      g_autoptr(GBytes) csv = NULL;
      double start = bench_now ();

      workbook = tj_ledger_to_workbook (ledger, TJ_LANGUAGE_ZH, &error);
      bench_series_add (written, bench_now () - start);

      start = bench_now ();
      import = tj_ledger_import (workbook, "ledger.xlsx", columns, NULL, &error);
      bench_series_add (read, bench_now () - start);
      if (import == NULL || import->ledger->rows->len != N_ROWS)
        g_error ("%s", error != NULL ? error->message : "entries were lost");

      start = bench_now ();
      csv = tj_ledger_to_csv (ledger, TJ_LANGUAGE_ZH);
      bench_series_add (plain, bench_now () - start);
    }

  bench_print_series ("5,000 entries written as .xlsx", written);
  bench_print_series ("5,000 entries read from .xlsx", read);
  bench_print_series ("5,000 entries written as .csv", plain);
  bench_print_at_most ("writing .xlsx", bench_series_get_median (written), MAX_SECONDS, "s");
  bench_print_at_most ("reading .xlsx", bench_series_get_median (read), MAX_SECONDS, "s");

  return 0;
}
