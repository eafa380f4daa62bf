/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-name-folding.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* The many ways in which one name is written: traditional or simplified, full or half width, in
 * capitals, apart by blanks, as pinyin. ICU knows the characters; everything is compared character
 * by character, so that a place in the folded text is a place in the text. */

#define FIRST_HAN 0x4e00
#define LAST_HAN 0x9fff
#define N_HAN (LAST_HAN - FIRST_HAN + 1)
#define MAX_DECOMPOSED 18
/* Characters of a name; what is longer is no name. */
#define MAX_NAME 64
#define MAX_PINYIN 512

static UTransliterator *
open_transliterator (const char *id)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64];
  UTransliterator *self;

  u_uastrcpy (name, id);
  self = utrans_openU (name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  return U_SUCCESS (status) ? self : NULL;
}

/* Each character by itself: what a character becomes may not hang on those beside it. */
static guint16 *
create_simplified (void)
{
  UTransliterator *transliterator = open_transliterator ("Traditional-Simplified");
  guint16 *table = g_new (guint16, N_HAN);

  for (guint i = 0; i < N_HAN; i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      UChar character[4] = { (UChar) (FIRST_HAN + i), 0, 0, 0 };
      int32_t length = 1;
      int32_t limit = 1;

      table[i] = (guint16) (FIRST_HAN + i);
      if (transliterator == NULL)
        continue;

      utrans_transUChars (transliterator, character, &length, G_N_ELEMENTS (character), 0, &limit,
                          &status);
      if (U_SUCCESS (status) && length == 1 && character[0] >= FIRST_HAN &&
          character[0] <= LAST_HAN)
        table[i] = character[0];
    }
  if (transliterator != NULL)
    utrans_close (transliterator);

  return table;
}

static gunichar
simplify (gunichar c)
{
  static gsize table = 0;

  if (c < FIRST_HAN || c > LAST_HAN)
    return c;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) create_simplified ());

  return ((const guint16 *) table)[c - FIRST_HAN];
}

/**
 * tj_name_is_gap:
 *
 * Returns: whether @c may stand between the characters of a name without being seen as part of
 *   it: white space, and what takes no room
 */
gboolean
tj_name_is_gap (gunichar c)
{
  if (c < 0x80)
    return c <= 0x20 || c == 0x7f;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return TRUE;
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
    default:
      return FALSE;
    }
}

gboolean
tj_name_is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/**
 * tj_name_fold_chars:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type TjFoldedChar): its characters as names are compared; one
 *   that is several, as ㎡, is several with one place
 */
GArray *
tj_name_fold_chars (const char *text)
{
  GArray *folded = g_array_sized_new (FALSE, FALSE, sizeof (TjFoldedChar), strlen (text) / 2);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const guint start = (guint) (p - text);
      const guint end = (guint) (g_utf8_next_char (p) - text);
      gunichar parts[MAX_DECOMPOSED] = { c };
      const gsize n = c < 0x80 ? 1 : g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSED);

      for (gsize i = 0; i < MIN (n, MAX_DECOMPOSED); i++)
        {
          const TjFoldedChar one = { simplify (g_unichar_tolower (parts[i])), start, end };

          /* An accent over a letter is none of its own. */
          if (i == 0 || !tj_name_is_gap (parts[i]))
            g_array_append_val (folded, one);
        }
    }

  return folded;
}

/**
 * tj_name_simplify:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the same in simplified characters and half width, blanks and capitals
 *   as they were
 */
char *
tj_name_simplify (const char *text)
{
  GString *simple = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      gunichar parts[MAX_DECOMPOSED] = { c };

      if (c >= 0x80 && g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSED) != 1)
        parts[0] = c;
      g_string_append_unichar (simple, simplify (parts[0]));
    }

  return g_string_free (simple, FALSE);
}

/**
 * tj_name_to_pinyin:
 * @name: in Chinese characters
 * @is_person: whether the first character is read as a surname
 *
 * Returns: (transfer full) (nullable): its syllables apart by blanks, in small letters without
 *   tones; %NULL where it is not all in Chinese characters
 */
char *
tj_name_to_pinyin (const char *name,
                   gboolean    is_person)
{
  const char *id = is_person ? "Han-Latin/Names; Latin-ASCII; Lower"
                             : "Han-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;
  UChar text[MAX_PINYIN];
  char pinyin[MAX_PINYIN] = "";
  int32_t length = 0;
  int32_t limit;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!tj_name_is_han (g_utf8_get_char (p)))
        return NULL;
    }
  if (*name == '\0' || g_utf8_strlen (name, -1) > MAX_NAME)
    return NULL;

  transliterator = open_transliterator (id);
  if (transliterator == NULL)
    return NULL;

  u_strFromUTF8 (text, MAX_PINYIN, &length, name, -1, &status);
  limit = length;
  if (U_SUCCESS (status))
    utrans_transUChars (transliterator, text, &length, MAX_PINYIN, 0, &limit, &status);
  if (U_SUCCESS (status))
    u_strToUTF8 (pinyin, MAX_PINYIN, NULL, text, length, &status);
  utrans_close (transliterator);

  return U_SUCCESS (status) && *pinyin != '\0' ? g_strstrip (g_strndup (pinyin, MAX_PINYIN)) : NULL;
}
