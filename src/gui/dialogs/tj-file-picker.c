/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-file-picker.h"

#include <glib/gi18n-lib.h>

/* The only place that knows GtkFileChooserNative, which GTK 4.10 deprecates; the functions
 * have the shape of GtkFileDialog, so that the change stays in this file. */

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT
      && gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (dialog)))
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Nothing was chosen"));

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static GtkFileChooserAction
action_for_mode (TjFilePickerMode mode)
{
  switch (mode)
    {
    case TJ_FILE_PICKER_FOLDER:
      return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
    case TJ_FILE_PICKER_SAVE:
      return GTK_FILE_CHOOSER_ACTION_SAVE;
    case TJ_FILE_PICKER_OPEN:
    case TJ_FILE_PICKER_OPEN_SEVERAL:
    default:
      return GTK_FILE_CHOOSER_ACTION_OPEN;
    }
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *endings)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto(GStrv) patterns = g_strsplit (endings, ";", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);

  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * tj_file_picker_open_async:
 * @parent: the window that asks
 *
 * Asks for a file or folder.
 */
void
tj_file_picker_open_async (GtkWindow           *parent,
                           TjFilePickerMode     mode,
                           const char          *title,
                           const char          *filter_name,
                           const char          *endings,
                           const char          *suggested,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GtkFileChooserNative *dialog;
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  dialog = gtk_file_chooser_native_new (title, parent, action_for_mode (mode), NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        mode == TJ_FILE_PICKER_OPEN_SEVERAL);

  if (endings != NULL)
    add_filter (GTK_FILE_CHOOSER (dialog), filter_name, endings);
  if (suggested != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * tj_file_picker_open_finish:
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL with %G_IO_ERROR_CANCELLED
 */
GFile *
tj_file_picker_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tj_file_picker_open_several_finish:
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the choice of
 *   %TJ_FILE_PICKER_OPEN_SEVERAL, or %NULL with %G_IO_ERROR_CANCELLED
 */
GListModel *
tj_file_picker_open_several_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
