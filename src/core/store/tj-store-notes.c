/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-notes.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-statement.h"
#include "core/store/tj-store-private.h"

/* What the program has to remember of something that is no review, in the manner of the journal:
 * notes are added and never changed, and what counts is the last one of a name. */

void
tj_note_free (TjNote *self)
{
  g_free (self->author);
  g_free (self->subject);
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

/**
 * tj_store_add_note:
 * @subject: what it is about
 * @author: who makes it
 * @name: what is said of the subject
 * @value: (nullable): what that is; empty or %NULL takes it back
 *
 * Returns: whether the note is on disk; if not, %TJ_STORE_ERROR_WRITE
 */
gboolean
tj_store_add_note (TjStore     *self,
                   const char  *subject,
                   const char  *author,
                   const char  *name,
                   const char  *value,
                   GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (subject != NULL && *subject != '\0', FALSE);
  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  if (value != NULL && (!g_utf8_validate (value, -1, NULL) ||
                        g_utf8_strlen (value, -1) > TJ_MAX_NOTE))
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE,
                   _("The text is longer than %d characters. Shorten it."), TJ_MAX_NOTE);
      return FALSE;
    }

  statement = tj_statement_new (tj_store_get_database (self),
                                "INSERT INTO note (subject, time, author, name, value) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, subject);
  tj_statement_bind_int (statement, 2, g_get_real_time ());
  tj_statement_bind_text (statement, 3, author);
  tj_statement_bind_text (statement, 4, name);
  tj_statement_bind_text (statement, 5, value != NULL && *value != '\0' ? value : NULL);

  return tj_statement_run (statement, error);
}

/**
 * tj_store_add_notes:
 * @subjects: (element-type utf8): what they are about
 * @name: what is said of each
 * @values: (element-type utf8): what that is, one for each subject
 * @author: who makes them
 *
 * Many notes of one kind in one transaction.
 *
 * Returns: whether all are on disk; if not, none is
 */
gboolean
tj_store_add_notes (TjStore     *self,
                    GPtrArray   *subjects,
                    const char  *name,
                    GPtrArray   *values,
                    const char  *author,
                    GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (subjects->len == values->len, FALSE);

  if (!tj_transaction_begin (&transaction, tj_store_get_database (self), error))
    return FALSE;

  for (guint i = 0; i < subjects->len; i++)
    {
      if (!tj_store_add_note (self, g_ptr_array_index (subjects, i), author, name,
                              g_ptr_array_index (values, i), error))
        return FALSE;
    }

  return tj_transaction_commit (&transaction, error);
}

static TjNote *
read_note (TjStatement *statement)
{
  TjNote *note = g_new0 (TjNote, 1);

  note->id = tj_statement_get_int (statement, 0);
  note->time = tj_statement_get_int (statement, 1);
  note->author = g_strdup (tj_statement_get_text (statement, 2));
  note->subject = g_strdup (tj_statement_get_text (statement, 3));
  note->name = g_strdup (tj_statement_get_text (statement, 4));
  note->value = g_strdup (tj_statement_get_text (statement, 5));

  return note;
}

/**
 * tj_store_list_notes:
 * @prefix: what the subjects begin with, as `application:`; a whole subject is one as well
 *
 * Returns: (transfer full) (element-type TjNote) (nullable): oldest first, or %NULL with an error
 */
GPtrArray *
tj_store_list_notes (TjStore     *self,
                     const char  *prefix,
                     GError     **error)
{
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  statement = tj_statement_new (tj_store_get_database (self),
                                "SELECT id, time, author, subject, name, value FROM note "
                                "WHERE subject >= ?1 AND subject <= ?1 || char (1114111) "
                                "ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_note_free);
  tj_statement_bind_text (statement, 1, prefix);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    g_ptr_array_add (notes, read_note (statement));

  return step == TJ_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/**
 * tj_notes_find:
 * @notes: (element-type TjNote): oldest first
 *
 * Returns: (transfer none) (nullable): what counts, the last note of that name; its value is %NULL
 *   where it was taken back
 */
const TjNote *
tj_notes_find (GPtrArray  *notes,
               const char *subject,
               const char *name)
{
  for (guint i = notes->len; i > 0; i--)
    {
      const TjNote *note = g_ptr_array_index (notes, i - 1);

      if (g_str_equal (note->subject, subject) && g_str_equal (note->name, name))
        return note;
    }

  return NULL;
}
