/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-plain-text.h"
#include "core/import/tj-workbook-reader.h"
#include "core/ledger/tj-ledger-file.h"
#include "core/ledger/tj-ledger-table.h"
#include "core/ledger/tj-ledger-value.h"
#include "core/model/tj-unit.h"

/* Reads the lists that bureaus make by hand. Nothing of the sheet is dropped: an unknown column
 * becomes a column of its own, totals and remarks become notes, and words where a number is
 * expected stay words. */

/* Of problems that are told one by one. */
#define MAX_PROBLEMS 200

/* Sums of rounded figures may differ in their last place. */
#define SUM_TOLERANCE 1e-6

typedef struct
{
  TjLedgerImport *import;
  TjLedger *ledger;
  TjLedgerTable *table;
  /* (element-type guint): the index of the ledger's column, one a heading of the table */
  GArray *targets;
  /* One a heading: the merged cell that reaches down to this row, if there is one. */
  const TjTextCell **above;
  guint *above_until;
} Reader;

void
tj_ledger_import_free (TjLedgerImport *self)
{
  g_clear_pointer (&self->ledger, tj_ledger_free);
  g_free (self->sheet);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static TjLedgerImport *
import_new (void)
{
  TjLedgerImport *self = g_new0 (TjLedgerImport, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void G_GNUC_PRINTF (2, 3)
add_problem (TjLedgerImport *self,
             const char     *format,
             ...)
{
  va_list arguments;

  if (self->problems->len >= MAX_PROBLEMS)
    return;

  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const TjLedgerHeading *
get_heading (const Reader *self,
             guint         index)
{
  return g_ptr_array_index (self->table->headings, index);
}

static const TjLedgerColumn *
get_column (const Reader *self,
            guint         index)
{
  return tj_ledger_columns_get (self->ledger->columns, g_array_index (self->targets, guint, index));
}

/* Every heading gets a column, a new one where the ledger has none of that name. */
static void
set_targets (Reader *self)
{
  guint n_others = 0;

  self->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->table->headings->len; i++)
    {
      const TjLedgerHeading *heading = get_heading (self, i);
      guint target = heading->target;

      if (target == TJ_LEDGER_NO_TARGET)
        {
          g_autofree char *id = g_strdup_printf ("other_%u", ++n_others);

          target = tj_ledger_columns_add (self->ledger->columns, id, TJ_LEDGER_TEXT,
                                          heading->title);
        }
      g_array_append_val (self->targets, target);
    }
}

/* Whether folded words begin with one that stands for a sum, and go on with no Chinese word. */
static gboolean
is_total (const char *folded)
{
  static const char * const words[] = { "合计", "总计", "小计", "共计", "total", "sum" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gunichar next;

      if (!g_str_has_prefix (folded, words[i]))
        continue;

      next = g_utf8_get_char (folded + strlen (words[i]));
      if (next == 0 || !g_unichar_isalpha (next))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_remark (const char *folded)
{
  static const char * const words[] = { "说明", "备注", "注:", "注1", "填表", "制表", "审核人",
                                        "填报", "经办人", "单位负责人" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (folded, words[i]))
        return TRUE;
    }

  return FALSE;
}

/* (nullable): what stands in the row under a heading; merged cells count from above, where they
 * hold words. A number that is merged over several entries is one number. */
static const TjTextCell *
get_cell (Reader          *self,
          const TjTextRow *row,
          guint            index,
          gboolean        *is_above)
{
  const TjTextCell *cell = tj_ledger_table_get_cell (row, get_heading (self, index)->column);

  *is_above = FALSE;
  if (cell != NULL && cell->n_rows > 1)
    {
      self->above[index] = cell;
      self->above_until[index] = row->number + cell->n_rows - 1;
    }

  if (cell == NULL && self->above[index] != NULL && row->number <= self->above_until[index])
    {
      *is_above = TRUE;
      return self->above[index];
    }

  return cell;
}

static const char *
get_unit (const Reader *self,
          guint         index)
{
  const TjLedgerHeading *heading = get_heading (self, index);
  TjUnit unit;

  if (heading->unit != NULL || self->table->money_unit == NULL ||
      get_column (self, index)->unit == NULL)
    return heading->unit;

  return tj_unit_parse (get_column (self, index)->unit, &unit) && unit.kind == TJ_UNIT_MONEY
         ? self->table->money_unit : NULL;
}

static void
tell_unfit (Reader           *self,
            const TjTextRow  *row,
            guint             index,
            const TjTextCell *from)
{
  const char *title = get_heading (self, index)->title;

  if (from->formula && !from->has_value && *from->text == '=')
    add_problem (self->import,
                 /* Translators: a row of a sheet and the title of a column */
                 _("Row %u, “%s”: the cell is a formula whose result the file does not hold. "
                   "Formulas are never run here, so it was left empty. Type the figure."),
                 row->number, title);
  else
    add_problem (self->import,
                 /* Translators: a row of a sheet, the title of a column, and what stands there */
                 _("Row %u, “%s”: “%s” is not what this column holds. It was kept as words."),
                 row->number, title, from->text);
}

static void
read_entry (Reader          *self,
            const TjTextRow *row)
{
  GArray *entry = tj_ledger_add_row (self->ledger);

  for (guint i = 0; i < self->table->headings->len; i++)
    {
      const TjLedgerColumn *column = get_column (self, i);
      gboolean is_above;
      const TjTextCell *from = get_cell (self, row, i, &is_above);
      TjLedgerCell *cell = &g_array_index (entry, TjLedgerCell,
                                           g_array_index (self->targets, guint, i));

      if (from == NULL || (is_above && column->type != TJ_LEDGER_TEXT))
        continue;

      if (from->n_rows > 1 && !is_above && column->type == TJ_LEDGER_NUMBER)
        add_problem (self->import,
                     _("Row %u, “%s”: one figure stands for %u entries. It was given to the "
                       "first of them only."),
                     row->number, get_heading (self, i)->title, from->n_rows);

      if (!tj_ledger_value_take (cell, column, from, get_unit (self, i)))
        tell_unfit (self, row, i, from);
    }
}

static void
read_note (Reader          *self,
           const TjTextRow *row)
{
  g_autoptr(GString) note = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);

      if (i > 0)
        g_string_append (note, "  ");
      g_string_append (note, cell->text);
    }

  g_ptr_array_add (self->ledger->notes, g_strdup (g_strstrip (note->str)));
}

static gboolean
get_sum (const Reader *self,
         guint         target,
         double       *sum)
{
  gboolean has_some = FALSE;

  *sum = 0;
  for (guint i = 0; i < self->ledger->rows->len; i++)
    {
      const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, i, target);

      has_some |= cell->has_number;
      *sum += cell->has_number ? cell->number : 0;
    }

  return has_some;
}

/* What a bureau added up is added up again. */
static void
compare_total (Reader          *self,
               const TjTextRow *row)
{
  for (guint i = 0; i < self->table->headings->len; i++)
    {
      const TjLedgerColumn *column = get_column (self, i);
      const TjTextCell *from = tj_ledger_table_get_cell (row, get_heading (self, i)->column);
      TjLedgerCell cell = { NULL, FALSE, 0 };
      double sum;

      if (column->type != TJ_LEDGER_NUMBER || g_strcmp0 (column->unit, "%") == 0 || from == NULL)
        continue;

      if (tj_ledger_value_take (&cell, column, from, get_unit (self, i)) && cell.has_number &&
          get_sum (self, g_array_index (self->targets, guint, i), &sum) &&
          fabs (sum - cell.number) > SUM_TOLERANCE * MAX (fabs (sum), 1))
        {
          g_autofree char *stated = tj_text_format_number (cell.number, 4);
          g_autofree char *added = tj_text_format_number (sum, 4);

          add_problem (self->import,
                       /* Translators: a row of a sheet, the title of a column, two figures */
                       _("Row %u, “%s”: the total is given as %s, but the entries above add up "
                         "to %s."), row->number, get_heading (self, i)->title, stated, added);
        }
      g_free (cell.text);
    }
}

/* A title that comes again at the top of each printed page. */
static gboolean
is_header_again (const Reader    *self,
                 const TjTextRow *row)
{
  guint n_same = 0;

  for (guint i = 0; i < self->table->headings->len; i++)
    {
      const TjTextCell *cell = tj_ledger_table_get_cell (row, get_heading (self, i)->column);

      n_same += cell != NULL && g_str_equal (cell->text, get_heading (self, i)->title);
    }

  return n_same >= 2;
}

static const TjTextCell *
get_key_cell (const Reader    *self,
              const TjTextRow *row)
{
  for (guint i = 0; i < self->table->headings->len; i++)
    {
      if (get_column (self, i)->is_key)
        return tj_ledger_table_get_cell (row, get_heading (self, i)->column);
    }

  return NULL;
}

static void
read_row (Reader          *self,
          const TjTextRow *row)
{
  const TjTextCell *first = row->cells->len > 0 ? g_ptr_array_index (row->cells, 0) : NULL;
  const TjTextCell *key = get_key_cell (self, row);
  g_autofree char *start = first != NULL ? tj_text_fold (first->text) : NULL;
  g_autofree char *name = key != NULL ? tj_text_fold (key->text) : NULL;

  if (start == NULL || is_header_again (self, row))
    return;

  if (is_total (start) || (name != NULL && is_total (name)))
    {
      compare_total (self, row);
      read_note (self, row);
    }
  else if (is_remark (start) || name == NULL || *name == '\0')
    {
      if (row->cells->len > 1 && !is_remark (start))
        add_problem (self->import,
                     _("Row %u names no technology. It was kept as a note below the entries."),
                     row->number);
      read_note (self, row);
    }
  else
    read_entry (self, row);
}

/* The heading is the first line above the titles of the columns. */
static char *
dup_title (const TjLedgerTable *table)
{
  const TjTextRow *row = table->header > 0 ? g_ptr_array_index (table->part->rows, 0) : NULL;
  const TjTextCell *cell = row != NULL && row->cells->len > 0
                           ? g_ptr_array_index (row->cells, 0) : NULL;

  return cell != NULL ? g_strstrip (g_strdup (cell->text)) : NULL;
}

static gboolean
read_rows (Reader      *self,
           const char  *name,
           GError     **error)
{
  const TjTextPart *part = self->table->part;
  const TjTextRow *header = g_ptr_array_index (part->rows, self->table->header);

  for (guint i = 1; i < self->table->header; i++)
    read_note (self, g_ptr_array_index (part->rows, i));

  for (guint i = self->table->header; i < part->rows->len; i++)
    {
      const TjTextRow *row = g_ptr_array_index (part->rows, i);

      if (self->ledger->rows->len >= TJ_LEDGER_MAX_ROWS)
        {
          g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_TOO_LARGE,
                       _("“%s” has more than %d entries, which no round has. Check whether it is "
                         "the right file."), name, TJ_LEDGER_MAX_ROWS);
          return FALSE;
        }

      if (row->number >= header->number + self->table->n_header_rows)
        read_row (self, row);
    }

  return TRUE;
}

static gboolean
read_text (TjLedgerImport         *import,
           const TjAttachmentText *text,
           const char             *name,
           TjLedgerColumns        *columns,
           GError                **error)
{
  g_autoptr(TjLedgerTable) table = tj_ledger_table_find (text, columns);
  g_autofree char *title = NULL;
  g_autofree const TjTextCell **above = NULL;
  g_autofree guint *until = NULL;
  Reader self = { import, NULL, table, NULL, NULL, NULL };
  gboolean result;

  if (table == NULL)
    {
      const TjLedgerColumn *key = tj_ledger_columns_get (columns, 0);

      for (guint i = 0; i < columns->columns->len && !key->is_key; i++)
        key = tj_ledger_columns_get (columns, i);
      g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_NO_HEADER,
                   _("“%s” has no row that names the columns of a ledger, as “%s” and at least "
                     "one other. Put the titles of the columns into one row above the entries."),
                   name, key->title_zh);
      return FALSE;
    }

  if (table->part->cut)
    {
      g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_TOO_LARGE,
                   _("“%s” has more than %d filled cells, which no ledger has. Delete what is "
                     "not part of the list, or split it."), name, TJ_LIMIT_SHEET_CELLS);
      return FALSE;
    }

  title = dup_title (table);
  import->ledger = tj_ledger_new (columns, title != NULL ? title : columns->title_zh);
  import->sheet = g_strdup (table->part->label);
  import->header_row =
    ((const TjTextRow *) g_ptr_array_index (table->part->rows, table->header))->number;

  self.ledger = import->ledger;
  self.above = above = g_new0 (const TjTextCell *, table->headings->len);
  self.above_until = until = g_new0 (guint, table->headings->len);
  set_targets (&self);
  result = read_rows (&self, name, error);
  g_array_unref (self.targets);

  if (result && import->ledger->rows->len == 0)
    add_problem (import, _("“%s” names the columns of a ledger but has no entry below them."),
                 name);

  return result;
}

static gboolean
is_own_xml (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && g_strstr_len (data, MIN (size, 512), "https://tanjian.org/ns/ledger/1");
}

/* Plain text is a table whatever the file is called. */
static TjAttachmentText *
read_sheets (GBytes        *bytes,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *table_name = NULL;

  if (size > 3 && memcmp (data, "PK", 2) == 0)
    return tj_workbook_read (bytes, name, TJ_TEXT_ALL, cancellable, error);

  if (size > 8 && memcmp (data, "\320\317\021\340\241\261\032\341", 8) == 0)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is a workbook of the old kind, or behind a password. Open it in a "
                     "spreadsheet and save it as .xlsx without a password."), name);
      return NULL;
    }

  table_name = g_str_has_suffix (name, ".tsv") ? g_strdup (name) : g_strconcat (name, ".csv", NULL);

  return tj_plain_text_read (bytes, table_name, error);
}

/**
 * tj_ledger_import:
 * @bytes: an .xlsx or .ods workbook, a table in plain text, or a file of the schema ledger.xsd
 * @name: what to call it in messages
 * @columns: (transfer none): the columns that are looked for
 *
 * The row that names the columns is found by its words, in the sheet called 汇总 if there is one;
 * units in the titles are converted; totals and remarks become notes. Formulas are not run.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with an error of %TJ_LEDGER_ERROR,
 *   %TJ_IMPORT_ERROR or %TJ_XML_ERROR
 */
TjLedgerImport *
tj_ledger_import (GBytes           *bytes,
                  const char       *name,
                  TjLedgerColumns  *columns,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr(TjLedgerImport) self = import_new ();
  g_autoptr(TjAttachmentText) text = NULL;

  if (is_own_xml (bytes))
    {
      self->ledger = tj_ledger_from_xml (bytes, name, columns, error);
      return self->ledger != NULL ? g_steal_pointer (&self) : NULL;
    }

  text = read_sheets (bytes, name, cancellable, error);
  if (text == NULL || !read_text (self, text, name, columns, error))
    return NULL;

  return g_steal_pointer (&self);
}
