/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
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

/**
 * tj_panel_desk_set_all:
 * @names: (array zero-terminated=1): as tj-decision-name.h has them
 * @values: as many values; %NULL clears
 *
 * Returns: whether all of it is so now
 */
gboolean
tj_panel_desk_set_all (TjPanelDesk        *self,
                       const char * const *names,
                       const char * const *values)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!tj_panel_desk_set (self, names[i], values[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_panel_desk_take_words:
 * @file: a decision, as another machine or an earlier day left it
 *
 * Says here what the panel says there, value by value, where a package is judged here too; each
 * can be undone.
 *
 * Returns: whether it could be read; if not, "problem" has told why
 */
gboolean
tj_panel_desk_take_words (TjPanelDesk *self,
                          GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, &error);
  g_autoptr(TjDecision) other = NULL;
  g_autoptr(GPtrArray) names = NULL;

  if (self->decision == NULL)
    return FALSE;
  if (bytes == NULL || !(other = tj_decision_new_from_file (bytes, name, &error)))
    {
      tj_panel_desk_tell (self, error);
      return FALSE;
    }

  names = tj_decision_list_names (other);
  for (guint i = 0; i < names->len; i++)
    {
      const char *one = g_ptr_array_index (names, i);

      if (tj_decision_is_about (self->decision, one)
          && !tj_panel_desk_set (self, one, tj_decision_get (other, one)))
        return FALSE;
    }

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
