/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"

/* Regular expressions that stand in the source. To compile one takes longer than to look for it in
 * a form, so each is compiled once and kept. */

/**
 * tj_pattern_get:
 * @pattern: a regular expression that is written in the source, never one that was read: what
 *   does not compile ends the program, and what was compiled stays
 *
 * Any thread may ask.
 *
 * Returns: (transfer none): the expression
 */
GRegex *
tj_pattern_get (const char *pattern)
{
  static GHashTable *patterns = NULL;
  static GMutex mutex;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GRegex *regex;

  if (patterns == NULL)
    patterns = g_hash_table_new (g_str_hash, g_str_equal);

  regex = g_hash_table_lookup (patterns, pattern);
  if (regex == NULL)
    {
      g_autoptr(GError) error = NULL;

      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &error);
      if (regex == NULL)
        g_error ("%s", error->message);
      g_hash_table_insert (patterns, g_strdup (pattern), regex);
    }

  return regex;
}

/**
 * tj_pattern_matches:
 * @pattern: as that of tj_pattern_get()
 *
 * Returns: whether @text has it
 */
gboolean
tj_pattern_matches (const char *pattern,
                    const char *text)
{
  return g_regex_match (tj_pattern_get (pattern), text, G_REGEX_MATCH_DEFAULT, NULL);
}
