/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include <string.h>

#include "core/base/tj-digest.h"
#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

/* What the desk remembers of a round from one day to the next: every file that was handed in, as
 * it was, what was said of it and when, and by which rule and for which stage sheets count. */

#define OF_FILE "handed:"
#define OF_ROUND "panel:"

static TjStore *
get_store (TjPanelDesk *self)
{
  return self->round != NULL ? self->session->store : NULL;
}

static char *
dup_subject (TjPanelDesk *self)
{
  return g_strconcat (OF_ROUND, self->round, NULL);
}

/* Remembers a choice; %NULL takes it back. What cannot be written is told and holds for today. */
void
tj_panel_desk_note (TjPanelDesk *self,
                    const char  *name,
                    const char  *value)
{
  TjStore *store = get_store (self);
  g_autofree char *subject = store != NULL ? dup_subject (self) : NULL;
  g_autoptr(GError) error = NULL;

  if (store != NULL && !self->restoring
      && !tj_store_add_note (store, subject, tj_session_get_author (), name, value, &error))
    tj_panel_desk_tell (self, error);
}

/* Remembers a rule; one from a file with all that is in it, unless that is no text of a size that
 * anybody would write. */
void
tj_panel_desk_note_rule (TjPanelDesk *self,
                         const char  *id,
                         GBytes      *bytes)
{
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *words = text != NULL ? g_strndup (text, size) : NULL;

  if (size > TJ_MAX_NOTE || !g_utf8_validate (text != NULL ? text : "", (gssize) size, NULL))
    return;

  tj_panel_desk_note (self, "rule-text", words);
  tj_panel_desk_note (self, "rule", id);
}

/* Keeps the files that were read and are not in the store yet. */
void
tj_panel_desk_keep (TjPanelDesk *self)
{
  TjStore *store = get_store (self);
  g_autoptr(GError) error = NULL;

  if (store == NULL)
    return;

  if (!tj_store_keep_files (store, self->round, "sheet", self->files, &error))
    {
      tj_panel_desk_tell (self, error);
      return;
    }

  for (guint i = 0; i < self->files->len; i++)
    {
      TjKeptFile *file = g_ptr_array_index (self->files, i);

      if (file->id != 0)
        g_clear_pointer (&file->bytes, g_bytes_unref);
    }
}

/* Puts down what is said of each file, where that is new. */
void
tj_panel_desk_note_states (TjPanelDesk *self)
{
  TjStore *store = get_store (self);
  GPtrArray *files = self->report->files->files;
  g_autoptr(GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; store != NULL && i < files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (files, i);
      g_autofree char *value = g_strdup_printf ("%s%s%s", file->status,
                                                file->message != NULL ? ": " : "",
                                                file->message != NULL ? file->message : "");

      if (file->sha256 == NULL
          || g_strcmp0 (g_hash_table_lookup (self->states, file->sha256), value) == 0)
        continue;

      g_ptr_array_add (subjects, g_strconcat (OF_FILE, file->sha256, NULL));
      g_ptr_array_add (values, value);
      g_hash_table_insert (self->states, g_strdup (file->sha256), g_steal_pointer (&value));
    }

  if (subjects->len > 0
      && !tj_store_add_notes (store, subjects, "status", values, tj_session_get_author (), &error))
    tj_panel_desk_tell (self, error);
}

static void
read_states (TjPanelDesk *self)
{
  g_autoptr(GPtrArray) notes = tj_store_list_notes (self->session->store, OF_FILE, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const TjNote *note = g_ptr_array_index (notes, i);

      if (note->value != NULL)
        g_hash_table_insert (self->states, g_strdup (note->subject + strlen (OF_FILE)),
                             g_strdup (note->value));
    }
}

static const char *
find_choice (GPtrArray  *notes,
             const char *subject,
             const char *name)
{
  const TjNote *note = tj_notes_find (notes, subject, name);

  return note != NULL ? note->value : NULL;
}

static void
read_choices (TjPanelDesk *self)
{
  g_autofree char *subject = dup_subject (self);
  g_autoptr(GPtrArray) notes = tj_store_list_notes (self->session->store, subject, NULL);
  const char *rule;
  const char *text;
  const char *n_pass;

  if (notes == NULL)
    return;

  rule = find_choice (notes, subject, "rule");
  text = find_choice (notes, subject, "rule-text");
  n_pass = find_choice (notes, subject, "pass");
  if (rule != NULL)
    {
      g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

      tj_panel_desk_set_rule (self, rule, bytes);
    }
  tj_panel_desk_set_stage (self, find_choice (notes, subject, "stage"));
  tj_panel_desk_set_n_pass (self, n_pass != NULL ? (guint) g_ascii_strtoull (n_pass, NULL, 10)
                                                 : 0);
}

/* The decision of an earlier stage, as it was handed in. */
static void
read_after (TjPanelDesk *self)
{
  g_autoptr(GPtrArray) files = tj_store_list_kept_files (self->session->store, self->round,
                                                         "after", NULL);
  const TjKeptFile *last;
  g_autoptr(GBytes) bytes = NULL;

  if (files == NULL || files->len == 0)
    return;

  last = g_ptr_array_index (files, files->len - 1);
  bytes = tj_store_read_kept_file (self->session->store, last->id, NULL);
  if (bytes == NULL)
    return;

  self->after = tj_decision_new_from_file (bytes, last->name, NULL);
  self->after_sha256 = tj_digest_bytes (bytes);
}

/* Keeps the decision of an earlier stage in the place of another. */
void
tj_panel_desk_keep_after (TjPanelDesk *self,
                          GFile       *file,
                          GBytes      *bytes)
{
  TjStore *store = get_store (self);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_kept_file_free);
  g_autoptr(GError) error = NULL;
  TjKeptFile *kept;

  if (store == NULL)
    return;

  if (file != NULL)
    {
      kept = tj_kept_file_new (file, tj_session_get_author ());
      kept->bytes = g_bytes_ref (bytes);
      kept->sha256 = tj_digest_bytes (bytes);
      g_ptr_array_add (files, kept);
    }
  if (!tj_store_put_files_away (store, self->round, "after", &error)
      || !tj_store_keep_files (store, self->round, "after", files, &error))
    tj_panel_desk_tell (self, error);
}

static void
clear (TjPanelDesk *self)
{
  g_ptr_array_set_size (self->handed, 0);
  g_ptr_array_set_size (self->files, 0);
  g_clear_pointer (&self->after, tj_decision_free);
  g_clear_pointer (&self->after_sha256, g_free);
  g_hash_table_remove_all (self->states);
  tj_panel_desk_drop_report (self);
}

/* Lays the files of another round on the desk, or none. */
void
tj_panel_desk_restore (TjPanelDesk *self)
{
  GFile *location = tj_session_get_location (self->session);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  clear (self);
  g_free (self->round);
  self->round = location != NULL ? g_file_get_uri (location) : NULL;
  if (get_store (self) != NULL)
    {
      self->restoring = TRUE;
      files = tj_store_list_kept_files (self->session->store, self->round, "sheet", &error);
      if (files == NULL)
        tj_panel_desk_tell (self, error);
      read_states (self);
      read_choices (self);
      read_after (self);
      self->restoring = FALSE;
    }

  while (files != NULL && files->len > 0)
    g_ptr_array_add (self->files, g_ptr_array_steal_index (files, 0));
  if (self->files->len > 0)
    tj_panel_desk_start (self);
  g_signal_emit_by_name (self, "changed");
}

/**
 * tj_panel_desk_forget:
 *
 * Takes all sheets off the desk, and the decision of an earlier stage. They stay in the store, and
 * so does what the panel said.
 */
void
tj_panel_desk_forget (TjPanelDesk *self)
{
  TjStore *store = get_store (self);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (self->cancellable);
  if (self->busy)
    return;

  if (store != NULL && (!tj_store_put_files_away (store, self->round, "sheet", &error)
                        || !tj_store_put_files_away (store, self->round, "after", &error)))
    {
      tj_panel_desk_tell (self, error);
      return;
    }

  clear (self);
  g_signal_emit_by_name (self, "changed");
}
