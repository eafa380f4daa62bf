/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-comparison.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-text.h"

/* A ledger that somebody handed in, beside one that is made of the packages. An entry belongs to
 * the package whose technology has the same name, folded, and among several to the one of the same
 * applicant. Only what both take from the form is compared: numbers by their value in the column's
 * unit, words folded; what the ledger adds of its own is its own. */

/* Numbers went through a spreadsheet and back. */
#define TOLERANCE 1e-9

static const char * const kind_names[] = {
  "no-package", "no-entry", "twice", "other-value", "not-in-ledger", "not-in-package",
};

/**
 * tj_ledger_difference_kind_to_string:
 *
 * Returns: the name of a kind in machine output
 */
const char *
tj_ledger_difference_kind_to_string (TjLedgerDifferenceKind kind)
{
  return kind_names[kind];
}

static void
difference_free (TjLedgerDifference *difference)
{
  g_free (difference->name);
  g_free (difference->entry);
  g_free (difference->package);
  g_free (difference);
}

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *folded_a = a != NULL ? tj_text_fold (a) : NULL;
  g_autofree char *folded_b = b != NULL ? tj_text_fold (b) : NULL;

  return g_strcmp0 (folded_a, folded_b) == 0;
}

/* The row of the package, or −1: of the same name, better of the same applicant too. */
static int
find_package (const TjLedger *ledger,
              guint           entry,
              const TjLedger *round)
{
  const char *name = tj_ledger_get_text (ledger, entry, "technology_name");
  const char *applicant = tj_ledger_get_text (ledger, entry, "applicant");
  int found = -1;

  for (guint i = 0; name != NULL && i < round->rows->len; i++)
    {
      if (!is_same_text (name, tj_ledger_get_text (round, i, "technology_name")))
        continue;
      if (is_same_text (applicant, tj_ledger_get_text (round, i, "applicant")))
        return (int) i;
      if (found < 0)
        found = (int) i;
    }

  return found;
}

/* Questions of the form; counts, dates of files, where an application stands and order are of
 * whoever made the ledger. */
static gboolean
is_compared (const TjLedgerColumn *column)
{
  static const char * const own[] = { "number", "rank", "file-date", "errors", "queries",
                                      "duplicates", "status", "term" };

  if (column->from == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      if (g_str_equal (column->from, own[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_same_value (const TjLedgerCell *a,
               const TjLedgerCell *b)
{
  if (a->has_number && b->has_number)
    return fabs (a->number - b->number) <= TOLERANCE * MAX (fabs (a->number), fabs (b->number));

  return is_same_text (a->text, b->text);
}

static TjLedgerDifference *
add (GPtrArray              *differences,
     TjLedgerDifferenceKind  kind,
     const char             *name)
{
  TjLedgerDifference *difference = g_new0 (TjLedgerDifference, 1);

  difference->kind = kind;
  difference->name = g_strdup (name != NULL ? name : "—");
  g_ptr_array_add (differences, difference);

  return difference;
}

static void
compare_rows (GPtrArray      *differences,
              const TjLedger *ledger,
              guint           entry,
              const TjLedger *round,
              guint           package)
{
  for (guint i = 0; i < ledger->columns->columns->len; i++)
    {
      const TjLedgerColumn *column = tj_ledger_columns_get (ledger->columns, i);
      const TjLedgerCell *a = tj_ledger_get_cell (ledger, entry, i);
      const TjLedgerCell *b;
      TjLedgerDifference *difference;
      guint index;

      if (!is_compared (column) || !tj_ledger_columns_find (round->columns, column->id, &index))
        continue;

      b = tj_ledger_get_cell (round, package, index);
      if (is_same_value (a, b))
        continue;

      difference = add (differences, a->text == NULL ? TJ_LEDGER_NOT_IN_LEDGER
                                     : b->text == NULL ? TJ_LEDGER_NOT_IN_PACKAGE
                                                       : TJ_LEDGER_OTHER_VALUE,
                        tj_ledger_get_text (round, package, "technology_name"));
      difference->column = column;
      difference->entry = g_strdup (a->text);
      difference->package = g_strdup (b->text);
    }
}

/* A column that the ledger does not have at all says nothing about any package. */
static gboolean
is_empty_column (const TjLedger *ledger,
                 guint           column)
{
  for (guint i = 0; i < ledger->rows->len; i++)
    {
      if (tj_ledger_get_cell (ledger, i, column)->text != NULL)
        return FALSE;
    }

  return TRUE;
}

static void
drop_empty_columns (GPtrArray      *differences,
                    const TjLedger *ledger)
{
  for (guint i = differences->len; i > 0; i--)
    {
      const TjLedgerDifference *difference = g_ptr_array_index (differences, i - 1);
      guint index;

      if (difference->kind == TJ_LEDGER_NOT_IN_LEDGER &&
          tj_ledger_columns_find (ledger->columns, difference->column->id, &index) &&
          is_empty_column (ledger, index))
        g_ptr_array_remove_index (differences, i - 1);
    }
}

/**
 * tj_ledger_compare:
 * @ledger: handed in
 * @round: made of the packages, by the same columns
 *
 * Returns: (transfer full) (element-type TjLedgerDifference): in the order of the ledger, then
 *   packages without an entry; columns that @ledger leaves empty throughout are not compared
 */
GPtrArray *
tj_ledger_compare (const TjLedger *ledger,
                   const TjLedger *round)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  g_autofree gboolean *seen = g_new0 (gboolean, round->rows->len + 1);

  for (guint i = 0; i < ledger->rows->len; i++)
    {
      const int package = find_package (ledger, i, round);

      if (package < 0)
        add (differences, TJ_LEDGER_NO_PACKAGE, tj_ledger_get_text (ledger, i, "technology_name"));
      else if (seen[package])
        add (differences, TJ_LEDGER_TWICE, tj_ledger_get_text (ledger, i, "technology_name"));
      else
        {
          seen[package] = TRUE;
          compare_rows (differences, ledger, i, round, (guint) package);
        }
    }

  for (guint i = 0; i < round->rows->len; i++)
    {
      if (!seen[i])
        add (differences, TJ_LEDGER_NO_ENTRY, tj_ledger_get_text (round, i, "technology_name"));
    }

  drop_empty_columns (differences, ledger);

  return differences;
}

/**
 * tj_ledger_difference_dup_sentence:
 *
 * Returns: (transfer full): the difference in the user's language
 */
char *
tj_ledger_difference_dup_sentence (const TjLedgerDifference *self)
{
  g_autofree char *title = NULL;

  if (self->column != NULL)
    title = tj_ledger_column_dup_title (self->column, tj_language_get_current ());

  switch (self->kind)
    {
    case TJ_LEDGER_NO_PACKAGE:
      return g_strdup_printf (_("“%s” is in the ledger, and no package is of it."), self->name);
    case TJ_LEDGER_NO_ENTRY:
      return g_strdup_printf (_("The package “%s” is not in the ledger."), self->name);
    case TJ_LEDGER_TWICE:
      return g_strdup_printf (_("“%s” is in the ledger twice."), self->name);
    case TJ_LEDGER_NOT_IN_LEDGER:
      /* Translators: a technology, the title of a column, what the package says there */
      return g_strdup_printf (_("%s: the ledger has no “%s”, the package %s."), self->name, title,
                              self->package);
    case TJ_LEDGER_NOT_IN_PACKAGE:
      /* Translators: a technology, the title of a column, what the ledger says there */
      return g_strdup_printf (_("%s: the package has no “%s”, the ledger %s."), self->name, title,
                              self->entry);
    case TJ_LEDGER_OTHER_VALUE:
    default:
      /* Translators: a technology, the title of a column, what ledger and package say there */
      return g_strdup_printf (_("%s: “%s” is %s in the ledger and %s in the package."),
                              self->name, title, self->entry, self->package);
    }
}
