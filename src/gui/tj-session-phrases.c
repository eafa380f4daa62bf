/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include "core/base/tj-text.h"

/* The reviewer's own phrases, the newest first. */

#define PHRASES_KEY "phrases"
#define MAX_PHRASES 50
/* Characters of one. */
#define MAX_PHRASE 500

/**
 * tj_session_get_settings:
 *
 * Returns: (transfer none) (nullable): what is remembered from one review to the next
 */
GSettings *
tj_session_get_settings (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->settings;
}

/**
 * tj_session_list_phrases:
 *
 * Returns: (transfer full): the phrases that the reviewer kept
 */
GStrv
tj_session_list_phrases (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->settings != NULL ? g_settings_get_strv (self->settings, PHRASES_KEY)
                                : g_new0 (char *, 1);
}

/**
 * tj_session_keep_phrase:
 * @phrase: what to keep; blanks round it go, and what is too long is cut
 *
 * One that is there already comes to the front; beyond fifty the oldest goes.
 */
void
tj_session_keep_phrase (TjSession  *self,
                        const char *phrase)
{
  g_auto(GStrv) before = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) after = NULL;
  g_autofree char *cut = NULL;
  guint n_kept = 1;

  g_return_if_fail (TJ_IS_SESSION (self));

  if (self->settings == NULL || tj_text_is_blank (phrase))
    return;

  cut = g_utf8_substring (phrase, 0, MIN (g_utf8_strlen (phrase, -1), MAX_PHRASE));
  g_strstrip (cut);
  before = tj_session_list_phrases (self);
  g_strv_builder_add (builder, cut);
  for (guint i = 0; before[i] != NULL && n_kept < MAX_PHRASES; i++)
    {
      if (g_str_equal (before[i], cut))
        continue;

      g_strv_builder_add (builder, before[i]);
      n_kept++;
    }

  after = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, PHRASES_KEY, (const char * const *) after);
}
