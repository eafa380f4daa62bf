/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-write.h"
#include "core/bureau/tj-question-letter.h"
#include "gui/dialogs/tj-command-palette.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-help-dialog.h"
#include "gui/dialogs/tj-history-dialog.h"
#include "gui/dialogs/tj-matrix-dialog.h"
#include "gui/dialogs/tj-preferences.h"
#include "gui/dialogs/tj-sign-dialog.h"
#include "gui/print/tj-sheet-print.h"
#include "gui/widgets/tj-tooltip.h"
#include "render/paper/tj-official-file.h"

#define SHORTCUTS "/org/tanjian/Tanjian/ui/help-overlay.ui"

static void
location_chosen_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TjWindow *self = TJ_WINDOW (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL)
    tj_window_open (self, file);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_OPEN, _("Open a Package"),
                             _("Packages and forms"),
                             "*.zip;*.7z;*.rar;*.tar;*.tar.gz;*.tgz;*.tar.bz2;*.tar.xz;"
                             "*.docx;*.odt;*.xml;*.tjpackage",
                             NULL, location_chosen_cb, NULL);
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_FOLDER,
                             _("Open the Folder of a Round"), NULL, NULL, NULL,
                             location_chosen_cb, NULL);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  const char *override = g_getenv ("TANJIAN_SAMPLE_ROUND");
  g_autoptr(GFile) sample = NULL;

  sample = g_file_new_for_path (override != NULL ? override : PKGDATADIR "/sample-round");
  tj_window_open (TJ_WINDOW (widget), sample);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_session_cancel (TJ_WINDOW (widget)->session);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjPanelDesk *desk = tj_window_get_shown_desk (self);

  if (desk != NULL)
    tj_panel_desk_undo (desk);
  else
    tj_session_undo (self->session);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjPanelDesk *desk = tj_window_get_shown_desk (self);

  if (desk != NULL)
    tj_panel_desk_redo (desk);
  else
    tj_session_redo (self->session);
}

static void
sheet_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL)
    tj_window_verify (TJ_WINDOW (object), file);
}

static void
verify_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_OPEN, _("Open a Review Sheet"),
                             _("Review sheets"), "*.xml", NULL, sheet_chosen_cb, NULL);
}

static void
plans_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_matrix_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
next_package_cb (TjWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (tj_window_get_review_page (self)), "review.next", NULL);
}

/* From wherever the focus is; the page itself knows whether there is a further one. */
static void
previous_package_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (tj_window_get_review_page (TJ_WINDOW (widget))),
                              "review.previous", NULL);
}

static void
next_package_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  next_package_cb (TJ_WINDOW (widget));
}

static void
sign_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);
  TjSignDialog *dialog;

  /* What is being typed belongs on the sheet. */
  tj_session_flush (self->session);

  dialog = tj_sign_dialog_new (GTK_WINDOW (self), self->session, item, self->settings);
  g_signal_connect_object (dialog, "next-package", G_CALLBACK (next_package_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
correct_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (!tj_session_begin_correction (self->session, tj_session_get_current (self->session),
                                    &error))
    tj_window_show_message (self, error->message);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  tj_session_flush (self->session);
  gtk_window_present (GTK_WINDOW (tj_history_dialog_new (GTK_WINDOW (self), self->session,
                                                         tj_session_get_current (self->session))));
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (tj_sheet_print_run (GTK_WINDOW (self), self->session,
                          tj_session_get_current (self->session),
                          GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    tj_window_show_message (self, error->message);
}

static void
pdf_chosen_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  TjWindow *self = TJ_WINDOW (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  TjRoundItem *item = tj_session_get_current (self->session);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr(GError) error = NULL;

  if (path == NULL || item == NULL || tj_round_item_get_review (item) == NULL)
    return;

  if (tj_sheet_print_run (GTK_WINDOW (self), self->session, item,
                          GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    tj_window_show_message (self, error->message);
  else
    tj_window_show_message (self, _("The PDF is written."));
}

static void
save_pdf_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  g_autofree char *name = NULL;

  /* Translators: the name suggested for a file; the technology's name */
  name = g_strdup_printf (_("Expert opinion - %s.pdf"),
                          tj_round_item_get_name (tj_session_get_current (self->session)));
  g_strdelimit (name, "/\\:", '-');
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save as PDF"), _("PDF"),
                             "*.pdf", name, pdf_chosen_cb, NULL);
}

static void
letter_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  TjWindow *self = TJ_WINDOW (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(TjDocument) letter = user_data;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    return;

  bytes = tj_official_file_make (letter, name, &error);
  if (bytes == NULL || !tj_file_write (file, bytes, FALSE, &error))
    tj_window_show_message (self, error->message);
  else
    tj_window_show_message (self, _("The letter is written."));
}

static void
questions_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);
  TjDocument *letter;
  g_autofree char *name = NULL;

  tj_session_flush (self->session);
  letter = tj_question_letter_new (tj_round_item_get_shown (item),
                                   tj_round_item_get_review (item),
                                   tj_round_item_get_findings (item));
  if (letter == NULL)
    {
      tj_window_show_message (self, _("No finding has been turned into a question yet. Choose "
                                      "“Ask” at a finding."));
      return;
    }

  /* Translators: the name suggested for a file; the technology's name */
  name = g_strdup_printf (_("Questions - %s.pdf"), tj_round_item_get_name (item));
  g_strdelimit (name, "/\\:", '-');
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE,
                             _("Save the Letter"), _("Letters"), "*.pdf;*.docx;*.txt", name,
                             letter_chosen_cb, letter);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_preferences_new (GTK_WINDOW (self), self->session,
                                                      self->settings)));
}

/* Help on what has the focus; all of it where that is nothing in particular. */
static void
help_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  GtkWidget *page = tj_late_page_get_page (self->review_page);
  g_autofree char *topic = page != NULL ? tj_review_page_dup_help_topic (TJ_REVIEW_PAGE (page))
                                        : NULL;
  TjRoundItem *item = tj_session_get_current (self->session);
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;
  TjHelpDialog *dialog = tj_help_dialog_new (GTK_WINDOW (self),
                                             review != NULL
                                               ? tj_review_get_rubric (review)
                                               : tj_session_get_rubric (self->session));

  gtk_window_present (GTK_WINDOW (dialog));
  if (topic != NULL)
    tj_help_dialog_show_topic (dialog, topic);
}

/* GTK would make it with the window, whether or not anybody ever asks for it. */
static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

static void
command_chosen_cb (TjWindow   *self,
                   const char *detailed)
{
  g_autoptr(GVariant) target = NULL;
  g_autofree char *action = NULL;

  if (!g_action_parse_detailed_name (detailed, &action, &target, NULL) ||
      !tj_review_page_activate (tj_window_get_review_page (self), action, target))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (g_str_has_prefix (action, "review."))
    tj_window_show_page (self, "review");
}

static void
package_chosen_cb (TjWindow    *self,
                   TjRoundItem *item)
{
  tj_session_set_current (self->session, item);
  tj_window_show_page (self, "review");
}

static void
palette_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjCommandPalette *palette = tj_command_palette_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (palette, "chosen", G_CALLBACK (command_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (palette, "package-chosen", G_CALLBACK (package_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (palette));
}

/* In a review, within what is read; elsewhere, in all packages. */
static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "review") != 0 ||
      !tj_review_page_find (tj_window_get_review_page (self)))
    gtk_widget_activate_action (widget, "win.search-round", NULL);
}

static void
search_round_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  tj_window_show_page (self, "round");
  tj_round_page_focus_search (tj_window_get_round_page (self));
}

/* What is selected in the list, or the package that is open. */
static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *current = tj_session_get_current (self->session);
  g_autoptr(GPtrArray) items = NULL;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "round") == 0)
    items = tj_round_page_list_selected (tj_window_get_round_page (self));
  if (items == NULL)
    items = g_ptr_array_new_with_free_func (g_object_unref);
  if (items->len == 0 && current != NULL)
    g_ptr_array_add (items, g_object_ref (current));
  if (items->len > TJ_COMPARISON_MOST)
    {
      tj_window_show_message (self, _("Four packages at most can be read beside each other. "
                                      "Select fewer."));
      return;
    }

  tj_compare_page_show_packages (tj_window_get_compare_page (self), items);
  tj_window_show_page (self, "compare");
  tj_compare_page_focus_table (tj_window_get_compare_page (self));
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  tj_window_show_page (TJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
update_revert (GtkButton  *button,
               const char *format,
               const char *label)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], label, parts[1], NULL);

  tj_tooltip_set (GTK_WIDGET (button), label != NULL ? text : NULL);
}

/**
 * tj_window_update_actions:
 *
 * Derives from the session which actions make sense, and what undo would undo.
 */
void
tj_window_update_actions (TjWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TjRoundItem *item = tj_session_get_current (self->session);
  gboolean has_review = item != NULL && tj_round_item_get_review (item) != NULL;
  gboolean can_save = tj_session_get_store_problem (self->session) == NULL;
  gboolean is_signed = item != NULL && tj_round_item_get_signed (item);
  gboolean has_items = g_list_model_get_n_items (tj_session_get_items (self->session)) > 0;
  TjPanelDesk *desk = tj_window_get_shown_desk (self);
  g_autofree char *undo = desk != NULL ? tj_panel_desk_dup_undo_label (desk)
                                       : tj_session_dup_undo_label (self->session);
  g_autofree char *redo = desk != NULL ? tj_panel_desk_dup_redo_label (desk)
                                       : tj_session_dup_redo_label (self->session);

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.history", has_review);
  gtk_widget_action_set_enabled (widget, "win.print", has_review);
  gtk_widget_action_set_enabled (widget, "win.save-pdf", has_review);
  gtk_widget_action_set_enabled (widget, "win.questions", has_review);
  gtk_widget_action_set_enabled (widget, "win.opinion", has_review);
  gtk_widget_action_set_enabled (widget, "win.compare", has_items);
  gtk_widget_action_set_enabled (widget, "win.replay", has_review);
  gtk_widget_action_set_enabled (widget, "win.present", has_review);
  gtk_widget_action_set_enabled (widget, "win.teaching", has_review);
  gtk_widget_action_set_enabled (widget, "win.status", has_review && can_save);
  gtk_widget_action_set_enabled (widget, "win.compare-ledger", has_items);
  gtk_widget_action_set_enabled (widget, "win.assign", has_items);
  gtk_widget_action_set_enabled (widget, "win.gate", has_items);
  gtk_widget_action_set_enabled (widget, "win.pack", has_items);
  gtk_widget_action_set_enabled (widget, "win.terms", has_items && can_save);
  gtk_widget_action_set_enabled (widget, "win.ledger", has_items);
  gtk_widget_action_set_enabled (widget, "win.sign",
                                 can_save && item != NULL && tj_round_item_get_editable (item));
  gtk_widget_action_set_enabled (widget, "win.correct",
                                 has_review && can_save && is_signed &&
                                 !tj_session_get_archived (self->session));

  /* Translators: what the last edit was, as “score of Innovation” */
  update_revert (self->undo_button, _("Undo: %s"), undo);
  /* Translators: what the undone edit was */
  update_revert (self->redo_button, _("Redo: %s"), redo);
}

/**
 * tj_window_install_actions:
 * @widget_class: the window's class
 */
void
tj_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "win.previous-package", NULL,
                                   previous_package_action);
  gtk_widget_class_install_action (widget_class, "win.next-package", NULL, next_package_action);
  gtk_widget_class_install_action (widget_class, "win.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "win.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "win.plans", NULL, plans_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.search-round", NULL, search_round_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.palette", NULL, palette_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "win.questions", NULL, questions_action);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  tj_window_install_rounds (widget_class);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
}
