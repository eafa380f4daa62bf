/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "panel-sample.h"

#include <locale.h>
#include <string.h>

static const char * const kinds[] = {
  "score-strips", "score-spread", "weight-sensitivity", "rank-acceptability",
};

/* Item 0: totals 4, 3 and 2; item 1: 4 and 4; item 2: one sheet on which the second criterion
 * cannot be assessed, 3 of the rest; item 3: one sheet without any points; item 4: none. */
static const SampleSheet sheets[] = {
  { 0, "赵一", "8888" }, { 0, "钱二", "6666" }, { 0, "孙三", "4444" },
  { 1, "赵一", "a6a6" }, { 1, "钱二", "8888" },
  { 2, "孙三", "6?66" }, { 3, "赵一", "????" },
};

#define N_ITEMS 5

static TjChart *
create (const char *id,
        guint       first,
        TjLanguage  language)
{
  g_autoptr(TjChartInput) input = create_panel_input (sheets, G_N_ELEMENTS (sheets), N_ITEMS,
                                                      first);

  return create_panel_chart (id, input, NULL, language);
}

static void
test_spread (void)
{
  g_autoptr(TjChart) chart = create ("score-spread", 0, TJ_LANGUAGE_ZH);
  g_autofree char *sentence = tj_chart_dup_sentence (chart);
  int row = find_row (chart, sample_rows[0].name);

  /* By criterion reviewers differ by 2 points over item 0, by 1 over item 1. */
  g_assert_cmpint (row, ==, 0);
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 1), ==, "2");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 2), ==, "4");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 3), ==, "2");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 4), ==, "1");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 5), ==, "3");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 6), ==, "3");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 8), ==, "2");
  g_assert_nonnull (strstr (sentence, sample_rows[0].name));

  row = find_row (chart, sample_rows[1].name);
  g_assert_cmpint (row, ==, 1);
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 3), ==, "0");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 8), ==, "1");

  /* One reviewer has no deviation, nobody has no total: a dash and never zero. */
  row = find_row (chart, sample_rows[2].name);
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 4), ==, "—");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 5), ==, "3");
  row = find_row (chart, sample_rows[3].name);
  g_assert_cmpint (row, >=, 3);
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 5), ==, "—");
  g_assert_cmpstr (tj_chart_get_cell (chart, row, 6), ==, "1");
  g_assert_cmpint (find_row (chart, sample_rows[4].name), >=, 3);
  assert_marks (chart, 3);
}

static void
test_strips (void)
{
  g_autoptr(TjChart) chart = create ("score-strips", 0, TJ_LANGUAGE_EN);
  g_autofree char *sentence = tj_chart_dup_sentence (chart);

  /* Of the same items 孙三 gives least and 赵一 most. */
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 0), ==, "孙三");
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 3), ==, "2");
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 4), ==, "2");
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 5), ==, "2.5");
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 6), ==, "3");
  /* The second criterion could not be assessed in one of two. */
  g_assert_cmpstr (tj_chart_get_cell (chart, 1, 3), ==, "1");
  g_assert_nonnull (strstr (sentence, "孙三"));
  g_assert_nonnull (strstr (sentence, "赵一"));
  assert_marks (chart, 3 * 5);
}

/* Item 0: 5 and 1 (the other two 3), item 1: 3 all over. They meet at the present weight, where
 * both have 3. */
static void
test_weight_lines (void)
{
  static const SampleSheet pair[] = { { 0, "赵一", "a266" }, { 1, "赵一", "6666" } };
  g_autoptr(TjChartInput) input = create_panel_input (pair, 2, 2, 0);
  TjChartOptions options;
  g_autoptr(TjChart) chart = NULL;
  g_autofree char *sentence = NULL;

  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  options.criterion = "leadership";
  chart = create_panel_chart ("weight-sensitivity", input, &options, TJ_LANGUAGE_ZH);
  sentence = tj_chart_dup_sentence (chart);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 3);
  g_assert_cmpstr (tj_chart_get_cell (chart, 2, 6), ==, "25");
  /* At nothing it is the mean of 1, 3 and 3, at everything 5. */
  g_assert_cmpstr (tj_chart_get_cell (chart, find_row (chart, sample_rows[0].name), 2), ==, "2.33");
  g_assert_cmpstr (tj_chart_get_cell (chart, find_row (chart, sample_rows[0].name), 3), ==, "5");
  g_assert_nonnull (strstr (sentence, "总分相同"));
  assert_marks (chart, 3);
}

static void
test_rank_shares (void)
{
  g_autoptr(TjChartInput) input = create_panel_input (sheets, G_N_ELEMENTS (sheets), N_ITEMS, 0);
  TjChartOptions options;
  g_autoptr(TjChart) chart = NULL;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  options.draws.n_draws = 200;
  options.draws.seed = 42;
  options.draws.weights = TJ_WEIGHTS_AS_GIVEN;
  options.draws.score_spread = 0;
  options.draws.resamples_reviewers = FALSE;
  chart = create_panel_chart ("rank-acceptability", input, &options, TJ_LANGUAGE_EN);

  /* 4, then 3 and 3 that share the second rank; the other two have none. */
  g_assert_cmpint (find_row (chart, sample_rows[1].name), ==, 0);
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 5), ==, "100");
  g_assert_cmpstr (tj_chart_get_cell (chart, 1, 6), ==, "100");
  g_assert_cmpstr (tj_chart_get_cell (chart, 2, 6), ==, "100");
  g_assert_cmpstr (tj_chart_get_cell (chart, 3, 1), ==, "—");
  g_assert_nonnull (strstr (tj_chart_get_content (chart)->subtitle, "200 draws, seed 42"));
  assert_marks (chart, 3);
}

static void
test_radar (void)
{
  static const SampleSheet two[] = { { 0, "赵一", "a?46" }, { 1, "赵一", "2468" } };
  g_autoptr(TjChartInput) input = create_panel_input (two, 2, 2, 0);
  g_autoptr(TjChart) chart = create_panel_chart ("radar", input, NULL, TJ_LANGUAGE_ZH);
  g_autofree char *sentence = tj_chart_dup_sentence (chart);
  guint n_gaps = 0;

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 8);
  for (guint i = 0; i < 8; i++)
    n_gaps += g_str_equal (tj_chart_get_cell (chart, i, 3), "—");
  g_assert_cmpuint (n_gaps, ==, 1);
  g_assert_nonnull (strstr (sentence, "无法评判"));
  /* The gap is no mark at zero. */
  assert_marks (chart, 7);
}

static void
test_radar_limits (void)
{
  static const SampleSheet four[] = {
    { 0, "赵一", "a246" }, { 1, "赵一", "2468" }, { 2, "赵一", "6666" }, { 3, "赵一", "8888" },
  };
  g_autoptr(TjChartInput) input = create_panel_input (four, 4, 4, 0);
  g_autoptr(TjChart) chart = create_panel_chart ("radar", input, NULL, TJ_LANGUAGE_EN);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 12);
  g_assert_cmpuint (tj_chart_get_content (chart)->missing->len, ==, 1);
  assert_layouts (chart);
}

static void
test_layouts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (TjLanguage language = TJ_LANGUAGE_ZH; language <= TJ_LANGUAGE_EN; language++)
        {
          g_autoptr(TjChart) chart = create (kinds[i], 0, language);

          g_test_message ("%s", kinds[i]);
          assert_layouts (chart);
        }
    }
}

/* The order of packages and files makes no difference. */
static void
test_permuted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(TjChart) chart = create (kinds[i], 0, TJ_LANGUAGE_ZH);
      g_autoptr(TjChart) other = create (kinds[i], 3, TJ_LANGUAGE_ZH);

      g_assert_cmpuint (tj_chart_get_n_rows (chart), ==, tj_chart_get_n_rows (other));
      for (guint row = 0; row < tj_chart_get_n_rows (chart); row++)
        {
          for (guint column = 0; column < tj_chart_get_n_columns (chart); column++)
            g_assert_cmpstr (tj_chart_get_cell (chart, row, column), ==,
                             tj_chart_get_cell (other, row, column));
        }
    }
}

/* No sheet, sheets without points, one reviewer, all equal: a chart or a sentence. */
static void
test_bad (void)
{
  static const SampleSheet nothing[] = { { 0, "赵一", "????" }, { 1, "钱二", "...." } };
  static const SampleSheet one[] = { { 0, "赵一", "a...", } };
  static const SampleSheet equal[] = {
    { 0, "赵一", "6666" }, { 0, "钱二", "6666" }, { 1, "赵一", "6666" }, { 1, "钱二", "6666" },
  };
  const struct
  {
    const SampleSheet *sheets;
    guint n_sheets;
  } cases[] = { { NULL, 0 }, { nothing, 2 }, { one, 1 }, { equal, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjChartInput) input = create_panel_input (cases[i].sheets, cases[i].n_sheets, 2, 0);

      for (guint kind = 0; kind <= G_N_ELEMENTS (kinds); kind++)
        {
          const char *id = kind < G_N_ELEMENTS (kinds) ? kinds[kind] : "radar";
          g_autoptr(TjChart) chart = create_panel_chart (id, input, NULL, i % 2);
          g_autofree char *sentence = tj_chart_dup_sentence (chart);

          g_test_message ("%s %u: %s", id, i, sentence);
          g_assert_true (sentence != NULL && *sentence != '\0');
          assert_layouts (chart);
        }
    }
}

/* Sixty packages and thirty reviewers, with names that no page holds. */
static void
test_many (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);
  g_autofree char *long_name = g_strnfill (500, 'W');

  for (guint item = 0; item < 60; item++)
    {
      g_autofree char *key = g_strdup_printf ("%064x", item);
      g_autofree char *name = g_strdup_printf ("%s%u", item % 7 == 0 ? long_name : "技术", item);

      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *reviewer = g_strdup_printf ("专家%u", (item * 3 + i * 7) % 30);
          char scores[5] = { 0 };
          const SampleSheet sheet = { item, reviewer, scores };
          g_autoptr(TjReview) review = NULL;

          for (guint c = 0; c < 4; c++)
            scores[c] = "0123456789a"[(item * 5 + i * 3 + c * item) % 11];
          review = create_sample_review (rubric, &sheet);
          tj_chart_input_add_review (input, review, key, name);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(TjChart) chart = NULL;
      TjChartOptions options;

      tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
      options.draws.n_draws = 100;
      options.draws.n_top = 10;
      chart = create_panel_chart (kinds[i], input, &options, TJ_LANGUAGE_ZH);
      g_test_message ("%s", kinds[i]);
      assert_layouts (chart);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-charts/spread", test_spread);
  g_test_add_func ("/panel-charts/strips", test_strips);
  g_test_add_func ("/panel-charts/weight-lines", test_weight_lines);
  g_test_add_func ("/panel-charts/rank-shares", test_rank_shares);
  g_test_add_func ("/panel-charts/radar", test_radar);
  g_test_add_func ("/panel-charts/radar-limits", test_radar_limits);
  g_test_add_func ("/panel-charts/layouts", test_layouts);
  g_test_add_func ("/panel-charts/permuted", test_permuted);
  g_test_add_func ("/panel-charts/bad", test_bad);
  g_test_add_func ("/panel-charts/many", test_many);

  return g_test_run ();
}
