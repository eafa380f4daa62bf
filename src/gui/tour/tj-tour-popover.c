/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tour/tj-tour-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A page that was just chosen has its size only after a frame or two. */
#define FRAMES_TO_SETTLE 3

struct _TjTourPopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkLabel *text_label;
  GtkButton *next_button;

  TjTour *tour;
  guint step;
  guint tick_id;
  guint n_frames;
};

enum {
  PAGE,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjTourPopover, tj_tour_popover, GTK_TYPE_POPOVER)

static const TjTourStep *
get_step (TjTourPopover *self)
{
  return g_ptr_array_index (self->tour->steps, self->step);
}

static GtkWidget *
find_id (GtkWidget  *root,
         const char *id,
         gsize       length)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));
      GtkWidget *found;

      if (own != NULL && strlen (own) == length && strncmp (own, id, length) == 0)
        return child;
      found = find_id (child, id, length);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* (nullable): the widget at the end of a path of ids, if it can be seen */
static GtkWidget *
find_path (GtkWidget  *root,
           const char *path)
{
  GtkWidget *widget = root;

  while (widget != NULL && *path != '\0')
    {
      const gsize length = strcspn (path, "/");

      widget = find_id (widget, path, length);
      path += length;
      path += *path == '/' ? 1 : 0;
    }

  return widget != NULL && gtk_widget_get_mapped (widget) ? widget : NULL;
}

/**
 * tj_tour_popover_find_target:
 *
 * Returns: (transfer none) (nullable): the control that the step points at
 */
GtkWidget *
tj_tour_popover_find_target (TjTourPopover *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const TjTourStep *step;

  if (self->tour == NULL || root == NULL)
    return NULL;

  step = get_step (self);
  for (guint i = 0; step->targets[i] != NULL; i++)
    {
      GtkWidget *target = find_path (root, step->targets[i]);

      if (target != NULL)
        return target;
    }

  return NULL;
}

/* What cannot be seen now is told from the top of the window. A control as large as a page is
 * pointed at near its top. */
static void
point (TjTourPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *target = tj_tour_popover_find_target (self);
  GdkRectangle area = { gtk_widget_get_width (parent) / 2, 0, 1, 1 };
  graphene_rect_t bounds;

  if (target != NULL && gtk_widget_compute_bounds (target, parent, &bounds))
    {
      area.x = (int) bounds.origin.x;
      area.y = (int) bounds.origin.y;
      area.width = MAX ((int) bounds.size.width, 1);
      area.height = CLAMP ((int) bounds.size.height, 1, 48);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self), &area);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  TjTourPopover *self = user_data;

  if (++self->n_frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  point (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));

  return G_SOURCE_REMOVE;
}

static void
stop_tick (TjTourPopover *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (gtk_widget_get_parent (GTK_WIDGET (self)), self->tick_id);
  self->tick_id = 0;
}

static void
show_step (TjTourPopover *self)
{
  const TjTourStep *step = get_step (self);
  const gboolean is_last = self->step + 1 == self->tour->steps->len;
  g_autofree char *count = g_strdup_printf ("%u/%u", self->step + 1, self->tour->steps->len);

  gtk_label_set_label (self->title_label, step->title);
  gtk_label_set_label (self->text_label, step->text);
  gtk_label_set_label (self->count_label, count);
  gtk_button_set_label (self->next_button, is_last ? C_("tour", "Finish") : C_("tour", "Next"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tour.back", self->step > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, step->text,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, step->text, -1);

  if (step->page != NULL)
    g_signal_emit (self, signals[PAGE], 0, step->page);
  g_signal_emit (self, signals[MOVED], 0, self->step);

  stop_tick (self);
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (gtk_widget_get_parent (GTK_WIDGET (self)),
                                                tick_cb, self, NULL);
}

static void
stop (TjTourPopover *self)
{
  stop_tick (self);
  g_clear_pointer (&self->tour, tj_tour_free);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
leave_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  stop (TJ_TOUR_POPOVER (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjTourPopover *self = TJ_TOUR_POPOVER (widget);

  if (self->tour == NULL || self->step == 0)
    return;

  self->step--;
  show_step (self);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjTourPopover *self = TJ_TOUR_POPOVER (widget);

  if (self->tour == NULL)
    return;

  if (self->step + 1 < self->tour->steps->len)
    {
      self->step++;
      show_step (self);
      return;
    }

  /* Who comes back begins anew. */
  g_signal_emit (self, signals[MOVED], 0, 0);
  stop (self);
}

static void
tj_tour_popover_finalize (GObject *object)
{
  TjTourPopover *self = TJ_TOUR_POPOVER (object);

  g_clear_pointer (&self->tour, tj_tour_free);

  G_OBJECT_CLASS (tj_tour_popover_parent_class)->finalize (object);
}

static void
tj_tour_popover_class_init (TjTourPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_tour_popover_finalize;

  signals[PAGE] =
    g_signal_new ("page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/tour/tj-tour-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TjTourPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjTourPopover, count_label);
  gtk_widget_class_bind_template_child (widget_class, TjTourPopover, text_label);
  gtk_widget_class_bind_template_child (widget_class, TjTourPopover, next_button);
  gtk_widget_class_install_action (widget_class, "tour.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "tour.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "tour.next", NULL, next_action);
}

static void
tj_tour_popover_init (TjTourPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_tour_popover_new:
 * @parent: a box that fills the window
 *
 * Returns: (transfer none): a popover that stays with @parent; unparent it with that
 */
TjTourPopover *
tj_tour_popover_new (GtkWidget *parent)
{
  TjTourPopover *self = g_object_new (TJ_TYPE_TOUR_POPOVER, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), parent);

  return self;
}

/**
 * tj_tour_popover_start:
 * @tour: (transfer full): the tour of a role
 * @step: where to begin; that of the first where it has fewer
 */
void
tj_tour_popover_start (TjTourPopover *self,
                       TjTour        *tour,
                       guint          step)
{
  g_return_if_fail (TJ_IS_TOUR_POPOVER (self));

  stop (self);
  self->tour = tour;
  self->step = step < tour->steps->len ? step : 0;
  show_step (self);
}

gboolean
tj_tour_popover_get_running (TjTourPopover *self)
{
  return self->tour != NULL;
}

guint
tj_tour_popover_get_step (TjTourPopover *self)
{
  return self->step;
}
