/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-course-file.h"
#include "cli/tj-grade-class.h"
#include "cli/tj-output.h"
#include "cli/tj-sheet-file.h"
#include "core/base/tj-text.h"
#include "core/training/tj-grading.h"

#include <glib/gi18n-lib.h>

/* What is compared word by word, beside scores and findings. */
static const char * const answers[] = {
  "recommendation", "assessed.category", "assessed.type", "assessed.stage", "conflict",
};

static gboolean
check_sheets (TjSheet    *own,
              TjSheet    *reference,
              const char *path,
              const char *reference_path)
{
  if (!tj_sheet_is_on_files_of (own, reference))
    {
      tj_output_error (_("“%s” and “%s” are about different files. Compare sheets on the same "
                         "version of a package."), path, reference_path);
      return FALSE;
    }

  if (tj_review_get_stage (tj_sheet_get_review (own)) !=
      tj_review_get_stage (tj_sheet_get_review (reference)))
    {
      tj_output_error (_("“%s” and “%s” are of different stages of the review, which have their "
                         "own criteria. Compare sheets of the same stage."), path, reference_path);
      return FALSE;
    }

  return TRUE;
}

static char *
dup_points (const TjScore *score)
{
  if (score->state == TJ_SCORE_GIVEN)
    return tj_text_format_number (score->half_points / 2.0, 1);

  return g_strdup (score->state == TJ_SCORE_CANNOT_ASSESS ? _("cannot assess") : "—");
}

static const char *
get_anchor (const TjGradedCriterion *graded,
            const TjScore           *score)
{
  if (score->state != TJ_SCORE_GIVEN)
    return "";

  /* Half a point more is still of the level below. */
  return tj_criterion_get_anchor (graded->criterion, score->half_points / 2,
                                  tj_language_get_current ());
}

static void
add_score (JsonBuilder             *builder,
           const char              *name,
           const TjGradedCriterion *graded,
           const TjScore           *score)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "state", score->state == TJ_SCORE_GIVEN ? "given"
                         : score->state == TJ_SCORE_CANNOT_ASSESS ? "cannot-assess" : "missing");
  if (score->state == TJ_SCORE_GIVEN)
    {
      json_builder_set_member_name (builder, "points");
      tj_output_json_number (builder, score->half_points / 2.0);
      tj_output_json_member (builder, "anchor", get_anchor (graded, score));
    }
  if (score->justification != NULL)
    tj_output_json_member (builder, "justification", score->justification);
  json_builder_end_object (builder);
}

static void
add_criteria (JsonBuilder     *builder,
              const TjGrading *grading)
{
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < grading->criteria->len; i++)
    {
      const TjGradedCriterion *graded = g_ptr_array_index (grading->criteria, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", tj_criterion_get_id (graded->criterion));
      add_score (builder, "own", graded, &graded->own);
      add_score (builder, "reference", graded, &graded->reference);
      if (graded->comparable)
        {
          json_builder_set_member_name (builder, "difference");
          tj_output_json_number (builder, graded->difference);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_findings (JsonBuilder     *builder,
              const TjGrading *grading)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < grading->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (grading->findings, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "key", graded->key);
      tj_output_json_member (builder, "state", tj_graded_finding_state_to_string (graded->state));
      if (graded->reference_reason != NULL)
        tj_output_json_member (builder, "reason", graded->reference_reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_answers (JsonBuilder *builder,
             TjReview    *own,
             TjReview    *reference)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const char *by_own = tj_review_get (own, answers[i]);
      const char *by_reference = tj_review_get (reference, answers[i]);

      if (by_own == NULL && by_reference == NULL)
        continue;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", answers[i]);
      if (by_own != NULL)
        tj_output_json_member (builder, "own", by_own);
      if (by_reference != NULL)
        tj_output_json_member (builder, "reference", by_reference);
      json_builder_set_member_name (builder, "same");
      json_builder_add_boolean_value (builder, g_strcmp0 (by_own, by_reference) == 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const TjGrading   *grading,
            const TjStepTimes *times,
            TjReview          *own,
            TjReview          *reference)
{
  static const char * const names[] = { "agreed", "missed", "false_alarms" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_criteria (builder, grading);
  add_findings (builder, grading);
  add_answers (builder, own, reference);
  tj_grade_add_times (builder, times);
  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "criteria_compared");
  json_builder_add_int_value (builder, grading->n_compared);
  if (grading->n_compared > 0)
    {
      json_builder_set_member_name (builder, "mean_difference");
      tj_output_json_number (builder, grading->mean_difference);
      json_builder_set_member_name (builder, "mean_bias");
      tj_output_json_number (builder, grading->mean_bias);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      json_builder_set_member_name (builder, names[i]);
      json_builder_add_int_value (builder, grading->n_states[i]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_criterion (const TjGradedCriterion *graded)
{
  g_autofree char *own = dup_points (&graded->own);
  g_autofree char *reference = dup_points (&graded->reference);
  g_autofree char *difference = NULL;

  if (graded->comparable)
    difference = g_strdup_printf ("%+.1f", graded->difference);

  tj_output_print ("%s\n", tj_criterion_get_name (graded->criterion, tj_language_get_current ()));
  /* Translators: two scores of one criterion */
  tj_output_print (_("  yours %s, reference %s  %s\n"), own, reference,
                   difference != NULL ? difference : "");
  if (graded->comparable && (graded->difference >= 0.5 || graded->difference <= -0.5))
    {
      tj_output_row ("", 2, get_anchor (graded, &graded->own));
      tj_output_row ("", 2, get_anchor (graded, &graded->reference));
    }
  if (graded->reference.justification != NULL)
    tj_output_row ("", 2, graded->reference.justification);
}

static const char *
get_state_label (TjGradedFindingState state)
{
  switch (state)
    {
    case TJ_GRADED_MISSED:
      return _("missed");
    case TJ_GRADED_FALSE_ALARM:
      return _("false alarm");
    case TJ_GRADED_AGREED:
    default:
      return _("agreed");
    }
}

static void
print_text (const TjGrading   *grading,
            const TjStepTimes *times,
            TjReview          *own,
            TjReview          *reference)
{
  for (guint i = 0; i < grading->criteria->len; i++)
    print_criterion (g_ptr_array_index (grading->criteria, i));

  tj_output_print ("\n%s\n", _("Findings"));
  for (guint i = 0; i < grading->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (grading->findings, i);

      tj_output_row (get_state_label (graded->state), 12, graded->key);
      if (graded->reference_reason != NULL)
        tj_output_row ("", 12, graded->reference_reason);
    }

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const char *by_own = tj_review_get (own, answers[i]);
      const char *by_reference = tj_review_get (reference, answers[i]);

      if (g_strcmp0 (by_own, by_reference) != 0)
        tj_output_print (_("%s: yours %s, reference %s\n"), answers[i],
                         by_own != NULL ? by_own : "—", by_reference != NULL ? by_reference : "—");
    }

  tj_output_print ("\n");
  tj_output_print (_("%u agreed, %u missed, %u false alarms\n"), grading->n_states[0],
                   grading->n_states[1], grading->n_states[2]);
  if (grading->n_compared > 0)
    tj_output_print (_("Over %u criteria the scores lie %.2f apart; yours are %+.2f on the "
                       "whole\n"),
                     grading->n_compared, grading->mean_difference, grading->mean_bias);
  if (times != NULL)
    /* Translators: minutes and seconds, and of the pauses */
    tj_output_print (_("It took %u:%02u, and %u:%02u of pauses\n"), (guint) times->seconds / 60,
                     (guint) times->seconds % 60, (guint) times->pause_seconds / 60,
                     (guint) times->pause_seconds % 60);
}

static TjReview *
load_reference (TjSheet    *own,
                const char *path,
                const char *reference_path)
{
  g_autoptr(TjSheet) reference = tj_sheet_file_load (reference_path,
                                                     TJ_SHEET_FILE_SIGNED_OR_DRAFT);

  if (reference == NULL || !check_sheets (own, reference, path, reference_path))
    return NULL;

  return g_object_ref (tj_sheet_get_review (reference));
}

static TjReview *
load_lesson (TjSheet    *own,
             const char *course_path,
             const char *lesson)
{
  TjRubric *rubric = tj_review_get_rubric (tj_sheet_get_review (own));
  g_autoptr(TjCourse) course = tj_course_file_load (course_path, rubric);
  g_autoptr(GError) error = NULL;
  const TjExercise *exercise = NULL;

  if (course == NULL)
    return NULL;

  exercise = tj_course_find_exercise (course, tj_grade_get_lesson (lesson),
                                      tj_sheet_get_package_name (own), &error);
  if (exercise == NULL)
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  return g_object_ref (exercise->reference);
}

/* A trainee's sheet with everything in which it differs. */
static TjExit
grade_one (const char         *path,
           const TjGradeOptions *options)
{
  g_autoptr(TjSheet) own = tj_sheet_file_load (path, TJ_SHEET_FILE_SIGNED_OR_DRAFT);
  g_autoptr(TjReview) reference = NULL;
  g_autoptr(TjReview) blind = NULL;
  g_autoptr(TjStepTimes) times = NULL;
  g_autoptr(TjGrading) grading = NULL;

  if (own != NULL && options->lesson != NULL)
    reference = load_lesson (own, options->course, options->lesson);
  else if (own != NULL)
    reference = load_reference (own, path, options->references[0]);
  if (reference == NULL)
    return TJ_EXIT_UNUSABLE;

  blind = tj_sheet_dup_blind (own);
  times = tj_step_times_new_from_sheet (own);
  grading = tj_grading_new (blind, reference);
  if (options->json)
    print_json (grading, times, blind, reference);
  else
    print_text (grading, times, blind, reference);

  return TJ_EXIT_FINE;
}

/**
 * tj_command_grade:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Lays a trainee's sheet beside a reference, or the sheets of a class beside theirs.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_grade (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(TjGradeOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "reference", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.references,
      N_("The reference review of the same package; of a class, one a package"), "GOLD.xml" },
    { "lesson", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.lesson,
      N_("The lesson whose reference it is, instead; or all"), "LESSON|all" },
    { "course", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.course,
      N_("A course of one's own, of the schema course.xsd"), "COURSE.xml" },
    { "output", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the overview of a class: .xlsx, .csv, .xml or .pdf"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_FORMAT))
    return TJ_EXIT_UNUSABLE;

  options.json = arguments.json;
  if (options.lesson == NULL &&
      !tj_arguments_require ("reference",
                             options.references != NULL ? options.references[0] : NULL))
    return TJ_EXIT_UNUSABLE;

  if (arguments.n_rest == 1 && options.output == NULL)
    return grade_one (arguments.rest[0], &options);

  return tj_grade_class (arguments.rest, &options);
}
