/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/rubric/tj-review-recalculation.h"
#include "rubric/rubric-sample.h"
#include "tj-test-sheet.h"

#define OTHER_SHA256 "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

static void
assert_equal_reviews (TjReview *a,
                      TjReview *b)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (a);
  g_autoptr(GPtrArray) others = tj_review_list_names (b);

  g_assert_cmpuint (names->len, ==, others->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_assert_cmpstr (tj_review_get (a, name), ==, tj_review_get (b, name));
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(TjSheet) sheet = tj_test_sheet_new (i == 0);
      g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);
      g_autofree char *again = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(TjSheet) copy = tj_test_sheet_parse (text, &error);

      g_assert_no_error (error);
      again = tj_test_sheet_to_text (copy, FALSE);
      g_assert_cmpstr (text, ==, again);
      assert_equal_reviews (tj_sheet_get_review (sheet), tj_sheet_get_review (copy));
      g_assert_cmpstr (tj_sheet_get_id (sheet), ==, tj_sheet_get_id (copy));
      g_assert_cmpstr (tj_sheet_get_replaces (sheet), ==, tj_sheet_get_replaces (copy));
    }
}

/* Whether the applicant was hidden goes with the sheet, and nothing else can stand there. */
static void
test_blind (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr(TjSheet) copy = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_review_set (tj_sheet_get_review (sheet), "blind", "applicant", NULL));
  text = tj_test_sheet_to_text (sheet, FALSE);
  tj_test_validate (text);
  copy = tj_test_sheet_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_review_get (tj_sheet_get_review (copy), "blind"), ==, "applicant");

  wrong = tj_test_replace (text, "<blind>applicant<", "<blind>nobody<");
  g_assert_null (tj_test_sheet_parse (wrong, &error));
  g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
}

/* How long an exercise took, and what was answered before the reference was seen. */
static void
test_exercise (void)
{
  static const char * const changes[][2] = {
    { "part=\"findings\"", "part=\"lunch\"" },
    { "seconds=\"61\"", "seconds=\"-1\"" },
    { "seconds=\"61\"", "seconds=\"1000000000\"" },
    { "seconds=\"61\"", "seconds=\"nan\"" },
    { " of=\"leadership\"", "" },
    { "pauses=\"400\"", "pauses=\"\"" },
    { "part=\"findings\" seconds", "part=\"scores\" of=\"leadership\" seconds" },
    { "name=\"recommendation\"", "name=\"reviewer.name\"" },
    { ">reject</blind-answer>", ">perhaps</blind-answer>" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(TjReview) blind = tj_sheet_dup_blind (sheet);
  g_autoptr(TjReview) read = NULL;
  g_autoptr(TjSheet) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;
  const TjSheetStep *step;

  /* Of a real review nothing of the kind is written, whatever it was before. */
  g_assert_true (tj_review_set (blind, "recommendation", "reject", NULL));
  g_assert_true (tj_review_set (blind, "score.leadership.points", NULL, NULL));
  tj_sheet_set_blind (sheet, blind);
  text = tj_test_sheet_to_text (sheet, FALSE);
  g_assert_null (strstr (text, "exercise"));
  g_assert_null (strstr (text, "blind-answer"));
  g_clear_pointer (&text, g_free);

  tj_sheet_add_step (sheet, "findings", NULL, 61, 2);
  tj_sheet_add_step (sheet, "scores", "leadership", 120, 3);
  tj_sheet_set_pause (sheet, 400);
  text = tj_test_sheet_to_text (sheet, FALSE);
  tj_test_validate (text);

  copy = tj_test_sheet_parse (text, &error);
  g_assert_no_error (error);
  again = tj_test_sheet_to_text (copy, FALSE);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (tj_sheet_get_steps (copy)->len, ==, 2);
  g_assert_cmpuint (tj_sheet_get_pause (copy), ==, 400);
  step = g_ptr_array_index (tj_sheet_get_steps (copy), 1);
  g_assert_cmpstr (step->criterion, ==, "leadership");
  g_assert_cmpuint (step->seconds, ==, 120);
  g_assert_cmpuint (step->n_edits, ==, 3);

  read = tj_sheet_dup_blind (copy);
  g_assert_cmpstr (tj_review_get (read, "recommendation"), ==, "reject");
  g_assert_null (tj_review_get (read, "score.leadership.points"));
  g_assert_nonnull (tj_review_get (tj_sheet_get_review (copy), "score.leadership.points"));
  assert_equal_reviews (blind, read);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *wrong = tj_test_replace (text, changes[i][0], changes[i][1]);

      g_assert_cmpstr (wrong, !=, text);
      g_assert_null (tj_test_sheet_parse (wrong, &error));
      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
      g_clear_error (&error);
    }
}

static TjSheet *
new_corrected_sheet (void)
{
  static const char * const values[][2] = {
    { "correction.cases[0].investment.value", "3000万元" },
    { "correction.cases[0].investment.reason", "扫描件为3000\n<原文>" },
    { "correction.stage.value", "demonstration" },
    { "correction.technology_name.value", "新名称" },
    { "correction.field.value", "∅" },
    { "correction.cases[1].name.value", "漏读的案例" },
    { "correction.case-count", "2" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      tj_review_set (tj_sheet_get_review (sheet), values[i][0], values[i][1], &error);
      g_assert_no_error (error);
    }

  return g_steal_pointer (&sheet);
}

/* The places that a judgement rests on come back as the same values, bound to files. */
static void
test_evidence (void)
{
  static const char * const values[][2] = {
    { "evidence.score.leadership.1",
      TJ_TEST_SHA256 " page 3 1000 2000 3000 400\n热效率 <η>\n≥ 92 %" },
    { "evidence.claim.cases[0].payback.2", TJ_TEST_SHA256 " field cases[0].payback\n2.5～3年" },
    { "evidence.finding.entry-refused#b\"<.pdf.3", TJ_TEST_SHA256 " sheet 1 12\n合计" },
    { "evidence.score.innovation.absent", "yes" },
  };
  static const char * const changes[][2] = {
    { "number=\"2\"", "number=\"1\"" },
    { "number=\"2\"", "number=\"1000\"" },
    { "x=\"1000\"", "x=\"9000\"" },
    { "x=\"1000\"", "x=\"a\"" },
    { "kind=\"page\"", "kind=\"room\"" },
    { "place=\"3\"", "place=\"0\"" },
    { "claim=\"cases[0].payback\"", "claim=\"nothing\"" },
    { "target=\"score.leadership\"", "target=\"score.beauty\"" },
    { "target=\"score.innovation\"", "target=\"innovation\"" },
    { TJ_TEST_SHA256 "\" kind=\"page\"", OTHER_SHA256 "\" kind=\"page\"" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr(TjSheet) copy = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      tj_review_set (tj_sheet_get_review (sheet), values[i][0], values[i][1], &error);
      g_assert_no_error (error);
    }

  text = tj_test_sheet_to_text (sheet, FALSE);
  tj_test_validate (text);
  copy = tj_test_sheet_parse (text, &error);
  g_assert_no_error (error);
  assert_equal_reviews (tj_sheet_get_review (sheet), tj_sheet_get_review (copy));
  again = tj_test_sheet_to_text (copy, FALSE);
  g_assert_cmpstr (text, ==, again);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = tj_test_replace (text, changes[i][0], changes[i][1]);
      g_autoptr(TjSheet) refused = tj_test_sheet_parse (changed, &error);

      if (refused != NULL)
        g_error ("taken after change %u", i);
      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
      g_clear_error (&error);
    }
}

/* What was read stays in the claims, and stands beside what it should read. */
static void
test_corrections (void)
{
  g_autoptr(TjSheet) sheet = new_corrected_sheet ();
  g_autoptr(GRegex) between = g_regex_new (">\\s+<", 0, 0, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *written = tj_test_sheet_to_text (sheet, i == 1);
      g_autofree char *text = g_regex_replace_literal (between, written, -1, 0, "><", 0, NULL);
      g_autoptr(TjSheet) copy = tj_test_sheet_parse (text, &error);

      g_assert_no_error (error);
      tj_test_validate (text);
      /* What a draft says is freed of the white space that editors put round it. */
      if (i == 0)
        assert_equal_reviews (tj_sheet_get_review (sheet), tj_sheet_get_review (copy));
      g_assert_cmpstr (tj_sheet_get_technology_name (copy), ==, "新名称");
      g_assert_nonnull (strstr (text, "<claim path=\"cases[0].investment\"><text>1.2亿元</text>"));
      g_assert_nonnull (strstr (text, "<original><text>1.2亿元</text>"
                                      "<quantity value=\"12000\" unit=\"万元\"/></original>"
                                      "<corrected><text>3000万元</text>"
                                      "<quantity value=\"3000\" unit=\"万元\"/></corrected>"));
      g_assert_nonnull (strstr (text, "<corrections cases=\"2\">"));
      g_assert_nonnull (strstr (text, "<declared category=\"energy\" type=\"energy.storage\" "
                                      "stage=\"demonstration\"/>"));
    }
}

static void
assert_equal_recalculations (TjReview *a,
                             TjReview *b)
{
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (a);
  g_autoptr(GPtrArray) others = tj_review_list_recalculated (b);

  g_assert_cmpuint (names->len, ==, others->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = ((TjRecalculationName *) g_ptr_array_index (names, i))->name;

      g_assert_cmpstr (tj_review_get (a, name), ==, tj_review_get (b, name));
    }
}

static TjSheet *
new_recalculated_sheet (void)
{
  static const char * const values[][2] = {
    { "recalculation.cases[0].kind", "new-build" },
    { "recalculation.cases[0].service-life",
      "value=15\nlow=12\nhigh=18.5\ndistribution=normal\nattachment=附件/核算 & 说明.pdf\npage=3\n"
      "quote=使用 <15> 年" },
    { "recalculation.cases[0].activity[2]",
      "side=baseline\nrole=electricity\nname=下网 \"电\"\nvalue=2000\nunit=万kWh\nfactor=a.b" },
    { "recalculation.cases[0].activity[11]", "factor-value=0.5\nfactor-unit=tCO2/t\nquote=?" },
    { "recalculation.cases[0].pollutant[cod]", "value=0" },
    { "recalculation.cases[3].benefit", "page=2" },
    { "recalculation.seed", "7" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(GError) error = NULL;
  TjSheetFigure *figure;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      tj_review_set (tj_sheet_get_review (sheet), values[i][0], values[i][1], &error);
      g_assert_no_error (error);
    }

  figure = tj_sheet_add_figure (sheet, 0, "unit_cost");
  tj_sheet_figure_set_number (figure, "value", 184.5);
  tj_sheet_figure_set_number (figure, "claim", 1e-7);
  tj_sheet_figure_set_words (figure, "unit", "元/tCO2");
  tj_sheet_figure_set_words (figure, "evaluated", "1 ÷ 2 = 3");
  tj_sheet_set_register (sheet, "tanjian-factors 2026.1");

  return g_steal_pointer (&sheet);
}

/* Entries are in the sheet and in a draft, half typed ones too; figures are in the sheet alone. */
static void
test_recalculation (void)
{
  g_autoptr(TjSheet) sheet = new_recalculated_sheet ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = tj_test_sheet_to_text (sheet, i == 1);
      g_autofree char *again = NULL;
      g_autoptr(TjSheet) copy = tj_test_sheet_parse (text, &error);

      g_assert_no_error (error);
      tj_test_validate (text);
      assert_equal_recalculations (tj_sheet_get_review (sheet), tj_sheet_get_review (copy));
      g_assert_nonnull (strstr (text, "<case number=\"1\" kind=\"new-build\">"));
      g_assert_cmpint (strstr (text, "register=\"tanjian-factors 2026.1\"") != NULL, ==, i == 0);
      g_assert_cmpint (strstr (text, "<figure id=\"unit_cost\" unit=\"元/tCO2\" value=\"184.5\" "
                                     "claim=\"0.0000001\">") != NULL, ==, i == 0);
      if (i == 1)
        continue;

      again = tj_test_sheet_to_text (copy, FALSE);
      g_assert_cmpstr (text, ==, again);
    }
}

static void
test_wrong_recalculation (void)
{
  static const char * const changes[][2] = {
    { "<case number=\"1\"", "<case number=\"51\"" },
    { "<case number=\"1\"", "<case" },
    { "kind=\"new-build\"", "kind=\"new\"" },
    { "<service-life value=\"15\"", "<service-life value=\"-15\"" },
    { "<service-life value=\"15\"", "<service-life value=\"1e9\"" },
    { "page=\"3\"", "page=\"0\"" },
    { "of=\"cod\"", "of=\"co2\"" },
    { "number=\"11\"", "number=\"65\"" },
    { "side=\"baseline\"", "side=\"left\"" },
    { "<pollutant of=\"cod\" value=\"0\"/>", "<price value=\"0\"/>" },
    { "seed=\"7\"", "seed=\"-7\"" },
  };
  g_autoptr(TjSheet) sheet = new_recalculated_sheet ();
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = tj_test_replace (text, changes[i][0], changes[i][1]);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjSheet) copy = tj_test_sheet_parse (changed, &error);

      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
      g_assert_null (copy);
    }
}

static void
test_wrong_corrections (void)
{
  static const char * const changes[][2] = {
    { "field=\"cases[0].investment\"", "field=\"cases[0].price\"" },
    { "field=\"cases[0].investment\"", "" },
    { "<corrections cases=\"2\">", "<corrections cases=\"two\">" },
    { "<ticked>demonstration</ticked>\n      </corrected>",
      "<ticked>Demo</ticked></corrected>" },
  };
  g_autoptr(TjSheet) sheet = new_corrected_sheet ();
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = tj_test_replace (text, changes[i][0], changes[i][1]);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjSheet) copy = tj_test_sheet_parse (changed, &error);

      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
      g_assert_null (copy);
    }
}

/* As somebody with a text editor fills it in. */
static void
test_filled_draft (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (FALSE);
  g_autofree char *draft = tj_test_sheet_to_text (sheet, TRUE);
  g_autofree char *scored = NULL;
  g_autofree char *justified = NULL;
  g_autofree char *recommended = NULL;
  g_autofree char *decided = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjSheet) filled = NULL;
  g_autofree char *text = NULL;
  TjReview *review;
  TjScore score;

  scored = tj_test_replace (draft, "points=\"\" confidence=\"\"",
                            "confidence=\"high\"  points=\" 3.5 \"");
  justified = tj_test_replace (scored, "<justification/>",
                               "<justification>\n  运行记录<!-- x -->充分\n</justification>");
  recommended = tj_test_replace (justified, "<recommendation/>",
                                 "<recommendation>\n recommend\n</recommendation>");
  decided = tj_test_replace (recommended, "<decision/>", "<decision> dismissed </decision>");

  filled = tj_test_sheet_parse (decided, &error);
  g_assert_no_error (error);
  review = tj_sheet_get_review (filled);
  tj_review_get_score (review, "leadership", &score);
  g_assert_cmpint (score.state, ==, TJ_SCORE_GIVEN);
  g_assert_cmpuint (score.half_points, ==, 7);
  g_assert_cmpstr (score.confidence, ==, "high");
  g_assert_cmpstr (score.justification, ==, "运行记录充分");
  g_assert_cmpstr (tj_review_get (review, "recommendation"), ==, "recommend");
  g_assert_cmpstr (tj_sheet_get_id (filled), ==, tj_sheet_get_id (sheet));
  g_assert_true (tj_sheet_get_incomplete (filled));

  text = tj_test_sheet_to_text (filled, FALSE);
  tj_test_validate (text);
  g_assert_nonnull (strstr (text, " points=\"3.5\""));
  g_assert_nonnull (strstr (text, "<decision>dismissed</decision>"));
}

static void
test_empty_draft (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (FALSE);
  g_autofree char *draft = tj_test_sheet_to_text (sheet, TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjSheet) copy = tj_test_sheet_parse (draft, &error);

  g_assert_no_error (error);
  assert_equal_reviews (tj_sheet_get_review (sheet), tj_sheet_get_review (copy));
}

static void
test_refusals (void)
{
  static const char * const changes[][2] = {
    { "https://tanjian.org/ns/sheet/1", "urn:other" },
    { "<sheet xmlns=\"https://tanjian.org/ns/sheet/1\" version=\"1\"",
      "<sheet xmlns=\"https://tanjian.org/ns/sheet/1\" version=\"2\"" },
    { "status=\"complete\"", "status=\"done\"" },
    { "id=\"", "id=\"x" },
    { "replaces=\"", "replaces=\"x" },
    { "written=", "other=" },
    { "<review-stage>preliminary<", "<review-stage>third<" },
    { "declaration=\"declared\"", "declaration=\"perhaps\"" },
    { "size=\"11\"", "size=\"-11\"" },
    { "sha256=\"0123", "sha256=\"X123" },
    { "claim path=", "claim other=" },
    { "id=\"default-2024\"", "id=\"other\"" },
    { "code=\"entry-refused\"", "other=\"x\"" },
    { "<decision>question<", "<decision>maybe<" },
    { "criterion=\"leadership\"", "criterion=\"beauty\"" },
    { "criterion=\"innovation\"", "criterion=\"leadership\"" },
    { "points=\"5\"", "points=\"5.5\"" },
    { "points=\"5\"", "points=\"3.7\"" },
    { "points=\"5\"", "points=\"five\"" },
    { "points=\"5\"", "points=\"5\" cannot-assess=\"true\"" },
    { "confidence=\"high\"", "confidence=\"sure\"" },
    { "<recommendation>conditional<", "<recommendation>yes<" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = tj_test_replace (text, changes[i][0], changes[i][1]);
      g_autoptr(GError) error = NULL;

      if (tj_test_sheet_parse (changed, &error) != NULL)
        g_error ("%s was accepted", changes[i][1]);
      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
    }
}

/* A sheet on a rubric that nobody else has is read by what it brings along, and by nothing else. */
static void
test_own_rubric (void)
{
  static const char * const changes[][2] = {
    { "weight=\"0.333333\"", "weight=\"0.333332\"" },
    { "id=\"own\" version=\"2.1\" sha256", "id=\"other\" version=\"2.1\" sha256" },
    { "<zh>指标3的5分", "<zh>指标3的4分" },
    { "<score criterion=\"c3\"", "<score criterion=\"leadership\"" },
  };
  g_autoptr(TjRubric) rubric = rubric_sample_new ("own", 3);
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(TjPackage) package = tj_test_package_new ();
  g_autoptr(GListModel) findings = tj_test_findings_new ();
  g_autoptr(TjRubricShelf) shelf = tj_rubric_shelf_new ();
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(TjSheet) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  tj_review_set (review, "stage", "preliminary", NULL);
  tj_review_set (review, "score.c1.points", "7", NULL);
  tj_review_set (review, "score.c3.points", "cannot-assess", NULL);
  sheet = tj_sheet_new (package, findings, review, "t", "1", TJ_TEST_SHA256, NULL);
  text = tj_test_sheet_to_text (sheet, FALSE);
  tj_test_validate (text);

  copy = tj_test_sheet_parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (tj_rubric_equal (tj_review_get_rubric (tj_sheet_get_review (copy)), rubric));
  assert_equal_reviews (tj_sheet_get_review (copy), review);
  again = tj_test_sheet_to_text (copy, FALSE);
  g_assert_cmpstr (text, ==, again);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = tj_test_replace (text, changes[i][0], changes[i][1]);

      g_assert_null (tj_test_sheet_parse (changed, &error));
      g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID);
      g_clear_error (&error);
    }

  /* Sheets on the program's rubric do not carry it. */
  {
    g_autoptr(TjSheet) plain = tj_test_sheet_new (TRUE);
    g_autofree char *plain_text = tj_test_sheet_to_text (plain, FALSE);

    g_assert_null (strstr (plain_text, "ns/rubric/1"));
    g_assert_nonnull (strstr (text, "ns/rubric/1"));
  }
}

/* What is optional may be missing. */
static void
test_smallest (void)
{
  static const char text[] =
    "<sheet xmlns='https://tanjian.org/ns/sheet/1' status='incomplete' version='1'"
    " id='6f9619ff-8b86-4011-b42d-00c04fc964ff' written='2026-05-04T08:00:00Z'>"
    "<package sha256='" TJ_TEST_SHA256 "' name='x'/><rubric id='default-2024'/></sheet>";
  g_autoptr(GError) error = NULL;
  g_autoptr(TjSheet) sheet = tj_test_sheet_parse (text, &error);

  g_assert_no_error (error);
  g_assert_true (tj_sheet_get_incomplete (sheet));
  g_assert_cmpstr (tj_sheet_get_technology_name (sheet), ==, "");
  g_assert_cmpuint (tj_sheet_get_files (sheet)->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-reader/round-trip", test_round_trip);
  g_test_add_func ("/sheet-reader/blind", test_blind);
  g_test_add_func ("/sheet-reader/exercise", test_exercise);
  g_test_add_func ("/sheet-reader/corrections", test_corrections);
  g_test_add_func ("/sheet-reader/recalculation", test_recalculation);
  g_test_add_func ("/sheet-reader/wrong-recalculation", test_wrong_recalculation);
  g_test_add_func ("/sheet-reader/evidence", test_evidence);
  g_test_add_func ("/sheet-reader/wrong-corrections", test_wrong_corrections);
  g_test_add_func ("/sheet-reader/filled-draft", test_filled_draft);
  g_test_add_func ("/sheet-reader/empty-draft", test_empty_draft);
  g_test_add_func ("/sheet-reader/refusals", test_refusals);
  g_test_add_func ("/sheet-reader/own-rubric", test_own_rubric);
  g_test_add_func ("/sheet-reader/smallest", test_smallest);

  return g_test_run ();
}
