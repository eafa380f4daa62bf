/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <stdio.h>

#include "core/store/tj-store-notes.h"
#include "core/training/tj-step-times.h"
#include "gui/tj-lesson-notes.h"

/* What a trainer gets to know of a trainee beside the sheet. A review is an exercise if it was
 * begun from a lesson, and nothing else is: how long an expert took is never written down. */

/**
 * tj_session_is_exercise:
 * @item: a package with a review
 *
 * Returns: whether the review was begun from a lesson
 */
gboolean
tj_session_is_exercise (TjSession   *self,
                        TjRoundItem *item)
{
  g_autoptr(GPtrArray) notes = tj_session_list_notes (self, TJ_LESSON_NOTES);
  const char *digest = tj_round_item_get_digest (item);

  for (guint i = 0; i < notes->len; i++)
    {
      const TjNote *note = g_ptr_array_index (notes, i);

      if (g_str_equal (note->name, TJ_LESSON_NOTE_BEGUN) && digest != NULL &&
          g_strcmp0 (note->value, digest) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The last entry of the journal that was made blind; all of them, where the reference was not seen
 * yet. */
static gint64
find_last_blind (TjSession   *self,
                 TjRoundItem *item)
{
  g_autoptr(GPtrArray) notes = tj_session_list_notes (self, TJ_LESSON_NOTES);

  for (guint i = 0; i < notes->len; i++)
    {
      const TjNote *note = g_ptr_array_index (notes, i);
      gint64 review_id, entry;

      if (g_str_equal (note->name, TJ_LESSON_NOTE_UNCOVERED) && note->value != NULL &&
          sscanf (note->value, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, &review_id, &entry) == 2 &&
          review_id == tj_round_item_get_review_id (item))
        return entry;
    }

  return G_MAXINT64;
}

/**
 * tj_session_fill_exercise:
 * @item: with a review that is an exercise
 * @sheet: of that review
 *
 * Puts on it how long each step took and what was answered before the reference was seen.
 */
void
tj_session_fill_exercise (TjSession   *self,
                          TjRoundItem *item,
                          TjSheet     *sheet)
{
  const gint64 last = find_last_blind (self, item);
  g_autoptr(GPtrArray) journal = tj_session_list_journal (self, item);
  g_autoptr(TjReview) blind = tj_review_new (tj_session_get_rubric (self));
  g_autoptr(TjStepTimes) times = tj_step_times_new ();

  for (guint i = 0; i < journal->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (journal, i);

      if (entry->id > last)
        continue;
      tj_step_times_add (times, entry->time, entry->name);
      tj_review_set (blind, entry->name, entry->after, NULL);
    }

  if (times->steps->len == 0)
    return;

  tj_step_times_to_sheet (times, sheet);
  tj_sheet_set_blind (sheet, blind);
}
