/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

/* The guided tour of the window. Where each role left it is kept in the settings, so that it can be
 * left at any step and resumed there. */

static guint
get_kept_step (TjWindow   *self,
               const char *role)
{
  g_autoptr(GVariant) steps = g_settings_get_value (self->settings, "tour-steps");
  guint32 step = 0;

  g_variant_lookup (steps, role, "u", &step);

  return step;
}

static void
keep_step (TjWindow   *self,
           const char *role,
           guint       step)
{
  g_autoptr(GVariant) before = g_settings_get_value (self->settings, "tour-steps");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  guint32 value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{su}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&su}", &name, &value))
    {
      if (!g_str_equal (name, role))
        g_variant_builder_add (&builder, "{su}", name, value);
    }
  g_variant_builder_add (&builder, "{su}", role, step);
  g_settings_set_value (self->settings, "tour-steps", g_variant_builder_end (&builder));
}

static void
moved_cb (TjWindow *self,
          guint     step)
{
  keep_step (self, self->tour_role, step);
}

static void
ensure_popover (TjWindow *self)
{
  if (self->tour != NULL)
    return;

  self->tour = tj_tour_popover_new (adw_toast_overlay_get_child (self->toasts));
  g_signal_connect_object (self->tour, "page", G_CALLBACK (tj_window_show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tour, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

static void
start (TjWindow *self)
{
  TjTour *tour = tj_tour_new (self->tour_role, tj_language_get_current ());

  self->tour_waits = FALSE;
  if (tour == NULL)
    return;

  ensure_popover (self);
  tj_tour_popover_start (self->tour, tour, get_kept_step (self, self->tour_role));
}

static void
loading_cb (TjWindow *self)
{
  if (self->tour_waits && !tj_session_get_loading (self->session) &&
      g_list_model_get_n_items (tj_session_get_items (self->session)) > 0)
    start (self);
}

/**
 * tj_window_begin_tour:
 * @role: `expert`, `bureau` or `trainer`
 *
 * Shows the role around, from where the role left the tour; opens the sample round for it where no
 * round is open.
 */
void
tj_window_begin_tour (TjWindow   *self,
                      const char *role)
{
  g_return_if_fail (TJ_IS_WINDOW (self));

  g_free (self->tour_role);
  self->tour_role = g_strdup (role);
  if (g_list_model_get_n_items (tj_session_get_items (self->session)) > 0)
    {
      start (self);
      return;
    }

  g_signal_handlers_disconnect_by_func (self->session, loading_cb, self);
  g_signal_connect_object (self->session, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  self->tour_waits = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-sample", NULL);
}

static void
tour_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  g_autofree char *role = g_settings_get_string (self->settings, "role");

  tj_window_begin_tour (self, role);
}

/**
 * tj_window_end_tour:
 *
 * Takes the tour away with the window.
 */
void
tj_window_end_tour (TjWindow *self)
{
  if (self->tour != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->tour));
  self->tour = NULL;
  g_clear_pointer (&self->tour_role, g_free);
}

/**
 * tj_window_install_tour:
 * @widget_class: the window's class
 */
void
tj_window_install_tour (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tour", NULL, tour_action);
}
