/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-style-theme.h"

#include <adwaita.h>

static TjThemeKind
get_kind (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? TJ_THEME_HIGH_CONTRAST_DARK : TJ_THEME_HIGH_CONTRAST;

  return dark ? TJ_THEME_DARK : TJ_THEME_LIGHT;
}

/**
 * tj_style_theme_init:
 * @theme: (out): filled with the desktop's present style
 * @widget: where it will be drawn: its font size counts, large text included
 */
void
tj_style_theme_init (TjTheme   *theme,
                     GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dpi = pango_cairo_context_get_resolution (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  /* Charts measure text in 1/72 of their unit, and on screen that unit is the pixel. */
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96.0) / 72.0;

  tj_theme_init (theme, get_kind (), size);
}

/**
 * tj_style_theme_follow:
 * @widget: redrawn whenever the desktop's style changes
 */
void
tj_style_theme_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           widget, G_CONNECT_SWAPPED);
}
