/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-grade-class.h"

#include "cli/tj-course-file.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-sheet-file.h"
#include "core/ledger/tj-ledger-file.h"
#include "core/training/tj-class-overview.h"
#include "core/training/tj-course.h"
#include "render/paper/tj-ledger-paper.h"

#include <glib/gi18n-lib.h>

/* The sheets of a class. One that cannot count is named with the reason, and the others do. */

/**
 * ClassRun:
 * @references: (element-type TjSheet): of `--reference`
 * @course: (nullable): of `--lesson`
 * @lesson: (nullable): its id
 * @overview: what is being made
 * @refused: (element-type utf8): files and reasons, by turns
 */
typedef struct
{
  GPtrArray *references;
  TjRubric *rubric;
  TjCourse *course;
  const char *lesson;
  TjClassOverview *overview;
  GPtrArray *refused;
} ClassRun;

static void
class_run_clear (ClassRun *run)
{
  g_clear_pointer (&run->references, g_ptr_array_unref);
  g_clear_pointer (&run->overview, tj_class_overview_free);
  g_clear_pointer (&run->refused, g_ptr_array_unref);
  g_clear_pointer (&run->course, tj_course_free);
  g_clear_object (&run->rubric);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClassRun, class_run_clear)

/**
 * tj_grade_get_lesson:
 * @lesson: of `--lesson`
 *
 * Returns: (nullable): its id, or %NULL for whichever has the package
 */
const char *
tj_grade_get_lesson (const char *lesson)
{
  return g_str_equal (lesson, "all") ? NULL : lesson;
}

void
tj_grade_options_clear (TjGradeOptions *self)
{
  g_strfreev (self->references);
  g_free (self->lesson);
  g_free (self->course);
  g_free (self->output);
}

static gboolean
load_references (ClassRun             *run,
                 const TjGradeOptions *options)
{
  run->references = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; options->references != NULL && options->references[i] != NULL; i++)
    {
      TjSheet *sheet = tj_sheet_file_load (options->references[i], TJ_SHEET_FILE_SIGNED_OR_DRAFT);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (run->references, sheet);
    }

  if (options->lesson == NULL)
    return TRUE;

  run->rubric = tj_rubric_new_default ();
  run->course = tj_course_file_load (options->course, run->rubric);
  run->lesson = options->lesson;

  return run->course != NULL;
}

/* (transfer none) (nullable) */
static TjReview *
find_reference (ClassRun *run,
                TjSheet  *sheet)
{
  const TjExercise *exercise = NULL;

  for (guint i = 0; i < run->references->len; i++)
    {
      TjSheet *reference = g_ptr_array_index (run->references, i);

      if (tj_sheet_is_on_files_of (sheet, reference))
        return tj_sheet_get_review (reference);
    }

  if (run->course != NULL)
    exercise = tj_course_find_exercise (run->course, tj_grade_get_lesson (run->lesson),
                                        tj_sheet_get_package_name (sheet), NULL);

  return exercise != NULL ? exercise->reference : NULL;
}

static void
refuse (ClassRun   *run,
        const char *path,
        const char *reason)
{
  g_ptr_array_add (run->refused, g_strdup (path));
  g_ptr_array_add (run->refused, g_strdup (reason));
}

static void
add_sheet (ClassRun   *run,
           const char *path)
{
  g_autoptr(TjSheet) sheet = tj_sheet_file_load (path, TJ_SHEET_FILE_SIGNED_OR_DRAFT);
  g_autoptr(GError) error = NULL;

  if (sheet == NULL)
    refuse (run, path, _("The file is no intact review sheet."));
  else if (!tj_class_overview_add (run->overview, sheet, path, find_reference (run, sheet),
                                   &error))
    {
      tj_output_error ("%s", error->message);
      refuse (run, path, error->message);
    }
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  tj_output_json_number (builder, value);
}

static void
add_line (JsonBuilder             *builder,
          const TjCalibrationLine *line)
{
  add_int (builder, "scores", line->n);
  if (line->n > 0)
    {
      add_number (builder, "mean_shift", line->shift);
      add_number (builder, "mean_distance", line->distance);
    }
  if (line->has_spread)
    add_number (builder, "spread", line->spread);
}

static void
add_calibration (JsonBuilder         *builder,
                 const TjCalibration *calibration)
{
  add_int (builder, "sheets", calibration->n_reviews);
  add_line (builder, calibration->total);
  add_int (builder, "agreed", calibration->n_states[TJ_GRADED_AGREED]);
  add_int (builder, "missed", calibration->n_states[TJ_GRADED_MISSED]);
  add_int (builder, "false_alarms", calibration->n_states[TJ_GRADED_FALSE_ALARM]);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < calibration->criteria->len; i++)
    {
      const TjCalibrationLine *line = g_ptr_array_index (calibration->criteria, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", tj_criterion_get_id (line->criterion));
      add_line (builder, line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tj_grade_add_times:
 * @times: (nullable): of a sheet that says how long its steps took
 *
 * Adds the member `times`, in seconds; nothing where they are not known.
 */
void
tj_grade_add_times (JsonBuilder       *builder,
                    const TjStepTimes *times)
{
  if (times == NULL)
    return;

  json_builder_set_member_name (builder, "times");
  json_builder_begin_object (builder);
  add_int (builder, "seconds", (gint64) times->seconds);
  add_int (builder, "pauses", (gint64) times->pause_seconds);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < times->steps->len; i++)
    {
      const TjStepTime *step = g_ptr_array_index (times->steps, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "part", tj_step_kind_to_string (step->kind));
      if (step->criterion != NULL)
        tj_output_json_member (builder, "criterion", step->criterion);
      add_int (builder, "seconds", (gint64) step->seconds);
      add_int (builder, "edits", step->n_edits);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_sheets (JsonBuilder           *builder,
            const TjClassOverview *overview)
{
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < overview->entries->len; i++)
    {
      const TjClassEntry *entry = g_ptr_array_index (overview->entries, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "file", entry->file);
      tj_output_json_member (builder, "trainee", entry->trainee);
      tj_output_json_member (builder, "package", entry->package);
      add_int (builder, "criteria_compared", entry->grading->n_compared);
      if (entry->grading->n_compared > 0)
        {
          add_number (builder, "mean_difference", entry->grading->mean_difference);
          add_number (builder, "mean_bias", entry->grading->mean_bias);
        }
      add_int (builder, "agreed", entry->grading->n_states[TJ_GRADED_AGREED]);
      add_int (builder, "missed", entry->grading->n_states[TJ_GRADED_MISSED]);
      add_int (builder, "false_alarms", entry->grading->n_states[TJ_GRADED_FALSE_ALARM]);
      tj_grade_add_times (builder, entry->times);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_findings (JsonBuilder           *builder,
              const TjClassOverview *overview)
{
  g_autoptr(GPtrArray) findings = tj_class_overview_list_findings (overview);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const TjClassFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "package", finding->package);
      tj_output_json_member (builder, "key", finding->key);
      add_int (builder, "sheets", finding->n_sheets);
      add_int (builder, "agreed", finding->n_states[TJ_GRADED_AGREED]);
      add_int (builder, "missed", finding->n_states[TJ_GRADED_MISSED]);
      add_int (builder, "false_alarms", finding->n_states[TJ_GRADED_FALSE_ALARM]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const ClassRun *run)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "trainees");
  json_builder_begin_array (builder);
  for (guint i = 0; i < run->overview->trainees->len; i++)
    {
      const TjClassTrainee *trainee = g_ptr_array_index (run->overview->trainees, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", trainee->name);
      add_calibration (builder, trainee->calibration);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "class");
  json_builder_begin_object (builder);
  add_calibration (builder, run->overview->calibration);
  json_builder_end_object (builder);
  add_sheets (builder, run->overview);
  add_findings (builder, run->overview);

  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < run->refused->len; i += 2)
    {
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "file", g_ptr_array_index (run->refused, i));
      tj_output_json_member (builder, "reason", g_ptr_array_index (run->refused, i + 1));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const TjLedger *ledger)
{
  for (guint i = 0; i < ledger->notes->len; i++)
    tj_output_row ("", 0, g_ptr_array_index (ledger->notes, i));
}

static gboolean
is_paper (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf");
}

static gboolean
write_overview (const TjLedger *ledger,
                const char     *output)
{
  const TjLanguage language = tj_language_get_current ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = is_paper (output) ? tj_ledger_paper_to_pdf (ledger, language, NULL, &error)
                            : tj_ledger_to_file (ledger, output, language, &error);
  if (bytes == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  return tj_files_write (output, bytes, FALSE);
}

/**
 * tj_grade_class:
 * @paths: (array zero-terminated=1): sheets of trainees
 *
 * Lays each beside the reference on its package, prints how trainees and class lie to it, and
 * writes the overview.
 *
 * Returns: %TJ_EXIT_PROBLEM where a sheet could not count
 */
TjExit
tj_grade_class (GStrv                 paths,
                const TjGradeOptions *options)
{
  g_auto(ClassRun) run = { NULL };
  g_autoptr(TjLedger) ledger = NULL;

  if (options->output != NULL && !is_paper (options->output) &&
      !tj_ledger_is_file_name (options->output))
    {
      tj_output_error (_("“%s” does not end in .xlsx, .csv, .xml or .pdf. The ending says what is "
                         "written."), options->output);
      return TJ_EXIT_UNUSABLE;
    }

  if (options->output != NULL &&
      (!tj_files_may_write (options->output, (const char * const *) paths) ||
       (options->references != NULL &&
        !tj_files_may_write (options->output, (const char * const *) options->references))))
    return TJ_EXIT_UNUSABLE;

  if (!load_references (&run, options))
    return TJ_EXIT_UNUSABLE;

  run.overview = tj_class_overview_new ();
  run.refused = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; paths[i] != NULL; i++)
    add_sheet (&run, paths[i]);
  if (run.overview->entries->len == 0)
    return TJ_EXIT_UNUSABLE;

  ledger = tj_class_overview_to_ledger (run.overview, tj_language_get_current ());
  if (options->output != NULL && !write_overview (ledger, options->output))
    return TJ_EXIT_UNUSABLE;

  if (options->json)
    print_json (&run);
  else
    print_text (ledger);

  return run.refused->len > 0 ? TJ_EXIT_PROBLEM : TJ_EXIT_FINE;
}
