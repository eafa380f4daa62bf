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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/font-size", test_font_size);
  g_test_add_func ("/theme/grey", test_grey);
  g_test_add_func ("/theme/unknown-category", test_unknown_category);
  g_test_add_func ("/theme/shapes", test_shapes);
  g_test_add_func ("/theme/mix", test_mix);

  return g_test_run ();
}
