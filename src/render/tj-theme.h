/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * TjThemeKind:
 * @TJ_THEME_LIGHT: on screen
 * @TJ_THEME_DARK: on screen
 * @TJ_THEME_HIGH_CONTRAST: on screen, light
 * @TJ_THEME_HIGH_CONTRAST_DARK: on screen, dark
 * @TJ_THEME_PRINT: black on white, hatches before colours
 */
typedef enum
{
  TJ_THEME_LIGHT,
  TJ_THEME_DARK,
  TJ_THEME_HIGH_CONTRAST,
  TJ_THEME_HIGH_CONTRAST_DARK,
  TJ_THEME_PRINT,
} TjThemeKind;

typedef struct
{
  double red;
  double green;
  double blue;
} TjColor;

/**
 * TjTheme:
 * @background: behind everything
 * @foreground: text and axes
 * @muted: secondary text, grid lines
 * @accent: selection, thresholds
 * @negative: cautions
 * @font_family: for Pango
 * @font_size: of ordinary text, in points
 * @mirrored: whether charts are read from right to left; set it after tj_theme_init()
 *
 * How charts and paper look. Categories have one colour and one shape everywhere: ask
 * tj_theme_get_category_color().
 */
typedef struct
{
  TjThemeKind kind;
  TjColor background;
  TjColor foreground;
  TjColor muted;
  TjColor accent;
  TjColor negative;
  const char *font_family;
  double font_size;
  gboolean mirrored;
} TjTheme;

/* Nothing is ever written smaller, on paper or on screen. */
#define TJ_THEME_MIN_FONT_SIZE 9.0

void tj_theme_init (TjTheme     *self,
                    TjThemeKind  kind,
                    double       font_size);
#define TJ_THEME_N_SERIES 5

/* For things that are no categories, as reviewers: a colour and a shape by number. */
const char *tj_theme_get_series_code (guint index);

/* Of ordered classes: from dark to light, so that the order is seen in grey as well. */
void tj_theme_get_ramp_color (const TjTheme *self,
                              guint          index,
                              guint          n_steps,
                              TjColor       *color);

void tj_theme_get_category_color (const TjTheme *self,
                                  const char    *category,
                                  TjColor       *color);

/* What a line has to stand out from the background, by WCAG 2 (1.4.11). */
#define TJ_THEME_LINE_CONTRAST 3.0

/* The same on paper, which a poor printer makes paler. */
#define TJ_THEME_INK_CONTRAST 4.5

void tj_theme_get_line_color (const TjTheme *self,
                              const char    *category,
                              TjColor       *color);

gboolean tj_theme_is_dark (const TjTheme *self);

/* ● energy, ■ sector, ▲ sequestration, ◆ digital, ⬟ non_co2, as a path round (x, y). */
void tj_theme_trace_category_shape (cairo_t    *cr,
                                    const char *category,
                                    double      x,
                                    double      y,
                                    double      size);

double  tj_color_get_luminance (const TjColor *self);
double  tj_color_get_contrast  (const TjColor *self,
                                const TjColor *other);
TjColor tj_color_mix           (const TjColor *self,
                                const TjColor *other,
                                double         share);

G_END_DECLS
