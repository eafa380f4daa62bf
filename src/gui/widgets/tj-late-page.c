/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-late-page.h"

/* A place of a stack whose widget is made when it is first shown, or asked for: a window that
 * makes all its places at the start is slow to open, and most of them are never looked at. */

struct _TjLatePage
{
  AdwBin parent_instance;

  GType page_type;
};

enum {
  PROP_0,
  PROP_PAGE_TYPE,
  N_PROPS
};

enum {
  MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjLatePage, tj_late_page, ADW_TYPE_BIN)

static void
tj_late_page_map (GtkWidget *widget)
{
  tj_late_page_make (TJ_LATE_PAGE (widget));

  GTK_WIDGET_CLASS (tj_late_page_parent_class)->map (widget);
}

static void
tj_late_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TjLatePage *self = TJ_LATE_PAGE (object);

  switch (prop_id)
    {
    case PROP_PAGE_TYPE:
      g_value_set_gtype (value, self->page_type);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_late_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TjLatePage *self = TJ_LATE_PAGE (object);

  switch (prop_id)
    {
    case PROP_PAGE_TYPE:
      self->page_type = g_value_get_gtype (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_late_page_class_init (TjLatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tj_late_page_get_property;
  object_class->set_property = tj_late_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = tj_late_page_map;

  properties[PROP_PAGE_TYPE] =
    g_param_spec_gtype ("page-type", NULL, NULL, GTK_TYPE_WIDGET,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* With the widget that was made, before anything is asked of it. */
  signals[MADE] =
    g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
tj_late_page_init (TjLatePage *self)
{
}

/**
 * tj_late_page_make:
 *
 * Makes the widget if that was not done yet, and tells of it by `made`.
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
tj_late_page_make (TjLatePage *self)
{
  GtkWidget *page;

  g_return_val_if_fail (TJ_IS_LATE_PAGE (self), NULL);

  page = adw_bin_get_child (ADW_BIN (self));
  if (page == NULL)
    {
      page = g_object_new (self->page_type, NULL);
      adw_bin_set_child (ADW_BIN (self), page);
      g_signal_emit (self, signals[MADE], 0, page);
    }

  return page;
}

/**
 * tj_late_page_get_page:
 *
 * Returns: (transfer none) (nullable): the widget, if it was made
 */
GtkWidget *
tj_late_page_get_page (TjLatePage *self)
{
  g_return_val_if_fail (TJ_IS_LATE_PAGE (self), NULL);

  return adw_bin_get_child (ADW_BIN (self));
}
