/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-theme.h"

#include <math.h>

static const char * const categories[] = {
  "energy", "sector", "sequestration", "digital", "non_co2",
};

static void
test_contrast (void)
{
  for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
    {
      TjTheme theme;

      tj_theme_init (&theme, kind, 11);

      g_assert_cmpfloat (tj_color_get_contrast (&theme.foreground, &theme.background), >=, 7);
      g_assert_cmpfloat (tj_color_get_contrast (&theme.muted, &theme.background), >=, 4.5);
      g_assert_cmpfloat (tj_color_get_contrast (&theme.accent, &theme.background), >=, 4.5);
      g_assert_cmpfloat (tj_color_get_contrast (&theme.negative, &theme.background), >=, 4.5);
    }
}

static void
test_font_size (void)
{
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 9);
  g_assert_cmpfloat_with_epsilon (theme.font_size, 9, 1e-9);
  tj_theme_init (&theme, TJ_THEME_LIGHT, 8.9);
  g_assert_cmpfloat_with_epsilon (theme.font_size, 9, 1e-9);
  tj_theme_init (&theme, TJ_THEME_LIGHT, NAN);
  g_assert_cmpfloat_with_epsilon (theme.font_size, 9, 1e-9);
}

/* Lines stand out in every theme; a colour that does so already is left as it is. */
static void
test_lines (void)
{
  TjTheme theme;
  TjColor line;
  TjColor color;

  for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
    {
      tj_theme_init (&theme, kind, 11);
      for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
        {
          tj_theme_get_line_color (&theme, categories[i], &line);
          g_assert_cmpfloat (tj_color_get_contrast (&line, &theme.background), >=, 3);
        }
    }

  tj_theme_get_category_color (&theme, "non_co2", &color);
  g_assert_cmpfloat (tj_color_get_contrast (&color, &theme.background), <, 3);
  tj_theme_get_category_color (&theme, "energy", &color);
  tj_theme_get_line_color (&theme, "energy", &line);
  g_assert_cmpfloat_with_epsilon (line.red, color.red, 1e-12);
}

/* Every two categories can be told apart in grey. */
static void
test_grey (void)
{
  for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
    {
      TjTheme theme;

      tj_theme_init (&theme, kind, 11);
      for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
        {
          for (guint j = 0; j < i; j++)
            {
              TjColor one;
              TjColor two;

              tj_theme_get_category_color (&theme, categories[i], &one);
              tj_theme_get_category_color (&theme, categories[j], &two);
              if (tj_color_get_contrast (&one, &two) < 1.12)
                g_error ("theme %u: %s and %s are alike in grey: %g", kind, categories[i],
                         categories[j], tj_color_get_contrast (&one, &two));
            }
        }
    }
}

static void
test_unknown_category (void)
{
  TjTheme theme;
  TjColor color;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 11);
  tj_theme_get_category_color (&theme, NULL, &color);
  g_assert_cmpmem (&color, sizeof color, &theme.muted, sizeof theme.muted);
  tj_theme_get_category_color (&theme, "weather", &color);
  g_assert_cmpmem (&color, sizeof color, &theme.muted, sizeof theme.muted);
}

/* A shape keeps within its square, round its middle. */
static void
test_shapes (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i <= G_N_ELEMENTS (categories); i++)
    {
      const char *category = i < G_N_ELEMENTS (categories) ? categories[i] : NULL;
      double left;
      double top;
      double right;
      double bottom;

      cairo_new_path (cr);
      tj_theme_trace_category_shape (cr, category, 50, 50, 20);
      cairo_fill_extents (cr, &left, &top, &right, &bottom);

      g_assert_cmpfloat (left, >=, 39);
      g_assert_cmpfloat (top, >=, 39);
      g_assert_cmpfloat (right, <=, 61);
      g_assert_cmpfloat (bottom, <=, 61);
      g_assert_true (cairo_in_fill (cr, 50, 50));
    }

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_mix (void)
{
  const TjColor black = { 0, 0, 0 };
  const TjColor white = { 1, 1, 1 };
  TjColor grey = tj_color_mix (&black, &white, 0.25);

  g_assert_cmpfloat_with_epsilon (grey.green, 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_color_get_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_color_get_contrast (&grey, &grey), 1, 1e-9);
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
bend (double value)
{
  return value > 0.008856 ? cbrt (value) : 7.787 * value + 16 / 116.0;
}

/* CIE L*a*b* of a colour as an eye sees it whose cones @matrix describes */
static void
see (const TjColor *color,
     const double   matrix[3][3],
     double         lab[3])
{
  const double linear[3] = { to_linear (color->red), to_linear (color->green),
                             to_linear (color->blue) };
  double seen[3];
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (matrix[i][0] * linear[0] + matrix[i][1] * linear[1]
                       + matrix[i][2] * linear[2], 0, 1);

  x = bend ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = bend (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = bend ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/* Any two categories differ by at least 12 ΔE for the three colour blindnesses, simulated after
 * Machado, Oliveira and Fernandes (2009) at full severity, in every theme; on paper, where there
 * is no colour, by as much in lightness. */
static void
test_color_blind (void)
{
  const double eyes[][3][3] = {
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } },
  };

  for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
    {
      for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
        {
          double seen[TJ_THEME_N_SERIES][3];

          for (guint i = 0; i < TJ_THEME_N_SERIES; i++)
            {
              TjTheme theme;
              TjColor color;

              tj_theme_init (&theme, kind, 12);
              tj_theme_get_category_color (&theme, tj_theme_get_series_code (i), &color);
              see (&color, eyes[eye], seen[i]);

              for (guint j = 0; j < i; j++)
                g_assert_cmpfloat (sqrt (pow (seen[i][0] - seen[j][0], 2)
                                         + pow (seen[i][1] - seen[j][1], 2)
                                         + pow (seen[i][2] - seen[j][2], 2)), >=, 12);
            }
        }
    }
}

/* Classes in order are lighter from one to the next in every theme, so that the order is seen
 * in grey. */
static void
test_ramp (void)
{
  for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
    {
      for (guint n = 1; n <= 9; n++)
        {
          double before = -1;
          TjTheme theme;

          tj_theme_init (&theme, kind, 12);
          for (guint i = 0; i < n; i++)
            {
              TjColor color;

              tj_theme_get_ramp_color (&theme, i, n, &color);
              g_assert_cmpfloat (tj_color_get_luminance (&color), >, before + 0.005);
              before = tj_color_get_luminance (&color);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/font-size", test_font_size);
  g_test_add_func ("/theme/lines", test_lines);
  g_test_add_func ("/theme/grey", test_grey);
  g_test_add_func ("/theme/color-blind", test_color_blind);
  g_test_add_func ("/theme/ramp", test_ramp);
  g_test_add_func ("/theme/unknown-category", test_unknown_category);
  g_test_add_func ("/theme/shapes", test_shapes);
  g_test_add_func ("/theme/mix", test_mix);

  return g_test_run ();
}
