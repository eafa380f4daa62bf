/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-field-reading.h"

#include <glib/gi18n-lib.h>

#include "gui/evidence/tj-tick-box.h"

/**
 * tj_field_reading_dup_sentence:
 * @field: any field
 * @doubtful: (out): whether the sentence warns
 *
 * Returns: (transfer full) (nullable): what the program read of a quantity's text; %NULL where
 *   there is nothing to say
 */
char *
tj_field_reading_dup_sentence (TjField  *field,
                               gboolean *doubtful)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);
  g_autofree char *value = NULL;

  *doubtful = FALSE;
  if (quantity == NULL || quantity->state == TJ_QUANTITY_BLANK)
    return NULL;

  *doubtful = TRUE;
  if (quantity->state == TJ_QUANTITY_UNREADABLE)
    return g_strdup (_("Not read as a quantity"));

  value = tj_quantity_to_string (quantity);
  if (quantity->unit_conflict)
    /* Translators: %s is a quantity with its unit */
    return g_strdup_printf (_("Read as %s; the unit typed is of another kind"), value);
  if (quantity->unit_missing)
    /* Translators: %s is a quantity with its unit */
    return g_strdup_printf (_("Read as %s; no unit was typed"), value);

  *doubtful = FALSE;
  if (quantity->conversion != NULL)
    /* Translators: a quantity with its unit, and how it was converted */
    return g_strdup_printf (_("Read as %s (%s)"), value, quantity->conversion);

  /* Translators: %s is a quantity with its unit */
  return g_strdup_printf (_("Read as %s"), value);
}

/**
 * tj_field_reading_dup_answer:
 *
 * Returns: (transfer full) (nullable): the answer as the form shows it, boxes a line each; %NULL
 *   where there is none
 */
char *
tj_field_reading_dup_answer (TjField *field)
{
  if (tj_field_is_blank (field) && *tj_field_get_text (field) == '\0')
    return NULL;

  return tj_field_get_spec (field)->kind == TJ_FIELD_TICKS
           ? tj_tick_box_dup_text (field)
           : g_strdup (tj_field_get_text (field));
}
