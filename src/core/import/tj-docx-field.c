/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-field.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-docx-text.h"
#include "core/import/tj-text-document.h"

/* What fields and content controls show beyond the words that the file holds for them. */

/* The whole, at least one part with the whole behind it, and the whole. */
#define LEAST_ECHOES 3
/* ① is the first of twenty. */
#define FIRST_CIRCLED 0x2460
#define N_CIRCLED 20

/**
 * tj_docx_field_dup_state:
 * @begin: the mark that begins a field
 *
 * FORMCHECKBOX and FORMDROPDOWN keep their state in the field's data, not in its result.
 *
 * Returns: (transfer full) (nullable): the box or the choice; %NULL for any other field
 */
char *
tj_docx_field_dup_state (const xmlNode *begin)
{
  xmlNode *data = tj_xml_first_child (begin, "ffData");
  xmlNode *box = tj_xml_first_child (data, "checkBox");
  xmlNode *choice = tj_xml_first_child (data, "ddList");
  xmlNode *entry;
  xmlNode *result;
  g_autofree char *value = NULL;

  if (box != NULL)
    {
      const char *which = tj_xml_first_child (box, "checked") != NULL ? "checked" : "default";

      return g_strdup (tj_docx_text_is_on (box, which) ? TJ_DOCUMENT_TICKED
                                                       : TJ_DOCUMENT_UNTICKED);
    }

  if (choice == NULL)
    return NULL;

  entry = tj_xml_first_child (choice, "listEntry");
  result = tj_xml_first_child (choice, "result");
  value = result != NULL ? tj_xml_dup_attribute (result, "val") : NULL;
  for (gint64 n = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0; n > 0; n--)
    entry = tj_xml_next (entry, "listEntry");

  return entry != NULL ? tj_xml_dup_attribute (entry, "val") : NULL;
}

/* The arguments of a formula, one set over the other: □ and √ are a ticked box, ○ and 1 are ①. */
static char *
join_arguments (const char *arguments)
{
  g_auto(GStrv) parts = g_strsplit_set (arguments, ",;", -1);
  const guint n_parts = g_strv_length (parts);
  const guint64 number = n_parts == 2 ? g_ascii_strtoull (g_strstrip (parts[1]), NULL, 10) : 0;
  char circled[7] = { 0 };

  if (number < 1 || number > N_CIRCLED || !g_str_equal (g_strstrip (parts[0]), "○"))
    return g_strjoinv ("", parts);

  g_unichar_to_utf8 ((gunichar) (FIRST_CIRCLED + number - 1), circled);

  return g_strdup (circled);
}

/**
 * tj_docx_field_dup_formula:
 * @code: the instruction of a field
 *
 * Word and WPS make “enclosed characters” by a formula that sets one character over another,
 * `eq \o\ac(□,√)`, and raised ones by `eq \s\up5(2)`. Such a field has no result in the file.
 *
 * Returns: (transfer full) (nullable): what it shows; %NULL for any other field
 */
char *
tj_docx_field_dup_formula (const char *code)
{
  g_autofree char *plain = g_strstrip (g_strdup (code));
  const char *switches;
  char *open;
  char *close;

  if (g_ascii_strncasecmp (plain, "eq", 2) != 0)
    return NULL;

  open = strchr (plain, '(');
  close = strrchr (plain, ')');
  if (open == NULL || close == NULL || close < open)
    return NULL;

  *close = *open = '\0';
  switches = plain + 2;
  while (*switches == ' ')
    switches++;
  if (g_ascii_strncasecmp (switches, "\\o", 2) != 0 &&
      g_ascii_strncasecmp (switches, "\\s", 2) != 0)
    return NULL;

  return join_arguments (open + 1);
}

static char *
dup_words (const xmlNode *control)
{
  return tj_xml_dup_text (tj_xml_first_child (control, "sdtContent"));
}

static xmlNode *
next_control (const xmlNode *control)
{
  const xmlNode *next = tj_xml_next (control, NULL);

  while (next != NULL && (tj_xml_is (next, "bookmarkStart") || tj_xml_is (next, "bookmarkEnd")))
    next = tj_xml_next (next, NULL);

  return next != NULL && tj_xml_is (next, "sdt") ? (xmlNode *) next : NULL;
}

/**
 * tj_docx_field_is_echo:
 * @control: a content control
 *
 * LibreOffice writes the text of one control as several controls in a row: the whole, and then
 * each part of it with the whole behind it, so that all is there twice and more.
 *
 * Returns: whether the controls behind @control only say again what it says
 */
gboolean
tj_docx_field_is_echo (const xmlNode *control)
{
  xmlNode *next = next_control (control);
  g_autofree char *whole = NULL;
  g_autoptr(GString) parts = NULL;

  if (next == NULL)
    return FALSE;

  whole = dup_words (control);
  parts = g_string_new (NULL);
  if (*whole == '\0')
    return FALSE;

  for (; next != NULL; next = next_control (next))
    {
      g_autofree char *words = dup_words (next);

      if (!g_str_has_suffix (words, whole))
        return FALSE;

      g_string_append_len (parts, words, (gssize) (strlen (words) - strlen (whole)));
    }

  return g_str_equal (parts->str, whole);
}

/**
 * tj_docx_field_drop_echo:
 * @text: the text of a paragraph
 * @fills: (element-type TjDocxFill): the fields of it that ask for words
 *
 * The same that tj_docx_field_is_echo() tells of, where LibreOffice writes fields.
 *
 * Returns: whether @text was cut down to what was filled in once
 */
gboolean
tj_docx_field_drop_echo (GString      *text,
                         const GArray *fills)
{
  const TjDocxFill *first = (const TjDocxFill *) fills->data;
  const TjDocxFill *last = first + fills->len - 1;
  g_autofree char *whole = NULL;
  g_autoptr(GString) parts = NULL;

  if (fills->len < LEAST_ECHOES || last->end > text->len)
    return FALSE;

  whole = g_strndup (text->str + first->start, first->end - first->start);
  parts = g_string_new (NULL);
  for (const TjDocxFill *fill = first + 1; fill <= last; fill++)
    {
      if (fill->end - fill->start != strlen (whole) ||
          strncmp (text->str + fill->start, whole, strlen (whole)) != 0)
        return FALSE;

      g_string_append_len (parts, text->str + fill[-1].end,
                           (gssize) (fill->start - fill[-1].end));
    }

  if (*whole == '\0' || !g_str_equal (parts->str, whole))
    return FALSE;

  g_string_erase (text, (gssize) first->end, (gssize) (last->end - first->end));

  return TRUE;
}
