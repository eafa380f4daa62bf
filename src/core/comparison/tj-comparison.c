/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/comparison/tj-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-set-str.h"
#include "core/base/tj-text.h"

/* Numbers that went through different units are equal if they agree to nine digits. */
#define TOLERANCE 1e-9
#define DECIMALS 4

struct _TjComparison
{
  guint n_columns;
  GPtrArray *titles;
  GPtrArray *rows;
  char *peers_title;
};

static void
row_free (TjComparisonRow *row)
{
  g_free (row->group);
  g_free (row->label);
  g_free (row->unit);
  g_free (row->path);
  g_free (row->cells);
  g_free (row);
}

/**
 * tj_comparison_new:
 * @titles: (array length=n_columns): what the columns are called
 *
 * Returns: (transfer full): a comparison without rows
 */
TjComparison *
tj_comparison_new (const char * const *titles,
                   guint               n_columns)
{
  TjComparison *self = g_new0 (TjComparison, 1);

  self->n_columns = n_columns;
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->titles, g_strdup (titles[i]));

  return self;
}

/**
 * tj_comparison_free:
 * @self: (transfer full): a comparison
 */
void
tj_comparison_free (TjComparison *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjComparisonRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < self->n_columns; j++)
        {
          g_free (row->cells[j].typed);
          g_free (row->cells[j].shown);
        }
      row_free (row);
    }

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->titles);
  g_free (self->peers_title);
  g_free (self);
}

/**
 * tj_comparison_add_row:
 *
 * Returns: (transfer none): a row whose cells are empty
 */
TjComparisonRow *
tj_comparison_add_row (TjComparison *self,
                       const char   *group,
                       const char   *label,
                       const char   *unit,
                       const char   *path)
{
  TjComparisonRow *row = g_new0 (TjComparisonRow, 1);

  row->group = g_strdup (group);
  row->label = g_strdup (label);
  row->unit = g_strdup (unit);
  row->path = g_strdup (path);
  row->cells = g_new0 (TjComparisonCell, self->n_columns);
  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * tj_comparison_cell_set_value:
 * @value: in the unit of the row
 */
void
tj_comparison_cell_set_value (TjComparisonCell *cell,
                              double            value,
                              double            low,
                              double            high,
                              gboolean          is_approximate)
{
  const gboolean is_range = low < high;
  g_autofree char *first = tj_text_format_number (is_range ? low : value, DECIMALS);
  g_autofree char *last = tj_text_format_number (high, DECIMALS);

  cell->has_value = TRUE;
  cell->value = value;
  cell->low = low;
  cell->high = high;
  g_free (cell->shown);
  cell->shown = g_strconcat (is_approximate ? "≈ " : "", first, is_range ? "–" : "",
                             is_range ? last : "", NULL);
}

static gboolean
is_near (double a,
         double b)
{
  return fabs (a - b) <= TOLERANCE * MAX (fabs (a), fabs (b));
}

static gboolean
is_otherwise (const TjComparisonCell *a,
              const TjComparisonCell *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a->has_value && b->has_value)
    return !is_near (a->value, b->value) || !is_near (a->low, b->low) ||
           !is_near (a->high, b->high);
  if (a->shown == NULL || b->shown == NULL)
    return a->shown != b->shown;

  /* Full width, case and spaces of different kinds are no difference. */
  left = tj_text_fold (a->shown);
  right = tj_text_fold (b->shown);

  return a->has_value != b->has_value || !g_str_equal (left, right);
}

/**
 * tj_comparison_mark:
 *
 * Tells in every row what is otherwise than in the first column.
 */
void
tj_comparison_mark (TjComparison *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjComparisonRow *row = g_ptr_array_index (self->rows, i);

      row->differs = FALSE;
      row->cells[0].differs = FALSE;
      for (guint j = 1; j < self->n_columns; j++)
        {
          row->cells[j].differs = is_otherwise (&row->cells[0], &row->cells[j]);
          row->differs = row->differs || row->cells[j].differs;
        }
    }
}

/**
 * tj_comparison_add_figures:
 * @group: the heading under which it stands
 * @unit: (nullable): the unit of @values
 * @has_values: which of @values are known
 * @values: a number for each column
 *
 * Adds a row of what is known of the columns beside what they hold.
 */
void
tj_comparison_add_figures (TjComparison   *self,
                           const char     *group,
                           const char     *label,
                           const char     *unit,
                           const gboolean *has_values,
                           const double   *values)
{
  TjComparisonRow *row = tj_comparison_add_row (self, group, label, unit, "");

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (has_values[i])
        tj_comparison_cell_set_value (&row->cells[i], values[i], values[i], values[i], FALSE);
    }
  tj_comparison_mark (self);
}

void
tj_comparison_take_peers (TjComparison      *self,
                          guint              row,
                          const TjQuartiles *peers)
{
  ((TjComparisonRow *) g_ptr_array_index (self->rows, row))->peers = *peers;
}

void
tj_comparison_set_peers_title (TjComparison *self,
                               const char   *title)
{
  tj_set_str (&self->peers_title, title);
}

/**
 * tj_comparison_get_peers_title:
 *
 * Returns: (nullable): whose median and quartiles the rows have; %NULL where they have none
 */
const char *
tj_comparison_get_peers_title (const TjComparison *self)
{
  return self->peers_title;
}

guint
tj_comparison_get_n_columns (const TjComparison *self)
{
  return self->n_columns;
}

const char *
tj_comparison_get_title (const TjComparison *self,
                         guint               column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return g_ptr_array_index (self->titles, column);
}

guint
tj_comparison_get_n_rows (const TjComparison *self)
{
  return self->rows->len;
}

/**
 * tj_comparison_get_row:
 *
 * Returns: (transfer none): the row, which lives until the comparison is turned or freed
 */
const TjComparisonRow *
tj_comparison_get_row (const TjComparison *self,
                       guint               row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, row);
}

/**
 * tj_comparison_get_change:
 * @percent: (out): by how many per cent the figure is more than that of the first column
 *
 * Returns: whether that can be said: both are known, and the first is not zero
 */
gboolean
tj_comparison_get_change (const TjComparison *self,
                          guint               row,
                          guint               column,
                          double             *percent)
{
  const TjComparisonRow *found = tj_comparison_get_row (self, row);
  const TjComparisonCell *first = &found->cells[0];
  const TjComparisonCell *cell = &found->cells[column];
  double change;

  if (column == 0 || !first->has_value || !cell->has_value || !cell->differs ||
      fabs (first->value) < G_MINDOUBLE)
    return FALSE;

  change = (cell->value - first->value) / fabs (first->value) * 100;
  if (!isfinite (change))
    return FALSE;

  *percent = change;

  return TRUE;
}

/**
 * tj_comparison_turn:
 *
 * The second column becomes the first, with which the others are compared, and the first the last;
 * of two, they change places.
 */
void
tj_comparison_turn (TjComparison *self)
{
  char *title = g_ptr_array_steal_index (self->titles, 0);

  g_ptr_array_add (self->titles, title);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TjComparisonRow *row = g_ptr_array_index (self->rows, i);
      TjComparisonCell first = row->cells[0];

      for (guint j = 1; j < self->n_columns; j++)
        row->cells[j - 1] = row->cells[j];
      row->cells[self->n_columns - 1] = first;
    }
  tj_comparison_mark (self);
}

/* Words that a spreadsheet would take for a formula stand behind an apostrophe. */
static void
append_csv (GString    *csv,
            const char *text,
            gboolean    is_last)
{
  g_string_append_c (csv, '"');
  if (text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append (csv, is_last ? "\"\r\n" : "\",");
}

static void
append_number (GString *csv,
               gboolean is_known,
               double   value,
               gboolean is_last)
{
  g_autofree char *number = is_known ? tj_text_dup_number (value) : g_strdup ("");

  g_string_append (csv, number);
  g_string_append (csv, is_last ? "\r\n" : ",");
}

static void
append_head (const TjComparison *self,
             GString            *csv)
{
  append_csv (csv, _("Part"), FALSE);
  append_csv (csv, _("Field"), FALSE);
  append_csv (csv, _("Unit"), FALSE);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *title = tj_comparison_get_title (self, i);
      /* Translators: of a column; a technology, and that it holds what was typed */
      g_autofree char *typed = g_strdup_printf (_("%s, as typed"), title);

      append_csv (csv, title, FALSE);
      append_csv (csv, typed, self->peers_title == NULL && i + 1 == self->n_columns);
    }
  if (self->peers_title == NULL)
    return;

  append_csv (csv, _("Packages or cases of the type"), FALSE);
  append_csv (csv, _("Lower quartile"), FALSE);
  append_csv (csv, _("Median"), FALSE);
  append_csv (csv, _("Upper quartile"), TRUE);
}

/* A range has no single number and stays words. */
static void
append_cell (GString                *csv,
             const TjComparisonCell *cell)
{
  if (cell->has_value && !(cell->low < cell->high))
    append_number (csv, TRUE, cell->value, FALSE);
  else
    append_csv (csv, cell->shown, FALSE);
}

/**
 * tj_comparison_to_csv:
 *
 * Returns: (transfer full): all rows as UTF-8 with a byte order mark, for spreadsheets; numbers
 *   with a point and without their unit, which has a column of its own
 */
char *
tj_comparison_to_csv (const TjComparison *self)
{
  GString *csv = g_string_new ("\xef\xbb\xbf");

  append_head (self, csv);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TjComparisonRow *row = tj_comparison_get_row (self, i);
      const TjQuartiles *peers = &row->peers;

      append_csv (csv, row->group, FALSE);
      append_csv (csv, row->label, FALSE);
      append_csv (csv, row->unit, FALSE);
      for (guint j = 0; j < self->n_columns; j++)
        {
          append_cell (csv, &row->cells[j]);
          append_csv (csv, row->cells[j].typed,
                      self->peers_title == NULL && j + 1 == self->n_columns);
        }
      if (self->peers_title == NULL)
        continue;

      append_number (csv, peers->n > 0, peers->n, FALSE);
      append_number (csv, peers->n >= TJ_QUARTILES_LEAST, peers->lower, FALSE);
      append_number (csv, peers->n > 0, peers->median, FALSE);
      append_number (csv, peers->n >= TJ_QUARTILES_LEAST, peers->upper, TRUE);
    }

  return g_string_free (csv, FALSE);
}
