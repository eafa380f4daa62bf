/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-view.h"

#include "gui/widgets/tj-style-theme.h"

/* In pixels, and in lines of text where that is more: large text wants a larger chart. */
#define MINIMUM_WIDTH 480
#define MINIMUM_HEIGHT 320
#define MINIMUM_LINES 24
#define NATURAL_WIDTH 900
#define NATURAL_HEIGHT 520
#define NATURAL_LINES 30

struct _TjChartView
{
  GtkWidget parent_instance;

  TjChart *chart;
  int mark;
};

enum {
  PROP_0,
  PROP_CHART,
  N_PROPS
};

enum {
  MARK_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjChartView, tj_chart_view, GTK_TYPE_WIDGET)

static void
describe (TjChartView *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *mark = NULL;

  if (self->chart == NULL)
    return;

  sentence = tj_chart_dup_sentence (self->chart);
  if (self->mark >= 0)
    mark = tj_chart_dup_mark_text (self->chart, (guint) self->mark);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark != NULL ? mark : tj_chart_get_title (self->chart),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
set_mark (TjChartView *self,
          int          mark)
{
  if (self->mark == mark)
    return;

  self->mark = mark;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_mark (TjChartView *self)
{
  if (self->chart != NULL && self->mark >= 0)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0,
                   tj_chart_get_mark_key (self->chart, (guint) self->mark));
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  TjChartView *self = TJ_CHART_VIEW (widget);
  int n_marks = self->chart != NULL ? (int) tj_chart_get_n_marks (self->chart) : 0;
  int step = g_variant_get_int32 (args);

  if (n_marks == 0)
    return GDK_EVENT_PROPAGATE;

  if (self->mark < 0)
    set_mark (self, step > 0 ? 0 : n_marks - 1);
  else
    set_mark (self, CLAMP (self->mark + step, 0, n_marks - 1));

  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  activate_mark (TJ_CHART_VIEW (widget));

  return GDK_EVENT_STOP;
}

static void
pressed_cb (TjChartView     *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart == NULL)
    return;

  set_mark (self, tj_chart_hit_test (self->chart, x, y));
  if (n_press == 2)
    activate_mark (self);
}

static gboolean
query_tooltip_cb (TjChartView *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  g_autofree char *text = NULL;
  int mark;

  if (self->chart == NULL)
    return FALSE;

  mark = keyboard ? self->mark : tj_chart_hit_test (self->chart, x, y);
  if (mark < 0)
    return FALSE;

  text = tj_chart_dup_mark_text (self->chart, (guint) mark);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
tj_chart_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  TjTheme theme;

  tj_style_theme_init (&theme, widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (MINIMUM_HEIGHT, (int) (theme.font_size * MINIMUM_LINES));
      *natural = MAX (NATURAL_HEIGHT, (int) (theme.font_size * NATURAL_LINES));
    }

  *minimum_baseline = *natural_baseline = -1;
}

static void
draw_selection (TjChartView   *self,
                cairo_t       *cr,
                const TjTheme *theme)
{
  cairo_rectangle_t area;

  if (self->mark < 0 || !tj_chart_get_mark_area (self->chart, (guint) self->mark, &area))
    return;

  cairo_rectangle (cr, area.x - 1, area.y - 1, area.width + 2, area.height + 2);
  cairo_set_source_rgb (cr, theme->accent.red, theme->accent.green, theme->accent.blue);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
tj_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TjChartView *self = TJ_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;
  TjTheme theme;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  tj_style_theme_init (&theme, widget);
  tj_chart_layout (self->chart, width, height, &theme);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  tj_chart_draw (self->chart, cr);
  draw_selection (self, cr, &theme);
  cairo_destroy (cr);
}

static void
tj_chart_view_dispose (GObject *object)
{
  TjChartView *self = TJ_CHART_VIEW (object);

  g_clear_object (&self->chart);

  G_OBJECT_CLASS (tj_chart_view_parent_class)->dispose (object);
}

static void
tj_chart_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TjChartView *self = TJ_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_chart_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  TjChartView *self = TJ_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_CHART:
      tj_chart_view_set_chart (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_chart_view_class_init (TjChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_chart_view_dispose;
  object_class->get_property = tj_chart_view_get_property;
  object_class->set_property = tj_chart_view_set_property;
  widget_class->measure = tj_chart_view_measure;
  widget_class->snapshot = tj_chart_view_snapshot;

  properties[PROP_CHART] =
    g_param_spec_object ("chart", NULL, NULL, TJ_TYPE_CHART,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, walk_cb, "i", -G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, walk_cb, "i", G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
}

static void
tj_chart_view_init (TjChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->mark = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  tj_style_theme_follow (GTK_WIDGET (self));

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * tj_chart_view_get_chart:
 *
 * Returns: (transfer none) (nullable): the chart shown
 */
TjChart *
tj_chart_view_get_chart (TjChartView *self)
{
  g_return_val_if_fail (TJ_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * tj_chart_view_set_chart:
 * @chart: (nullable): the chart to show
 */
void
tj_chart_view_set_chart (TjChartView *self,
                         TjChart     *chart)
{
  g_return_if_fail (TJ_IS_CHART_VIEW (self));

  if (!g_set_object (&self->chart, chart))
    return;

  self->mark = -1;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}
