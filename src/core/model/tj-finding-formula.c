/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-finding.h"

#include "core/base/tj-text.h"
#include "core/model/tj-finding-catalogue.h"

#include <math.h>
#include <string.h>

/* The formula of a finding: in words for those who read, and with its numbers for those who
 * want to follow. */

#define DEFAULT_DECIMALS 2

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The name that @formula begins with, (transfer full), or NULL where something else stands. */
static char *
dup_name (const char *formula)
{
  gsize length = 0;

  while (is_name_character (formula[length]))
    length++;

  return length > 0 && g_ascii_isalpha (*formula) ? g_strndup (formula, length) : NULL;
}

static gsize
skip_other (const char *formula)
{
  gsize length = 0;

  while (is_name_character (formula[length]))
    length++;

  return MAX (length, 1);
}

static void
append_words_of_formula (GString    *text,
                         const char *formula,
                         TjLanguage  language)
{
  while (*formula != '\0')
    {
      g_autofree char *name = dup_name (formula);
      gsize length = name != NULL ? strlen (name) : skip_other (formula);

      if (name != NULL)
        g_string_append (text, tj_finding_catalogue_name_number (name, language));
      else
        g_string_append_len (text, formula, length);

      formula += length;
    }
}

/**
 * tj_finding_dup_formula:
 *
 * Returns: (transfer full) (nullable): the formula in words, and below it every number that
 *   the finding has, so that a reader can follow; %NULL where there is no formula
 */
char *
tj_finding_dup_formula (TjFinding  *self,
                        TjLanguage  language)
{
  const TjFindingNumber *numbers;
  const char *formula;
  guint n_numbers;
  GString *text;

  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  formula = tj_finding_get_formula (self);
  if (formula == NULL)
    return NULL;

  text = g_string_new (NULL);
  append_words_of_formula (text, formula, language);

  numbers = tj_finding_get_numbers (self, &n_numbers);
  for (guint i = 0; i < n_numbers; i++)
    {
      const TjFindingNumber *number = &numbers[i];
      g_autofree char *value = tj_text_format_number (number->value, DEFAULT_DECIMALS);
      const char *separator = language == TJ_LANGUAGE_ZH ? "，" : ", ";

      g_string_append_printf (text, "%s%s = %s", i == 0 ? "\n" : separator,
                              tj_finding_catalogue_name_number (number->name, language), value);
    }

  return g_string_free (text, FALSE);
}

/* Six digits that count, and no exponent for what people write out. */
static void
append_value (GString *text,
              double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double size = fabs (value);
  const char *format = size >= 1e5 ? "%.0f" : size > 0 && size < 1e-4 ? "%.9f" : "%.6g";

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/**
 * tj_finding_dup_evaluation:
 *
 * Returns: (transfer full) (nullable): the formula with the numbers in place of the names, the
 *   same in every language: `1200 × 10⁴ ÷ (8000 × 1500) = 1`; %NULL where there is no formula or
 *   this finding has not all of its numbers
 */
char *
tj_finding_dup_evaluation (TjFinding *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *formula;
  const char *result;
  double value;

  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  formula = tj_finding_get_formula (self);
  if (formula == NULL)
    return NULL;

  while (*formula != '\0')
    {
      g_autofree char *name = dup_name (formula);
      gsize length = name != NULL ? strlen (name) : skip_other (formula);

      if (name == NULL)
        g_string_append_len (text, formula, length);
      else if (tj_finding_get_number (self, name, &value))
        append_value (text, value);
      else
        return NULL;

      formula += length;
    }

  result = tj_finding_get_result (self);
  if (result != NULL && tj_finding_get_number (self, result, &value))
    {
      g_string_append (text, " = ");
      append_value (text, value);
    }

  return g_strdup (text->str);
}
