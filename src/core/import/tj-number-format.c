/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-number-format.h"

#include <math.h>
#include <string.h>

#include "core/import/tj-number-date.h"
#include "core/import/tj-number-token.h"

/* What a workbook shows for a number under a format code (ECMA-376, 18.8.30 and 18.8.31).
 * Fractions, colours and widths are left out: a fraction shows as the number it is. */

#define MAX_SECTIONS 4
/* Digits of a double that mean something. */
#define N_DIGITS 15
#define MAX_DECIMALS 30

typedef struct
{
  const char *begin;
  const char *end;
} Section;

/* How a section without parts of a date prints digits. */
typedef struct
{
  guint n_integers;
  guint n_zeros;
  guint n_decimals;
  guint n_decimal_zeros;
  guint n_exponent;
  guint n_percents;
  guint n_thousands;
  gboolean grouped;
  gboolean plain;
} Layout;

/**
 * tj_number_format_get_built_in:
 * @id: a number format that a file names without defining it
 *
 * Returns: its code; those between 27 and 58 are what they are in a Chinese program
 */
const char *
tj_number_format_get_built_in (guint id)
{
  static const char * const codes[] = {
    [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%",
    [11] = "0.00E+00", [12] = "# ?/?", [13] = "# ?\?/?\?", [14] = "yyyy/m/d", [15] = "d-mmm-yy",
    [16] = "d-mmm", [17] = "mmm-yy", [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "h:mm",
    [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm", [27] = "yyyy年m月", [28] = "m月d日",
    [29] = "m月d日", [30] = "m-d-yy", [31] = "yyyy年m月d日", [32] = "h时mm分",
    [33] = "h时mm分ss秒", [34] = "AM/PMh时mm分", [35] = "AM/PMh时mm分ss秒", [36] = "yyyy年m月",
    [37] = "#,##0;-#,##0", [38] = "#,##0;-#,##0", [39] = "#,##0.00;-#,##0.00",
    [40] = "#,##0.00;-#,##0.00", [41] = "#,##0;-#,##0;-", [42] = "¥#,##0;¥-#,##0;¥-",
    [43] = "#,##0.00;-#,##0.00;-", [44] = "¥#,##0.00;¥-#,##0.00;¥-", [45] = "mm:ss",
    [46] = "[h]:mm:ss", [47] = "mm:ss.0", [48] = "##0.0E+0", [49] = "@", [50] = "yyyy年m月",
    [51] = "m月d日", [52] = "yyyy年m月", [53] = "m月d日", [54] = "m月d日", [55] = "AM/PMh时mm分",
    [56] = "AM/PMh时mm分ss秒", [57] = "yyyy年m月", [58] = "m月d日",
  };

  return id < G_N_ELEMENTS (codes) && codes[id] != NULL ? codes[id] : "General";
}

/* Integers with all digits, anything else with ten: what a cell of usual width shows. */
static char *
show_general (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const gboolean whole = fabs (value) < 1e15 && fabs (value - round (value)) <= 0;

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, whole ? "%.0f" : "%.10g",
                                    fabs (value) > 0 ? value : 0.0));
}

static guint
split_sections (const char *code,
                Section    *sections)
{
  guint n = 0;
  const char *p = code;

  sections[0].begin = code;
  while (*p != '\0')
    {
      TjNumberToken token;
      const char *begin = p;

      p = tj_number_token_next (p, NULL, &token);
      if (token.kind != TJ_NUMBER_SECTION)
        continue;

      sections[n].end = begin;
      if (++n == MAX_SECTIONS)
        return n;
      sections[n].begin = p;
    }
  sections[n].end = p;

  return n + 1;
}

static gboolean
find_condition (const Section *section,
                double         value,
                gboolean      *holds)
{
  for (const char *p = section->begin; p < section->end;)
    {
      TjNumberToken token;

      p = tj_number_token_next (p, section->end, &token);
      if (token.kind == TJ_NUMBER_CONDITION)
        {
          *holds = (strchr (token.relation, '<') != NULL && value < token.bound) ||
                   (strchr (token.relation, '>') != NULL && value > token.bound);
          if (strchr (token.relation, '=') != NULL)
            *holds |= fabs (value - token.bound) <= 0;

          return TRUE;
        }
    }

  return FALSE;
}

/* The section of a value; @bare tells that the section stands for the minus sign. */
static const Section *
choose_section (const Section *sections,
                guint          n,
                double         value,
                gboolean      *bare)
{
  gboolean conditional = FALSE;

  *bare = FALSE;
  for (guint i = 0; i < MIN (n, 2); i++)
    {
      gboolean holds;

      if (!find_condition (&sections[i], value, &holds))
        continue;

      conditional = TRUE;
      if (holds)
        return &sections[i];
    }

  if (conditional)
    return &sections[MIN (n, 3) - 1];

  if (n >= 2 && value < 0)
    {
      *bare = TRUE;
      return &sections[1];
    }

  return &sections[n >= 3 && !(value > 0) ? 2 : 0];
}

/* The decimal digits of @value rounded half away from zero, as people do it with what they see:
 * 1.005 has no exact double, yet gives 1.01. */
static char *
round_decimal (double value,
               guint  decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char digits[N_DIGITS + 2] = "0";
  GString *text = g_string_new (NULL);
  int exponent;
  int kept;

  g_ascii_formatd (buffer, sizeof buffer, "%.14e", value);
  exponent = (int) g_ascii_strtoll (strchr (buffer, 'e') + 1, NULL, 10);
  digits[1] = buffer[0];
  memcpy (digits + 2, buffer + 2, N_DIGITS - 1);

  /* A leading zero takes the carry. */
  kept = CLAMP (exponent + 2 + (int) decimals, 0, N_DIGITS + 1);
  if (kept <= N_DIGITS && digits[kept] >= '5')
    {
      int i = kept - 1;

      for (; i > 0 && digits[i] == '9'; i--)
        digits[i] = '0';
      if (i >= 0)
        digits[i]++;
    }

  for (int i = 0; i < exponent + 2 + (int) decimals; i++)
    g_string_append_c (text, i < kept ? digits[i] : '0');
  while (text->len < decimals + 1)
    g_string_prepend_c (text, '0');

  return g_string_free (text, FALSE);
}

static Layout
survey (const Section *section)
{
  Layout layout = { 0 };
  gboolean after_point = FALSE;
  guint n_commas = 0;

  layout.plain = TRUE;
  for (const char *p = section->begin; p < section->end;)
    {
      TjNumberToken token;

      p = tj_number_token_next (p, section->end, &token);
      if (token.kind == TJ_NUMBER_DIGIT && layout.n_exponent == 0)
        {
          layout.plain = FALSE;
          layout.grouped |= n_commas > 0;
          n_commas = 0;
          layout.n_integers += !after_point;
          layout.n_zeros += !after_point && token.letter == '0';
          layout.n_decimals += after_point && layout.n_decimals < MAX_DECIMALS;
          if (after_point && token.letter == '0')
            layout.n_decimal_zeros = layout.n_decimals;
        }
      else if (token.kind == TJ_NUMBER_POINT)
        {
          layout.n_thousands = n_commas;
          n_commas = 0;
          after_point = TRUE;
        }
      else if (token.kind == TJ_NUMBER_COMMA && layout.n_integers > 0)
        n_commas++;
      else if (token.kind == TJ_NUMBER_PERCENT)
        layout.n_percents++;
      else if (token.kind == TJ_NUMBER_EXPONENT)
        layout.n_exponent = 1;
    }
  layout.n_thousands += n_commas;

  return layout;
}

static void
append_number (GString      *shown,
               double        value,
               const Layout *layout)
{
  g_autofree char *digits = NULL;
  guint n_integers;
  guint n_decimals = layout->n_decimals;
  const char *p;

  value *= pow (100, layout->n_percents) / pow (1000, layout->n_thousands);
  digits = round_decimal (value, n_decimals);
  n_integers = strlen (digits) - n_decimals;

  for (p = digits; *p == '0' && n_integers > layout->n_zeros; p++)
    n_integers--;
  for (guint i = n_integers; i < layout->n_zeros; i++)
    g_string_append_c (shown, '0');

  for (; n_integers > 0; n_integers--)
    {
      g_string_append_c (shown, *p++);
      if (layout->grouped && n_integers > 1 && n_integers % 3 == 1)
        g_string_append_c (shown, ',');
    }

  while (n_decimals > layout->n_decimal_zeros && p[n_decimals - 1] == '0')
    n_decimals--;
  if (n_decimals > 0)
    g_string_append_c (shown, '.');
  g_string_append_len (shown, p, n_decimals);
}

static void
append_exponent (GString      *shown,
                 double        value,
                 const Layout *layout)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%uE", MIN (layout->n_decimals, N_DIGITS));
  g_string_append (shown, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static char *
show_number (const Section *section,
             double         value,
             gboolean       bare)
{
  Layout layout = survey (section);
  GString *shown = g_string_new (value < 0 && !bare ? "-" : NULL);
  gboolean done = FALSE;

  for (const char *p = section->begin; p < section->end;)
    {
      TjNumberToken token;

      p = tj_number_token_next (p, section->end, &token);
      if (token.kind == TJ_NUMBER_LITERAL)
        g_string_append_len (shown, token.text, token.length);
      else if (token.kind == TJ_NUMBER_PERCENT)
        g_string_append_c (shown, '%');
      else if (!done && (token.kind == TJ_NUMBER_GENERAL || token.kind == TJ_NUMBER_WORDS))
        {
          g_autofree char *general = show_general (fabs (value));

          g_string_append (shown, general);
          done = TRUE;
        }
      else if (!done && (token.kind == TJ_NUMBER_DIGIT || token.kind == TJ_NUMBER_POINT))
        {
          if (layout.n_exponent > 0)
            append_exponent (shown, fabs (value), &layout);
          else
            append_number (shown, fabs (value), &layout);
          done = TRUE;
        }
    }

  return g_string_free (shown, FALSE);
}

static gboolean
has_kind (const Section     *section,
          TjNumberTokenKind  kind)
{
  for (const char *p = section->begin; p < section->end;)
    {
      TjNumberToken token;

      p = tj_number_token_next (p, section->end, &token);
      if (token.kind == kind)
        return TRUE;
    }

  return FALSE;
}

/* A minus sign before nothing but zeros is not shown. */
static char *
without_minus (char *shown)
{
  if (shown[0] == '-' && strchr (shown, '0') != NULL && strpbrk (shown, "123456789") == NULL)
    memmove (shown, shown + 1, strlen (shown));

  return shown;
}

/**
 * tj_number_format_show:
 * @code: a format code
 * @value: the number
 * @from_1904: whether the workbook counts its days from 1904
 *
 * Returns: (transfer full): what a person sees
 */
char *
tj_number_format_show (const char *code,
                       double      value,
                       gboolean    from_1904)
{
  Section sections[MAX_SECTIONS];
  const Section *section;
  gboolean bare;
  guint n;

  if (!isfinite (value))
    return g_strdup ("#NUM!");

  n = split_sections (code, sections);
  section = choose_section (sections, n, value, &bare);

  if (has_kind (section, TJ_NUMBER_DATE))
    {
      g_autofree char *date = tj_number_date_show (section->begin, section->end, value, from_1904);

      return date != NULL ? g_steal_pointer (&date) : show_general (value);
    }

  if (has_kind (section, TJ_NUMBER_FRACTION) || section->begin == section->end)
    return section->begin == section->end && n > 1 ? g_strdup ("") : show_general (value);

  return without_minus (g_strstrip (show_number (section, value, bare)));
}
