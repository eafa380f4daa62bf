/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-hit-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * tj_hit_words_dup_place:
 *
 * Returns: (transfer full): where the words stand, as “附件1.pdf · Page 3 · 12 places”
 */
char *
tj_hit_words_dup_place (const TjTextHit *hit)
{
  g_autofree char *place = tj_text_hit_dup_place (hit);
  GString *text = g_string_new (hit->file);

  if (*place != '\0')
    g_string_append_printf (text, " · %s", place);
  if (hit->n_in_package > 1)
    {
      g_autofree char *count = NULL;

      count = g_strdup_printf (ngettext ("%u place", "%u places", hit->n_in_package),
                               hit->n_in_package);
      g_string_append_printf (text, " · %s", count);
    }

  return g_string_free (text, FALSE);
}

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

/**
 * tj_hit_words_dup_markup:
 *
 * Returns: (transfer full): what stands there, in Pango's markup, with the words in bold
 */
char *
tj_hit_words_dup_markup (const TjTextHit *hit)
{
  GString *markup = g_string_new (NULL);
  gsize at = 0;

  tj_text_hit_make_snippet (hit);
  for (guint i = 0; i < hit->marks->len; i++)
    {
      TjTextRange range = g_array_index (hit->marks, TjTextRange, i);

      append_escaped (markup, hit->snippet + at, range.start - at);
      g_string_append (markup, "<b>");
      append_escaped (markup, hit->snippet + range.start, range.end - range.start);
      g_string_append (markup, "</b>");
      at = range.end;
    }
  append_escaped (markup, hit->snippet + at, strlen (hit->snippet + at));

  return g_string_free (markup, FALSE);
}
