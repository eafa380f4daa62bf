/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-chart-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define FONT_SIZE 10.0

/* Pixels a point of a picture on the clipboard */
#define COPY_SCALE 2

/* In millimetres; the last choice is what the spin buttons say. */
static const struct
{
  double width;
  double height;
} sizes[] = { { 180, 130 }, { 88, 88 }, { 254, 142.9 } };

static const TjThemeKind themes[] = {
  TJ_THEME_PRINT, TJ_THEME_LIGHT, TJ_THEME_DARK, TJ_THEME_HIGH_CONTRAST,
};

static const char * const endings[] = { "pdf", "svg", "png", "xlsx", "csv" };

struct _TjChartExportDialog
{
  AdwWindow parent_instance;

  GtkDrawingArea *preview;
  GtkDropDown *format_drop_down;
  GtkDropDown *size_drop_down;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkDropDown *theme_drop_down;
  GtkDropDown *language_drop_down;
  GtkLabel *problem_label;

  const TjChartKind *kind;
  TjChartInput *input;
  TjChartOptions options;
  TjChart *chart;
  gboolean updating;
};

enum {
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjChartExportDialog, tj_chart_export_dialog, ADW_TYPE_WINDOW)

static void
get_size (TjChartExportDialog *self,
          double              *width,
          double              *height)
{
  *width = gtk_spin_button_get_value (self->width_spin) * POINTS_PER_MM;
  *height = gtk_spin_button_get_value (self->height_spin) * POINTS_PER_MM;
}

static void
get_theme (TjChartExportDialog *self,
           TjTheme             *theme)
{
  guint index = gtk_drop_down_get_selected (self->theme_drop_down);

  tj_theme_init (theme, themes[MIN (index, G_N_ELEMENTS (themes) - 1)], FONT_SIZE);
  theme->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
lay_out (TjChartExportDialog *self,
         double              *width,
         double              *height)
{
  TjTheme theme;

  get_theme (self, &theme);
  get_size (self, width, height);
  tj_chart_layout (self->chart, *width, *height, &theme);
}

/* As large as it fits, with the paper's edge round it. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             area_width,
         int             area_height,
         gpointer        data)
{
  TjChartExportDialog *self = data;
  double width;
  double height;
  double scale;

  if (self->chart == NULL)
    return;

  lay_out (self, &width, &height);
  scale = MIN ((area_width - 2) / width, (area_height - 2) / height);
  cairo_translate (cr, (area_width - width * scale) / 2, (area_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  tj_chart_draw (self->chart, cr);
  cairo_reset_clip (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
}

static void
redraw (TjChartExportDialog *self)
{
  gtk_label_set_label (self->problem_label, "");
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
changed_cb (TjChartExportDialog *self)
{
  if (!self->updating)
    redraw (self);
}

static void
size_typed_cb (TjChartExportDialog *self)
{
  if (self->updating)
    return;

  gtk_drop_down_set_selected (self->size_drop_down, G_N_ELEMENTS (sizes));
  redraw (self);
}

static void
size_chosen_cb (TjChartExportDialog *self)
{
  guint index = gtk_drop_down_get_selected (self->size_drop_down);

  if (self->updating || index >= G_N_ELEMENTS (sizes))
    return;

  self->updating = TRUE;
  gtk_spin_button_set_value (self->width_spin, sizes[index].width);
  gtk_spin_button_set_value (self->height_spin, sizes[index].height);
  self->updating = FALSE;
  redraw (self);
}

static void
language_chosen_cb (TjChartExportDialog *self)
{
  if (self->updating || self->input == NULL)
    return;

  self->options.language = gtk_drop_down_get_selected (self->language_drop_down) == 0
                             ? TJ_LANGUAGE_ZH : TJ_LANGUAGE_EN;
  g_clear_object (&self->chart);
  self->chart = tj_chart_new (self->kind, self->input, &self->options);
  redraw (self);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TjChartExportDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  double width;
  double height;
  TjTheme theme;

  if (file == NULL || self->chart == NULL)
    return;

  get_theme (self, &theme);
  get_size (self, &width, &height);
  if (!tj_chart_export (self->chart, file, width, height, &theme, &error))
    {
      gtk_label_set_label (self->problem_label, error->message);
      return;
    }

  name = g_file_get_basename (file);
  message = g_strdup_printf (_("The chart is saved as “%s”."), name);
  g_signal_emit (self, signals[MESSAGE], 0, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjChartExportDialog *self = TJ_CHART_EXPORT_DIALOG (widget);
  guint format = gtk_drop_down_get_selected (self->format_drop_down);
  const char *ending = endings[MIN (format, G_N_ELEMENTS (endings) - 1)];
  g_autofree char *name = g_strdup_printf ("%s.%s", self->kind->id, ending);
  g_autofree char *pattern = g_strdup_printf ("*.%s", ending);

  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the Chart"),
                             ending, pattern, name, saved_cb, g_object_ref (self));
}

static void
copy_picture_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  TjChartExportDialog *self = TJ_CHART_EXPORT_DIALOG (widget);
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width;
  double height;

  lay_out (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * COPY_SCALE),
                                        (int) (height * COPY_SCALE));
  cr = cairo_create (surface);
  cairo_scale (cr, COPY_SCALE, COPY_SCALE);
  tj_chart_draw (self->chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface)
                         * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                    cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  cairo_surface_destroy (surface);
  g_signal_emit (self, signals[MESSAGE], 0, _("The chart is on the clipboard as a picture."));
}

static void
copy_table_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  TjChartExportDialog *self = TJ_CHART_EXPORT_DIALOG (widget);
  g_autofree char *table = tj_chart_dup_table_text (self->chart);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
  g_signal_emit (self, signals[MESSAGE], 0, _("The figures are on the clipboard as a table."));
}

static void
tj_chart_export_dialog_dispose (GObject *object)
{
  TjChartExportDialog *self = TJ_CHART_EXPORT_DIALOG (object);

  g_clear_object (&self->chart);
  g_clear_pointer (&self->input, tj_chart_input_free);

  G_OBJECT_CLASS (tj_chart_export_dialog_parent_class)->dispose (object);
}

static void
tj_chart_export_dialog_class_init (TjChartExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_chart_export_dialog_dispose;

  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-chart-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, size_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, height_spin);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, theme_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, language_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartExportDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_install_action (widget_class, "chart-export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "chart-export.copy-picture", NULL,
                                   copy_picture_action);
  gtk_widget_class_install_action (widget_class, "chart-export.copy-table", NULL,
                                   copy_table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_chart_export_dialog_init (TjChartExportDialog *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

/**
 * tj_chart_export_dialog_new:
 * @parent: the window it belongs to
 * @kind: what is drawn
 * @input: (transfer full): what of
 * @options: what was chosen; the language can be changed in the dialog
 *
 * Returns: the dialog
 */
TjChartExportDialog *
tj_chart_export_dialog_new (GtkWindow            *parent,
                            const TjChartKind    *kind,
                            TjChartInput         *input,
                            const TjChartOptions *options)
{
  TjChartExportDialog *self = g_object_new (TJ_TYPE_CHART_EXPORT_DIALOG, "transient-for", parent,
                                            NULL);

  self->kind = kind;
  self->input = input;
  self->options = *options;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->language_drop_down,
                              options->language == TJ_LANGUAGE_ZH ? 0 : 1);
  self->updating = FALSE;
  self->chart = tj_chart_new (kind, input, options);

  return self;
}
