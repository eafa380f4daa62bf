/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-category-mark.h"

#include "core/base/tj-set-str.h"
#include "gui/widgets/tj-style-theme.h"

#define MARK_SIZE 12

struct _TjCategoryMark
{
  GtkWidget parent_instance;

  char *category;
};

enum {
  PROP_0,
  PROP_CATEGORY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjCategoryMark, tj_category_mark, GTK_TYPE_WIDGET)

static void
tj_category_mark_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = MARK_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tj_category_mark_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  TjCategoryMark *self = TJ_CATEGORY_MARK (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  cairo_t *cr;
  TjTheme theme;
  TjColor color;

  if (self->category == NULL)
    return;

  tj_style_theme_init (&theme, widget);
  tj_theme_get_category_color (&theme, self->category, &color);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  tj_theme_trace_category_shape (cr, self->category, width / 2, height / 2, MARK_SIZE);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
tj_category_mark_finalize (GObject *object)
{
  TjCategoryMark *self = TJ_CATEGORY_MARK (object);

  g_clear_pointer (&self->category, g_free);

  G_OBJECT_CLASS (tj_category_mark_parent_class)->finalize (object);
}

static void
tj_category_mark_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TjCategoryMark *self = TJ_CATEGORY_MARK (object);

  switch (prop_id)
    {
    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_category_mark_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TjCategoryMark *self = TJ_CATEGORY_MARK (object);

  switch (prop_id)
    {
    case PROP_CATEGORY:
      tj_category_mark_set_category (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_category_mark_class_init (TjCategoryMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tj_category_mark_finalize;
  object_class->get_property = tj_category_mark_get_property;
  object_class->set_property = tj_category_mark_set_property;
  widget_class->measure = tj_category_mark_measure;
  widget_class->snapshot = tj_category_mark_snapshot;

  properties[PROP_CATEGORY] =
    g_param_spec_string ("category", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tj_category_mark_init (TjCategoryMark *self)
{
  tj_style_theme_follow (GTK_WIDGET (self));
}

/**
 * tj_category_mark_set_category:
 * @category: (nullable): a code; nothing is drawn where %NULL
 */
void
tj_category_mark_set_category (TjCategoryMark *self,
                               const char     *category)
{
  g_return_if_fail (TJ_IS_CATEGORY_MARK (self));

  if (!tj_set_str (&self->category, category))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CATEGORY]);
}
