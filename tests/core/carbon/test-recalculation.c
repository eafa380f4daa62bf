/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation.h"

#include <math.h>
#include <string.h>

#define HEAD "<recalculation xmlns=\"https://tanjian.org/ns/recalculation/1\" version=\"1\">\n"
#define TAIL "</recalculation>"

/* A retrofit that displaces 20 000 MWh from the grid and uses 1 000 MWh itself:
 * 20 000 × 0.5703 = 11 406 t, 1 000 × 0.5703 = 570.3 t, 10 835.7 t a year. */
#define RETROFIT                                                                              \
  HEAD "<case number=\"1\" kind=\"retrofit\">"                                                \
  "<service-life value=\"15\"><evidence attachment=\"附件1.pdf\" page=\"3\">使用年限15年</evidence>" \
  "</service-life><discount-rate value=\"8\"/><industry-baseline value=\"20000\"/>"          \
  "<activity side=\"baseline\" role=\"electricity\" unit=\"万kWh\" value=\"2000\""             \
  " factor=\"electricity.cn.2022.notice\"><name>下网电量</name></activity>"                      \
  "<activity side=\"project\" role=\"own-consumption\" unit=\"MWh\" value=\"1000\""            \
  " factor=\"electricity.cn.2022.notice\"><name>泵耗</name></activity>"                         \
  "<pollutant of=\"so2\" value=\"4\"/></case>" TAIL

typedef struct
{
  const char *field;
  const char *text;
} Claim;

static TjForm *
make_form (const Claim *claims,
           guint        n_claims)
{
  TjForm *form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();

  for (guint i = 0; i < n_claims; i++)
    tj_field_set_text (tj_case_get_field (item, claims[i].field), claims[i].text);
  tj_form_add_case (form, item);

  return form;
}

static TjRecalculationInputs *
read_inputs (const char  *xml,
             GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return tj_recalculation_inputs_read (bytes, "inputs.xml", error);
}

static TjRecalculation *
recalculate (const char  *xml,
             const Claim *claims,
             guint        n_claims)
{
  g_autoptr(TjFactorRegister) factors = tj_factor_register_new_default ();
  g_autoptr(TjForm) form = make_form (claims, n_claims);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRecalculationInputs) inputs = read_inputs (xml, &error);

  g_assert_no_error (error);

  return tj_recalculate (form, inputs, factors);
}

static const TjFigure *
get_figure (TjRecalculation *result,
            const char      *id)
{
  const TjFigure *figure;

  g_assert_cmpuint (result->cases->len, ==, 1);
  figure = tj_case_recalculation_get_figure (g_ptr_array_index (result->cases, 0), id);
  g_assert_nonnull (figure);

  return figure;
}

static void
assert_figure (TjRecalculation *result,
               const char      *id,
               double           value)
{
  const TjFigure *figure = get_figure (result, id);

  g_test_message ("%s: %s", id, figure->evaluated);
  g_assert_true (figure->is_known);
  g_assert_cmpfloat_with_epsilon (figure->value, value, fabs (value) * 1e-6 + 1e-9);
}

static const Claim claims[] = {
  { "investment", "1200万元" }, { "annual_benefit", "300" }, { "build_period", "6个月" },
  { "annual_reduction", "11000" }, { "reduction_ratio", "95%" }, { "unit_cost", "73.8" },
  { "payback", "4年" },
};

/* By hand: 12 000 000 ÷ (10 835.7 × 15) = 73.8299; annuity of 8 % over 15 years 0.116829545;
 * (12 000 000 × 0.116829545 − 3 000 000) ÷ 10 835.7 = −147.480; discounted payback
 * −ln(1 − 12 × 0.08 ÷ 3) ÷ ln 1.08 = 5.0111. */
static void
test_retrofit (void)
{
  g_autoptr(TjRecalculation) result = recalculate (RETROFIT, claims, G_N_ELEMENTS (claims));
  const TjFigure *figure;

  g_assert_cmpstr (result->register_id, ==, "tanjian-factors 2026.2");
  assert_figure (result, "baseline", 11406);
  assert_figure (result, "project", 570.3);
  assert_figure (result, "reduction", 10835.7);
  assert_figure (result, "own_ratio", 95);
  assert_figure (result, "industry_ratio", 97.1485);
  assert_figure (result, "lifetime_reduction", 162535.5);
  assert_figure (result, "unit_cost", 73.83002482);
  assert_figure (result, "net_cost", -147.47967);
  assert_figure (result, "payback", 4);
  assert_figure (result, "payback_with_build", 4.5);
  assert_figure (result, "discounted_payback", 5.0111391);
  assert_figure (result, "investment_per_tonne", 1107.450372);
  assert_figure (result, "reduction_per_investment", 135.44625);
  assert_figure (result, "so2_per_investment", 50);

  figure = get_figure (result, "unit_cost");
  g_assert_cmpstr (figure->formula, ==,
                   "counted_investment × 10⁴ ÷ (reduction × service_life)");
  g_assert_cmpstr (figure->evaluated, ==, "1,200 × 10⁴ ÷ (10,836 × 15) = 73.83");
  g_assert_cmpstr (figure->clause, ==, "附件2 十二");
  g_assert_cmpuint (figure->inputs->len, ==, 3);
  g_assert_true (figure->has_claim);
  g_assert_cmpfloat_with_epsilon (figure->claim, 73.8, 1e-12);
  g_assert_cmpstr (figure->claim_field, ==, "cases[0].unit_cost");
  g_assert_false (figure->is_range);
  g_assert_false (figure->has_draws);
}

static void
test_origins (void)
{
  g_autoptr(TjRecalculation) result = recalculate (RETROFIT, claims, G_N_ELEMENTS (claims));
  const TjFigure *baseline = get_figure (result, "baseline");
  const TjFigure *cost = get_figure (result, "unit_cost");
  const TjFigureInput *life = g_ptr_array_index (cost->inputs, 2);
  const TjFigureInput *factor = g_ptr_array_index (baseline->inputs, 1);

  g_assert_cmpstr (life->id, ==, "service_life");
  g_assert_cmpstr (life->origin, ==, "附件1.pdf, page 3");
  g_assert_cmpstr (factor->origin, ==, "tanjian-factors 2026.2: electricity.cn.2022.notice");
  g_assert_cmpstr (baseline->evaluated, ==, "2,000 万kWh × 0.5703 tCO2/MWh = 11,406");
}

static void
test_ratio_basis (void)
{
  static const struct {
    const char *claim;
    TjRatioBasis basis;
  } rows[] = {
    { "95%", TJ_RATIO_BOTH },        /* 97.15 lies within a twentieth of it, too */
    { "91%", TJ_RATIO_OWN },         /* 95 × 0.95 = 90.25; 97.15 × 0.95 = 92.29 */
    { "100%", TJ_RATIO_INDUSTRY },   /* 95 × 1.05 = 99.75; 97.15 × 1.05 = 102.0 */
    { "50%", TJ_RATIO_UNKNOWN },
    { "", TJ_RATIO_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Claim claim = { "reduction_ratio", rows[i].claim };
      g_autoptr(TjRecalculation) result = recalculate (RETROFIT, &claim, 1);
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, 0);

      g_test_message ("%s", rows[i].claim);
      g_assert_cmpint (item->ratio_basis, ==, rows[i].basis);
    }
}

/* Only the life and the kind are entered: the claimed reduction is taken. */
static void
test_claimed_reduction (void)
{
  g_autoptr(TjRecalculation) result = recalculate (
    HEAD "<case number=\"1\" kind=\"new-build\"><service-life value=\"10\"/>"
    "<incremental-investment value=\"550\"/></case>" TAIL, claims, G_N_ELEMENTS (claims));
  const TjFigure *cost;

  assert_figure (result, "reduction", 11000);
  /* 5 500 000 ÷ (11 000 × 10) */
  assert_figure (result, "unit_cost", 50);
  /* What was paid counts for the payback, not the increment: 1200 ÷ 300. */
  assert_figure (result, "payback", 4);

  cost = get_figure (result, "net_cost");
  g_assert_false (cost->is_known);
  g_assert_cmpstr (cost->missing[0], ==, "discount_rate");
  g_assert_null (cost->evaluated);
}

static void
test_missing (void)
{
  g_autoptr(TjRecalculation) result = recalculate (
    HEAD "<case number=\"1\"><service-life value=\"10\"/></case>" TAIL, claims,
    G_N_ELEMENTS (claims));
  const TjFigure *cost = get_figure (result, "unit_cost");

  g_assert_false (cost->is_known);
  g_assert_cmpstr (cost->missing[0], ==, "counted_investment");
  g_assert_null (cost->missing[1]);
  /* Named once, although the formula has it twice. */
  g_assert_cmpuint (g_strv_length (get_figure (result, "industry_ratio")->missing), ==, 2);
  g_assert_false (get_figure (result, "baseline")->is_known);
  g_assert_cmpstr (get_figure (result, "baseline")->missing[0], ==, "activities");
}

#define ELECTRICITY(side, value, ends)                                                        \
  "<activity side=\"" side "\" role=\"electricity\" unit=\"MWh\" value=\"" value "\"" ends     \
  " factor-value=\"0.5\" factor-unit=\"tCO2/MWh\" factor-source=\"自测\"><name>电</name></activity>"

/* Zero, negative and undefined figures are sentences, and never numbers. */
static void
test_no_figure (void)
{
  static const struct {
    const char *entries;
    const char *figure;
  } rows[] = {
    { "<service-life value=\"0\"/>" ELECTRICITY ("baseline", "100", ""), "unit_cost" },
    { "<service-life value=\"9\"/>" ELECTRICITY ("baseline", "0", ""), "unit_cost" },
    { "<service-life value=\"9\"/>" ELECTRICITY ("baseline", "1", "")
      ELECTRICITY ("project", "2", ""), "unit_cost" },
    { "<service-life value=\"9\"/><discount-rate value=\"8\"/><benefit value=\"0\"/>"
      ELECTRICITY ("baseline", "100", ""), "payback" },
    /* 8 % of 1200 is 96: more than the benefit. */
    { "<service-life value=\"9\"/><discount-rate value=\"8\"/><benefit value=\"96\"/>"
      ELECTRICITY ("baseline", "100", ""), "discounted_payback" },
    { "<service-life value=\"9\"/><industry-baseline value=\"0\"/>"
      ELECTRICITY ("baseline", "100", "") ELECTRICITY ("project", "10", ""), "industry_ratio" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *xml = g_strconcat (HEAD "<case number=\"1\" kind=\"retrofit\">",
                                          rows[i].entries, "</case>" TAIL, NULL);
      g_autoptr(TjRecalculation) result = recalculate (xml, claims, 1);
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, 0);
      const TjFigure *figure = get_figure (result, rows[i].figure);

      g_test_message ("%u: %s", i, figure->reason);
      g_assert_false (figure->is_known);
      g_assert_cmpuint (g_strv_length (figure->missing), ==, 0);
      g_assert_nonnull (figure->reason);

      for (guint j = 0; j < item->figures->len; j++)
        {
          const TjFigure *any = g_ptr_array_index (item->figures, j);

          g_assert_true (isfinite (any->value) && isfinite (any->low) && isfinite (any->high));
        }
    }
}

/* A benefit larger than the investment is odd but not impossible: it pays back within a year. */
static void
test_large_benefit (void)
{
  g_autoptr(TjRecalculation) result = recalculate (
    HEAD "<case number=\"1\" kind=\"retrofit\"><service-life value=\"10\"/><discount-rate"
    " value=\"0\"/><benefit value=\"2400\"/></case>" TAIL, claims, G_N_ELEMENTS (claims));

  assert_figure (result, "payback", 0.5);
  assert_figure (result, "discounted_payback", 0.5);
  /* (12 000 000 ÷ 10 − 24 000 000) ÷ 11 000 */
  assert_figure (result, "net_cost", -2072.727273);
  g_assert_cmpstr (get_figure (result, "net_cost")->evaluated, ==,
                   "(1,200 ÷ 10 − 2,400) × 10⁴ ÷ 11,000 = −2,073");
}

/* 100 to 140 MWh against 10 to 20: reductions of 40 to 65 t at 0.5 t/MWh. */
static void
test_ranges (void)
{
  g_autoptr(TjRecalculation) result = recalculate (
    HEAD "<case number=\"1\" kind=\"retrofit\"><service-life value=\"10\" low=\"8\" high=\"12\"/>"
    ELECTRICITY ("baseline", "120", " low=\"100\" high=\"140\"")
    ELECTRICITY ("project", "15", " low=\"10\" high=\"20\"") "</case>" TAIL, claims, 1);
  const TjFigure *reduction = get_figure (result, "reduction");
  const TjFigure *cost = get_figure (result, "unit_cost");

  g_assert_true (reduction->is_range);
  g_assert_cmpfloat_with_epsilon (reduction->value, 52.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (reduction->low, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (reduction->high, 65, 1e-9);
  /* 12 000 000 ÷ (65 × 12) and ÷ (40 × 8) */
  g_assert_cmpfloat_with_epsilon (cost->low, 15384.615385, 1e-6);
  g_assert_cmpfloat_with_epsilon (cost->high, 37500, 1e-9);
  g_assert_false (cost->has_draws);
}

/* Whether a net cost rises with the reduction hangs on its sign: the lowest is where the
 * benefit is high and the reduction low. Benefit 100 to 300, capital 120 a year, 40 to 60 t. */
static void
test_range_across_zero (void)
{
  g_autoptr(TjRecalculation) result = recalculate (
    HEAD "<case number=\"1\" kind=\"retrofit\"><service-life value=\"10\"/>"
    "<discount-rate value=\"0\"/><benefit value=\"110\" low=\"100\" high=\"300\"/>"
    ELECTRICITY ("baseline", "100", " low=\"80\" high=\"120\"") "</case>" TAIL, claims, 1);
  const TjFigure *cost = get_figure (result, "net_cost");

  /* (120 − 300) × 10⁴ ÷ 40 and (120 − 100) × 10⁴ ÷ 40 */
  g_assert_cmpfloat_with_epsilon (cost->low, -45000, 1e-6);
  g_assert_cmpfloat_with_epsilon (cost->high, 5000, 1e-6);
}

#define DRAWN                                                                                  \
  "draws=\"20000\" seed=\"7\"><case number=\"1\" kind=\"retrofit\"><service-life value=\"10\"/>" \
  ELECTRICITY ("baseline", "100", " low=\"0\" high=\"200\" distribution=\"uniform\"")          \
  "</case>" TAIL

/* A uniform amount from 0 to 200 MWh at 0.5 t/MWh: 5, 50 and 95 per cent points are 5, 50 and
 * 95 t. */
static void
test_draws (void)
{
  static const char xml[] =
    "<recalculation xmlns=\"https://tanjian.org/ns/recalculation/1\" version=\"1\" " DRAWN;
  g_autoptr(TjRecalculation) first = recalculate (xml, claims, 1);
  g_autoptr(TjRecalculation) second = recalculate (xml, claims, 1);
  const TjFigure *reduction = get_figure (first, "reduction");
  const TjFigure *again = get_figure (second, "reduction");

  g_assert_cmpuint (first->n_draws, ==, 20000);
  g_assert_cmpuint (first->seed, ==, 7);
  g_assert_true (reduction->has_draws);
  g_assert_cmpuint (reduction->draws_defined, ==, 20000);
  g_assert_cmpfloat_with_epsilon (reduction->draw_low, 5, 1);
  g_assert_cmpfloat_with_epsilon (reduction->draw_middle, 50, 1);
  g_assert_cmpfloat_with_epsilon (reduction->draw_high, 95, 1);

  g_assert_cmpmem (&reduction->draw_low, sizeof (double), &again->draw_low, sizeof (double));
  g_assert_cmpmem (&reduction->draw_high, sizeof (double), &again->draw_high, sizeof (double));
}

/* A tonne is never taken for a megawatt-hour, and a sum with a part left out is none. */
static void
test_dimensions (void)
{
  static const char * const activities[] = {
    "<activity side=\"baseline\" role=\"fuel\" unit=\"t\" value=\"5\""
    " factor=\"electricity.cn.2022.notice\"><name>煤</name></activity>",
    "<activity side=\"baseline\" role=\"heat\" unit=\"GJ\" value=\"5\""
    " factor=\"electricity.cn.2022.notice\"><name>热</name></activity>",
    "<activity side=\"project\" role=\"fuel\" unit=\"元\" value=\"5\" factor=\"fuel.raw-coal\">"
    "<name>煤</name></activity>",
    "<activity side=\"project\" role=\"fuel\" unit=\"t\" value=\"5\" factor=\"fuel.peat\">"
    "<name>泥炭</name></activity>",
    "<activity side=\"project\" role=\"fuel\" unit=\"t\" value=\"5\" factor-value=\"2\""
    " factor-unit=\"t/MWh\" factor-source=\"某处\"><name>煤</name></activity>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *xml = g_strconcat (HEAD "<case number=\"1\" kind=\"retrofit\">"
                                          ELECTRICITY ("baseline", "100", ""), activities[i],
                                          "</case>" TAIL, NULL);
      g_autoptr(TjRecalculation) result = recalculate (xml, claims, 1);
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, 0);

      g_assert_cmpuint (item->problems->len, ==, 1);
      g_test_message ("%s", (char *) g_ptr_array_index (item->problems, 0));
      g_assert_false (get_figure (result, "baseline")->is_known);
      g_assert_false (get_figure (result, "reduction")->is_known);
    }
}

static void
test_round_trip (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRecalculationInputs) inputs = read_inputs (RETROFIT, &error);
  g_autoptr(TjRecalculationInputs) again = NULL;
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;

  g_assert_no_error (error);
  first = tj_recalculation_inputs_write (inputs);
  again = tj_recalculation_inputs_read (first, "again.xml", &error);
  g_assert_no_error (error);
  second = tj_recalculation_inputs_write (again);
  g_assert_true (g_bytes_equal (first, second));

  g_assert_cmpuint (again->cases->len, ==, 1);
  g_assert_cmpstr (tj_recalculation_inputs_get_case (again, 0)->entries[0].place.quote, ==,
                   "使用年限15年");
}

static void
test_bad_inputs (void)
{
  static const struct {
    const char *xml;
    const char *part;
  } rows[] = {
    { HEAD "<case number=\"1\"><service-life value=\"5\" low=\"6\" high=\"7\"/></case>" TAIL,
      "line 2" },
    { HEAD "<case number=\"1\"><service-life value=\"5\" distribution=\"normal\"/></case>" TAIL,
      "line 2" },
    { HEAD "<case number=\"1\"/>\n<case number=\"1\"/>" TAIL, "line 3" },
    { HEAD "<case number=\"1\"><activity side=\"baseline\" role=\"fuel\" unit=\"t\" value=\"1\">"
      "<name>煤</name></activity></case>" TAIL, "line 2" },
    { HEAD "<case number=\"1\"><activity side=\"baseline\" role=\"fuel\" unit=\"t\" value=\"1\""
      " factor-value=\"2\"><name>煤</name></activity></case>" TAIL, "line 2" },
    { HEAD "<case number=\"1\"><service-life value=\"-5\"/></case>" TAIL, "2" },
    { HEAD "<case number=\"1\"><service-life value=\"1e999\"/></case>" TAIL, "2" },
    { HEAD "<case number=\"51\"/>" TAIL, "2" },
    { HEAD "<case number=\"0\"/>" TAIL, "2" },
    { "<recalculation/>", "1" },
    { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "inputs.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjRecalculationInputs) inputs = read_inputs (rows[i].xml, &error);

      g_assert_null (inputs);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "inputs.xml"));
      g_assert_nonnull (strstr (error->message, rows[i].part));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recalculation/retrofit", test_retrofit);
  g_test_add_func ("/recalculation/origins", test_origins);
  g_test_add_func ("/recalculation/ratio-basis", test_ratio_basis);
  g_test_add_func ("/recalculation/claimed-reduction", test_claimed_reduction);
  g_test_add_func ("/recalculation/missing", test_missing);
  g_test_add_func ("/recalculation/no-figure", test_no_figure);
  g_test_add_func ("/recalculation/large-benefit", test_large_benefit);
  g_test_add_func ("/recalculation/ranges", test_ranges);
  g_test_add_func ("/recalculation/range-across-zero", test_range_across_zero);
  g_test_add_func ("/recalculation/draws", test_draws);
  g_test_add_func ("/recalculation/dimensions", test_dimensions);
  g_test_add_func ("/recalculation/round-trip", test_round_trip);
  g_test_add_func ("/recalculation/bad-inputs", test_bad_inputs);

  return g_test_run ();
}
