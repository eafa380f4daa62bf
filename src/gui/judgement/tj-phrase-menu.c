/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-phrase-menu.h"

#include <glib/gi18n-lib.h>

#include "core/rubric/tj-phrase.h"

/* Phrases to put into a justification, as they will stand there. */

/* Characters that a menu shows of a phrase. */
#define SHOWN_CHARACTERS 36

static void
append_phrase (GMenu       *menu,
               const char  *phrase,
               TjRoundItem *item,
               const char  *target)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_shown (item));
  g_autofree char *filled = tj_phrase_fill (phrase, form, tj_round_item_get_review (item),
                                            target);
  g_autofree char *label = g_utf8_substring (filled, 0, MIN (g_utf8_strlen (filled, -1),
                                                             SHOWN_CHARACTERS));
  g_autoptr(GMenuItem) entry = NULL;

  g_strdelimit (label, "\n\t", ' ');
  if (g_utf8_strlen (filled, -1) > SHOWN_CHARACTERS)
    {
      g_autofree char *whole = g_steal_pointer (&label);

      label = g_strconcat (whole, "…", NULL);
    }

  entry = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (entry, "criterion.insert-phrase", "s", filled);
  g_menu_append_item (menu, entry);
}

static void
append_phrases (GMenu       *menu,
                const char  *title,
                GStrv        phrases,
                TjRoundItem *item,
                const char  *target)
{
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; phrases[i] != NULL; i++)
    append_phrase (section, phrases[i], item, target);

  if (phrases[0] != NULL)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/**
 * tj_phrase_menu_new:
 *
 * Returns: (transfer full): a menu that activates `criterion.insert-phrase` with the phrase as
 *   filled, and `criterion.keep-phrase`
 */
GMenuModel *
tj_phrase_menu_new (TjSession   *session,
                    TjRoundItem *item,
                    TjCriterion *criterion)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) keep = g_menu_new ();
  g_autofree char *target = g_strconcat ("score.", tj_criterion_get_id (criterion), NULL);
  g_auto(GStrv) shipped = tj_phrase_list (tj_criterion_get_id (criterion),
                                          tj_language_get_current ());
  g_auto(GStrv) own = tj_session_list_phrases (session);

  append_phrases (menu, _("Own phrases"), own, item, target);
  append_phrases (menu, _("Phrases"), shipped, item, target);
  g_menu_append (keep, _("Keep the Justification as a Phrase"), "criterion.keep-phrase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));

  return G_MENU_MODEL (menu);
}
