/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"

#include <math.h>
#include <string.h>

/* Printable ASCII and the Han characters of every day: normalisation leaves them as they are,
 * and none of them ever joins with what stands before it. */
static gboolean
is_plain (gunichar c)
{
  return (c > 0x20 && c < 0x7f) || (c >= 0x4e00 && c <= 0x9fff);
}

static const char *
skip_plain (const char *p)
{
  while (is_plain (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_other (const char *p)
{
  while (*p != '\0' && !is_plain (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
append_plain (GString    *folded,
              const char *from,
              const char *to)
{
  gsize at = folded->len;

  g_string_append_len (folded, from, to - from);
  for (; at < folded->len; at++)
    folded->str[at] = g_ascii_tolower (folded->str[at]);
}

static void
append_other (GString    *folded,
              const char *from,
              const char *to)
{
  g_autofree char *normal = g_utf8_normalize (from, to - from, G_NORMALIZE_NFKC);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && !g_unichar_iszerowidth (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
}

/**
 * tj_text_fold:
 * @text: valid UTF-8
 *
 * The form in which labels and terms are compared: NFKC (full-width becomes half-width,
 * a subscript two becomes 2), letters in lower case, all white space and control
 * characters removed. Never shown: it turns m³ into m3.
 *
 * Returns: (transfer full): the folded text
 */
char *
tj_text_fold (const char *text)
{
  GString *folded;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  while (*p != '\0')
    {
      const char *end = skip_plain (p);

      /* The last one may join with an accent that follows. */
      if (*end != '\0' && end > p)
        end = g_utf8_prev_char (end);
      append_plain (folded, p, end);

      p = end;
      if (*p != '\0')
        {
          end = skip_other (is_plain (g_utf8_get_char (p)) ? g_utf8_next_char (p) : p);
          append_other (folded, p, end);
          p = end;
        }
    }

  return g_string_free (folded, FALSE);
}

/**
 * tj_text_is_blank:
 * @text: (nullable): valid UTF-8
 *
 * Returns: whether @text is %NULL or nothing but white space
 */
gboolean
tj_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_text_dup_number:
 * @value: a finite number
 *
 * The shortest decimal text that reads back as @value to fifteen digits, with a point,
 * whatever the locale. For machine output.
 *
 * Returns: (transfer full): as `12000`, `0.5703`, `1e+20`
 */
char *
tj_text_dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (value), g_strdup ("0"));

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/**
 * tj_text_format_number:
 * @decimals: how many at most; zeros at the end are dropped
 *
 * For people: rounded once, here.
 *
 * Returns: (transfer full): as `1,234.5`
 */
char *
tj_text_format_number (double value,
                       guint  decimals)
{
  g_autofree char *digits = NULL;
  GString *text;
  const char *point;
  const char *p;
  char format[16];

  g_return_val_if_fail (isfinite (value), g_strdup ("—"));

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  digits = g_malloc (400);
  g_ascii_formatd (digits, 400, format, fabs (value));

  if (strchr (digits, '.') != NULL)
    {
      char *end = digits + strlen (digits) - 1;

      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }

  text = g_string_new (value < 0 && strpbrk (digits, "123456789") != NULL ? "−" : NULL);
  point = strchr (digits, '.');
  if (point == NULL)
    point = digits + strlen (digits);

  for (p = digits; *p != '\0'; p++)
    {
      if (p > digits && p < point && (point - p) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, *p);
    }

  return g_string_free (text, FALSE);
}

/**
 * tj_text_dup_legal:
 * @text: from anywhere
 *
 * XML has no way to write most control characters, escaped or not.
 *
 * Returns: (transfer full): @text in UTF-8 without the characters that XML cannot hold
 */
char *
tj_text_dup_legal (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *legal = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        g_string_append_unichar (legal, c);
    }

  return g_string_free (legal, FALSE);
}
