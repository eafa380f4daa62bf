/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/compare/tj-compare-row.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"

#define DECIMALS 4

struct _TjCompareRow
{
  GObject parent_instance;

  const TjComparison *comparison;
  guint index;
  char *heading;
};

G_DEFINE_FINAL_TYPE (TjCompareRow, tj_compare_row, G_TYPE_OBJECT)

static void
tj_compare_row_finalize (GObject *object)
{
  g_free (TJ_COMPARE_ROW (object)->heading);

  G_OBJECT_CLASS (tj_compare_row_parent_class)->finalize (object);
}

static void
tj_compare_row_class_init (TjCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_compare_row_finalize;
}

static void
tj_compare_row_init (TjCompareRow *self)
{
}

/**
 * tj_compare_row_new:
 * @comparison: lives longer than the row
 * @index: which of its rows
 *
 * Returns: (transfer full): the row in a list
 */
TjCompareRow *
tj_compare_row_new (const TjComparison *comparison,
                    guint               index)
{
  TjCompareRow *self = g_object_new (TJ_TYPE_COMPARE_ROW, NULL);

  self->comparison = comparison;
  self->index = index;

  return self;
}

TjCompareRow *
tj_compare_row_new_heading (const char *heading)
{
  TjCompareRow *self = g_object_new (TJ_TYPE_COMPARE_ROW, NULL);

  self->heading = g_strdup (heading);

  return self;
}

/**
 * tj_compare_row_get_heading:
 *
 * Returns: (nullable): the heading that it is; %NULL for a row of the comparison
 */
const char *
tj_compare_row_get_heading (TjCompareRow *self)
{
  g_return_val_if_fail (TJ_IS_COMPARE_ROW (self), NULL);

  return self->heading;
}

/**
 * tj_compare_row_get_row:
 *
 * Returns: (transfer none): the row of the comparison; it may not be a heading
 */
const TjComparisonRow *
tj_compare_row_get_row (TjCompareRow *self)
{
  g_return_val_if_fail (TJ_IS_COMPARE_ROW (self), NULL);
  g_return_val_if_fail (self->heading == NULL, NULL);

  return tj_comparison_get_row (self->comparison, self->index);
}

/**
 * tj_compare_row_dup_text:
 *
 * Returns: (transfer full): what the cell shows; what differs has a sign before it, since colour
 *   alone tells nobody
 */
char *
tj_compare_row_dup_text (TjCompareRow *self,
                         guint         column)
{
  const TjComparisonCell *cell = &tj_compare_row_get_row (self)->cells[column];

  return g_strconcat (cell->differs ? "≠ " : "", cell->shown != NULL ? cell->shown : "—", NULL);
}

/* Above or below the middle half of its type. */
static const char *
get_rank (const TjComparisonRow  *row,
          const TjComparisonCell *cell)
{
  int place = cell->has_value ? tj_quartiles_compare (&row->peers, cell->value) : 0;

  if (place < 0)
    return _("below the lower quartile");

  return place > 0 ? _("above the upper quartile") : NULL;
}

/**
 * tj_compare_row_dup_note:
 *
 * Returns: (transfer full) (nullable): what stands below it: by how much it differs, where it
 *   stands in its type, and what was typed
 */
char *
tj_compare_row_dup_note (TjCompareRow *self,
                         guint         column)
{
  const TjComparisonRow *row = tj_compare_row_get_row (self);
  const TjComparisonCell *cell = &row->cells[column];
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  double percent;

  if (tj_comparison_get_change (self->comparison, self->index, column, &percent))
    {
      g_autofree char *number = tj_text_format_number (percent, 1);

      g_ptr_array_add (parts, g_strdup_printf ("%s%s %%", percent > 0 ? "+" : "", number));
    }
  if (get_rank (row, cell) != NULL)
    g_ptr_array_add (parts, g_strdup (get_rank (row, cell)));
  if (cell->typed != NULL && g_strcmp0 (cell->typed, cell->shown) != 0)
    /* Translators: what the applicant typed */
    g_ptr_array_add (parts, g_strdup_printf (_("typed: %s"), cell->typed));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * tj_compare_row_dup_peers:
 *
 * Returns: (transfer full) (nullable): how the figure is spread in its type; %NULL where none of it
 *   is known
 */
char *
tj_compare_row_dup_peers (TjCompareRow *self)
{
  const TjQuartiles *peers = &tj_compare_row_get_row (self)->peers;
  g_autofree char *lower = NULL;
  g_autofree char *median = NULL;
  g_autofree char *upper = NULL;

  if (peers->n == 0)
    return NULL;

  lower = tj_text_format_number (peers->lower, DECIMALS);
  median = tj_text_format_number (peers->median, DECIMALS);
  upper = tj_text_format_number (peers->upper, DECIMALS);

  return peers->n < TJ_QUARTILES_LEAST
           /* Translators: a median, and of how many figures */
           ? g_strdup_printf (_("%s\nof %u"), median, peers->n)
           /* Translators: a median, the quartiles below and above, and of how many figures */
           : g_strdup_printf (_("%s\n%s to %s, of %u"), median, lower, upper, peers->n);
}

/**
 * tj_compare_row_dup_spoken:
 *
 * Returns: (transfer full): the whole row in words, for a screen reader
 */
char *
tj_compare_row_dup_spoken (TjCompareRow *self)
{
  const TjComparisonRow *row;
  GString *spoken;
  g_autofree char *peers = NULL;

  if (self->heading != NULL)
    return g_strdup (self->heading);

  row = tj_compare_row_get_row (self);
  spoken = g_string_new (row->label);
  for (guint i = 0; i < tj_comparison_get_n_columns (self->comparison); i++)
    {
      const TjComparisonCell *cell = &row->cells[i];

      g_string_append_printf (spoken, "; %s: %s%s%s", tj_comparison_get_title (self->comparison, i),
                              cell->shown != NULL ? cell->shown : _("Not answered"),
                              cell->has_value && row->unit != NULL ? " " : "",
                              cell->has_value && row->unit != NULL ? row->unit : "");
      if (cell->differs)
        g_string_append_printf (spoken, ", %s", _("different"));
    }

  peers = tj_compare_row_dup_peers (self);
  if (peers != NULL)
    g_string_append_printf (spoken, "; %s: %s", _("Median"), g_strdelimit (peers, "\n", ' '));

  return g_string_free (spoken, FALSE);
}
