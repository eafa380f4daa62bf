/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-course-file.h"
#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

/* Whether an entry of the round's folder is the package of an exercise. */
static gboolean
has_package (const char       *round,
             const TjExercise *exercise)
{
  g_autoptr(GDir) folder = g_dir_open (round, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      if (tj_exercise_is_about (exercise, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_round (const TjCourse *course,
             const char     *round)
{
  if (round == NULL)
    return TRUE;

  for (guint i = 0; i < course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (course->lessons, i);

      for (guint j = 0; j < lesson->exercises->len; j++)
        {
          const TjExercise *exercise = g_ptr_array_index (lesson->exercises, j);

          if (has_package (round, exercise))
            continue;

          /* Translators: a package, a folder, and the id of a lesson */
          tj_output_error (_("“%s” is not in “%s”, and the lesson “%s” needs it. Put it there, or "
                             "name the round that goes with the course."),
                           exercise->package, round, lesson->id);
          return FALSE;
        }
    }

  return TRUE;
}

static void
print_text (const TjCourse *course,
            gboolean        hints)
{
  TjLanguage language = tj_language_get_current ();

  tj_output_print ("%s  (%s)\n", tj_course_words_get (&course->title, language), course->id);
  for (guint i = 0; i < course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (course->lessons, i);

      tj_output_print ("\n%s  (%s)\n", tj_course_words_get (&lesson->title, language), lesson->id);
      tj_output_row ("", 0, tj_course_words_get (&lesson->aim, language));
      for (guint j = 0; j < lesson->exercises->len; j++)
        {
          const TjExercise *exercise = g_ptr_array_index (lesson->exercises, j);

          tj_output_row ("  •", 3, exercise->package);
          for (guint k = 0; hints && k < exercise->hints->len; k++)
            tj_output_row ("", 5, tj_course_words_get (g_ptr_array_index (exercise->hints, k),
                                                       language));
        }
    }
}

static void
add_words (JsonBuilder         *builder,
           const char          *name,
           const TjCourseWords *words)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "zh_CN", words->zh);
  tj_output_json_member (builder, "en", words->en);
  json_builder_end_object (builder);
}

static void
add_exercise (JsonBuilder      *builder,
              const TjExercise *exercise)
{
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "package", exercise->package);
  json_builder_set_member_name (builder, "hints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < exercise->hints->len; i++)
    add_words (builder, NULL, g_ptr_array_index (exercise->hints, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const TjCourse *course)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "id", course->id);
  add_words (builder, "title", &course->title);
  json_builder_set_member_name (builder, "lessons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (course->lessons, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", lesson->id);
      add_words (builder, "title", &lesson->title);
      add_words (builder, "aim", &lesson->aim);
      json_builder_set_member_name (builder, "exercises");
      json_builder_begin_array (builder);
      for (guint j = 0; j < lesson->exercises->len; j++)
        add_exercise (builder, g_ptr_array_index (lesson->exercises, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_command_course:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Lists the lessons of a course.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_course (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *path = NULL;
  g_autofree char *round = NULL;
  gboolean hints = FALSE;
  const GOptionEntry entries[] = {
    { "course", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &path,
      N_("A course of one's own, of the schema course.xsd"), "COURSE.xml" },
    { "round", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &round,
      N_("The folder with its packages, to see whether all are there"), N_("FOLDER") },
    { "hints", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &hints,
      N_("Print what to notice, too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjRubric) rubric = NULL;
  g_autoptr(TjCourse) course = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_NONE | TJ_ARGUMENTS_FORMAT))
    return TJ_EXIT_UNUSABLE;

  rubric = tj_rubric_new_default ();
  course = tj_course_file_load (path, rubric);
  if (course == NULL || !check_round (course, round))
    return TJ_EXIT_UNUSABLE;

  if (arguments.json)
    print_json (course);
  else
    print_text (course, hints);

  return TJ_EXIT_FINE;
}
