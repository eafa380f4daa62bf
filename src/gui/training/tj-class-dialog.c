/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-class-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-write.h"
#include "core/ledger/tj-ledger-file.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/training/tj-class-loader.h"
#include "gui/widgets/tj-ledger-table.h"
#include "render/paper/tj-ledger-paper.h"

struct _TjClassDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  TjLedgerTable *table;
  GtkLabel *notes_label;

  /* Holds on to the course while the sheets are read. */
  TjLessonBook *book;
  TjClassSheets *sheets;
};

G_DEFINE_FINAL_TYPE (TjClassDialog, tj_class_dialog, ADW_TYPE_WINDOW)

static char *
dup_refused (TjClassDialog *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->sheets->refused->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->sheets->refused, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_notes (TjClassDialog  *self,
           const TjLedger *ledger)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (self->sheets->refused->len > 0)
    {
      g_autofree char *refused = dup_refused (self);

      /* Translators: followed by lines that say why */
      g_string_append_printf (text, _("Sheets that do not count:\n%s"), refused);
      g_string_append (text, "\n\n");
    }

  for (guint i = 0; i < ledger->notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (ledger->notes, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_sheets (TjClassDialog *self)
{
  g_autoptr(TjLedger) ledger = NULL;
  g_autofree char *notes = NULL;

  if (self->sheets->overview->entries->len == 0)
    {
      g_autofree char *refused = dup_refused (self);
      g_autofree char *escaped = g_markup_escape_text (refused, -1);

      adw_status_page_set_description (self->empty_page,
                                       *refused != '\0' ? escaped
                                       : _("There is no review sheet (.xml) in the folder."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  ledger = tj_class_overview_to_ledger (self->sheets->overview, tj_language_get_current ());
  notes = dup_notes (self, ledger);
  gtk_label_set_label (self->notes_label, notes);
  tj_ledger_table_set_ledger (self->table, g_steal_pointer (&ledger), tj_language_get_current ());
  gtk_stack_set_visible_child_name (self->stack, "table");
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjClassDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  TjClassSheets *sheets = tj_class_sheets_load_finish (result, &error);

  if (sheets != NULL && self->stack != NULL)
    {
      self->sheets = sheets;
      show_sheets (self);
    }
  else if (sheets != NULL)
    tj_class_sheets_free (sheets);
  else if (self->stack != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->empty_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
}

static void
tell (TjClassDialog *self,
      const char    *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  TjClassDialog *self = TJ_CLASS_DIALOG (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(TjLedger) ledger = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *done = NULL;

  if (file == NULL)
    return;

  ledger = tj_class_overview_to_ledger (self->sheets->overview, tj_language_get_current ());
  lower = g_ascii_strdown (name, -1);
  bytes = g_str_has_suffix (lower, ".pdf")
            ? tj_ledger_paper_to_pdf (ledger, tj_language_get_current (), NULL, &error)
            : tj_ledger_to_file (ledger, name, tj_language_get_current (), &error);
  if (bytes != NULL && tj_file_write (file, bytes, FALSE, &error))
    done = g_strdup_printf (_("“%s” was written"), name);
  tell (self, done != NULL ? done : error->message);
}

static void
save_cb (TjClassDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the Table"),
                             _("Tables"), "*.xlsx;*.pdf;*.csv;*.xml", "学员汇总表.xlsx", file_chosen_cb,
                             NULL);
}

static void
tj_class_dialog_dispose (GObject *object)
{
  TjClassDialog *self = TJ_CLASS_DIALOG (object);

  g_clear_pointer (&self->sheets, tj_class_sheets_free);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_CLASS_DIALOG);

  G_OBJECT_CLASS (tj_class_dialog_parent_class)->dispose (object);
}

static void
tj_class_dialog_class_init (TjClassDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_class_dialog_dispose;

  g_type_ensure (TJ_TYPE_LEDGER_TABLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-class-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, table);
  gtk_widget_class_bind_template_child (widget_class, TjClassDialog, notes_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
tj_class_dialog_init (TjClassDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->save_button, FALSE);
}

/**
 * tj_class_dialog_new:
 * @folder: with the sheets that the trainees handed in
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjClassDialog *
tj_class_dialog_new (GtkWindow    *parent,
                     TjSession    *session,
                     TjLessonBook *book,
                     GFile        *folder)
{
  TjClassDialog *self = g_object_new (TJ_TYPE_CLASS_DIALOG, "transient-for", parent, NULL);

  self->book = g_object_ref (book);
  tj_class_sheets_load_async (folder, tj_lesson_book_get_course (book), loaded_cb,
                              g_object_ref (self));

  return self;
}
