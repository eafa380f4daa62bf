/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-place-switcher.h"

/* A switcher of libadwaita 1.2 is wide or narrow and never both, and a wide one would keep the
 * window from being made smaller than the names of all places. So there are two, of which one is
 * shown and heard of. They are made when the places are first shown. */

enum {
  WIDE,
  NARROW,
  N_FORMS
};

struct _TjPlaceSwitcher
{
  GtkWidget parent_instance;

  AdwViewStack *stack;
  GtkWidget *forms[N_FORMS];
};

enum {
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjPlaceSwitcher, tj_place_switcher, GTK_TYPE_WIDGET)

static void
make (TjPlaceSwitcher *self)
{
  if (self->forms[WIDE] != NULL)
    return;

  for (guint i = 0; i < N_FORMS; i++)
    {
      self->forms[i] = adw_view_switcher_new ();
      adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (self->forms[i]),
                                    i == WIDE ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                              : ADW_VIEW_SWITCHER_POLICY_NARROW);
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->forms[i]), self->stack);
      gtk_widget_set_parent (self->forms[i], GTK_WIDGET (self));
    }
}

static int
get_least_width (GtkWidget *form)
{
  int least;

  gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Where the width is not known yet, there has to be room for either. */
static void
tj_place_switcher_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  TjPlaceSwitcher *self = TJ_PLACE_SWITCHER (widget);
  int least[N_FORMS] = { 0 };
  int wanted[N_FORMS] = { 0 };

  if (self->forms[WIDE] == NULL)
    return;

  for (guint i = 0; i < N_FORMS; i++)
    gtk_widget_measure (self->forms[i], orientation, -1, &least[i], &wanted[i], NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (least[WIDE], least[NARROW]);
      *natural = MAX (wanted[WIDE], *minimum);
    }
  else if (for_size >= 0)
    {
      guint form = for_size >= get_least_width (self->forms[WIDE]) ? WIDE : NARROW;

      *minimum = least[form];
      *natural = wanted[form];
    }
  else
    {
      *minimum = MAX (least[WIDE], least[NARROW]);
      *natural = MAX (wanted[WIDE], wanted[NARROW]);
    }
}

static void
tj_place_switcher_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  TjPlaceSwitcher *self = TJ_PLACE_SWITCHER (widget);
  guint shown;

  if (self->forms[WIDE] == NULL)
    return;

  shown = width >= get_least_width (self->forms[WIDE]) ? WIDE : NARROW;
  for (guint i = 0; i < N_FORMS; i++)
    {
      gtk_widget_set_child_visible (self->forms[i], i == shown);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->forms[i]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   i != shown, -1);
      if (i == shown)
        gtk_widget_size_allocate (self->forms[i], &(GtkAllocation) { 0, 0, width, height },
                                  baseline);
    }
}

static GtkSizeRequestMode
tj_place_switcher_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tj_place_switcher_show (GtkWidget *widget)
{
  make (TJ_PLACE_SWITCHER (widget));

  GTK_WIDGET_CLASS (tj_place_switcher_parent_class)->show (widget);
}

static void
tj_place_switcher_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TjPlaceSwitcher *self = TJ_PLACE_SWITCHER (object);

  switch (property_id)
    {
    case PROP_STACK:
      g_value_set_object (value, self->stack);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tj_place_switcher_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  TjPlaceSwitcher *self = TJ_PLACE_SWITCHER (object);

  switch (property_id)
    {
    case PROP_STACK:
      g_set_object (&self->stack, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tj_place_switcher_dispose (GObject *object)
{
  TjPlaceSwitcher *self = TJ_PLACE_SWITCHER (object);

  for (guint i = 0; i < N_FORMS; i++)
    g_clear_pointer (&self->forms[i], gtk_widget_unparent);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (tj_place_switcher_parent_class)->dispose (object);
}

static void
tj_place_switcher_class_init (TjPlaceSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tj_place_switcher_get_property;
  object_class->set_property = tj_place_switcher_set_property;
  object_class->dispose = tj_place_switcher_dispose;
  widget_class->measure = tj_place_switcher_measure;
  widget_class->size_allocate = tj_place_switcher_size_allocate;
  widget_class->get_request_mode = tj_place_switcher_get_request_mode;
  widget_class->show = tj_place_switcher_show;

  /**
   * TjPlaceSwitcher:stack:
   *
   * The places, set before they are first shown.
   */
  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Hidden until the places are wanted, so that a window opens without them. */
static void
tj_place_switcher_init (TjPlaceSwitcher *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
