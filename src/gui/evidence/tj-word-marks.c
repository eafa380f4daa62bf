/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-word-marks.h"

/* Yellow at two fifths shows on light and on dark and leaves either text readable; the line
 * below says the same without colour. */
#define MARK_RED 0xf5f5
#define MARK_GREEN 0xc2c2
#define MARK_BLUE 0x1111
#define MARK_ALPHA 0x6666

/* What applicants type with a Chinese keyboard: Ａ for A. */
static gunichar
fold (gunichar character)
{
  if (character >= 0xff01 && character <= 0xff5e)
    character -= 0xff01 - 0x21;

  return g_unichar_tolower (character);
}

/* The end of @word at @text, or NULL where @text does not begin with it. */
static const char *
match (const char *text,
       const char *word)
{
  while (*word != '\0')
    {
      if (*text == '\0' || fold (g_utf8_get_char (text)) != fold (g_utf8_get_char (word)))
        return NULL;

      text = g_utf8_next_char (text);
      word = g_utf8_next_char (word);
    }

  return text;
}

static void
mark (PangoAttrList *list,
      guint          start,
      guint          end)
{
  PangoAttribute *attributes[] = {
    pango_attr_background_new (MARK_RED, MARK_GREEN, MARK_BLUE),
    pango_attr_background_alpha_new (MARK_ALPHA),
    pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

/**
 * tj_word_marks_next:
 * @text: valid UTF-8
 * @word: what to look for, without regard to case or width
 * @end: (out) (optional): behind the place
 *
 * Returns: (nullable): the first place in @text; %NULL where there is none, or for no @word
 */
const char *
tj_word_marks_next (const char  *text,
                    const char  *word,
                    const char **end)
{
  for (const char *at = text; *word != '\0' && *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *behind = match (at, word);

      if (behind == NULL)
        continue;

      if (end != NULL)
        *end = behind;
      return at;
    }

  return NULL;
}

/**
 * tj_word_marks_find:
 * @text: valid UTF-8
 * @words: (array zero-terminated=1) (nullable): what to mark, without regard to case or width
 *
 * Returns: (transfer full) (nullable): attributes for every place of every word; %NULL where
 *   there is none
 */
PangoAttrList *
tj_word_marks_find (const char         *text,
                    const char * const *words)
{
  PangoAttrList *list = NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *end = text;
      const char *start;

      while ((start = tj_word_marks_next (end, words[i], &end)) != NULL)
        {
          if (list == NULL)
            list = pango_attr_list_new ();
          mark (list, start - text, end - text);
        }
    }

  return list;
}
