/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-text-store.h"
#include "render/tj-theme.h"

static PangoContext *
create_context (void)
{
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);

  return tj_chart_text_create_context (theme.font_family, TJ_LANGUAGE_ZH);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { " a \n\t b ", "a b" },
    { "a\001b\177c", "abc" },
    { "余热\u202e利用\u2066技术\u200b", "余热利用技术" },
    { "a\uffff\ufffeb\ue000", "ab" },
    { "全角\u3000空格", "全角 空格" },
    { "a\xff" "b", "a\ufffd" "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = tj_chart_text_dup_clean (rows[i].text);

      g_assert_cmpstr (clean, ==, rows[i].clean);
    }
}

static void
test_clean_limit (void)
{
  const guint lengths[][2] = { { 1999, 1999 }, { 2000, 2000 }, { 2001, 2000 } };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text = g_strnfill (lengths[i][0], 'x');
      g_autofree char *clean = tj_chart_text_dup_clean (text);

      g_assert_cmpuint (strlen (clean), ==, lengths[i][1]);
    }
}

static void
test_width (void)
{
  PangoContext *context = create_context ();
  g_autofree char *text = g_strnfill (500, 'W');

  for (guint lines = 1; lines <= 3; lines++)
    {
      const TjChartTextStyle style = { 12, FALSE, 150, lines, FALSE };
      g_autoptr(PangoLayout) layout = tj_chart_text_new (context, text, &style);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      g_assert_cmpfloat (width, <=, 150);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, lines);
      g_assert_true (pango_layout_is_ellipsized (layout)
                     || strstr (pango_layout_get_text (layout), "W…W") != NULL);
    }

  g_object_unref (context);
}

/* Of eight characters in a width for seven, four stand on each line; words are left whole. */
static void
test_balance (void)
{
  static const struct
  {
    const char *text;
    double max_width;
    int n_lines;
    int second_line;
  } rows[] = {
    { "市场应用推广前景", 7 * 12 + 1, 2, 4 * 3 },
    { "市场应用推广前景", 8 * 12 + 1, 1, 0 },
    { "市场应用推广前", 6 * 12 + 1, 2, 4 * 3 },
    { "Market uptake in", 90, 2, 14 },
  };
  PangoContext *context = create_context ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TjChartTextStyle style = { 12, FALSE, rows[i].max_width, 3, FALSE };
      PangoLayout *layout = tj_chart_text_new (context, rows[i].text, &style);

      tj_chart_text_balance (layout);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, rows[i].n_lines);
      if (rows[i].n_lines == 2)
        g_assert_cmpint (pango_layout_get_line_readonly (layout, 1)->start_index, ==,
                         rows[i].second_line);
      g_object_unref (layout);
    }

  g_object_unref (context);
}

static void
test_glyphs (void)
{
  const char *texts[] = { "元/tCO₂", "×10⁴ tCO₂e/a", "……另有", "−40 — ÷ ·" };
  PangoContext *context = create_context ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const TjChartTextStyle style = { 12, FALSE, 0, 1, FALSE };
      g_autoptr(PangoLayout) layout = tj_chart_text_new (context, texts[i], &style);

      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
    }

  g_object_unref (context);
}

/* The same text in the same style is shaped once; what two layouts did without is dropped. */
static void
test_store (void)
{
  g_autoptr(TjChartTextStore) store = NULL;
  const TjChartTextStyle style = { 12, FALSE, 150, 1, FALSE };
  const TjChartTextStyle wider = { 12, FALSE, 151, 1, FALSE };
  g_autoptr(PangoLayout) first = NULL;
  g_autoptr(PangoLayout) second = NULL;
  g_autoptr(PangoLayout) other = NULL;
  g_autoptr(PangoLayout) later = NULL;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 10);
  store = tj_chart_text_store_new (theme.font_family, TJ_LANGUAGE_ZH);
  tj_chart_text_store_begin (store);
  first = tj_chart_text_store_get (store, "低碳", &style);
  second = tj_chart_text_store_get (store, "低碳", &style);
  other = tj_chart_text_store_get (store, "低碳", &wider);
  g_assert_true (first == second);
  g_assert_true (first != other);

  for (guint turn = 0; turn < 3; turn++)
    {
      tj_chart_text_store_begin (store);
      for (guint i = 0; i < 600; i++)
        {
          g_autofree char *number = g_strdup_printf ("%u", 1000 * turn + i);
          g_autoptr(PangoLayout) layout = tj_chart_text_store_get (store, number, &style);

          g_assert_cmpstr (pango_layout_get_text (layout), ==, number);
        }
    }
  later = tj_chart_text_store_get (store, "低碳", &style);
  g_assert_true (later != first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-text/clean", test_clean);
  g_test_add_func ("/chart-text/clean-limit", test_clean_limit);
  g_test_add_func ("/chart-text/width", test_width);
  g_test_add_func ("/chart-text/balance", test_balance);
  g_test_add_func ("/chart-text/glyphs", test_glyphs);
  g_test_add_func ("/chart-text/store", test_store);

  return g_test_run ();
}
