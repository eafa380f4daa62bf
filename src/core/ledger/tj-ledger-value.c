/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-value.h"

#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/ledger/tj-ledger-file.h"
#include "core/model/tj-quantity.h"

/* From a cell of a foreign workbook to a cell of the ledger. A number is taken from the file and
 * not from what its format lets see; an amount that was typed as words is read like one in a
 * form. */

/* 9999-12-31 as workbooks count days, and 0001-01-01 in between. */
#define LAST_DAY_OF_WORKBOOK 2958465
#define DAY_ZERO_OF_WORKBOOK 693594

/* Whole numbers up to here are exact, as a telephone number is. */
#define LARGEST_EXACT 9e15

/* What a formula shows is its result as the other program left it; the formula itself is
 * nothing to be shown, and nothing here works it out. */
static gboolean
is_formula_without_result (const TjTextCell *from)
{
  return from->formula && !from->has_value && *from->text == '=';
}

/**
 * tj_ledger_value_dup_text:
 *
 * Returns: (transfer full) (nullable): the words of a cell; %NULL where it is a formula whose
 *   result the file does not hold
 */
char *
tj_ledger_value_dup_text (const TjTextCell *from)
{
  if (is_formula_without_result (from))
    return NULL;

  /* An apostrophe that keeps a spreadsheet from running the words behind it is not theirs. */
  if (*from->text == '\'' && tj_ledger_text_is_formula (from->text + 1))
    return g_strdup (from->text + 1);

  /* A telephone number shows as 1.38E+10 in a narrow column. */
  if (from->has_value && strpbrk (from->text, "Ee") != NULL &&
      fabs (from->value) < LARGEST_EXACT && fabs (fmod (from->value, 1)) <= 0)
    return tj_text_dup_number (from->value);

  return g_strstrip (g_strdup (from->text));
}

/* As 万元 of a number that its format shows as 1,200.00万元. */
static const char *
find_suffix (const char *shown)
{
  const char *suffix = shown;

  for (const char *p = shown; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        suffix = p + 1;
    }

  return suffix;
}

/* (transfer full): the number as one would type it into a form */
static char *
dup_typed (const TjTextCell *from)
{
  g_autofree char *text = g_strstrip (g_strdup (from->text));
  g_autofree char *number = NULL;
  const char *p = text;

  if (from->has_value && g_str_has_suffix (text, "%"))
    {
      /* 0.1 × 100 is no round number to a computer. */
      number = g_strdup_printf ("%.12g", from->value * 100);
      return g_strconcat (number, "%", NULL);
    }

  if (from->has_value)
    {
      const char *suffix = find_suffix (text);

      number = tj_text_dup_number (from->value);
      return g_strconcat (number, strchr ("eE.", *suffix) == NULL ? suffix : "", NULL);
    }

  /* Bookkeepers write what is below zero in brackets. */
  if (*p == '(' && g_str_has_suffix (p, ")") && g_ascii_isdigit (p[1]))
    {
      text[strlen (text) - 1] = '\0';
      return g_strconcat ("-", p + 1, NULL);
    }

  for (guint i = 0; i < 2; i++)
    {
      static const char * const currencies[] = { "RMB", "CNY", "CN", "人民币" };

      for (guint j = 0; j < G_N_ELEMENTS (currencies); j++)
        {
          if (g_ascii_strncasecmp (p, currencies[j], strlen (currencies[j])) == 0)
            p += strlen (currencies[j]);
        }
      while (*p == ' ' || *p == ':')
        p++;
    }

  return g_strdup (p);
}

static gboolean
take_number (TjLedgerCell         *cell,
             const TjLedgerColumn *column,
             const TjTextCell     *from,
             const char           *unit)
{
  g_autofree char *typed = dup_typed (from);
  g_autoptr(TjQuantity) quantity = NULL;
  double value;

  /* A share without its sign is one of a hundred in a column of shares, whatever it is like. */
  quantity = tj_quantity_parse_labelled (typed, column->unit, unit);
  if (quantity->state == TJ_QUANTITY_BLANK)
    return TRUE;

  if (quantity->state != TJ_QUANTITY_READ || quantity->unit_conflict || quantity->is_range ||
      quantity->further_figures || quantity->approximate ||
      !tj_quantity_get_value (quantity, &value))
    {
      tj_ledger_cell_set_text (cell, from->text);
      return FALSE;
    }

  tj_ledger_cell_set_number (cell, value);

  return TRUE;
}

static gboolean
take_integer (TjLedgerCell     *cell,
              const TjTextCell *from)
{
  g_autofree char *folded = tj_text_fold (from->text);
  char *end;
  double number = from->has_value ? from->value : g_ascii_strtod (folded, &end);

  if (!from->has_value && (end == folded || *end != '\0' || !isfinite (number)))
    {
      tj_ledger_cell_set_text (cell, from->text);
      return FALSE;
    }

  tj_ledger_cell_set_number (cell, number);

  return TRUE;
}

/* As 2024-03-25, 2024/3/25, 2024.3.25, 2024年3月25日; a time behind it is left out. */
static gboolean
parse_date (const char *text,
            GDate      *date)
{
  guint64 parts[3] = { 0, 0, 0 };
  const char *p = text;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *start = p;
      char *end;

      if (!g_ascii_isdigit (*p))
        return FALSE;

      parts[i] = g_ascii_strtoull (p, &end, 10);
      p = end;
      if ((i == 0 && p - start != 4) || (i > 0 && p - start > 2))
        return FALSE;

      if (i < 2 && *p == '\0')
        return FALSE;
      p = *p != '\0' ? g_utf8_next_char (p) : p;
    }

  if (!g_date_valid_dmy ((GDateDay) parts[2], parts[1], (GDateYear) parts[0]))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) parts[2], parts[1], (GDateYear) parts[0]);

  return TRUE;
}

static gboolean
take_date (TjLedgerCell     *cell,
           const TjTextCell *from)
{
  g_autofree char *text = g_strstrip (g_strdup (from->text));
  GDate date;

  if (parse_date (text, &date))
    {
      tj_ledger_cell_set_date (cell, &date);
      return TRUE;
    }

  if (from->has_value && from->value >= 1 && from->value <= LAST_DAY_OF_WORKBOOK)
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint) from->value + DAY_ZERO_OF_WORKBOOK);
      tj_ledger_cell_set_date (cell, &date);
      return TRUE;
    }

  tj_ledger_cell_set_text (cell, from->text);

  return FALSE;
}

/**
 * tj_ledger_value_take:
 * @cell: still empty
 * @column: what the cell is of
 * @from: a cell of a workbook
 * @unit: (nullable): the unit that the workbook names for its column
 *
 * Fills @cell. Words that are no number or day stay as words, so that nothing is lost.
 *
 * Returns: whether the words are what the column holds
 */
gboolean
tj_ledger_value_take (TjLedgerCell         *cell,
                      const TjLedgerColumn *column,
                      const TjTextCell     *from,
                      const char           *unit)
{
  g_autofree char *text = NULL;

  if (is_formula_without_result (from))
    return FALSE;

  switch (column->type)
    {
    case TJ_LEDGER_NUMBER:
      return take_number (cell, column, from, unit);
    case TJ_LEDGER_INTEGER:
      return take_integer (cell, from);
    case TJ_LEDGER_DATE:
      return take_date (cell, from);
    case TJ_LEDGER_TEXT:
    default:
      text = tj_ledger_value_dup_text (from);
      tj_ledger_cell_set_text (cell, text);
      return TRUE;
    }
}
