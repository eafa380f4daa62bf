/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-course.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* Lessons as data. A reference is a review like any other, so that a trainee's is laid beside it
 * by the same comparison as beside a sheet; its findings are named by code and first field, since
 * the rest of a key tells numbers of the package. */

#define DEFAULT_COURSE "/org/tanjian/Tanjian/course/sample-2024.xml"
#define COURSE_SCHEMA "/org/tanjian/Tanjian/schema/course.xsd"

G_DEFINE_QUARK (tj-course-error-quark, tj_course_error)

static void
words_clear (TjCourseWords *words)
{
  g_free (words->zh);
  g_free (words->en);
}

static void
words_free (TjCourseWords *words)
{
  words_clear (words);
  g_free (words);
}

static void
exercise_free (TjExercise *exercise)
{
  g_free (exercise->package);
  g_ptr_array_unref (exercise->hints);
  g_clear_object (&exercise->reference);
  g_free (exercise);
}

static void
lesson_free (TjLesson *lesson)
{
  g_free (lesson->id);
  words_clear (&lesson->title);
  words_clear (&lesson->aim);
  g_ptr_array_unref (lesson->exercises);
  g_free (lesson);
}

void
tj_course_free (TjCourse *self)
{
  g_free (self->id);
  words_clear (&self->title);
  g_ptr_array_unref (self->lessons);
  g_free (self);
}

/**
 * tj_course_words_get:
 *
 * Returns: the words in that language
 */
const char *
tj_course_words_get (const TjCourseWords *self,
                     TjLanguage           language)
{
  return tj_language_pick (language, self->zh, self->en);
}

static void
read_words (TjCourseWords *words,
            const xmlNode *element)
{
  words->zh = tj_xml_dup_child_text (element, "zh");
  words->en = tj_xml_dup_child_text (element, "en");
}

static gboolean
set (TjExercise     *exercise,
     const xmlNode  *element,
     const char     *file,
     const char     *name,
     const char     *value,
     GError        **error)
{
  g_autoptr(GError) problem = NULL;

  if (tj_review_set (exercise->reference, name, value, &problem))
    return TRUE;

  g_set_error (error, TJ_COURSE_ERROR, TJ_COURSE_ERROR_REFERENCE,
               /* Translators: a file, a line, and what is wrong */
               _("%s, line %ld: %s"), file, xmlGetLineNo ((xmlNode *) element),
               problem != NULL ? problem->message : name);

  return FALSE;
}

static gboolean
read_finding (TjExercise     *exercise,
              const xmlNode  *element,
              const char     *file,
              GError        **error)
{
  g_autofree char *code = tj_xml_dup_attribute (element, "code");
  g_autofree char *field = tj_xml_dup_attribute (element, "field");
  g_autofree char *decision = tj_xml_dup_attribute (element, "decision");
  g_autofree char *reason = tj_xml_dup_child_text (
    element, tj_language_pick (tj_language_get_current (), "zh", "en"));
  g_autofree char *decision_name = g_strdup_printf ("finding.%s@%s.decision", code, field);
  g_autofree char *reason_name = g_strdup_printf ("finding.%s@%s.reason", code, field);

  return set (exercise, element, file, decision_name, decision, error) &&
         set (exercise, element, file, reason_name, reason, error);
}

static gboolean
read_score (TjExercise     *exercise,
            const xmlNode  *element,
            const char     *file,
            GError        **error)
{
  g_autofree char *criterion = tj_xml_dup_attribute (element, "criterion");
  g_autofree char *points = tj_xml_dup_attribute (element, "half-points");
  g_autofree char *reason = tj_xml_dup_child_text (
    element, tj_language_pick (tj_language_get_current (), "zh", "en"));
  g_autofree char *points_name = g_strdup_printf ("score.%s.points", criterion);
  g_autofree char *reason_name = g_strdup_printf ("score.%s.justification", criterion);

  return set (exercise, element, file, points_name, points, error) &&
         set (exercise, element, file, reason_name, reason, error);
}

static gboolean
read_answer (TjExercise     *exercise,
             const xmlNode  *element,
             const char     *file,
             GError        **error)
{
  g_autofree char *name = tj_xml_dup_attribute (element, "name");
  g_autofree char *value = tj_xml_dup_attribute (element, "value");

  return set (exercise, element, file, name, value, error);
}

static gboolean
read_exercise (TjLesson       *lesson,
               const xmlNode  *element,
               const char     *file,
               TjRubric       *rubric,
               GError        **error)
{
  TjExercise *exercise = g_new0 (TjExercise, 1);
  gboolean result = TRUE;

  exercise->package = tj_xml_dup_attribute (element, "package");
  exercise->hints = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);
  exercise->reference = tj_review_new (rubric);
  g_ptr_array_add (lesson->exercises, exercise);

  for (const xmlNode *child = tj_xml_first_child (element, NULL); child != NULL && result;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "hint"))
        {
          TjCourseWords *hint = g_new0 (TjCourseWords, 1);

          read_words (hint, child);
          g_ptr_array_add (exercise->hints, hint);
        }
      else if (tj_xml_is (child, "finding"))
        result = read_finding (exercise, child, file, error);
      else if (tj_xml_is (child, "score"))
        result = read_score (exercise, child, file, error);
      else
        result = read_answer (exercise, child, file, error);
    }

  return result;
}

static gboolean
read_lesson (TjCourse       *self,
             const xmlNode  *element,
             const char     *file,
             TjRubric       *rubric,
             GError        **error)
{
  TjLesson *lesson = g_new0 (TjLesson, 1);

  lesson->id = tj_xml_dup_attribute (element, "id");
  lesson->exercises = g_ptr_array_new_with_free_func ((GDestroyNotify) exercise_free);
  read_words (&lesson->title, tj_xml_first_child (element, "title"));
  read_words (&lesson->aim, tj_xml_first_child (element, "aim"));
  g_ptr_array_add (self->lessons, lesson);

  for (const xmlNode *child = tj_xml_first_child (element, "exercise"); child != NULL;
       child = tj_xml_next (child, "exercise"))
    {
      if (!read_exercise (lesson, child, file, rubric, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_course_new:
 * @bytes: a file of the schema course.xsd
 * @name: what to call it in messages
 * @rubric: by which the references judge
 *
 * Returns: (transfer full) (nullable): the course, or %NULL with an error of %TJ_XML_ERROR or
 *   %TJ_COURSE_ERROR_REFERENCE
 */
TjCourse *
tj_course_new (GBytes      *bytes,
               const char  *name,
               TjRubric    *rubric,
               GError     **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);
  g_autoptr(TjCourse) self = NULL;
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  const xmlNode *root;

  if (doc == NULL || !tj_xml_validate (doc, name, COURSE_SCHEMA, error))
    return NULL;

  root = xmlDocGetRootElement (doc);
  id = tj_xml_dup_attribute (root, "id");
  version = tj_xml_dup_attribute (root, "version");
  self = g_new0 (TjCourse, 1);
  self->id = g_strconcat (id, " ", version, NULL);
  self->lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) lesson_free);
  read_words (&self->title, tj_xml_first_child (root, "title"));

  for (const xmlNode *child = tj_xml_first_child (root, "lesson"); child != NULL;
       child = tj_xml_next (child, "lesson"))
    {
      if (!read_lesson (self, child, name, rubric, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tj_course_new_default:
 *
 * Returns: (transfer full): the course that goes with the sample round
 */
TjCourse *
tj_course_new_default (TjRubric *rubric)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (DEFAULT_COURSE, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjCourse *self = tj_course_new (bytes, DEFAULT_COURSE, rubric, &error);

  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

/**
 * tj_exercise_is_about:
 * @package: the name of a package, with or without the ending of an archive
 *
 * Returns: whether the exercise is on that package
 */
gboolean
tj_exercise_is_about (const TjExercise *self,
                      const char       *package)
{
  gsize length = strlen (self->package);

  return g_str_has_prefix (package, self->package) &&
         (package[length] == '\0' || package[length] == '.');
}

/**
 * tj_course_find_exercise:
 * @lesson: (nullable): the id of a lesson; %NULL for the first that has the package
 * @package: the name of a package
 *
 * Returns: (nullable) (transfer none): the exercise, or %NULL with %TJ_COURSE_ERROR_MISSING
 */
const TjExercise *
tj_course_find_exercise (const TjCourse  *self,
                         const char      *lesson,
                         const char      *package,
                         GError         **error)
{
  for (guint i = 0; i < self->lessons->len; i++)
    {
      const TjLesson *candidate = g_ptr_array_index (self->lessons, i);

      if (lesson != NULL && !g_str_equal (candidate->id, lesson))
        continue;

      for (guint j = 0; j < candidate->exercises->len; j++)
        {
          if (tj_exercise_is_about (g_ptr_array_index (candidate->exercises, j), package))
            return g_ptr_array_index (candidate->exercises, j);
        }
    }

  if (lesson == NULL)
    g_set_error (error, TJ_COURSE_ERROR, TJ_COURSE_ERROR_MISSING,
                 _("The course has no exercise on “%s”. “tanjian-cli course” lists them."),
                 package);
  else
    g_set_error (error, TJ_COURSE_ERROR, TJ_COURSE_ERROR_MISSING,
                 /* Translators: the id of a lesson and the name of a package */
                 _("The lesson “%s” has no exercise on “%s”. “tanjian-cli course” lists them."),
                 lesson, package);

  return NULL;
}
