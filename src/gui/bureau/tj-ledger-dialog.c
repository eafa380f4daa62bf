/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-ledger-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "core/ledger/tj-ledger-comparison.h"
#include "core/ledger/tj-ledger-import.h"

struct _TjLedgerDialog
{
  AdwWindow parent_instance;

  GtkLabel *summary_label;
  GtkListBox *list;

  TjLedger *round;
};

G_DEFINE_FINAL_TYPE (TjLedgerDialog, tj_ledger_dialog, ADW_TYPE_WINDOW)

static void
import_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(GBytes) bytes = NULL;
  TjLedgerImport *import = NULL;
  GError *error = NULL;

  bytes = tj_file_read (file, TJ_LEDGER_MAX_BYTES, cancellable, &error);
  if (bytes != NULL)
    import = tj_ledger_import (bytes, name, columns, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) tj_ledger_import_free);
  else
    g_task_return_error (task, error);
}

static void
add_row (TjLedgerDialog *self,
         const char     *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}

static void
show_import (TjLedgerDialog       *self,
             const TjLedgerImport *import)
{
  g_autoptr(GPtrArray) differences = tj_ledger_compare (import->ledger, self->round);
  g_autofree char *summary = NULL;

  /* Translators: how many entries the ledger has, how many packages there are */
  summary = differences->len == 0
              ? g_strdup_printf (_("The ledger says what the packages say: %u entries, %u "
                                   "packages."),
                                 import->ledger->rows->len, self->round->rows->len)
              : g_strdup_printf (ngettext ("%u difference between ledger and packages",
                                           "%u differences between ledger and packages",
                                           differences->len), differences->len);
  gtk_label_set_label (self->summary_label, summary);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = NULL;

      sentence = tj_ledger_difference_dup_sentence (g_ptr_array_index (differences, i));
      add_row (self, sentence);
    }

  for (guint i = 0; i < import->problems->len; i++)
    add_row (self, g_ptr_array_index (import->problems, i));
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TjLedgerDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjLedgerImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->list == NULL)
    return;

  if (import != NULL)
    show_import (self, import);
  else
    gtk_label_set_label (self->summary_label, error->message);
}

static void
tj_ledger_dialog_dispose (GObject *object)
{
  TjLedgerDialog *self = TJ_LEDGER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_LEDGER_DIALOG);

  G_OBJECT_CLASS (tj_ledger_dialog_parent_class)->dispose (object);
}

static void
tj_ledger_dialog_finalize (GObject *object)
{
  TjLedgerDialog *self = TJ_LEDGER_DIALOG (object);

  g_clear_pointer (&self->round, tj_ledger_free);

  G_OBJECT_CLASS (tj_ledger_dialog_parent_class)->finalize (object);
}

static void
tj_ledger_dialog_class_init (TjLedgerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_ledger_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_ledger_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-ledger-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjLedgerDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjLedgerDialog, list);
}

static void
tj_ledger_dialog_init (TjLedgerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_ledger_dialog_new:
 * @round: (transfer full): what the packages say
 * @file: the ledger that was handed in
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjLedgerDialog *
tj_ledger_dialog_new (GtkWindow *parent,
                      TjLedger  *round,
                      GFile     *file)
{
  TjLedgerDialog *self = g_object_new (TJ_TYPE_LEDGER_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, imported_cb, g_object_ref (self));

  self->round = round;
  g_task_set_source_tag (task, tj_ledger_dialog_new);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, import_worker);

  return self;
}
