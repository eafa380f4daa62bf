/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

/**
 * tj_session_list_notes:
 * @prefix: what the subjects begin with
 *
 * Returns: (transfer full) (element-type TjNote): oldest first; empty where there are none
 */
GPtrArray *
tj_session_list_notes (TjSession  *self,
                       const char *prefix)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *notes = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->store != NULL)
    {
      notes = tj_store_list_notes (self->store, prefix, &error);
      if (notes == NULL)
        tj_session_tell_problem (self, error);
    }

  return notes != NULL ? notes : g_ptr_array_new ();
}

/**
 * tj_session_add_note:
 * @subject: what it is about
 * @name: what is said of it
 * @value: (nullable): what that is; %NULL takes it back
 *
 * Returns: whether the note is on disk; if not, "problem" has told why
 */
gboolean
tj_session_add_note (TjSession  *self,
                     const char *subject,
                     const char *name,
                     const char *value)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (self->store == NULL)
    {
      g_signal_emit_by_name (self, "problem", self->store_problem);
      return FALSE;
    }

  if (!tj_store_add_note (self->store, subject, tj_session_get_author (), name, value, &error))
    {
      tj_session_tell_problem (self, error);
      return FALSE;
    }

  g_signal_emit_by_name (self, "noted", subject);
  tj_session_mark_saved (self);

  return TRUE;
}
