/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-rubric.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/rubric/tj-review.h"
#include "rubric-sample.h"

/* Line 5 is the scale, 6 and 7 the criteria; each stage takes 4 lines from line 10 on. */
#define HEAD                                                                              \
  "<rubric xmlns='https://tanjian.org/ns/rubric/1' id='test' version='1.2'>\n"            \
  "<title><zh>量表</zh><en>Rubric</en></title>\n"                                         \
  "<weights-note><zh>说明</zh><en>Note</en></weights-note>\n"                             \
  "\n"                                                                                    \
  "<scale max='5' step='0.5'/>\n"

#define ANCHOR(level) "<anchor level='" level "'><zh>甲" level "</zh><en>A" level "</en></anchor>"
#define UP_TO_4 ANCHOR ("0") ANCHOR ("1") ANCHOR ("2") ANCHOR ("3") ANCHOR ("4")
#define NAME "<name><zh>名</zh><en>Name</en></name>"
#define ALPHA "<criterion id='alpha'>" NAME UP_TO_4 ANCHOR ("5") "</criterion>\n"
#define BETA "<criterion id='beta'>" NAME UP_TO_4 "</criterion>\n"

#define REST " min-justification='10' confidence='required' cannot-assess='allowed'>" \
             "<question><zh>问</zh><en>Q</en></question>"
#define USE_ALPHA "<use criterion='alpha' weight='0.333' threshold='2.5'" REST "</use>\n"
#define USE_BETA "<use criterion='beta' weight='0.667'" REST ANCHOR ("5") "</use>\n"

#define STAGE(id) "<stage id='" id "'>\n" USE_ALPHA USE_BETA "</stage>\n"
#define TAIL STAGE ("second") STAGE ("defence") "</rubric>\n"
#define GOOD HEAD ALPHA BETA "\n\n" STAGE ("preliminary") TAIL

static TjRubric *
parse (const char  *text,
       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return tj_rubric_new_from_bytes (bytes, "test.xml", error);
}

static char *
replace_first (const char *text,
               const char *from,
               const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static void
test_default (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  g_assert_cmpstr (tj_rubric_get_id (rubric), ==, "default-2024");
  g_assert_cmpstr (tj_rubric_get_version (rubric), ==, "1.0");
  g_assert_cmpuint (strlen (tj_rubric_get_sha256 (rubric)), ==, 64);
  g_assert_nonnull (strstr (tj_rubric_get_weights_note (rubric, TJ_LANGUAGE_ZH), "未公布权重"));
  g_assert_nonnull (strstr (tj_rubric_get_weights_note (rubric, TJ_LANGUAGE_EN), "published no"));
  g_assert_cmpstr (tj_rubric_get_title (rubric, TJ_LANGUAGE_ZH), !=,
                   tj_rubric_get_title (rubric, TJ_LANGUAGE_EN));

  for (guint stage = 0; stage < TJ_N_REVIEW_STAGES; stage++)
    {
      static const char * const ids[] = { "leadership", "innovation", "market", "reduction" };

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          TjCriterion *criterion = tj_rubric_lookup (rubric, (TjReviewStage) stage, ids[i]);

          g_assert_nonnull (criterion);
          g_assert_cmpfloat_with_epsilon (tj_criterion_get_weight (criterion), 0.25, 1e-12);
          g_assert_false (tj_criterion_get_threshold (criterion, NULL));
          g_assert_cmpuint (tj_criterion_get_min_justification (criterion), ==, 10);
          g_assert_true (tj_criterion_needs_confidence (criterion));
          g_assert_true (tj_criterion_allows_cannot_assess (criterion));
        }

      g_assert_cmpuint (g_list_model_get_n_items (
                          tj_rubric_get_criteria (rubric, (TjReviewStage) stage)), ==, 4);
    }
}

/* Each sentence is there in both languages and says something of its own. */
static void
test_default_texts (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint stage = 0; stage < TJ_N_REVIEW_STAGES; stage++)
    {
      GListModel *criteria = tj_rubric_get_criteria (rubric, (TjReviewStage) stage);
      g_autoptr(GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
        {
          g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

          for (guint language = 0; language < 2; language++)
            {
              const char *question = tj_criterion_get_question (criterion, (TjLanguage) language);

              g_assert_true (g_hash_table_add (questions, (gpointer) question));
              for (guint level = 0; level <= TJ_MAX_LEVEL; level++)
                g_assert_true (g_hash_table_add (anchors, (gpointer)
                                 tj_criterion_get_anchor (criterion, level,
                                                          (TjLanguage) language)));
            }
        }
    }
}

static void
test_good (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRubric) rubric = parse (GOOD, &error);
  g_autofree char *id = NULL;
  TjCriterion *alpha = NULL;
  guint threshold = 0;

  g_assert_no_error (error);
  alpha = tj_rubric_lookup (rubric, TJ_REVIEW_DEFENCE, "alpha");
  g_assert_true (tj_criterion_get_threshold (alpha, &threshold));
  g_assert_cmpuint (threshold, ==, 5);
  g_assert_cmpfloat_with_epsilon (tj_criterion_get_weight (alpha), 0.333, 1e-12);
  g_assert_cmpstr (tj_criterion_get_anchor (alpha, 5, TJ_LANGUAGE_EN), ==, "A5");
  g_assert_cmpstr (tj_criterion_get_name (alpha, TJ_LANGUAGE_ZH), ==, "名");
  g_assert_null (tj_rubric_lookup (rubric, TJ_REVIEW_SECOND, "gamma"));

  g_object_get (alpha, "id", &id, NULL);
  g_assert_cmpstr (id, ==, "alpha");
}

static void
test_override (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(TjRubric) rubric = NULL;

  text = replace_first (GOOD, "</question></use>",
                        "</question><anchor level='2'><zh>乙</zh><en>B2</en></anchor></use>");
  rubric = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tj_criterion_get_anchor (
                     tj_rubric_lookup (rubric, TJ_REVIEW_PRELIMINARY, "alpha"), 2,
                     TJ_LANGUAGE_EN), ==, "B2");
  g_assert_cmpstr (tj_criterion_get_anchor (
                     tj_rubric_lookup (rubric, TJ_REVIEW_SECOND, "alpha"), 2,
                     TJ_LANGUAGE_EN), ==, "A2");
}

/* Numbers on the limit are taken. */
static void
test_limits (void)
{
  static const char * const taken[] = {
    "threshold='0'", "threshold='5'", "threshold='5.0'", "threshold='0.50'",
    "threshold=' 4.500 '", "threshold='+1'", "threshold='.5'", "threshold='2.'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autofree char *text = replace_first (GOOD, "threshold='2.5'", taken[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjRubric) rubric = parse (text, &error);

      g_assert_no_error (error);
      g_assert_nonnull (rubric);
    }
}

typedef struct
{
  const char *from;
  const char *to;
  const char *line;
  const char *words;
} Fault;

static const Fault faults[] = {
  { "weight='0.333'", "weight='0.334'", "line 10", "1.001" },
  { "weight='0.333'", "weight='0.332'", "line 10", "0.999" },
  { "weight='0.333'", "weight='0.000'", "line 11", "above 0" },
  { "weight='0.333'", "weight='0.3333'", "line 10", "1.000300" },
  { "weight='0.333'", "weight='0.3333333'", "line 11", "" },
  { "weight='0.333'", "weight='-0.333'", "line 11", "" },
  { "threshold='2.5'", "threshold='5.5'", "line 11", "5.5" },
  { "threshold='2.5'", "threshold='-0.5'", "line 11", "-0.5" },
  { "threshold='2.5'", "threshold='2.25'", "line 11", "2.25" },
  { "threshold='2.5'", "threshold='2.5001'", "line 11", "2.5001" },
  { "threshold='2.5'", "threshold='99999999999999999999'", "line 11", "" },
  { "threshold='2.5'", "threshold='high'", "line 11", "" },
  { "max='5'", "max='10'", "line 5", "10" },
  { "step='0.5'", "step='1'", "line 5", "half a point" },
  { ANCHOR ("3"), "", "line 11", "level 3" },
  { ANCHOR ("0"), "", "line 11", "level 0" },
  { ANCHOR ("3"), ANCHOR ("3") ANCHOR ("3"), "line 6", "two anchors" },
  { ANCHOR ("3"), ANCHOR ("6"), "line 6", "" },
  { "</question>" ANCHOR ("5"), "</question>", "line 12", "level 5" },
  { "id='beta'", "id='alpha'", "line 7", "twice" },
  { "criterion='beta'", "criterion='alpha'", "line 12", "twice" },
  { "criterion='beta'", "criterion='gamma'", "line 12", "gamma" },
  { "id='second'", "id='preliminary'", "line 14", "twice" },
  { "id='second'", "id='third'", "line 14", "" },
  { STAGE ("second"), "", "line 1", "" },
  { "\n\n<stage", "<criterion id='gamma'>" NAME "</criterion>\n\n<stage", "line 8", "gamma" },
  { "<en>Note</en>", "", "line 3", "" },
  { "<en>Note</en>", "<en> </en>", "line 3", "" },
  { "cannot-assess='allowed'", "", "line 11", "" },
  { "min-justification='10'", "min-justification='1001'", "line 11", "" },
  { "id='alpha'", "id='al.pha'", "line 6", "" },
  { "rubric/1'", "rubric/2'", "line 1", "rubric/2" },
  { "</rubric>", "", "line", "" },
  { "<rubric ", "<!DOCTYPE rubric [<!ENTITY a 'b'>]><rubric ", "refused", "" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = replace_first (GOOD, faults[i].from, faults[i].to);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjRubric) rubric = parse (text, &error);

      g_assert_null (rubric);
      g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_INVALID);
      if (strstr (error->message, faults[i].line) == NULL ||
          strstr (error->message, faults[i].words) == NULL ||
          strstr (error->message, "test.xml") == NULL)
        g_error ("fault %u: %s", i, error->message);
    }
}

static void
test_stages (void)
{
  TjReviewStage stage = TJ_REVIEW_DEFENCE;

  for (guint i = 0; i < TJ_N_REVIEW_STAGES; i++)
    {
      TjReviewStage read;

      g_assert_true (tj_review_stage_parse (tj_review_stage_to_string ((TjReviewStage) i), &read));
      g_assert_cmpint (read, ==, i);
      g_assert_cmpstr (tj_review_stage_get_label ((TjReviewStage) i), !=, "");
    }

  g_assert_false (tj_review_stage_parse ("Second", &stage));
  g_assert_false (tj_review_stage_parse ("", &stage));
  g_assert_cmpint (stage, ==, TJ_REVIEW_DEFENCE);
}

/* Blanks, comments, encoding and the order of attributes make no other rubric; a word does. */
static void
test_canonical (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *spaced = replace_first (GOOD, "<scale", "<!-- why -->\n\n   <scale");
  g_autofree char *turned = replace_first (spaced, "max='5' step='0.5'", "step=\"0.5\" max=\"5\"");
  g_autofree char *other = replace_first (GOOD, "<zh>量表", "<zh>量表二");
  g_autoptr(TjRubric) rubric = parse (GOOD, &error);
  g_autoptr(TjRubric) same = parse (turned, &error);
  g_autoptr(TjRubric) different = parse (other, &error);
  g_autoptr(TjRubric) again = NULL;
  g_autoptr(TjRubric) shipped = tj_rubric_new_default ();

  g_assert_no_error (error);
  g_assert_true (tj_rubric_equal (rubric, same));
  g_assert_false (tj_rubric_equal (rubric, different));
  g_assert_true (tj_rubric_is_shipped (shipped));
  g_assert_false (tj_rubric_is_shipped (rubric));

  again = tj_rubric_new_from_bytes (tj_rubric_get_content (rubric), "again", &error);
  g_assert_no_error (error);
  g_assert_true (tj_rubric_equal (rubric, again));
  g_assert_cmpstr (tj_rubric_get_title (again, TJ_LANGUAGE_ZH), ==, "量表");
}

/* Sixty weights that no thousandths can share out; one criterion alone; a hundred and one. */
static void
test_sizes (void)
{
  g_autoptr(TjRubric) many = rubric_sample_new ("many", 60);
  g_autoptr(TjRubric) one = rubric_sample_new ("one", 1);
  g_autoptr(TjReview) review = tj_review_new (many);
  g_autofree char *too_many = rubric_sample_dup_text ("more", 101);
  g_autoptr(GError) error = NULL;
  TjTotal total;

  g_assert_cmpuint (g_list_model_get_n_items (tj_rubric_get_criteria (many, TJ_REVIEW_SECOND)),
                    ==, 60);
  g_assert_cmpfloat_with_epsilon (tj_criterion_get_weight (
                                    tj_rubric_lookup (one, TJ_REVIEW_DEFENCE, "c1")), 1, 1e-12);

  /* 59 × 0.016666 × 2 and 0.016706 × 5 points: 1.966588 + 0.08353. */
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("score.c%u.points", i);

      tj_review_set (review, name, i < 60 ? "4" : "10", &error);
      g_assert_no_error (error);
    }
  tj_review_get_total (review, &total);
  g_assert_cmpuint (total.n_given, ==, 60);
  g_assert_cmpfloat_with_epsilon (total.points, 2.050118, 1e-9);

  g_assert_null (parse (too_many, &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_INVALID);
}

/* What is no rubric says so, and a file that is none of ours is not read to its end. */
static void
test_files (void)
{
  g_autofree char *path = NULL;
  g_autofree char *text = rubric_sample_dup_text ("own", 3);
  g_autofree char *large = g_malloc0 (3 * 1024 * 1024);
  g_autoptr(GFile) file = NULL;
  g_autoptr(TjRubric) rubric = NULL;
  g_autoptr(GError) error = NULL;

  g_close (g_file_open_tmp ("tanjian-rubric-XXXXXX", &path, &error), NULL);
  file = g_file_new_for_path (path);
  g_file_set_contents (path, text, -1, NULL);
  rubric = tj_rubric_new_from_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_rubric_get_id (rubric), ==, "own");

  g_file_set_contents (path, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", -1, NULL);
  g_assert_null (tj_rubric_new_from_file (file, &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_INVALID);
  g_clear_error (&error);

  g_file_set_contents (path, large, 3 * 1024 * 1024, NULL);
  g_assert_null (tj_rubric_new_from_file (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);

  g_unlink (path);
  g_assert_null (tj_rubric_new_from_file (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rubric/default", test_default);
  g_test_add_func ("/rubric/default-texts", test_default_texts);
  g_test_add_func ("/rubric/good", test_good);
  g_test_add_func ("/rubric/override", test_override);
  g_test_add_func ("/rubric/limits", test_limits);
  g_test_add_func ("/rubric/faults", test_faults);
  g_test_add_func ("/rubric/stages", test_stages);
  g_test_add_func ("/rubric/canonical", test_canonical);
  g_test_add_func ("/rubric/sizes", test_sizes);
  g_test_add_func ("/rubric/files", test_files);

  return g_test_run ();
}
