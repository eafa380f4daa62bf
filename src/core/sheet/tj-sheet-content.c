/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <string.h>

#include "core/base/tj-text.h"

/* What a sheet repeats of the package and the findings, freed of the objects it came from. */

#define MAX_DECIMALS 15

/**
 * tj_sheet_dup_text:
 * @text: (nullable): anything an applicant sent
 *
 * Returns: (transfer full) (nullable): @text with U+FFFD for every character that XML 1.0
 *   cannot hold (its section 2.2)
 */
char *
tj_sheet_dup_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *result;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  result = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean allowed = (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') &&
                         c != 0xfffe && c != 0xffff;

      g_string_append_unichar (result, allowed ? c : 0xfffd);
    }

  return g_string_free (result, FALSE);
}

/**
 * tj_sheet_dup_decimal:
 * @value: finite
 * @decimals: how many at most
 *
 * Returns: (transfer full): as xs:decimal wants it, without exponent or zeros at the end
 */
char *
tj_sheet_dup_decimal (double value,
                      guint  decimals)
{
  g_autofree char *shortest = tj_text_dup_number (value);
  char format[16];
  char *text;
  char *end;

  if (decimals >= MAX_DECIMALS && strchr (shortest, 'e') == NULL)
    return g_steal_pointer (&shortest);

  /* DBL_MAX has 309 digits before the point. */
  text = g_malloc (400);
  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 2 * MAX_DECIMALS));
  g_ascii_formatd (text, 400, format, value);

  if (strchr (text, '.') != NULL)
    {
      end = text + strlen (text) - 1;
      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }

  return text;
}

/**
 * tj_sheet_dup_time:
 *
 * Returns: (transfer full): the present moment, as `2026-05-04T08:00:00Z`
 */
char *
tj_sheet_dup_time (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

TjSheetFile *
tj_sheet_file_new (const char *name,
                   guint64     size,
                   const char *sha256)
{
  TjSheetFile *file = g_new0 (TjSheetFile, 1);

  file->name = tj_sheet_dup_text (name);
  file->size = size;
  file->sha256 = g_strdup (sha256);

  return file;
}

static void
read_quantity (TjSheetClaim     *claim,
               const TjQuantity *quantity)
{
  if (quantity == NULL || quantity->state != TJ_QUANTITY_READ)
    return;

  claim->value = tj_sheet_dup_decimal (quantity->value, MAX_DECIMALS);
  claim->unit = tj_sheet_dup_text (quantity->unit != NULL ? quantity->unit : "");
  claim->approximate = quantity->approximate;

  if (quantity->is_range)
    {
      claim->low = tj_sheet_dup_decimal (quantity->low, MAX_DECIMALS);
      claim->high = tj_sheet_dup_decimal (quantity->high, MAX_DECIMALS);
    }
}

/**
 * tj_sheet_claim_new:
 * @field: (nullable): what was read; an empty claim where %NULL
 *
 * Returns: (transfer full): the claim
 */
TjSheetClaim *
tj_sheet_claim_new (const char *path,
                    TjField    *field)
{
  TjSheetClaim *claim = g_new0 (TjSheetClaim, 1);

  claim->path = tj_sheet_dup_text (path);
  if (field == NULL)
    return claim;

  claim->text = tj_sheet_dup_text (tj_field_get_text (field));
  claim->code = tj_sheet_dup_text (tj_field_get_code (field));
  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    claim->ticked = g_strdupv ((char **) tj_field_get_ticked (field));
  read_quantity (claim, tj_field_get_quantity (field));

  return claim;
}

void
tj_sheet_claim_free (TjSheetClaim *claim)
{
  g_free (claim->path);
  g_free (claim->text);
  g_strfreev (claim->ticked);
  g_free (claim->code);
  g_free (claim->value);
  g_free (claim->low);
  g_free (claim->high);
  g_free (claim->unit);
  g_free (claim);
}

static void
number_free (TjSheetNumber *number)
{
  g_free (number->name);
  g_free (number->value);
  g_free (number);
}

TjSheetNumber *
tj_sheet_number_new (const char *name,
                     const char *value)
{
  TjSheetNumber *number = g_new0 (TjSheetNumber, 1);

  number->name = tj_sheet_dup_text (name);
  number->value = g_strdup (value);

  return number;
}

TjSheetFinding *
tj_sheet_finding_new_blank (void)
{
  TjSheetFinding *self = g_new0 (TjSheetFinding, 1);

  self->case_index = -1;
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) number_free);

  return self;
}

/**
 * tj_sheet_finding_new:
 *
 * Returns: (transfer full): @finding worded in both languages
 */
TjSheetFinding *
tj_sheet_finding_new (TjFinding *finding)
{
  TjSheetFinding *self = tj_sheet_finding_new_blank ();
  g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);
  const TjFindingNumber *numbers;
  guint n_numbers;

  self->key = tj_sheet_dup_text (tj_finding_get_key (finding));
  self->code = g_strdup (tj_finding_get_code (finding));
  self->severity = g_strdup (tj_severity_to_string (tj_finding_get_severity (finding)));
  self->case_index = tj_finding_get_case (finding);
  self->fields = g_strdupv ((char **) tj_finding_get_fields (finding));
  self->formula = tj_sheet_dup_text (tj_finding_get_formula (finding));
  self->clause = tj_sheet_dup_text (tj_finding_get_clause (finding));
  self->message_zh = tj_sheet_dup_text (zh);
  self->message_en = tj_sheet_dup_text (en);

  numbers = tj_finding_get_numbers (finding, &n_numbers);
  for (guint i = 0; i < n_numbers; i++)
    {
      g_autofree char *value = tj_sheet_dup_decimal (numbers[i].value, MAX_DECIMALS);

      g_ptr_array_add (self->numbers, tj_sheet_number_new (numbers[i].name, value));
    }

  return self;
}

void
tj_sheet_finding_free (TjSheetFinding *finding)
{
  g_free (finding->key);
  g_free (finding->code);
  g_free (finding->severity);
  g_strfreev (finding->fields);
  g_clear_pointer (&finding->numbers, g_ptr_array_unref);
  g_free (finding->formula);
  g_free (finding->clause);
  g_free (finding->message_zh);
  g_free (finding->message_en);
  g_free (finding);
}
