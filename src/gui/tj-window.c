/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-importer.h"
#include "gui/dialogs/tj-verify-dialog.h"

/* Long enough to read a sentence. */
#define TOAST_SECONDS 8

G_DEFINE_FINAL_TYPE (TjWindow, tj_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_saved (TjWindow *self)
{
  GDateTime *saved_at = tj_session_get_saved_at (self->session);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (saved_at != NULL)
    {
      time = g_date_time_format (saved_at, "%H:%M:%S");
      /* Translators: when the last edit reached the disk */
      text = g_strdup_printf (_("Saved %s"), time);
    }

  gtk_label_set_label (self->saved_label, text != NULL ? text : "");
}

static void
update_progress (TjWindow *self)
{
  TjProgress *progress = tj_session_get_progress (self->session);
  g_autofree char *message = tj_progress_dup_message (progress);

  gtk_revealer_set_reveal_child (self->progress_revealer,
                                 tj_session_get_loading (self->session));
  gtk_progress_bar_set_fraction (self->progress_bar, tj_progress_get_fraction (progress));
  gtk_progress_bar_set_text (self->progress_bar, message);
}

static void
update_title (TjWindow *self)
{
  g_autofree char *round = tj_session_dup_shown_title (self->session);
  g_autofree char *title = NULL;

  if (round != NULL)
    /* Translators: the name of the round, then the program's */
    title = g_strdup_printf (_("%s – Tanjian"), round);

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Tanjian"));
}

/* Of an archive, some packages may have been chosen; a folder is opened with all it holds then. */
static void
remember_round (TjWindow *self)
{
  static const char * const all[] = { NULL };
  GFile *location = tj_session_get_location (self->session);
  g_autofree char *uri = g_file_get_uri (location);
  g_autoptr(GFile) archive = tj_importer_dup_archive (location);
  g_auto(GStrv) chosen = archive != NULL ? tj_session_list_locations (self->session) : NULL;

  g_settings_set_string (self->settings, "last-round", uri);
  g_settings_set_strv (self->settings, "last-packages",
                       chosen != NULL ? (const char * const *) chosen : all);
}

static void
round_changed_cb (TjWindow *self)
{
  update_title (self);
  remember_round (self);
}

static void
update_stack (TjWindow *self)
{
  gboolean has_round = g_list_model_get_n_items (tj_session_get_items (self->session)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_round ? "round" : "welcome");
  gtk_widget_set_visible (self->switcher, has_round);
  /* Whoever has opened something once has answered who they are, or does not care. */
  if (has_round)
    g_settings_set_boolean (self->settings, "first-run-done", TRUE);
}

static void
review_changed_cb (TjWindow *self)
{
  tj_window_update_actions (self);
}

/**
 * tj_window_follow_current:
 *
 * Follows the review of the current package, which may have been read only now.
 */
void
tj_window_follow_current (TjWindow *self)
{
  TjRoundItem *item = tj_session_get_current (self->session);
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;

  if (self->review != NULL)
    g_signal_handlers_disconnect_by_func (self->review, review_changed_cb, self);
  g_set_object (&self->review, review);
  if (review != NULL)
    g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self,
                             G_CONNECT_SWAPPED);

  tj_window_update_actions (self);
}

/* Also the moment at which an edit has been journalled: what can be undone has changed. */
static void
saved_cb (TjWindow *self)
{
  update_saved (self);
  tj_window_follow_current (self);
}

/**
 * tj_window_take_opened:
 * @result: of opening a round
 *
 * Shows what opening came to.
 *
 * Returns: whether all of the round is open
 */
gboolean
tj_window_take_opened (TjWindow     *self,
                       GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  gboolean is_open = tj_session_open_finish (self->session, result, &error);

  if (!is_open && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tj_window_show_message (self, error->message);

  tj_window_follow_current (self);
  update_progress (self);
  if (g_list_model_get_n_items (tj_session_get_items (self->session)) > 0)
    tj_window_prepare_review (self);

  return is_open;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjWindow) self = user_data;

  tj_window_take_opened (self, result);
}

/* A question mark that nothing took: it asks which keys there are. */
static gboolean
key_left_cb (TjWindow        *self,
             guint            keyval,
             guint            keycode,
             GdkModifierType  state)
{
  if (keyval != GDK_KEY_question || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.show-help-overlay", NULL);
}

static gboolean
close_request_cb (TjWindow *self)
{
  g_autoptr(GError) error = NULL;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));

  tj_session_flush (self->session);

  /* Closing is always safe: the reviews are kept, and only their copy is not. Whoever closes again
   * does so without one. */
  if (!self->copy_failed && !tj_session_back_up_day (self->session, &error))
    {
      g_autofree char *message = NULL;

      self->copy_failed = TRUE;
      /* Translators: why, as a sentence */
      message = g_strdup_printf (_("Today’s copy of the reviews could not be made: %s Close again "
                                   "to leave without it."), error->message);
      tj_window_show_message (self, message);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
restore_size (TjWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
follow_session (TjWindow *self)
{
  TjSession *session = self->session;

  g_signal_connect_object (session, "problem", G_CALLBACK (tj_window_show_message), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locked", G_CALLBACK (tj_window_ask_password), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "several", G_CALLBACK (tj_window_ask_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (tj_window_follow_current), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::title", G_CALLBACK (round_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  /* Also where what is hidden has changed. */
  g_signal_connect_object (session, "notify::current", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tj_session_get_progress (session), "notify::fraction",
                           G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  /* After the models of the pages: showing them moves the focus, which may filter again, and a
   * model that is asked to before it has heard of the change counts the new packages twice. */
  g_signal_connect_object (tj_session_get_items (session), "items-changed",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
show_store_problem (TjWindow *self)
{
  const char *problem = tj_session_get_store_problem (self->session);
  g_autofree char *text = NULL;

  /* Translators: why the place where reviews are kept cannot be used, as a sentence */
  if (problem != NULL)
    text = g_strdup_printf (_("Packages can be read, but nothing can be entered or signed: the "
                              "place for reviews cannot be used. %s"), problem);
  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->notice_revealer, problem != NULL);
}

static void
tj_window_dispose (GObject *object)
{
  TjWindow *self = TJ_WINDOW (object);

  if (self->session != NULL)
    tj_session_cancel (self->session);
  tj_window_stop_preparing (self);
  tj_window_forget_locked (self);
  tj_window_end_tour (self);
  g_clear_object (&self->review);
  g_clear_object (&self->notices);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tj_window_parent_class)->dispose (object);
}

static void
tj_window_class_init (TjWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_window_dispose;

  g_type_ensure (TJ_TYPE_PLACE_SWITCHER);
  g_type_ensure (TJ_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tanjian/Tanjian/ui/tj-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, names_section);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, tasks_section);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, redo_button);
  gtk_widget_class_bind_template_callback (widget_class, tj_window_update_actions);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_left_cb);

  tj_window_install_pages (widget_class);
  tj_window_install_actions (widget_class);
  tj_window_install_bureau (widget_class);
  tj_window_install_tour (widget_class);
  tj_window_install_training (widget_class);
}

static void
tj_window_init (TjWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_window_new:
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TjWindow *
tj_window_new (GtkApplication *application,
               TjSession      *session,
               GSettings      *settings)
{
  TjWindow *self = g_object_new (TJ_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);

  restore_size (self);
  tj_welcome_page_set_settings (self->welcome_page, settings);
  follow_session (self);
  self->notices = tj_notices_new (GTK_WINDOW (self), session, settings);
  tj_window_install_names (self);
  tj_window_follow_role (self);
  show_store_problem (self);
  update_title (self);
  update_stack (self);
  update_saved (self);
  tj_window_update_actions (self);

  return self;
}

/**
 * tj_window_open:
 * @location: a package, a folder of packages, or a form file
 *
 * Opens it as the round; problems are shown.
 */
void
tj_window_open (TjWindow *self,
                GFile    *location)
{
  g_return_if_fail (TJ_IS_WINDOW (self));

  tj_session_open_async (self->session, location, opened_cb, g_object_ref (self));
  tj_window_check_pack (self, location);
  tj_window_show_page (self, "round");
}

/**
 * tj_window_return:
 *
 * Opens the round that was open last, with the packages that were chosen then.
 */
void
tj_window_return (TjWindow *self)
{
  g_autofree char *uri = NULL;
  g_auto(GStrv) chosen = NULL;
  g_autoptr(GFile) location = NULL;

  g_return_if_fail (TJ_IS_WINDOW (self));

  uri = g_settings_get_string (self->settings, "last-round");
  chosen = g_settings_get_strv (self->settings, "last-packages");
  location = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  if (location == NULL || !g_file_query_exists (location, NULL))
    return;

  tj_session_return_async (self->session, location, chosen, opened_cb, g_object_ref (self));
  tj_window_show_page (self, "round");
}

/**
 * tj_window_verify:
 * @sheet: a signed sheet
 */
void
tj_window_verify (TjWindow *self,
                  GFile    *sheet)
{
  TjVerifyDialog *dialog;

  g_return_if_fail (TJ_IS_WINDOW (self));

  dialog = tj_verify_dialog_new (GTK_WINDOW (self), self->session, self->settings, sheet);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tj_window_show_message:
 * @message: a sentence
 *
 * Tells it where the reader sees it, without standing in the way.
 */
void
tj_window_show_message (TjWindow   *self,
                        const char *message)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (TJ_IS_WINDOW (self));

  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (self->notices != NULL)
    tj_notices_tell (self->notices, _("Tanjian"), message);
}
