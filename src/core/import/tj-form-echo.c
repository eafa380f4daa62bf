/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-echo.h"

#include <string.h>

/* LibreOffice writes the text of a field or a content control several times over when it saves for
 * Word: the whole, each of its parts with the whole behind it, and the whole again. After a further
 * conversion nothing tells these from text that was typed, but no one types like that. */

#define LEAST_ECHOES 3
/* A word of two characters may be said three times; a longer text is not looked at. */
#define LEAST_WHOLE 4
#define MAX_TEXT 8192
/* So long a sentence is not said three times by chance. */
#define LEAST_SENTENCE 18
/* How many ways to divide a text are tried. */
#define MAX_TRIALS 64

/* Whether @text is @whole so often, and between that its parts, in order. */
static gboolean
is_echo (const char *text,
         const char *whole)
{
  g_autoptr(GString) parts = g_string_new (NULL);
  g_autoptr(GString) bare = g_string_new (NULL);
  const gsize length = strlen (whole);
  guint n_echoes = 0;

  for (const char *p = text; *p != '\0';)
    {
      if (strncmp (p, whole, length) == 0)
        {
          n_echoes++;
          p += length;
        }
      else if (g_ascii_isspace (*p))
        p++;
      else
        g_string_append_c (parts, *p++);
    }

  /* The end of the field may have become a 0. */
  if (parts->len > 0 && parts->str[parts->len - 1] == '0' && !g_str_has_suffix (whole, "0"))
    g_string_truncate (parts, parts->len - 1);

  for (const char *p = whole; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (bare, *p);
    }

  return n_echoes >= LEAST_ECHOES && (parts->len == 0 || g_str_equal (parts->str, bare->str));
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_form_echo_find:
 * @text: an answer
 *
 * Returns: how many bytes at the beginning of @text all of it only says again; 0 where it does not
 */
gsize
tj_form_echo_find (const char *text)
{
  const gsize length = strlen (text);
  guint n_trials = 0;

  if (length > MAX_TEXT)
    return 0;

  for (gsize n = length / LEAST_ECHOES; n >= LEAST_WHOLE && n_trials < MAX_TRIALS; n--)
    {
      g_autofree char *whole = NULL;

      if (memcmp (text, text + length - n, n) != 0 || ((guchar) text[n] & 0xc0) == 0x80)
        continue;

      whole = g_strndup (text, n);
      n_trials++;
      if (has_letters (whole) && is_echo (text, whole))
        return n;
    }

  return 0;
}

/**
 * tj_form_echo_is_likely:
 * @text: an answer
 *
 * Returns: whether the sentence that ends @text stands in it several times over, with other words
 *   between
 */
gboolean
tj_form_echo_is_likely (const char *text)
{
  const gsize length = strlen (text);

  if (length > MAX_TEXT || length < LEAST_ECHOES * LEAST_SENTENCE)
    return FALSE;

  for (const char *p = text + length - LEAST_SENTENCE; ; p--)
    {
      guint n_echoes = 0;

      if (((guchar) *p & 0xc0) == 0x80)
        continue;

      for (const char *q = text; (q = strstr (q, p)) != NULL; q += LEAST_SENTENCE)
        n_echoes++;

      return n_echoes >= LEAST_ECHOES && has_letters (p);
    }
}
