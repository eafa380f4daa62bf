/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-view.h"

#include "gui/widgets/tj-chart-brush.h"
#include "gui/widgets/tj-chart-picture.h"
#include "gui/widgets/tj-style-theme.h"

#include <math.h>

/* In pixels, and in lines of text where that is more: large text wants a larger chart. */
#define MINIMUM_WIDTH 480
#define MINIMUM_HEIGHT 320
#define MINIMUM_LINES 24
#define MINIMUM_LARGE_LINES 36
#define LARGE_TEXT 20.0
#define NATURAL_WIDTH 900
#define NATURAL_HEIGHT 520
#define NATURAL_LINES 30

/* One turn of the wheel or one key */
#define ZOOM_STEP 1.25
#define PAN_STEP 0.15

struct _TjChartView
{
  GtkWidget parent_instance;

  TjChart *chart;
  TjChartPicture *picture;
  int mark;
  int hovered;

  cairo_rectangle_t start_view;
  gboolean brushing;
  TjChartBrush brush;
  double pointer_x;
  double pointer_y;
};

enum {
  PROP_0,
  PROP_CHART,
  N_PROPS
};

enum {
  MARK_ACTIVATED,
  MARK_SELECTED,
  RANGE_SELECTED,
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

/* What the pointer is over shows what is drawn of one mark only. */
static void
set_hovered (TjChartView *self,
             int          mark)
{
  if (self->hovered == mark)
    return;

  self->hovered = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
can_zoom (TjChartView *self)
{
  cairo_rectangle_t plot;

  return self->chart != NULL && tj_chart_get_plot (self->chart, &plot);
}

static void
set_view (TjChartView             *self,
          const cairo_rectangle_t *view)
{
  tj_chart_set_view (self->chart, view);
  tj_chart_picture_forget (self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Keeps the place at @x where it is; a factor above one looks closer. */
static gboolean
zoom_at (TjChartView *self,
         double       factor,
         double       x)
{
  cairo_rectangle_t view;
  cairo_rectangle_t plot;
  double share;
  double width;

  if (self->chart == NULL || !tj_chart_get_plot (self->chart, &plot))
    return FALSE;

  tj_chart_get_view (self->chart, &view);
  share = CLAMP ((x - plot.x) / plot.width, 0, 1);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  width = CLAMP (view.width / factor, 0, 1);
  view.x += (view.width - width) * share;
  view.width = width;
  set_view (self, &view);

  return TRUE;
}

static gboolean
pan_by (TjChartView *self,
        double       share)
{
  cairo_rectangle_t view;

  if (!can_zoom (self))
    return FALSE;

  tj_chart_get_view (self->chart, &view);
  view.x += view.width * share;
  set_view (self, &view);

  return TRUE;
}

static double
get_middle (TjChartView *self)
{
  cairo_rectangle_t area;

  if (self->mark >= 0 && tj_chart_get_mark_area (self->chart, (guint) self->mark, &area))
    return area.x + area.width / 2;

  return gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  TjChartView *self = TJ_CHART_VIEW (widget);
  const cairo_rectangle_t whole = { 0, 0, 1, 1 };
  int direction = g_variant_get_int32 (args);

  if (!can_zoom (self))
    return GDK_EVENT_PROPAGATE;

  if (direction == 0)
    set_view (self, &whole);
  else
    zoom_at (self, direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, get_middle (self));

  return GDK_EVENT_STOP;
}

static gboolean
pan_key_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  return pan_by (TJ_CHART_VIEW (widget), PAN_STEP * g_variant_get_int32 (args));
}

/* The wheel looks closer over the plot of a chart that can be looked at in part; with Shift it
 * moves along. Elsewhere it scrolls the page. */
static gboolean
scroll_cb (TjChartView              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  cairo_rectangle_t plot;

  if (self->chart == NULL || !tj_chart_get_plot (self->chart, &plot)
      || self->pointer_x < plot.x || self->pointer_x > plot.x + plot.width
      || self->pointer_y < plot.y || self->pointer_y > plot.y + plot.height)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0)
    dx += dy;
  else if (dy > 0 || dy < 0)
    return zoom_at (self, pow (ZOOM_STEP, -dy), self->pointer_x);

  return pan_by (self, PAN_STEP * dx);
}

static void
motion_cb (TjChartView *self,
           double       x,
           double       y)
{
  int mark = self->chart != NULL ? tj_chart_hit_test (self->chart, x, y) : -1;

  self->pointer_x = x;
  self->pointer_y = y;
  set_hovered (self, mark);
}

static void
leave_cb (TjChartView *self)
{
  set_hovered (self, -1);
}

static void
zoom_begin_cb (TjChartView *self)
{
  if (self->chart != NULL)
    tj_chart_get_view (self->chart, &self->start_view);
}

static void
zoom_scale_cb (TjChartView *self,
               double       scale)
{
  cairo_rectangle_t view = self->start_view;

  if (!can_zoom (self) || !(scale > 0))
    return;

  view.width = CLAMP (self->start_view.width / scale, 0, 1);
  view.x += (self->start_view.width - view.width) / 2;
  set_view (self, &view);
}

/* A drag moves a chart that is looked at in part, and selects a range otherwise; with Shift it
 * always selects. */
static void
drag_begin_cb (TjChartView    *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  if (self->chart == NULL)
    return;

  tj_chart_get_view (self->chart, &self->start_view);
  self->brushing = (state & GDK_SHIFT_MASK) != 0 || !(self->start_view.width < 1)
                   || !can_zoom (self);
  self->brush = (TjChartBrush) { x, y, 0, 0 };
}

static void
drag_update_cb (TjChartView *self,
                double       dx,
                double       dy)
{
  cairo_rectangle_t view = self->start_view;
  cairo_rectangle_t plot;

  if (self->chart == NULL)
    return;

  if (self->brushing)
    {
      self->brush.dx = dx;
      self->brush.dy = dy;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (tj_chart_get_plot (self->chart, &plot))
    {
      if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        dx = -dx;
      view.x -= dx / plot.width * view.width;
      set_view (self, &view);
    }
}

static void
drag_end_cb (TjChartView *self,
             double       dx,
             double       dy)
{
  const TjChartBrush brush = self->brush;
  g_auto(GStrv) keys = NULL;

  self->brush = (TjChartBrush) { 0, 0, 0, 0 };
  if (self->chart == NULL || !self->brushing)
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  keys = tj_chart_brush_dup_keys (&brush, self->chart);
  if (keys != NULL)
    g_signal_emit (self, signals[RANGE_SELECTED], 0, keys);
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
  else if (self->mark >= 0)
    g_signal_emit (self, signals[MARK_SELECTED], 0,
                   tj_chart_get_mark_key (self->chart, (guint) self->mark));
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
  guint n_lines;

  tj_style_theme_init (&theme, widget);
  n_lines = theme.font_size >= LARGE_TEXT ? MINIMUM_LARGE_LINES : MINIMUM_LINES;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (MINIMUM_HEIGHT, (int) (theme.font_size * n_lines));
      *natural = MAX (NATURAL_HEIGHT, (int) (theme.font_size * MAX (NATURAL_LINES, n_lines)));
    }

  *minimum_baseline = *natural_baseline = -1;
}

static void
tj_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TjChartView *self = TJ_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  TjTheme theme;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  tj_style_theme_init (&theme, widget);
  theme.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  tj_chart_picture_snapshot (self->picture, snapshot, self->chart, &theme,
                             &GRAPHENE_SIZE_INIT ((float) width, (float) height),
                             gtk_widget_get_scale_factor (widget));
  if (self->mark >= 0)
    tj_chart_picture_snapshot_mark (self->picture, snapshot, self->chart, (guint) self->mark, TRUE);
  if (self->hovered >= 0 && self->hovered != self->mark)
    tj_chart_picture_snapshot_mark (self->picture, snapshot, self->chart, (guint) self->hovered,
                                    FALSE);
  tj_chart_brush_snapshot (&self->brush, snapshot, &theme);
}

static void
tj_chart_view_dispose (GObject *object)
{
  TjChartView *self = TJ_CHART_VIEW (object);

  g_clear_object (&self->chart);

  G_OBJECT_CLASS (tj_chart_view_parent_class)->dispose (object);
}

static void
tj_chart_view_finalize (GObject *object)
{
  tj_chart_picture_free (TJ_CHART_VIEW (object)->picture);

  G_OBJECT_CLASS (tj_chart_view_parent_class)->finalize (object);
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
  object_class->finalize = tj_chart_view_finalize;
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

  signals[MARK_SELECTED] =
    g_signal_new ("mark-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RANGE_SELECTED] =
    g_signal_new ("range-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, walk_cb, "i", -G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, walk_cb, "i", G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, 0, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Add, 0, zoom_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_minus, 0, zoom_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Subtract, 0, zoom_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, zoom_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, pan_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, pan_key_cb, "i", -1);
}

static void
add_gestures (TjChartView *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zoom, "begin", G_CALLBACK (zoom_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zoom, "scale-changed", G_CALLBACK (zoom_scale_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (zoom));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
tj_chart_view_init (TjChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->mark = -1;
  self->hovered = -1;
  self->picture = tj_chart_picture_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  tj_style_theme_follow (GTK_WIDGET (self));
  add_gestures (self);

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
 * tj_chart_view_select:
 * @key: (nullable): of a mark, as the package's manifest digest
 *
 * Marks what stands for it, without activating it.
 */
void
tj_chart_view_select (TjChartView *self,
                      const char  *key)
{
  int mark = -1;

  g_return_if_fail (TJ_IS_CHART_VIEW (self));

  for (guint i = 0; self->chart != NULL && mark < 0 && i < tj_chart_get_n_marks (self->chart); i++)
    {
      if (g_strcmp0 (tj_chart_get_mark_key (self->chart, i), key) == 0)
        mark = (int) i;
    }

  set_mark (self, mark);
}

/**
 * tj_chart_view_look_at:
 * @view: the part of the plot to show, see tj_chart_set_view()
 */
void
tj_chart_view_look_at (TjChartView             *self,
                       const cairo_rectangle_t *view)
{
  g_return_if_fail (TJ_IS_CHART_VIEW (self));

  if (self->chart != NULL)
    set_view (self, view);
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
  self->hovered = -1;
  tj_chart_picture_forget (self->picture);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}
