/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-output.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whole numbers up to here are written without a fraction; a double counts them exactly. */
#define MAX_WHOLE 9007199254740992.0

/**
 * tj_output_print:
 *
 * Writes to standard output. What came from an applicant goes through tj_output_clean() first.
 */
void
tj_output_print (const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  fputs (text, stdout);
}

/**
 * tj_output_error:
 *
 * Writes one sentence to standard error, behind the name of the program.
 */
void
tj_output_error (const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  clean = tj_output_clean (text);
  fflush (stdout);
  fprintf (stderr, "tanjian-cli: %s\n", clean);
}

/**
 * tj_output_error_item:
 * @text: one of several things that belong to the sentence before
 *
 * Writes a line of a list to standard error.
 */
void
tj_output_error_item (const char *text)
{
  g_autofree char *clean = tj_output_clean (text);

  fprintf (stderr, "  • %s\n", clean);
}

/**
 * tj_output_json:
 * @builder: a complete document
 *
 * Writes the document to standard output, indented by two spaces.
 */
void
tj_output_json (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, NULL);

  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
tj_output_json_number (JsonBuilder *builder,
                       double       value)
{
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (fabs (value) <= MAX_WHOLE && !(fabs (value - round (value)) > 0))
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/**
 * tj_output_json_member:
 * @name: of the member
 * @text: (nullable): its value; null where it is %NULL
 */
void
tj_output_json_member (JsonBuilder *builder,
                       const char  *name,
                       const char  *text)
{
  json_builder_set_member_name (builder, name);

  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * tj_output_get_width:
 * @text: valid UTF-8 without control characters
 *
 * Returns: how many columns @text takes on a terminal, two for a Chinese character
 */
guint
tj_output_get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/**
 * tj_output_pad:
 * @width: in columns
 *
 * Returns: (transfer full): @text with spaces behind it up to @width
 */
char *
tj_output_pad (const char *text,
               guint       width)
{
  GString *padded = g_string_new (text);

  for (guint i = tj_output_get_width (text); i < width; i++)
    g_string_append_c (padded, ' ');

  return g_string_free (padded, FALSE);
}

/* Marks that change the direction of what follows can make a line read as something else. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e
         || c == 0x200f || c == 0x061c;
}

/**
 * tj_output_clean:
 * @text: anything
 *
 * Makes a text safe for a terminal: no escape sequences, no changes of direction, valid
 * UTF-8. Line feeds stay.
 *
 * Returns: (transfer full): the text
 */
char *
tj_output_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (c != '\n' && (g_unichar_iscntrl (c) || is_direction_mark (c)))
        g_string_append_unichar (clean, 0xfffd);
      else
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * tj_output_row:
 * @label: stands on the left
 * @width: columns of the left side
 * @text: stands on the right; further lines of it are indented
 */
void
tj_output_row (const char *label,
               guint       width,
               const char *text)
{
  g_autofree char *clean = tj_output_clean (text);
  g_auto(GStrv) lines = g_strsplit (clean, "\n", -1);

  for (guint i = 0; i == 0 || lines[i] != NULL; i++)
    {
      g_autofree char *left = tj_output_pad (i == 0 ? label : "", width);

      tj_output_print ("%s  %s\n", left, lines[i] != NULL ? lines[i] : "");
      if (lines[i] == NULL)
        break;
    }
}
