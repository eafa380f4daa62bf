/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-tick-reader.h"

static char *
read_ticks (const char *id,
            const char *text,
            gboolean   *clear)
{
  const TjFieldSpec *spec = tj_field_spec_lookup (id);
  g_auto(GStrv) codes = NULL;

  g_assert_nonnull (spec);
  codes = tj_tick_reader_read (spec, text, clear);

  return g_strjoinv (" ", codes);
}

static void
assert_stage (const char *text,
              const char *expected,
              gboolean    expected_clear)
{
  gboolean clear;
  g_autofree char *codes = read_ticks ("stage", text, &clear);

  g_assert_cmpstr (codes, ==, expected);
  g_assert_true (clear == expected_clear);
}

static void
test_marks (void)
{
  static const char * const ticks[] = {
    "☑", "☒", "√", "✓", "✔", "■", "●", "▣", "◆", "是", "[x]", "（√）", "[√]",
  };
  static const char * const boxes[] = { "□", "☐", "○", "（）", "( )", "[ ]", "否" };

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (boxes); j++)
        {
          g_autofree char *before = g_strdup_printf ("%s示范 %s推广", ticks[i], boxes[j]);
          g_autofree char *behind = g_strdup_printf ("示范%s 推广%s", boxes[j], ticks[i]);
          g_autofree char *lines = g_strdup_printf ("%s 示范类\n%s 推广类", boxes[j], ticks[i]);

          assert_stage (before, "demonstration", TRUE);
          assert_stage (behind, "promotion", TRUE);
          assert_stage (lines, "promotion", TRUE);
        }
    }
}

static void
test_letters (void)
{
  assert_stage ("示范 V  推广 □", "demonstration", TRUE);
  assert_stage ("示范：是  推广：否", "demonstration", TRUE);
  assert_stage ("示范（Yes） 推广（No）", "demonstration", TRUE);
  assert_stage ("示范 不选 推广 选", "promotion", TRUE);
}

static void
test_count (void)
{
  assert_stage ("□示范 □推广", "", TRUE);
  assert_stage ("☑示范 ☑推广", "demonstration promotion", TRUE);
  assert_stage ("", "", TRUE);
  assert_stage ("推广", "promotion", TRUE);
}

/* A tick beside a box belongs to the name that it stands nearer to. */
static void
test_beside_box (void)
{
  assert_stage ("√□示范 □推广", "demonstration", TRUE);
  assert_stage ("□示范√ □推广", "demonstration", TRUE);
  assert_stage ("□示范 √□推广", "promotion", TRUE);
  assert_stage ("□示范 □推广√", "promotion", TRUE);
  assert_stage ("示范✔ 推广", "demonstration", TRUE);
  assert_stage ("示范 √ 推广", "", FALSE);
  assert_stage ("推广（不是示范）", "", FALSE);
  assert_stage ("□示范 □推广（请在□内打√）", "", TRUE);
}

static void
test_unclear (void)
{
  assert_stage ("示范 推广", "", FALSE);
  assert_stage ("×示范 □推广", "", FALSE);
  /* The box that is gone was most likely the ticked one; it is said that this is a guess. */
  assert_stage ("□示范 推广", "promotion", FALSE);
  assert_stage ("中试", "", FALSE);
}

static void
test_category (void)
{
  static const char * const names[][2] = {
    { "能源绿色低碳转型类技术", "energy" }, { "重点领域降碳类技术", "sector" },
    { "储碳固碳类技术", "sequestration" }, { "数智赋能类技术", "digital" },
    { "非二氧化碳减排类技术", "non_co2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GString) before = g_string_new (NULL);
      g_autoptr(GString) behind = g_string_new (NULL);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gboolean clear;

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_string_append_printf (before, "%s%s\n", i == j ? "☑" : "□", names[j][0]);
          g_string_append_printf (behind, "%s%s  ", names[j][0], i == j ? "☑" : "□");
        }

      first = read_ticks ("category", before->str, &clear);
      g_assert_true (clear);
      second = read_ticks ("category", behind->str, &clear);
      g_assert_true (clear);
      g_assert_cmpstr (first, ==, names[i][1]);
      g_assert_cmpstr (second, ==, names[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tick-reader/marks", test_marks);
  g_test_add_func ("/tick-reader/letters", test_letters);
  g_test_add_func ("/tick-reader/count", test_count);
  g_test_add_func ("/tick-reader/beside-box", test_beside_box);
  g_test_add_func ("/tick-reader/unclear", test_unclear);
  g_test_add_func ("/tick-reader/category", test_category);

  return g_test_run ();
}
