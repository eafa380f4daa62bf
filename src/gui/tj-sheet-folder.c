/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-sheet-folder.h"

#include "core/decision/tj-sheet-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads the signed sheets of a folder for charts. Each is verified; whether its signer is one that
 * the user trusts is for the panel to say, which counts the sheets: a chart is no result. */

/* More files than any panel hands in */
#define MAX_FILES 5000

void
tj_sheet_folder_free (TjSheetFolder *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sheets);
  g_free (self->refusal);
  g_free (self);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Their names in order; files beyond the limit are left out, and an empty folder has none. */
static GPtrArray *
list_names (GFile         *folder,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GFileInfo *info = NULL;

  enumerator = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                          G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (enumerator == NULL)
    return NULL;

  while (names->len < MAX_FILES)
    {
      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_str_has_suffix (g_file_info_get_name (info), ".xml"))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }

  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static TjSheetFolder *
sort_out (GPtrArray *handed)
{
  TjSheetFolder *self = g_new0 (TjSheetFolder, 1);

  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < handed->len; i++)
    {
      const TjHandedSheet *sheet = g_ptr_array_index (handed, i);

      if (sheet->sheet != NULL)
        {
          g_ptr_array_add (self->sheets, g_object_ref (sheet->sheet));
          continue;
        }

      self->n_refused++;
      if (self->refusal == NULL)
        self->refusal = g_strdup (sheet->message);
    }

  return self;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GFile *folder = data;
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(GPtrArray) files = tj_handed_files_new ();
  g_autoptr(GPtrArray) handed = NULL;
  g_autoptr(GPtrArray) names = NULL;
  GError *error = NULL;

  names = list_names (folder, cancellable, &error);
  if (names == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr(GFile) file = g_file_get_child (folder, name);

      tj_handed_files_add (files, file, name);
    }

  handed = tj_sheet_intake_verify (files, trust, NULL, cancellable, &error);
  if (handed == NULL)
    g_task_return_error (task, error);
  else if (handed->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _("There is no review sheet in this folder. Choose the one with the "
                               "XML files that the reviewers signed."));
  else
    g_task_return_pointer (task, sort_out (handed), (GDestroyNotify) tj_sheet_folder_free);
}

/**
 * tj_sheet_folder_read_async:
 * @folder: with files that end in .xml
 *
 * Reads and verifies all sheets of @folder off the main loop.
 */
void
tj_sheet_folder_read_async (GFile               *folder,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tj_sheet_folder_read_async);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * tj_sheet_folder_read_finish:
 *
 * Returns: (transfer full) (nullable): the sheets, perhaps none that can be used; %NULL with an
 *   error where the folder cannot be read or has no file that might be one
 */
TjSheetFolder *
tj_sheet_folder_read_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
