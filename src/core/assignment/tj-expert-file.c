/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/assignment/tj-expert-file.h"

#include <glib/gi18n-lib.h>

#include "core/ledger/tj-ledger-import.h"

#define COLUMNS "/org/tanjian/Tanjian/ledger/experts.xml"

/* It is compiled in, so that it can always be read. */
static TjLedgerColumns *
create_columns (void)
{
  g_autoptr(GBytes) definition = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *columns = tj_ledger_columns_new (definition, COLUMNS, &error);

  if (columns == NULL)
    g_error ("%s", error->message);

  return columns;
}

static char *
dup_text (const TjLedger *pool,
          guint           row,
          const char     *id)
{
  guint column;

  return tj_ledger_columns_find (pool->columns, id, &column)
           ? g_strdup (tj_ledger_get_cell (pool, row, column)->text) : NULL;
}

/**
 * tj_experts_new_from_file:
 * @bytes: a workbook or plain text from anybody
 * @name: of the file, whose ending says what it is
 *
 * Reads 姓名, 工作单位, 专业领域 and 回避单位 by the titles of the columns.
 *
 * Returns: (transfer full) (nullable) (element-type TjExpert): the pool, or %NULL with the errors
 *   of tj_ledger_import() or %TJ_ASSIGNMENT_ERROR_POOL where there is nobody in it, or too many
 */
GPtrArray *
tj_experts_new_from_file (GBytes      *bytes,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(TjLedgerColumns) columns = create_columns ();
  g_autoptr(TjLedgerImport) import = tj_ledger_import (bytes, name, columns, NULL, error);
  GPtrArray *experts;

  if (import == NULL)
    return NULL;

  if (import->ledger->rows->len == 0 || import->ledger->rows->len > TJ_MAX_EXPERTS)
    {
      g_set_error (error, TJ_ASSIGNMENT_ERROR, TJ_ASSIGNMENT_ERROR_POOL,
                   _("“%s” has %u experts; there must be 1 to %d."), name,
                   import->ledger->rows->len, TJ_MAX_EXPERTS);
      return NULL;
    }

  experts = tj_experts_new ();
  for (guint i = 0; i < import->ledger->rows->len; i++)
    {
      TjExpert *expert = g_new0 (TjExpert, 1);

      expert->name = dup_text (import->ledger, i, "name");
      expert->employer = dup_text (import->ledger, i, "employer");
      expert->fields = dup_text (import->ledger, i, "fields");
      expert->recusals = dup_text (import->ledger, i, "recusals");
      g_ptr_array_add (experts, expert);
    }

  return experts;
}

/**
 * tj_experts_to_ledger:
 * @experts: (element-type TjExpert): a pool
 *
 * Returns: (transfer full): the same as a table, which tj_experts_new_from_file() reads again
 */
TjLedger *
tj_experts_to_ledger (const GPtrArray *experts)
{
  g_autoptr(TjLedgerColumns) columns = create_columns ();
  TjLedger *ledger = tj_ledger_new (columns, columns->title_zh);

  for (guint i = 0; i < experts->len; i++)
    {
      const TjExpert *expert = g_ptr_array_index (experts, i);

      tj_ledger_add_row (ledger);
      tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "name"), expert->name);
      tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "employer"), expert->employer);
      tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "fields"), expert->fields);
      tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "recusals"), expert->recusals);
    }

  return ledger;
}
