/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-theme.h"

#include <math.h>

/* Noto's simplified Chinese first: another region's glyphs of the same characters look
 * wrong on a Chinese form. */
#define FONT_FAMILY "Noto Sans CJK SC, Source Han Sans SC, sans-serif"

#define BYTE(rgb, shift) (((rgb) >> (shift) & 0xff) / 255.0)
#define HEX(rgb) { BYTE (rgb, 16), BYTE (rgb, 8), BYTE (rgb, 0) }

/* In the order of #TjThemeKind. Text on its background has a contrast of at least 4.5 to 1. */
static const struct
{
  TjColor background;
  TjColor foreground;
  TjColor muted;
  TjColor accent;
  TjColor negative;
} palettes[] = {
  { HEX (0xffffff), HEX (0x2b2b31), HEX (0x66666e), HEX (0x1a5fb4), HEX (0xb0141b) },
  { HEX (0x242428), HEX (0xf2f2f2), HEX (0xa9a9b2), HEX (0x78aeed), HEX (0xff8a80) },
  { HEX (0xffffff), HEX (0x000000), HEX (0x333333), HEX (0x003c91), HEX (0x8f0000) },
  { HEX (0x000000), HEX (0xffffff), HEX (0xd8d8d8), HEX (0x9ccbff), HEX (0xffb0a8) },
  { HEX (0xffffff), HEX (0x000000), HEX (0x4d4d4d), HEX (0x303030), HEX (0x000000) },
};

typedef void (*TraceFunc) (cairo_t *cr,
                           double   x,
                           double   y,
                           double   radius);

static void
trace_polygon (cairo_t *cr,
               double   x,
               double   y,
               double   radius,
               guint    n_corners)
{
  for (guint i = 0; i < n_corners; i++)
    {
      double angle = -G_PI_2 + 2 * G_PI * i / n_corners;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }

  cairo_close_path (cr);
}

static void
trace_circle (cairo_t *cr,
              double   x,
              double   y,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
trace_square (cairo_t *cr,
              double   x,
              double   y,
              double   radius)
{
  cairo_rectangle (cr, x - radius * 0.86, y - radius * 0.86, radius * 1.72, radius * 1.72);
}

static void
trace_triangle (cairo_t *cr,
                double   x,
                double   y,
                double   radius)
{
  trace_polygon (cr, x, y + radius * 0.2, radius * 1.15, 3);
}

static void
trace_diamond (cairo_t *cr,
               double   x,
               double   y,
               double   radius)
{
  trace_polygon (cr, x, y, radius * 1.1, 4);
}

static void
trace_pentagon (cairo_t *cr,
                double   x,
                double   y,
                double   radius)
{
  trace_polygon (cr, x, y, radius * 1.05, 5);
}

/* The lightness of the five lies well apart in every theme, so that they stay apart in grey
 * and for the common colour blindnesses; the hues are blue, orange, green, purple and ochre. */
static const struct
{
  const char *code;
  TraceFunc trace;
  TjColor on_light;
  TjColor on_dark;
  TjColor in_print;
} categories[] = {
  { "energy", trace_circle, HEX (0x1f4e8c), HEX (0x4d8fd6), HEX (0x333333) },
  { "sector", trace_square, HEX (0xe8871e), HEX (0xf6ad55), HEX (0x8c8c8c) },
  { "sequestration", trace_triangle, HEX (0x2f7d4f), HEX (0x57b981), HEX (0x5e5e5e) },
  { "digital", trace_diamond, HEX (0xcbb5f0), HEX (0xd6c3f5), HEX (0xbababa) },
  { "non_co2", trace_pentagon, HEX (0x4d1f14), HEX (0xb5705c), HEX (0xeeeeee) },
};

/**
 * tj_theme_init:
 * @self: (out caller-allocates): the theme
 * @kind: which one
 * @font_size: of ordinary text, in the unit of the layout; 9 at least, smaller is raised
 */
void
tj_theme_init (TjTheme     *self,
               TjThemeKind  kind,
               double       font_size)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kind < G_N_ELEMENTS (palettes));

  self->kind = kind;
  self->background = palettes[kind].background;
  self->foreground = palettes[kind].foreground;
  self->muted = palettes[kind].muted;
  self->accent = palettes[kind].accent;
  self->negative = palettes[kind].negative;
  self->font_family = FONT_FAMILY;
  self->mirrored = FALSE;
  self->font_size = font_size >= TJ_THEME_MIN_FONT_SIZE ? font_size : TJ_THEME_MIN_FONT_SIZE;
}

/**
 * tj_theme_is_dark:
 *
 * Returns: whether light text stands on a dark ground
 */
gboolean
tj_theme_is_dark (const TjTheme *self)
{
  return self->kind == TJ_THEME_DARK || self->kind == TJ_THEME_HIGH_CONTRAST_DARK;
}

/**
 * tj_theme_get_category_color:
 * @category: (nullable): a code of the notice's categories; any other is drawn muted
 * @color: (out): its colour
 */
void
tj_theme_get_category_color (const TjTheme *self,
                             const char    *category,
                             TjColor       *color)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (color != NULL);

  *color = self->muted;

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (g_strcmp0 (categories[i].code, category) != 0)
        continue;

      if (self->kind == TJ_THEME_PRINT)
        *color = categories[i].in_print;
      else
        *color = tj_theme_is_dark (self) ? categories[i].on_dark : categories[i].on_light;
    }
}

/**
 * tj_theme_get_line_color:
 * @category: (nullable): a code of the notice's categories; any other is drawn muted
 * @color: (out): its colour, nearer to the text's where a thin line would hardly be seen
 *
 * An area of a pale colour has an edge, or a hatch on paper; a line has neither.
 */
void
tj_theme_get_line_color (const TjTheme *self,
                         const char    *category,
                         TjColor       *color)
{
  const guint n_steps = 20;
  const double wanted = self->kind == TJ_THEME_PRINT ? TJ_THEME_INK_CONTRAST
                                                     : TJ_THEME_LINE_CONTRAST;
  TjColor pale;

  tj_theme_get_category_color (self, category, &pale);
  *color = pale;

  for (guint i = 1; i <= n_steps && tj_color_get_contrast (color, &self->background) < wanted; i++)
    *color = tj_color_mix (&pale, &self->foreground, (double) i / n_steps);
}

/**
 * tj_theme_get_series_code:
 * @index: any number; from %TJ_THEME_N_SERIES on they begin again
 *
 * Returns: what tj_theme_get_category_color() and tj_theme_trace_category_shape() take, for
 *   drawing things apart that are no categories; no chart shows both
 */
const char *
tj_theme_get_series_code (guint index)
{
  return categories[index % G_N_ELEMENTS (categories)].code;
}

/* Dark blue to yellow, evenly lighter; blue and yellow are told apart by every eye. */
static const TjColor ramp_on_light[] = {
  HEX (0x12306b), HEX (0x3f5f8f), HEX (0x7d8a94), HEX (0xb9b382), HEX (0xf7e35c),
};

static const TjColor ramp_on_dark[] = {
  HEX (0x3f63b0), HEX (0x6d84b8), HEX (0x9aa5ad), HEX (0xc9c38f), HEX (0xffea6b),
};

static const TjColor ramp_in_print[] = {
  HEX (0x2b2b2b), HEX (0x6a6a6a), HEX (0x9b9b9b), HEX (0xc8c8c8), HEX (0xf4f4f4),
};

/**
 * tj_theme_get_ramp_color:
 * @index: of the class, from 0
 * @n_steps: how many classes there are
 * @color: (out): its colour
 */
void
tj_theme_get_ramp_color (const TjTheme *self,
                         guint          index,
                         guint          n_steps,
                         TjColor       *color)
{
  const TjColor *ramp = tj_theme_is_dark (self) ? ramp_on_dark : ramp_on_light;
  double place;
  guint left;

  g_return_if_fail (n_steps > 0 && index < n_steps);

  if (self->kind == TJ_THEME_PRINT)
    ramp = ramp_in_print;

  place = n_steps > 1 ? (G_N_ELEMENTS (ramp_on_light) - 1) * (double) index / (n_steps - 1) : 0;
  left = MIN ((guint) place, G_N_ELEMENTS (ramp_on_light) - 2);
  *color = tj_color_mix (&ramp[left], &ramp[left + 1], place - left);
}

/**
 * tj_theme_trace_category_shape:
 * @category: (nullable): a code of the notice's categories; any other gets a bar
 * @x: the middle
 * @y: the middle
 * @size: the width and height into which it fits
 *
 * Adds a closed path to @cr and neither fills nor strokes it.
 */
void
tj_theme_trace_category_shape (cairo_t    *cr,
                               const char *category,
                               double      x,
                               double      y,
                               double      size)
{
  g_return_if_fail (cr != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (g_strcmp0 (categories[i].code, category) == 0)
        {
          categories[i].trace (cr, x, y, size / 2.2);
          return;
        }
    }

  cairo_rectangle (cr, x - size / 2, y - size / 8, size, size / 4);
}

static double
get_channel_luminance (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * tj_color_get_luminance:
 *
 * Returns: the relative luminance of WCAG 2, 0 for black to 1 for white
 */
double
tj_color_get_luminance (const TjColor *self)
{
  return 0.2126 * get_channel_luminance (self->red)
         + 0.7152 * get_channel_luminance (self->green)
         + 0.0722 * get_channel_luminance (self->blue);
}

/**
 * tj_color_get_contrast:
 *
 * Returns: the contrast of WCAG 2 between the two, 1 to 21
 */
double
tj_color_get_contrast (const TjColor *self,
                       const TjColor *other)
{
  double a = tj_color_get_luminance (self) + 0.05;
  double b = tj_color_get_luminance (other) + 0.05;

  return MAX (a, b) / MIN (a, b);
}

/**
 * tj_color_mix:
 * @share: how much of @other, 0 to 1
 *
 * Returns: a colour between the two
 */
TjColor
tj_color_mix (const TjColor *self,
              const TjColor *other,
              double         share)
{
  TjColor mixed;

  mixed.red = self->red + (other->red - self->red) * share;
  mixed.green = self->green + (other->green - self->green) * share;
  mixed.blue = self->blue + (other->blue - self->blue) * share;

  return mixed;
}
