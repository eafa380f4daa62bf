/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include "gui/tj-session-private.h"

/* What the panel says: one value at a time, in the store before it shows, with undo. */

/**
 * tj_panel_desk_set:
 * @name: as tj-decision-name.h has them
 * @value: (nullable): the new value; %NULL clears it
 *
 * The edit is on disk when this returns, or nothing has changed and "problem" has told why.
 *
 * Returns: whether it is so now
 */
gboolean
tj_panel_desk_set (TjPanelDesk *self,
                   const char  *name,
                   const char  *value)
{
  g_autofree char *own = g_strdup (value);
  g_autoptr(GError) error = NULL;

  if (self->decision == NULL)
    return FALSE;
  if (own != NULL && *g_strstrip (own) == '\0')
    g_clear_pointer (&own, g_free);
  if (g_strcmp0 (tj_decision_get (self->decision, name), own) == 0)
    return TRUE;

  if (!tj_decision_check_value (name, own, &error)
      || (self->record != 0
          && !tj_store_record (self->session->store, self->record, tj_session_get_author (), name,
                               own, &error))
      || !tj_decision_set (self->decision, name, own, &error))
    {
      tj_panel_desk_tell (self, error);
      return FALSE;
    }

  tj_session_mark_saved (self->session);
  g_signal_emit_by_name (self, "decided", name);

  return TRUE;
}

static gboolean
revert (TjPanelDesk    *self,
        TjJournalEntry *entry,
        GError         *error)
{
  if (entry == NULL)
    {
      if (error != NULL)
        tj_panel_desk_tell (self, error);
      return FALSE;
    }

  tj_decision_set (self->decision, entry->name, entry->after, NULL);
  tj_session_mark_saved (self->session);
  g_signal_emit_by_name (self, "decided", NULL);

  return TRUE;
}

/**
 * tj_panel_desk_undo:
 *
 * Returns: whether there was something to undo
 */
gboolean
tj_panel_desk_undo (TjPanelDesk *self)
{
  g_autoptr(TjJournalEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  if (self->record != 0)
    entry = tj_store_undo (self->session->store, self->record, tj_session_get_author (), &error);

  return revert (self, entry, error);
}

/**
 * tj_panel_desk_redo:
 *
 * Returns: whether there was something to redo
 */
gboolean
tj_panel_desk_redo (TjPanelDesk *self)
{
  g_autoptr(TjJournalEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  if (self->record != 0)
    entry = tj_store_redo (self->session->store, self->record, tj_session_get_author (), &error);

  return revert (self, entry, error);
}

/**
 * tj_panel_desk_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what undo would undo
 */
char *
tj_panel_desk_dup_undo_label (TjPanelDesk *self)
{
  g_autoptr(TjJournalEntry) entry = NULL;

  if (self->record != 0)
    entry = tj_store_peek_undo (self->session->store, self->record, NULL);

  return entry != NULL ? tj_decision_describe (entry->name) : NULL;
}

/**
 * tj_panel_desk_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what redo would redo
 */
char *
tj_panel_desk_dup_redo_label (TjPanelDesk *self)
{
  g_autoptr(TjJournalEntry) entry = NULL;

  if (self->record != 0)
    entry = tj_store_peek_redo (self->session->store, self->record, NULL);

  return entry != NULL ? tj_decision_describe (entry->name) : NULL;
}
