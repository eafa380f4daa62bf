/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-text-figure.h"

/* That the first figure of @text is of @kind and @value. */
static void
expect (const char       *text,
        TjTextFigureKind  kind,
        double            value)
{
  g_autoptr(TjTextFigures) figures = tj_text_figures_scan (text);
  const TjTextFigure *figure;

  g_test_message ("%s", text);
  g_assert_cmpuint (figures->figures->len, >, 0);
  figure = &g_array_index (figures->figures, TjTextFigure, 0);
  g_assert_cmpint (figure->kind, ==, kind);
  g_assert_cmpfloat_with_epsilon (figure->value, value, 1e-6 * value);
}

static void
expect_none (const char *text)
{
  g_autoptr(TjTextFigures) figures = tj_text_figures_scan (text);

  g_test_message ("%s", text);
  g_assert_cmpuint (figures->figures->len, ==, 0);
}

static void
test_electricity (void)
{
  expect ("年发电量1.244亿kWh", TJ_TEXT_FIGURE_ELECTRICITY, 124400);
  expect ("年发电7.92亿千瓦时", TJ_TEXT_FIGURE_ELECTRICITY, 792000);
  expect ("年节电120万度", TJ_TEXT_FIGURE_ELECTRICITY, 1200);
  expect ("节约用电35 MWh", TJ_TEXT_FIGURE_ELECTRICITY, 35);
  expect ("上网电量 1,200 万 KWh", TJ_TEXT_FIGURE_ELECTRICITY, 12000);
  expect ("用电2.5×10⁴kW·h", TJ_TEXT_FIGURE_ELECTRICITY, 25);
  expect_none ("出水温度40度");
  expect_none ("单位电耗11千瓦时/平方米");
  expect_none ("型号R245fa，功率300MW");
}

static void
test_carbon (void)
{
  expect ("年减排14万tCO2", TJ_TEXT_FIGURE_CARBON, 140000);
  expect ("减少二氧化碳排放60万吨", TJ_TEXT_FIGURE_CARBON, 600000);
  expect ("可减排3万t/a", TJ_TEXT_FIGURE_CARBON, 30000);
  expect ("5745吨二氧化碳当量", TJ_TEXT_FIGURE_CARBON, 5745);
  expect ("约500 kg CO₂", TJ_TEXT_FIGURE_CARBON, 0.5);
  expect_none ("减排二氧化硫约31吨");
  expect_none ("年产钢坯200万吨");
}

static void
test_coal (void)
{
  expect ("节约1.3万tce", TJ_TEXT_FIGURE_COAL_EQUIVALENT, 13000);
  expect ("节约标准煤1.3万吨", TJ_TEXT_FIGURE_COAL_EQUIVALENT, 13000);
  expect ("年节约7040吨标准煤", TJ_TEXT_FIGURE_COAL_EQUIVALENT, 7040);
  expect ("减少原煤2000t", TJ_TEXT_FIGURE_RAW_COAL, 2000);
}

static void
test_factor (void)
{
  expect ("排放因子取0.5810 tCO2/MWh", TJ_TEXT_FIGURE_ELECTRICITY_FACTOR, 0.581);
  expect ("0.5366kgCO2/kWh", TJ_TEXT_FIGURE_ELECTRICITY_FACTOR, 0.5366);
  expect ("电网排放因子5.703tCO2/万kWh", TJ_TEXT_FIGURE_ELECTRICITY_FACTOR, 0.5703);
  expect ("排放因子536.6gCO2/kWh", TJ_TEXT_FIGURE_ELECTRICITY_FACTOR, 0.5366);
  expect ("0.581吨二氧化碳/兆瓦时", TJ_TEXT_FIGURE_ELECTRICITY_FACTOR, 0.581);
  expect ("标准煤取2.66 tCO2/tce", TJ_TEXT_FIGURE_COAL_FACTOR, 2.66);
}

static void
test_other (void)
{
  expect ("投资额4800万元", TJ_TEXT_FIGURE_MONEY, 4800);
  expect ("总投资1.17亿元", TJ_TEXT_FIGURE_MONEY, 11700);
  expect ("143.5元/tCO2", TJ_TEXT_FIGURE_COST, 143.5);
  expect ("下降35.2%", TJ_TEXT_FIGURE_PERCENT, 35.2);
  expect ("回收期30个月", TJ_TEXT_FIGURE_YEARS, 2.5);
}

/* 2～4 is 3 in the middle; about 100 leaves 95 to 105 open. */
static void
test_intervals (void)
{
  g_autoptr(TjTextFigures) figures = tj_text_figures_scan ("节电2～4万kWh，约100MWh，-20MWh，节约30MWh");
  const TjTextFigure *figure = &g_array_index (figures->figures, TjTextFigure, 0);

  g_assert_cmpuint (figures->figures->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (figure[0].value, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (figure[0].values.low, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (figure[0].values.high, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (figure[1].values.low, 95, 1e-9);
  g_assert_cmpfloat_with_epsilon (figure[1].values.high, 105, 1e-9);
  g_assert_cmpfloat_with_epsilon (figure[2].value, -20, 1e-9);
  /* 节约 is "saves", not "about". */
  g_assert_cmpfloat_with_epsilon (figure[3].values.high, 30, 1e-9);
}

/* A sentence goes on over the end of a long line, not of a short one. */
static void
test_sentences (void)
{
  g_autoptr(TjTextFigures) one = tj_text_figures_scan (
    "本项目建成投产以后利用富余煤气发电，经过一年的实际运行，全年发电量达到1.244亿\nkWh，减排14万tCO2。");
  g_autoptr(TjTextFigures) two = tj_text_figures_scan ("节电2MWh\n减排3tCO2；减排4tCO2");

  g_assert_nonnull (tj_text_figures_get_only (one, 0, TJ_TEXT_FIGURE_ELECTRICITY));
  g_assert_nonnull (tj_text_figures_get_only (one, 0, TJ_TEXT_FIGURE_CARBON));
  g_assert_null (tj_text_figures_get_only (two, 0, TJ_TEXT_FIGURE_CARBON));
  g_assert_nonnull (tj_text_figures_get_only (two, 1, TJ_TEXT_FIGURE_CARBON));
  g_assert_nonnull (tj_text_figures_get_only (two, 2, TJ_TEXT_FIGURE_CARBON));
}

static void
test_rows (void)
{
  expect ("外购电\t3520\tMWh\t0.5703", TJ_TEXT_FIGURE_ELECTRICITY, 3520);
  expect ("年碳减排量（tCO2/a）\t16,719", TJ_TEXT_FIGURE_CARBON, 16719);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-figure/electricity", test_electricity);
  g_test_add_func ("/text-figure/carbon", test_carbon);
  g_test_add_func ("/text-figure/coal", test_coal);
  g_test_add_func ("/text-figure/factor", test_factor);
  g_test_add_func ("/text-figure/other", test_other);
  g_test_add_func ("/text-figure/intervals", test_intervals);
  g_test_add_func ("/text-figure/sentences", test_sentences);
  g_test_add_func ("/text-figure/rows", test_rows);

  return g_test_run ();
}
