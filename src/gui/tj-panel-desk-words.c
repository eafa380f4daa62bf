/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "core/store/tj-journal-step.h"
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

/* What of @names is another value than now, and may be; stays in the arrays. */
static gboolean
keep_changes (TjPanelDesk *self,
              GPtrArray   *names,
              GPtrArray   *values)
{
  g_autoptr(GError) error = NULL;

  for (guint i = names->len; i-- > 0; )
    {
      const char *name = g_ptr_array_index (names, i);
      char *value = g_ptr_array_index (values, i);

      if (value != NULL && *g_strstrip (value) == '\0')
        {
          g_free (value);
          value = values->pdata[i] = NULL;
        }
      if (!tj_decision_check_value (name, value, &error))
        {
          tj_panel_desk_tell (self, error);
          return FALSE;
        }
      if (g_strcmp0 (tj_decision_get (self->decision, name), value) != 0)
        continue;

      g_ptr_array_remove_index (names, i);
      g_ptr_array_remove_index (values, i);
    }

  return TRUE;
}

/* Sets all of it in one transaction, to be undone as one; @label as tj-journal-step.h has them. */
static gboolean
set_step (TjPanelDesk *self,
          const char  *label,
          GPtrArray   *names,
          GPtrArray   *values)
{
  g_autoptr(GError) error = NULL;

  if (!keep_changes (self, names, values))
    return FALSE;
  if (names->len == 0)
    return TRUE;

  g_ptr_array_add (names, NULL);
  g_ptr_array_add (values, NULL);
  if (self->record != 0
      && !tj_store_record_step (self->session->store, self->record, tj_session_get_author (),
                                label, (const char * const *) names->pdata,
                                (const char * const *) values->pdata, &error))
    {
      tj_panel_desk_tell (self, error);
      return FALSE;
    }

  for (guint i = 0; i + 1 < names->len; i++)
    tj_decision_set (self->decision, names->pdata[i], values->pdata[i], NULL);
  tj_session_mark_saved (self->session);
  g_signal_emit_by_name (self, "decided", NULL);

  return TRUE;
}

/**
 * tj_panel_desk_set_members:
 * @names: (array zero-terminated=1): of values of members, as tj-decision-name.h has them
 * @values: as many values; %NULL clears
 *
 * All of it is one step to undo.
 *
 * Returns: whether all of it is so now; if not, nothing of it is
 */
gboolean
tj_panel_desk_set_members (TjPanelDesk        *self,
                           const char * const *names,
                           const char * const *values)
{
  g_autoptr(GPtrArray) own_names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) own_values = g_ptr_array_new_with_free_func (g_free);

  if (self->decision == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_ptr_array_add (own_names, g_strdup (names[i]));
      g_ptr_array_add (own_values, g_strdup (values[i]));
    }

  return set_step (self, TJ_STEP_MEMBERS, own_names, own_values);
}

/**
 * tj_panel_desk_take_words:
 * @file: a decision, as another machine or an earlier day left it
 *
 * Says here what the panel says there, where a package is judged here too. All of it is one step
 * to undo.
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
  g_autoptr(GPtrArray) own_names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) own_values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;

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

      if (!tj_decision_is_about (self->decision, one))
        continue;
      g_ptr_array_add (own_names, g_strdup (one));
      g_ptr_array_add (own_values, g_strdup (tj_decision_get (other, one)));
    }
  label = g_strconcat (TJ_STEP_DECISION, name, NULL);

  return set_step (self, label, own_names, own_values);
}

typedef GPtrArray *(*RevertFunc) (TjStore      *store,
                                  gint64        review_id,
                                  const char   *author,
                                  GError      **error);

static gboolean
revert (TjPanelDesk *self,
        RevertFunc   func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if (self->record == 0)
    return FALSE;

  entries = func (self->session->store, self->record, tj_session_get_author (), &error);
  if (error != NULL)
    tj_panel_desk_tell (self, error);
  if (entries == NULL || entries->len == 0)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (entries, i);

      tj_decision_set (self->decision, entry->name, entry->after, NULL);
    }
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
  return revert (self, tj_store_undo_step);
}

/**
 * tj_panel_desk_redo:
 *
 * Returns: whether there was something to redo
 */
gboolean
tj_panel_desk_redo (TjPanelDesk *self)
{
  return revert (self, tj_store_redo_step);
}

static char *
dup_label (const TjJournalEntry *entry)
{
  if (entry == NULL)
    return NULL;

  return entry->label != NULL ? tj_journal_step_dup_title (entry->label)
                              : tj_decision_describe (entry->name);
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

  return dup_label (entry);
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

  return dup_label (entry);
}
