/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "../render/chart-sample.h"
#include "gui/dialogs/tj-chart-export-dialog.h"
#include "gui/widgets/tj-chart-view.h"

#include <adwaita.h>
#include <locale.h>

/* A chart as it is used: looked at closely and moved along, walked mark by mark and read out,
 * brushed, copied and exported. Keys go the way of the widget's shortcuts, and the pointer that of
 * its gestures. */

#define WIDTH 900
#define HEIGHT 560

typedef struct
{
  GtkWidget *window;
  TjChartView *view;
  TjChart *chart;
  GStrv range;
  char *selected;
  char *activated;
} Fixture;

static void
range_selected_cb (Fixture *fixture,
                   GStrv    keys)
{
  g_strfreev (fixture->range);
  fixture->range = g_strdupv (keys);
}

static void
mark_selected_cb (Fixture    *fixture,
                  const char *key)
{
  g_free (fixture->selected);
  fixture->selected = g_strdup (key);
}

static void
mark_activated_cb (Fixture    *fixture,
                   const char *key)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (key);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  kind)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  cairo_rectangle_t area;

  fixture->chart = create_kind (kind, packages, NULL, TJ_LANGUAGE_ZH);
  fixture->view = g_object_new (TJ_TYPE_CHART_VIEW, "chart", fixture->chart, NULL);
  g_signal_connect_swapped (fixture->view, "range-selected", G_CALLBACK (range_selected_cb),
                            fixture);
  g_signal_connect_swapped (fixture->view, "mark-selected", G_CALLBACK (mark_selected_cb), fixture);
  g_signal_connect_swapped (fixture->view, "mark-activated", G_CALLBACK (mark_activated_cb),
                            fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));

  /* Drawn once, marks have their places. */
  while (!tj_chart_get_mark_area (fixture->chart, 0, &area))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  kind)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->chart);
  g_strfreev (fixture->range);
  g_free (fixture->selected);
  g_free (fixture->activated);
}

/* The first controller of that type; there is one of each. */
static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  g_error ("there is no %s", g_type_name (type));
}

/* Does what the widget's shortcut for the key does. */
static void
press (GtkWidget       *widget,
       guint            keyval,
       GdkModifierType  modifiers)
{
  GListModel *shortcuts = find_controller (widget, GTK_TYPE_SHORTCUT_CONTROLLER);

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (!GTK_IS_KEYVAL_TRIGGER (trigger)
          || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval
          || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
        continue;

      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                    gtk_shortcut_get_arguments (shortcut));
      return;
    }

  g_error ("no shortcut for %s", gdk_keyval_name (keyval));
}

/* Waits until the last change of the view is drawn. */
static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (widget);
  while (gdk_frame_clock_get_frame_counter (clock) < before + 2)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_view (Fixture *fixture,
             double   x,
             double   width)
{
  cairo_rectangle_t view;

  tj_chart_get_view (fixture->chart, &view);
  g_assert_cmpfloat_with_epsilon (view.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (view.width, width, 1e-6);
}

/* + and - by a quarter about the middle, Shift with arrows by 15 % of what is seen, 0 back. */
static void
test_zoom_keys (Fixture       *fixture,
                gconstpointer  kind)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  cairo_rectangle_t view;
  double x;

  assert_view (fixture, 0, 1);
  press (widget, GDK_KEY_plus, 0);
  press (widget, GDK_KEY_plus, 0);
  tj_chart_get_view (fixture->chart, &view);
  g_assert_cmpfloat_with_epsilon (view.width, 0.64, 1e-6);
  g_assert_cmpfloat (view.x, >, 0.1);
  g_assert_cmpfloat (view.x, <, 0.3);

  x = view.x;
  press (widget, GDK_KEY_Left, GDK_SHIFT_MASK);
  assert_view (fixture, x - 0.096, 0.64);
  press (widget, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_view (fixture, x, 0.64);

  /* Not beyond the end */
  for (guint i = 0; i < 10; i++)
    press (widget, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_view (fixture, 0.36, 0.64);

  press (widget, GDK_KEY_0, 0);
  assert_view (fixture, 0, 1);
}

/* What is under the pointer stays there; elsewhere the wheel is the page's. */
static void
test_wheel (Fixture       *fixture,
            gconstpointer  kind)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  GtkEventController *motion = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  GtkEventController *scroll = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  cairo_rectangle_t plot;
  cairo_rectangle_t view;
  gboolean handled = TRUE;

  g_assert_true (tj_chart_get_plot (fixture->chart, &plot));
  g_signal_emit_by_name (motion, "motion", plot.x + plot.width / 4, plot.y - 5);
  g_signal_emit_by_name (scroll, "scroll", 0.0, -1.0, &handled);
  g_assert_false (handled);
  assert_view (fixture, 0, 1);

  g_signal_emit_by_name (motion, "motion", plot.x + plot.width / 4, plot.y + 5);
  g_signal_emit_by_name (scroll, "scroll", 0.0, -2.0, &handled);
  g_assert_true (handled);
  tj_chart_get_view (fixture->chart, &view);
  g_assert_cmpfloat_with_epsilon (view.width, 0.64, 1e-6);
  g_assert_cmpfloat_with_epsilon (view.x + view.width / 4, 0.25, 1e-6);

  g_signal_emit_by_name (scroll, "scroll", 0.0, 5.0, &handled);
  assert_view (fixture, 0, 1);
}

/* Two fingers apart by a factor of two show half as much, about the middle. */
static void
test_pinch (Fixture       *fixture,
            gconstpointer  kind)
{
  GtkGesture *zoom = find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_ZOOM);

  g_signal_emit_by_name (zoom, "begin", NULL);
  g_signal_emit_by_name (zoom, "scale-changed", 2.0);
  assert_view (fixture, 0.25, 0.5);
  g_signal_emit_by_name (zoom, "scale-changed", 4.0);
  assert_view (fixture, 0.375, 0.25);
}

static void
drag (Fixture *fixture,
      double   x,
      double   y,
      double   dx,
      double   dy)
{
  GtkGesture *gesture = find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (gesture, "drag-update", dx, dy);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

/* Over the whole chart a drag selects; over a part of it, it moves. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  kind)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  cairo_rectangle_t first;
  cairo_rectangle_t second;
  cairo_rectangle_t plot;
  cairo_rectangle_t view;
  double x;

  g_assert_true (tj_chart_get_mark_area (fixture->chart, 0, &first));
  g_assert_true (tj_chart_get_mark_area (fixture->chart, 1, &second));
  g_assert_true (tj_chart_get_plot (fixture->chart, &plot));

  /* From right to left and upwards is the same as the other way. */
  drag (fixture, second.x + second.width - 1, plot.y + plot.height - 1,
        first.x + 1 - second.x - second.width, 2 - plot.height);
  g_assert_cmpuint (g_strv_length (fixture->range), ==, 2);
  g_assert_cmpstr (fixture->range[0], ==, tj_chart_get_mark_key (fixture->chart, 0));
  g_assert_cmpstr (fixture->range[1], ==, tj_chart_get_mark_key (fixture->chart, 1));

  /* A click is no range. */
  g_clear_pointer (&fixture->range, g_strfreev);
  drag (fixture, plot.x + 5, plot.y + 5, 2, 1);
  g_assert_null (fixture->range);

  press (widget, GDK_KEY_plus, 0);
  wait_for_frame (widget);
  tj_chart_get_view (fixture->chart, &view);
  x = view.x;
  drag (fixture, plot.x + plot.width / 2, plot.y + 5, -plot.width * 0.05, 0);
  assert_view (fixture, x + 0.05 * view.width, view.width);
  g_assert_null (fixture->range);
}

static void
assert_announced (Fixture *fixture,
                  guint    mark)
{
  g_autofree char *text = tj_chart_dup_mark_text (fixture->chart, mark);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

/* Arrow keys walk the marks in their order, and what a screen reader says is the mark. */
static void
test_walk (Fixture       *fixture,
           gconstpointer  kind)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  guint n_marks = tj_chart_get_n_marks (fixture->chart);
  g_autofree char *sentence = tj_chart_dup_sentence (fixture->chart);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tj_chart_get_title (fixture->chart));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);

  for (guint i = 0; i < n_marks; i++)
    {
      press (widget, GDK_KEY_Right, 0);
      assert_announced (fixture, i);
    }
  press (widget, GDK_KEY_Right, 0);
  assert_announced (fixture, n_marks - 1);
  press (widget, GDK_KEY_Left, 0);
  assert_announced (fixture, n_marks - 2);
  press (widget, GDK_KEY_Home, 0);
  assert_announced (fixture, 0);
  press (widget, GDK_KEY_End, 0);
  assert_announced (fixture, n_marks - 1);

  press (widget, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->activated, ==, tj_chart_get_mark_key (fixture->chart, n_marks - 1));
  wait_for_frame (widget);
}

/* A click selects the mark under it and says so; a place without one selects none. */
static void
test_click (Fixture       *fixture,
            gconstpointer  kind)
{
  GtkGesture *click = find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_CLICK);
  cairo_rectangle_t area;

  g_assert_true (tj_chart_get_mark_area (fixture->chart, 2, &area));
  g_signal_emit_by_name (click, "pressed", 1, area.x + area.width / 2, area.y + area.height / 2);
  g_assert_cmpstr (fixture->selected, ==, tj_chart_get_mark_key (fixture->chart, 2));
  g_assert_null (fixture->activated);
  assert_announced (fixture, 2);

  g_signal_emit_by_name (click, "pressed", 2, area.x + area.width / 2, area.y + area.height / 2);
  g_assert_cmpstr (fixture->activated, ==, tj_chart_get_mark_key (fixture->chart, 2));

  g_clear_pointer (&fixture->selected, g_free);
  g_signal_emit_by_name (click, "pressed", 1, 1.0, 1.0);
  g_assert_null (fixture->selected);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tj_chart_get_title (fixture->chart));
}

typedef struct
{
  TjChartExportDialog *dialog;
  char *message;
} Dialog;

static void
message_cb (Dialog     *self,
            const char *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

static void
open_dialog (Dialog *self)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  TjChartInput *input = tj_chart_input_new (taxonomy);
  TjChartOptions options;

  for (guint i = 0; i < packages->len; i++)
    tj_chart_input_add_package (input, g_ptr_array_index (packages, i));
  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  self->dialog = tj_chart_export_dialog_new (NULL, tj_chart_kind_lookup ("cost-curve"), input,
                                             &options);
  g_signal_connect_swapped (self->dialog, "message", G_CALLBACK (message_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
close_dialog (Dialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_free (self->message);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_assert_no_error (error);
}

static void
texture_read_cb (GObject      *clipboard,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GError) error = NULL;

  *(GdkTexture **) data = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result,
                                                             &error);
  g_assert_no_error (error);
}

static GdkTexture *
copy_picture (Dialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->dialog));
  GdkTexture *texture = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "chart-export.copy-picture", NULL);
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &texture);
  while (texture == NULL)
    g_main_context_iteration (NULL, TRUE);

  return texture;
}

static char *
copy_table (Dialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->dialog));
  char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "chart-export.copy-table", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

/* The figures go to a spreadsheet: a line a mark and one of titles, numbers as they are. */
static void
test_copy_table (void)
{
  Dialog self = { NULL, NULL };
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;

  open_dialog (&self);
  text = copy_table (&self);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (sample_rows) + 2);
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpstr (cells[0], ==, "1");
  g_assert_cmpstr (cells[1], ==, "大型海上风电机组高效发电技术");
  g_assert_cmpstr (cells[5], ==, "860");
  g_assert_cmpstr (cells[7], ==, "-40");
  g_assert_nonnull (self.message);
  close_dialog (&self);
}

static void
set_widget (Dialog     *self,
            const char *name,
            const char *property,
            double      value)
{
  GObject *widget = gtk_widget_get_template_child (GTK_WIDGET (self->dialog),
                                                   TJ_TYPE_CHART_EXPORT_DIALOG, name);

  g_assert_nonnull (widget);
  if (GTK_IS_DROP_DOWN (widget))
    g_object_set (widget, property, (guint) value, NULL);
  else
    g_object_set (widget, property, value, NULL);
}

static guint32
get_corner (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guchar *data = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, data, stride);

  return *(const guint32 *) (gpointer) data & 0xffffff;
}

/* Size, colours and language of what is copied are those that were chosen. */
static void
test_export_choices (void)
{
  Dialog self = { NULL, NULL };
  g_autoptr(GdkTexture) page = NULL;
  g_autoptr(GdkTexture) slide = NULL;
  g_autoptr(GdkTexture) typed = NULL;
  g_autofree char *chinese = NULL;
  g_autofree char *english = NULL;

  open_dialog (&self);
  wait_for_frame (GTK_WIDGET (self.dialog));
  page = copy_picture (&self);
  /* 180 × 130 mm at two pixels a point */
  g_assert_cmpint (gdk_texture_get_width (page), ==, 1020);
  g_assert_cmpint (gdk_texture_get_height (page), ==, 737);
  g_assert_cmphex (get_corner (page), ==, 0xffffff);

  set_widget (&self, "size_drop_down", "selected", 2);
  set_widget (&self, "theme_drop_down", "selected", 2);
  slide = copy_picture (&self);
  g_assert_cmpint (gdk_texture_get_width (slide), ==, 1440);
  g_assert_cmphex (get_corner (slide), ==, 0x242428);

  set_widget (&self, "width_spin", "value", 100);
  typed = copy_picture (&self);
  g_assert_cmpint (gdk_texture_get_width (typed), ==, 566);

  chinese = copy_table (&self);
  set_widget (&self, "language_drop_down", "selected", 1);
  english = copy_table (&self);
  g_assert_true (g_str_has_prefix (chinese, "序号\t技术"));
  g_assert_true (g_str_has_prefix (english, "Number\tTechnology"));
  wait_for_frame (GTK_WIDGET (self.dialog));
  close_dialog (&self);
}

static void
add (const char *path,
     const char *kind,
     void        (*test) (Fixture       *fixture,
                          gconstpointer  kind))
{
  g_test_add (path, Fixture, kind, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/chart-view/zoom-keys", "cost-curve", test_zoom_keys);
  add ("/chart-view/wheel", "cost-curve", test_wheel);
  add ("/chart-view/pinch", "bubble", test_pinch);
  add ("/chart-view/drag", "cost-curve", test_drag);
  add ("/chart-view/walk", "cost-curve", test_walk);
  add ("/chart-view/walk-bubbles", "bubble", test_walk);
  add ("/chart-view/walk-classes", "cost-classes", test_walk);
  add ("/chart-view/click", "cost-classes", test_click);
  g_test_add_func ("/chart-view/copy-table", test_copy_table);
  g_test_add_func ("/chart-view/export-choices", test_export_choices);

  return g_test_run ();
}
