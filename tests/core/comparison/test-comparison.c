/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/comparison/tj-comparison.h"

#include <string.h>

#include "rubric/rubric-sample.h"

#define EPSILON 1e-9

static TjPackage *
make_package (const char *name)
{
  g_autoptr(GFile) location = g_file_new_for_path (name);
  TjPackage *package = tj_package_new (name, location);
  g_autoptr(TjCase) item = tj_case_new ();

  tj_form_add_case (tj_package_get_form (package), item);

  return package;
}

static void
type (TjPackage  *package,
      const char *path,
      const char *text)
{
  tj_field_set_text (tj_form_lookup (tj_package_get_form (package), path), text);
}

static guint
find_row (TjComparison *comparison,
          const char   *path)
{
  for (guint i = 0; i < tj_comparison_get_n_rows (comparison); i++)
    {
      if (g_str_equal (tj_comparison_get_row (comparison, i)->path, path))
        return i;
    }

  g_assert_not_reached ();
}

static const TjComparisonRow *
get_row (TjComparison *comparison,
         const char   *path)
{
  return tj_comparison_get_row (comparison, find_row (comparison, path));
}

/* Two packages: the same potential in other units, 12 and 15 亿元, 36 months and 3 years. */
static TjComparison *
make_comparison (GPtrArray  *packages,
                 TjTaxonomy *taxonomy)
{
  const char * const titles[] = { "甲", "乙", NULL };
  const char * const ticked[] = { "energy", NULL };
  TjPackage *first = make_package ("甲");
  TjPackage *second = make_package ("乙");

  g_ptr_array_add (packages, first);
  g_ptr_array_add (packages, second);
  type (first, "potential_2030", "126.5万tCO2/a");
  type (second, "potential_2030", "1265000 tCO2/a");
  type (first, "total_investment_2030", "12亿元");
  type (second, "total_investment_2030", "150000万元");
  type (first, "cases[0].payback", "36个月");
  type (second, "cases[0].payback", "3年");
  type (first, "current_share", "5-8%");
  type (second, "current_share", "5%");
  type (first, "expected_share_2030", "20%");
  type (first, "field", "ＡＢＣ");
  type (second, "field", "abc");
  type (first, "status", "已应用");
  type (second, "status", "在建");
  tj_field_set_ticked (tj_form_get_field (tj_package_get_form (first), "category"), ticked);

  return tj_comparison_new_of_packages (packages, titles, taxonomy);
}

static void
test_packages (void)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjComparison) comparison = make_comparison (packages, taxonomy);
  const TjComparisonRow *row = get_row (comparison, "potential_2030");
  double percent = 0;

  g_assert_false (row->differs);
  g_assert_cmpfloat_with_epsilon (row->cells[1].value, 126.5, EPSILON);
  g_assert_cmpstr (row->cells[1].shown, ==, "126.5");
  g_assert_cmpstr (row->cells[1].typed, ==, "1265000 tCO2/a");

  /* 15 is a quarter more than 12. */
  row = get_row (comparison, "total_investment_2030");
  g_assert_true (row->differs);
  g_assert_false (row->cells[0].differs);
  g_assert_true (row->cells[1].differs);
  g_assert_true (tj_comparison_get_change (comparison, find_row (comparison, row->path), 1,
                                           &percent));
  g_assert_cmpfloat_with_epsilon (percent, 25, EPSILON);

  row = get_row (comparison, "cases[0].payback");
  g_assert_cmpstr (row->unit, ==, "年");
  g_assert_cmpfloat_with_epsilon (row->cells[0].value, 3, EPSILON);
  g_assert_false (row->differs);

  /* A range differs from its low end. */
  row = get_row (comparison, "current_share");
  g_assert_cmpstr (row->cells[0].shown, ==, "5–8");
  g_assert_true (row->differs);

  /* Missing is not zero, and is a difference. */
  row = get_row (comparison, "expected_share_2030");
  g_assert_false (row->cells[1].has_value);
  g_assert_null (row->cells[1].shown);
  g_assert_true (row->differs);
  g_assert_false (tj_comparison_get_change (comparison, find_row (comparison, row->path), 1,
                                            &percent));

  g_assert_false (get_row (comparison, "field")->differs);
  g_assert_true (get_row (comparison, "status")->differs);
  g_assert_false (get_row (comparison, "barriers")->differs);
  row = get_row (comparison, "category");
  g_assert_cmpstr (row->cells[0].shown, ==,
                   tj_taxonomy_node_get_name (tj_taxonomy_lookup (taxonomy, "energy")));
}

/* Turned, the second is what the first is compared with: 12 is a fifth less than 15. */
static void
test_turn (void)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjComparison) comparison = make_comparison (packages, taxonomy);
  guint row = find_row (comparison, "total_investment_2030");
  double percent = 0;

  tj_comparison_turn (comparison);
  g_assert_cmpstr (tj_comparison_get_title (comparison, 0), ==, "乙");
  g_assert_cmpstr (tj_comparison_get_row (comparison, row)->cells[0].shown, ==, "15");
  g_assert_true (tj_comparison_get_change (comparison, row, 1, &percent));
  g_assert_cmpfloat_with_epsilon (percent, -20, EPSILON);

  tj_comparison_turn (comparison);
  g_assert_cmpstr (tj_comparison_get_title (comparison, 0), ==, "甲");
}

/* A unit of another kind is shown as it stands and compared with nothing. */
static void
test_unit_conflict (void)
{
  const char * const titles[] = { "甲", "乙", NULL };
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjComparison) comparison = NULL;
  const TjComparisonRow *row;

  g_ptr_array_add (packages, make_package ("甲"));
  g_ptr_array_add (packages, make_package ("乙"));
  type (packages->pdata[0], "potential_2030", "20万元");
  type (packages->pdata[1], "potential_2030", "20万tCO2/a");
  comparison = tj_comparison_new_of_packages (packages, titles, taxonomy);
  row = get_row (comparison, "potential_2030");
  g_assert_false (row->cells[0].has_value);
  g_assert_cmpstr (row->cells[0].shown, ==, "20万元");
  g_assert_true (row->differs);
}

/* Five technologies of a type: potentials 10, 20, 30, 40 and none. The quartiles of the four lie at
 * 17.5, 25 and 32.5. A case is any case of any of them: benefits 1 to 6 in six cases. */
static void
test_peers (void)
{
  const char * const titles[] = { "甲", "乙", NULL };
  static const char * const potentials[] = { "10", "20", "30", "40", "" };
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) compared = g_ptr_array_new ();
  g_autoptr(GPtrArray) forms = g_ptr_array_new ();
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjComparison) comparison = NULL;
  const TjComparisonRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (potentials); i++)
    {
      TjPackage *package = make_package ("甲");
      g_autofree char *benefit = g_strdup_printf ("%u万元", i + 1);

      type (package, "potential_2030", potentials[i]);
      type (package, "cases[0].annual_benefit", benefit);
      g_ptr_array_add (packages, package);
      g_ptr_array_add (forms, tj_package_get_form (package));
      if (i < 2)
        g_ptr_array_add (compared, package);
    }
  {
    g_autoptr(TjCase) second = tj_case_new ();

    tj_form_add_case (g_ptr_array_index (forms, 4), second);
    type (packages->pdata[4], "cases[1].annual_benefit", "6万元");
  }

  comparison = tj_comparison_new_of_packages (compared, titles, taxonomy);
  g_assert_null (tj_comparison_get_peers_title (comparison));
  tj_comparison_set_peers (comparison, forms, "储能");
  g_assert_cmpstr (tj_comparison_get_peers_title (comparison), ==, "储能");

  row = get_row (comparison, "potential_2030");
  g_assert_cmpuint (row->peers.n, ==, 4);
  g_assert_cmpfloat_with_epsilon (row->peers.lower, 17.5, EPSILON);
  g_assert_cmpfloat_with_epsilon (row->peers.median, 25, EPSILON);
  g_assert_cmpfloat_with_epsilon (row->peers.upper, 32.5, EPSILON);

  row = get_row (comparison, "cases[0].annual_benefit");
  g_assert_cmpuint (row->peers.n, ==, 6);
  g_assert_cmpfloat_with_epsilon (row->peers.median, 3.5, EPSILON);

  /* Nobody gave an investment, and words have no median. */
  g_assert_cmpuint (get_row (comparison, "total_investment_2030")->peers.n, ==, 0);
  g_assert_cmpuint (get_row (comparison, "status")->peers.n, ==, 0);
}

static char *
say (const char *name,
     const char *value)
{
  return g_strconcat ("<", value, ">", NULL);
}

static TjReview *
make_review (TjRubric           *rubric,
             const char * const *answers)
{
  TjReview *review = tj_review_new (rubric);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; answers[i] != NULL; i += 2)
    {
      tj_review_set (review, answers[i], answers[i + 1], &error);
      g_assert_no_error (error);
    }

  return review;
}

/* Two reviewers: 3.5 and 4 points, one that cannot tell, and words that only one of them wrote. */
static void
test_reviews (void)
{
  const char * const titles[] = { "王某", "李某", NULL };
  const char * const first[] = { "score.innovation.points", "7", "score.leadership.points", "6",
                                 "comments", "甲", "reviewer.name", "王某", NULL };
  const char * const second[] = { "score.innovation.points", "8", "score.leadership.points",
                                  "cannot-assess", "reviewer.name", "李某", NULL };
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjComparison) comparison = NULL;
  const TjComparisonRow *row;

  g_ptr_array_add (reviews, make_review (rubric, first));
  g_ptr_array_add (reviews, make_review (rubric, second));
  comparison = tj_comparison_new_of_reviews (reviews, titles, say);

  row = get_row (comparison, "score.innovation.points");
  g_assert_cmpfloat_with_epsilon (row->cells[0].value, 3.5, EPSILON);
  g_assert_cmpstr (row->cells[1].shown, ==, "4");
  g_assert_true (row->differs);

  /* Who cannot assess gives no zero. */
  row = get_row (comparison, "score.leadership.points");
  g_assert_true (row->cells[0].has_value);
  g_assert_false (row->cells[1].has_value);
  g_assert_cmpstr (row->cells[1].shown, ==, "<cannot-assess>");
  g_assert_true (row->differs);

  row = get_row (comparison, "comments");
  g_assert_cmpstr (row->cells[0].shown, ==, "<甲>");
  g_assert_null (row->cells[1].shown);
  g_assert_true (row->differs);

  /* Neither review is whole, so that there is no total; a name is no judgement. */
  for (guint i = 0; i < tj_comparison_get_n_rows (comparison); i++)
    {
      row = tj_comparison_get_row (comparison, i);
      g_assert_cmpstr (row->path, !=, "reviewer.name");
      if (*row->path == '\0')
        g_assert_null (row->cells[0].shown);
    }
}

/* Sheets on two rubrics stand below each other under a heading each, even with an id in both. */
static void
test_other_rubric (void)
{
  const char * const titles[] = { "王某", "李某", "张某", NULL };
  const char * const first[] = { "score.c1.points", "7", "comments", "甲", NULL };
  const char * const second[] = { "score.c1.points", "8", "score.c2.points", "2", "comments", "乙",
                                  NULL };
  g_autoptr(TjRubric) one = rubric_sample_new ("one", 1);
  g_autoptr(TjRubric) two = rubric_sample_new ("two", 2);
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjComparison) comparison = NULL;
  guint n_points = 0, n_totals = 0;

  g_ptr_array_add (reviews, make_review (one, first));
  g_ptr_array_add (reviews, make_review (two, second));
  g_ptr_array_add (reviews, make_review (one, first));
  comparison = tj_comparison_new_of_reviews (reviews, titles, say);

  for (guint i = 0; i < tj_comparison_get_n_rows (comparison); i++)
    {
      const TjComparisonRow *row = tj_comparison_get_row (comparison, i);
      gboolean of_one = strstr (row->group, "Rubric of 1") != NULL;

      if (g_str_has_suffix (row->path, ".points"))
        {
          n_points++;
          g_assert_true (row->cells[0].has_value == of_one);
          g_assert_true (row->cells[1].has_value == !of_one);
          g_assert_true (row->cells[2].has_value == of_one);
        }
      if (*row->path == '\0')
        {
          n_totals++;
          g_assert_cmpfloat_with_epsilon (row->cells[of_one ? 2 : 1].value, of_one ? 3.5 : 2.5,
                                          EPSILON);
          g_assert_false (row->cells[of_one ? 1 : 0].has_value);
        }
    }
  g_assert_cmpuint (n_points, ==, 3);
  g_assert_cmpuint (n_totals, ==, 2);
  g_assert_true (get_row (comparison, "comments")->differs);
}

/* Numbers are numbers, and no cell is a formula. */
static void
test_csv (void)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) forms = g_ptr_array_new ();
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjComparison) comparison = make_comparison (packages, taxonomy);
  g_autofree char *plain = NULL;
  g_autofree char *csv = NULL;
  TjComparison *evil;
  const char * const titles[] = { "=cmd()", "\"", NULL };

  plain = tj_comparison_to_csv (comparison);
  g_assert_true (g_str_has_prefix (plain, "\xef\xbb\xbf\"Part\",\"Field\",\"Unit\",\"甲\""));
  g_assert_nonnull (strstr (plain, ",126.5,\"126.5万tCO2/a\",126.5,\"1265000 tCO2/a\"\r\n"));
  g_assert_nonnull (strstr (plain, ",\"5–8\",\"5-8%\",5,\"5%\"\r\n"));

  evil = tj_comparison_new_of_packages (packages, titles, taxonomy);
  g_ptr_array_add (forms, tj_package_get_form (packages->pdata[0]));
  tj_comparison_set_peers (evil, forms, "储能");
  csv = tj_comparison_to_csv (evil);
  tj_comparison_free (evil);
  g_assert_nonnull (strstr (csv, "\"'=cmd()\""));
  g_assert_nonnull (strstr (csv, ",\"\"\"\","));
  /* One value: its median, and no quartiles. */
  g_assert_nonnull (strstr (csv, ",126.5,\"1265000 tCO2/a\",1,,126.5,\r\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/packages", test_packages);
  g_test_add_func ("/comparison/turn", test_turn);
  g_test_add_func ("/comparison/unit-conflict", test_unit_conflict);
  g_test_add_func ("/comparison/other-rubric", test_other_rubric);
  g_test_add_func ("/comparison/peers", test_peers);
  g_test_add_func ("/comparison/reviews", test_reviews);
  g_test_add_func ("/comparison/csv", test_csv);

  return g_test_run ();
}
