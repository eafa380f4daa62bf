/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation.h"
#include "core/recalculation/tj-reviewed-inputs.h"

#include <math.h>
#include <string.h>

#define FACTOR "electricity.cn.2022.notice"

/* 20 000 MWh less 1 000 MWh of own consumption at 0.5703 t: 11 406 − 570.3 = 10 835.7 t a year. */
static const char * const whole[][2] = {
  { "recalculation.cases[0].kind", "retrofit" },
  { "recalculation.cases[0].service-life",
    "value=15\nlow=12\nhigh=18\ndistribution=triangular\nattachment=附件1.pdf\npage=3\n"
    "quote=使用年限15年" },
  { "recalculation.cases[0].discount-rate", "value=8" },
  { "recalculation.cases[0].activity[3]",
    "side=baseline\nrole=electricity\nname=下网电量\nvalue=2000\nunit=万kWh\nfactor=" FACTOR },
  { "recalculation.cases[0].activity[7]",
    "side=project\nrole=own-consumption\nname=泵耗\nvalue=1000\nunit=MWh\nfactor-value=0.5703\n"
    "factor-unit=tCO2/MWh\nfactor-source=通知附件2" },
  { "recalculation.cases[0].pollutant[so2]", "value=4" },
  { "recalculation.draws", "500" },
  { "recalculation.seed", "7" },
};

static TjReview *
new_review (const char * const (*values)[2],
            guint              n_values)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjReview *review = tj_review_new (rubric);

  for (guint i = 0; i < n_values; i++)
    {
      g_autoptr(GError) error = NULL;

      tj_review_set (review, values[i][0], values[i][1], &error);
      g_assert_no_error (error);
    }

  return review;
}

static TjRecalculation *
recalculate (TjReview *review)
{
  g_autoptr(TjFactorRegister) factors = tj_factor_register_new_default ();
  g_autoptr(TjRecalculationInputs) inputs = tj_reviewed_inputs_new (review);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();

  tj_field_set_text (tj_case_get_field (item, "investment"), "3000");
  tj_form_add_case (form, item);

  return tj_recalculate (form, inputs, factors);
}

static void
test_arithmetic (void)
{
  g_autoptr(TjReview) review = new_review (whole, G_N_ELEMENTS (whole));
  g_autoptr(TjRecalculation) result = recalculate (review);
  const TjCaseRecalculation *item = g_ptr_array_index (result->cases, 0);
  const TjFigure *reduction = tj_case_recalculation_get_figure (item, "reduction");
  const TjFigure *cost = tj_case_recalculation_get_figure (item, "unit_cost");
  const TjFigureInput *input;

  g_assert_cmpuint (item->problems->len, ==, 0);
  g_assert_cmpuint (result->n_draws, ==, 500);
  g_assert_cmpuint (result->seed, ==, 7);
  g_assert_cmpfloat_with_epsilon (reduction->value, 10835.7, 1e-6);
  /* 3000 × 10⁴ ÷ (10 835.7 × 15) = 184.575… 元/t; the life alone varies. */
  g_assert_cmpfloat_with_epsilon (cost->value, 184.5751, 1e-4);
  g_assert_cmpfloat_with_epsilon (cost->low, 3e7 / (10835.7 * 18), 1e-6);
  g_assert_cmpfloat_with_epsilon (cost->high, 3e7 / (10835.7 * 12), 1e-6);
  g_assert_true (cost->has_draws);
  g_assert_cmpfloat (cost->draw_low, >, cost->low);
  g_assert_cmpfloat (cost->draw_high, <, cost->high);

  g_assert_cmpstr (cost->words, ==,
                   "Investment that counts × 10⁴ ÷ (Annual reduction × Service life)");
  g_assert_cmpuint (cost->inputs->len, ==, 3);
  input = g_ptr_array_index (cost->inputs, 0);
  g_assert_cmpstr (input->field, ==, "cases[0].investment");
  g_assert_null (input->attachment);
  input = g_ptr_array_index (cost->inputs, 1);
  g_assert_cmpstr (input->figure, ==, "reduction");
  input = g_ptr_array_index (cost->inputs, 2);
  g_assert_cmpstr (input->attachment, ==, "附件1.pdf");
  g_assert_cmpuint (input->page, ==, 3);
  g_assert_null (input->field);
}

static guint
count_problems (const char *name,
                const char *value,
                const char *words)
{
  g_autoptr(TjReview) review = new_review (whole, G_N_ELEMENTS (whole));
  g_autoptr(TjRecalculation) result = NULL;
  const TjCaseRecalculation *item;
  g_autoptr(GError) error = NULL;

  tj_review_set (review, name, value, &error);
  g_assert_no_error (error);
  result = recalculate (review);
  item = g_ptr_array_index (result->cases, 0);
  if (item->problems->len > 0)
    g_assert_nonnull (strstr (g_ptr_array_index (item->problems, 0), words));

  /* A sum with a part left out would look like a result. */
  g_assert_cmpint (tj_case_recalculation_get_figure (item, "reduction")->is_known, ==,
                   strstr (name, "activity") == NULL);

  return item->problems->len;
}

/* What is half typed says what it lacks, and takes no figure with it that can do without. */
static void
test_problems (void)
{
  g_assert_cmpuint (count_problems ("recalculation.cases[0].service-life", "value=15\nlow=16",
                                    "enclose"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].service-life", "value=15\nhigh=14",
                                    "enclose"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].service-life",
                                    "value=15\nlow=15\nhigh=15", ""), ==, 0);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].service-life",
                                    "value=15\ndistribution=normal", "distribution"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].service-life", "quote=?", ""), ==, 0);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].activity[3]",
                                    "name=电\nunit=MWh\nfactor=" FACTOR, "no amount"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].activity[3]",
                                    "role=heat\nvalue=1\nfactor=" FACTOR, "no unit"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].activity[3]",
                                    "name=电\nvalue=1\nunit=MWh", "no factor"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].activity[3]",
                                    "name=电\nvalue=1\nunit=t\nfactor=" FACTOR, "MWh"), ==, 1);
  g_assert_cmpuint (count_problems ("recalculation.cases[0].activity[3]",
                                    "name=电\nvalue=1\nunit=t\nfactor=none", "none"), ==, 1);
}

static void
set_all (TjReview  *review,
         GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const TjReviewedValue *value = g_ptr_array_index (values, i);
      g_autoptr(GError) error = NULL;

      tj_review_set (review, value->name, value->value, &error);
      g_assert_no_error (error);
    }
}

/* Out to a file and back in gives the same entries, numbered anew, and nothing of before. */
static void
test_file (void)
{
  static const char * const before[][2] = {
    { "recalculation.cases[0].benefit", "value=1" },
    { "recalculation.cases[2].activity[5]", "value=1" },
    { "comments", "bleibt" },
  };
  g_autoptr(TjReview) review = new_review (whole, G_N_ELEMENTS (whole));
  g_autoptr(TjReview) other = new_review (before, G_N_ELEMENTS (before));
  guint n_left_out = 9;
  g_autoptr(TjRecalculationInputs) inputs = tj_reviewed_inputs_dup_whole (review, &n_left_out);
  g_autoptr(GBytes) bytes = tj_recalculation_inputs_write (inputs);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRecalculationInputs) read = tj_recalculation_inputs_read (bytes, "a.xml", &error);
  g_autoptr(GPtrArray) values = NULL;
  g_autoptr(GPtrArray) names = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (n_left_out, ==, 0);
  values = tj_reviewed_inputs_list_values (other, read);
  set_all (other, values);

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      const char *name = whole[i][0];

      if (g_str_has_suffix (name, "[3]"))
        name = "recalculation.cases[0].activity[1]";
      if (g_str_has_suffix (name, "[7]"))
        name = "recalculation.cases[0].activity[2]";
      g_assert_cmpstr (tj_review_get (other, name), ==, whole[i][1]);
    }
  names = tj_review_list_names (other);
  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (whole) + 1);
  g_assert_cmpstr (tj_review_get (other, "comments"), ==, "bleibt");
}

/* A file cannot hold what is half typed; how much that is, is told. */
static void
test_left_out (void)
{
  g_autoptr(TjReview) review = new_review (whole, G_N_ELEMENTS (whole));
  g_autoptr(TjRecalculationInputs) inputs = NULL;
  g_autoptr(TjRecalculationInputs) read = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  guint n_left_out = 0;

  tj_review_set (review, "recalculation.cases[0].activity[9]", "value=1\nunit=t", NULL);
  tj_review_set (review, "recalculation.cases[0].benefit", "value=1\nlow=2", NULL);
  tj_review_set (review, "recalculation.cases[0].build-period", "value=0.00000001", NULL);
  inputs = tj_reviewed_inputs_dup_whole (review, &n_left_out);
  g_assert_cmpuint (n_left_out, ==, 2);

  bytes = tj_recalculation_inputs_write (inputs);
  read = tj_recalculation_inputs_read (bytes, "a.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((TjCaseInputs *) read->cases->pdata[0])->activities->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (
    ((TjCaseInputs *) read->cases->pdata[0])->entries[TJ_ENTRY_BUILD_PERIOD].value, 1e-8, 1e-15);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reviewed-inputs/arithmetic", test_arithmetic);
  g_test_add_func ("/reviewed-inputs/problems", test_problems);
  g_test_add_func ("/reviewed-inputs/file", test_file);
  g_test_add_func ("/reviewed-inputs/left-out", test_left_out);

  return g_test_run ();
}
