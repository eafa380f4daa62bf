/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-importer.h"
#include "gui/dialogs/tj-choice-dialog.h"
#include "gui/dialogs/tj-password-dialog.h"

/* What the window asks and lets choose about archives: passwords, which packages to open, and how
 * names are encoded. */

static const char * const names_states[] = { "auto", "utf-8", "gb18030" };

static gboolean dialog_closed_cb (TjWindow *self);

static void
ask_next (TjWindow *self)
{
  g_autoptr(TjRoundItem) item = NULL;

  while (self->password_dialog == NULL && (item = g_queue_pop_head (&self->locked_items)) != NULL)
    {
      if (tj_round_item_get_locked (item))
        {
          self->password_dialog = GTK_WINDOW (tj_password_dialog_new (GTK_WINDOW (self),
                                                                      self->session, item));
          g_signal_connect_object (self->password_dialog, "close-request",
                                   G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
          gtk_window_present (self->password_dialog);
        }

      g_clear_object (&item);
    }
}

static gboolean
dialog_closed_cb (TjWindow *self)
{
  self->password_dialog = NULL;
  ask_next (self);

  return GDK_EVENT_PROPAGATE;
}

/**
 * tj_window_ask_password:
 * @item: a package that wants a password
 *
 * Asks for it, after those that are being asked for already.
 */
void
tj_window_ask_password (TjWindow    *self,
                        TjRoundItem *item)
{
  if (g_queue_find (&self->locked_items, item) == NULL)
    g_queue_push_tail (&self->locked_items, g_object_ref (item));

  ask_next (self);
}

/**
 * tj_window_ask_choice:
 * @choice: several packages of an archive
 *
 * Asks which of them to open.
 */
void
tj_window_ask_choice (TjWindow        *self,
                      TjPackageChoice *choice)
{
  gtk_window_present (GTK_WINDOW (tj_choice_dialog_new (GTK_WINDOW (self), choice)));
}

void
tj_window_forget_locked (TjWindow *self)
{
  g_queue_clear_full (&self->locked_items, g_object_unref);
}

static void
names_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  TjWindow *self = user_data;
  TjRoundItem *item = tj_session_get_current (self->session);
  TjEntryNames names;

  if (item != NULL && tj_entry_names_parse (g_variant_get_string (parameter, NULL), &names))
    tj_session_set_names (self->session, item, names);
}

static void
update_names (TjWindow *self)
{
  TjRoundItem *item = tj_session_get_current (self->session);
  TjEntryNames names = item != NULL ? tj_session_get_names (self->session, item)
                                    : TJ_ENTRY_NAMES_AUTO;
  g_autoptr(GFile) archive = NULL;

  if (item != NULL)
    archive = tj_importer_dup_archive (tj_round_item_get_location (item));
  g_simple_action_set_enabled (self->names_action, archive != NULL);
  g_simple_action_set_state (self->names_action, g_variant_new_string (names_states[names]));
}

static void
fill_names_section (TjWindow *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Automatic"), "win.names::auto");
  g_menu_append (menu, "_UTF-8", "win.names::utf-8");
  g_menu_append (menu, "_GB18030", "win.names::gb18030");
  g_menu_append_submenu (self->names_section, _("File _Names in the Archive"),
                         G_MENU_MODEL (menu));
}

/**
 * tj_window_install_names:
 *
 * Lets the user say how the names of the current package's archive are encoded.
 */
void
tj_window_install_names (TjWindow *self)
{
  g_autoptr(GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful ("names", G_VARIANT_TYPE_STRING,
                                         g_variant_new_string (names_states[0]));
  g_signal_connect_object (action, "activate", G_CALLBACK (names_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  self->names_action = action;

  g_signal_connect_object (self->session, "notify::current", G_CALLBACK (update_names), self,
                           G_CONNECT_SWAPPED);
  update_names (self);
  fill_names_section (self);
}
