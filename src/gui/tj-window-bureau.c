/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-write.h"
#include "core/ledger/tj-ledger-file.h"
#include "gui/bureau/tj-gate-dialog.h"
#include "gui/bureau/tj-ledger-dialog.h"
#include "gui/bureau/tj-opinion-grounds.h"
#include "gui/bureau/tj-pack-check-dialog.h"
#include "gui/bureau/tj-pack-dialog.h"
#include "gui/bureau/tj-pack-job.h"
#include "gui/bureau/tj-round-ledger.h"
#include "gui/bureau/tj-status-dialog.h"
#include "gui/bureau/tj-terms-dialog.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-opinion-dialog.h"
#include "gui/panel/tj-assign-dialog.h"

/* What the window does for bureaus. */

/* What a sentence rests on is shown where it is read, beside the opinion. */
static void
show_ground_cb (TjWindow    *self,
                TjRoundItem *item,
                const char  *link)
{
  GtkWidget *page = NULL;

  tj_session_set_current (self->session, item);
  tj_window_show_page (self, "review");
  page = GTK_WIDGET (tj_window_get_review_page (self));
  if (g_str_has_prefix (link, TJ_GROUND_LINK_FIELD))
    gtk_widget_activate_action (page, "review.show-field", "s",
                                link + strlen (TJ_GROUND_LINK_FIELD));
  else if (g_str_has_prefix (link, TJ_GROUND_LINK_FILE))
    gtk_widget_activate_action (page, "review.show-place", "(su)",
                                link + strlen (TJ_GROUND_LINK_FILE), 1);
  gtk_window_present (GTK_WINDOW (self));
}

static void
opinion_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjOpinionDialog *dialog;

  tj_session_flush (self->session);
  dialog = tj_opinion_dialog_new (GTK_WINDOW (self), self->session,
                                  tj_session_get_current (self->session));
  g_signal_connect_object (dialog, "show-ground", G_CALLBACK (show_ground_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ledger_file_chosen_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  TjWindow *self = TJ_WINDOW (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(TjLedger) ledger = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *done = NULL;

  if (file == NULL)
    return;

  ledger = tj_round_ledger_new (self->session);
  bytes = tj_ledger_to_file (ledger, name, TJ_LANGUAGE_ZH, &error);
  if (bytes != NULL && tj_file_write (file, bytes, FALSE, &error))
    done = g_strdup_printf (_("“%s” was written"), name);
  tj_window_show_message (self, done != NULL ? done : error->message);
}

static void
ledger_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_SAVE, _("Write the Ledger"),
                             _("Ledgers"), "*.xlsx;*.csv;*.xml", "推荐汇总表.xlsx",
                             ledger_file_chosen_cb, NULL);
}

static void
compared_file_chosen_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  TjWindow *self = TJ_WINDOW (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL)
    gtk_window_present (GTK_WINDOW (tj_ledger_dialog_new (GTK_WINDOW (self),
                                                          tj_round_ledger_new (self->session),
                                                          file)));
}

static void
compare_ledger_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_OPEN,
                             _("Open a Ledger to Compare"), _("Ledgers"),
                             "*.xlsx;*.ods;*.csv;*.xml", NULL, compared_file_chosen_cb, NULL);
}

static void
pack_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_pack_dialog_new (GTK_WINDOW (self), self->session,
                                                      self->settings)));
}

static void
status_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);

  if (item != NULL && tj_round_item_get_package (item) != NULL)
    gtk_window_present (GTK_WINDOW (tj_status_dialog_new (GTK_WINDOW (self), self->session,
                                                          item)));
}

static void
gate_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  tj_session_flush (self->session);
  gtk_window_present (GTK_WINDOW (tj_gate_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
terms_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_terms_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TjWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackCheck) check = tj_pack_check_finish (result, &error);

  if (error != NULL)
    tj_window_show_message (self, error->message);
  else if (check != NULL && self->session != NULL)
    gtk_window_present (GTK_WINDOW (tj_pack_check_dialog_new (GTK_WINDOW (self), check)));
}

/**
 * tj_window_check_pack:
 * @location: what is being opened as the round
 *
 * Tells what differs from its manifest, where it is a round pack.
 */
void
tj_window_check_pack (TjWindow *self,
                      GFile    *location)
{
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *trusted = g_settings_get_string (self->settings, "trust-file");
  g_autoptr(GFile) trust_file = NULL;

  if (!g_str_has_suffix (name, ".zip") ||
      g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return;

  if (*trusted != '\0')
    trust_file = g_file_new_for_uri (trusted);
  tj_pack_check_async (location, trust_file, checked_cb, g_object_ref (self));
}

static void
assign_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_assign_dialog_new (GTK_WINDOW (self), self->session)));
}

/**
 * tj_window_install_bureau:
 * @widget_class: the window's class
 */
void
tj_window_install_bureau (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.opinion", NULL, opinion_action);
  gtk_widget_class_install_action (widget_class, "win.ledger", NULL, ledger_action);
  gtk_widget_class_install_action (widget_class, "win.compare-ledger", NULL,
                                   compare_ledger_action);
  gtk_widget_class_install_action (widget_class, "win.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "win.pack", NULL, pack_action);
  gtk_widget_class_install_action (widget_class, "win.status", NULL, status_action);
  gtk_widget_class_install_action (widget_class, "win.terms", NULL, terms_action);
  gtk_widget_class_install_action (widget_class, "win.gate", NULL, gate_action);
}
