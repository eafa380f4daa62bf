/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-layout.h"

#include <math.h>

/* A page of two lines, each character 10 wide and 12 high, lines 20 apart. */
static TjPageLayout *
new_layout (const char *text)
{
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (TjPageBox));
  float x = 100;
  float y = 50;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      TjPageBox box = { x, y, x + 10, y + 12 };

      g_array_append_val (boxes, box);
      x += 10;
      if (*p == '\n')
        {
          x = 100;
          y += 20;
        }
    }

  return tj_page_layout_new (text, (TjPageBox *) (gpointer) boxes->data, boxes->len);
}

static void
test_numbers_differ (void)
{
  const TjPageBox box = { 0, 0, 1, 1 };
  g_autoptr(TjPageLayout) layout = tj_page_layout_new ("两字", &box, 1);
  guint character;

  g_assert_cmpuint (tj_page_layout_get_length (layout), ==, 0);
  g_assert_false (tj_page_layout_find_near (layout, 0, 0, &character));
}

static void
test_find (void)
{
  g_autoptr(TjPageLayout) layout = new_layout ("热效率\n达到 92.5%");
  guint character = 0;

  g_assert_true (tj_page_layout_find (layout, 115, 55, &character));
  g_assert_cmpuint (character, ==, 1);
  g_assert_true (tj_page_layout_find (layout, 101, 72, &character));
  g_assert_cmpuint (character, ==, 4);
  /* Beside the first line, but on its level: the end of it, and no text by itself. */
  g_assert_false (tj_page_layout_find (layout, 300, 56, &character));
  g_assert_true (tj_page_layout_find_near (layout, 300, 56, &character));
  g_assert_cmpuint (character, ==, 2);
  g_assert_true (tj_page_layout_find_near (layout, 0, 900, &character));
  g_assert_cmpuint (character, ==, 4);
}

static void
test_word (void)
{
  g_autoptr(TjPageLayout) layout = new_layout ("达到 92.5%，优");
  TjPageRange number = tj_page_layout_get_word (layout, 4);
  TjPageRange words = tj_page_layout_get_word (layout, 1);
  TjPageRange comma = tj_page_layout_get_word (layout, 8);

  g_assert_cmpuint (number.start, ==, 3);
  g_assert_cmpuint (number.end, ==, 7);
  g_assert_cmpuint (words.start, ==, 0);
  g_assert_cmpuint (words.end, ==, 2);
  g_assert_cmpuint (comma.start, ==, 8);
  g_assert_cmpuint (comma.end, ==, 9);
}

static void
test_boxes (void)
{
  g_autoptr(TjPageLayout) layout = new_layout ("热效率\n达到 92.5%");
  g_autoptr(GArray) lines = tj_page_layout_list_boxes (layout, (TjPageRange) { 1, 6 });
  g_autofree char *text = tj_page_layout_dup_text (layout, (TjPageRange) { 1, 6 });
  g_autofree char *beyond = tj_page_layout_dup_text (layout, (TjPageRange) { 9, 99 });
  TjPageBox bounds;

  g_assert_cmpstr (text, ==, "效率\n达到");
  g_assert_cmpstr (beyond, ==, ".5%");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (lines, TjPageBox, 0).x1, 110, 0.001f);
  g_assert_cmpfloat_with_epsilon (g_array_index (lines, TjPageBox, 0).x2, 130, 0.001f);
  g_assert_cmpfloat_with_epsilon (g_array_index (lines, TjPageBox, 1).x2, 120, 0.001f);

  g_assert_true (tj_page_layout_get_bounds (layout, (TjPageRange) { 1, 6 }, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.y1, 50, 0.001f);
  g_assert_cmpfloat_with_epsilon (bounds.y2, 82, 0.001f);
  g_assert_cmpfloat_with_epsilon (bounds.x1, 100, 0.001f);
  g_assert_false (tj_page_layout_get_bounds (layout, (TjPageRange) { 3, 4 }, &bounds));
}

static void
test_area (void)
{
  g_autoptr(TjPageLayout) layout = new_layout ("热效率\n达到");
  const TjPageBox second = { 90, 65, 200, 100 };
  const TjPageBox nothing = { 0, 0, 50, 50 };
  TjPageRange range = tj_page_layout_find_in (layout, &second);

  g_assert_cmpuint (range.start, ==, 4);
  g_assert_cmpuint (range.end, ==, 6);
  range = tj_page_layout_find_in (layout, &nothing);
  g_assert_cmpuint (range.end, ==, 0);
}

/* Over line ends, without regard to width and case of letters, and no match twice. */
static void
test_search (void)
{
  static const struct
  {
    const char *words;
    guint n_found;
    guint start;
    guint end;
  } cases[] = {
    { "减排量", 2, 1, 5 },
    { "co2", 1, 8, 11 },
    { "ＣＯ２", 1, 8, 11 },
    { "减 排\n量", 2, 1, 5 },
    { "量年", 1, 4, 7 },
    { "没有", 0, 0, 0 },
    { " ", 0, 0, 0 },
    { "", 0, 0, 0 },
  };
  g_autoptr(TjPageLayout) layout = new_layout ("年减\n排量 年减CO2 减排量");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) found = tj_page_layout_search (layout, cases[i].words);

      g_assert_cmpuint (found->len, ==, cases[i].n_found);
      if (found->len == 0)
        continue;

      g_assert_cmpuint (g_array_index (found, TjPageRange, 0).start, ==, cases[i].start);
      g_assert_cmpuint (g_array_index (found, TjPageRange, 0).end, ==, cases[i].end);
    }
}

static void
test_no_overlap (void)
{
  g_autoptr(TjPageLayout) layout = new_layout ("aaaaa");
  g_autoptr(GArray) found = tj_page_layout_search (layout, "aa");

  g_assert_cmpuint (found->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-layout/numbers-differ", test_numbers_differ);
  g_test_add_func ("/page-layout/find", test_find);
  g_test_add_func ("/page-layout/word", test_word);
  g_test_add_func ("/page-layout/boxes", test_boxes);
  g_test_add_func ("/page-layout/area", test_area);
  g_test_add_func ("/page-layout/search", test_search);
  g_test_add_func ("/page-layout/no-overlap", test_no_overlap);

  return g_test_run ();
}
