/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-lesson-book.h"

#include <stdio.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/store/tj-store-notes.h"
#include "gui/tj-lesson-notes.h"

#define PREFIX TJ_LESSON_NOTES
#define HINTS "hints"
#define BEGUN TJ_LESSON_NOTE_BEGUN
#define UNCOVERED TJ_LESSON_NOTE_UNCOVERED
#define EXPLANATION "explanation."

struct _TjLessonBook
{
  GObject parent_instance;

  TjSession *session;
  TjCourse *course;
  gboolean is_default;
  /* (element-type TjNote): of all lessons of all courses, read again whenever one is added */
  GPtrArray *notes;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjLessonBook, tj_lesson_book, G_TYPE_OBJECT)

static void
read_notes (TjLessonBook *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = tj_session_list_notes (self->session, PREFIX);
}

static void
noted_cb (TjLessonBook *self,
          const char   *subject)
{
  if (!g_str_has_prefix (subject, PREFIX))
    return;

  read_notes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tj_lesson_book_finalize (GObject *object)
{
  TjLessonBook *self = TJ_LESSON_BOOK (object);

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->course, tj_course_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tj_lesson_book_parent_class)->finalize (object);
}

static void
tj_lesson_book_class_init (TjLessonBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_lesson_book_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
tj_lesson_book_init (TjLessonBook *self)
{
}

/**
 * tj_lesson_book_new:
 *
 * Returns: (transfer full): a book of the course that goes with the sample round
 */
TjLessonBook *
tj_lesson_book_new (TjSession *session)
{
  TjLessonBook *self = g_object_new (TJ_TYPE_LESSON_BOOK, NULL);
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  self->session = g_object_ref (session);
  self->course = tj_course_new_default (rubric);
  self->is_default = TRUE;
  read_notes (self);
  g_signal_connect_object (session, "noted", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);

  return self;
}

const TjCourse *
tj_lesson_book_get_course (TjLessonBook *self)
{
  return self->course;
}

gboolean
tj_lesson_book_is_default (TjLessonBook *self)
{
  return self->is_default;
}

/**
 * tj_lesson_book_load:
 * @file: a course of a trainer's own
 *
 * Returns: whether it is the course now; if not, the one before stays
 */
gboolean
tj_lesson_book_load (TjLessonBook  *self,
                     GFile         *file,
                     GError       **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr(GBytes) bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, error);
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjCourse *course;

  if (bytes == NULL)
    return FALSE;

  course = tj_course_new (bytes, name, rubric, error);
  if (course == NULL)
    return FALSE;

  tj_course_free (self->course);
  self->course = course;
  self->is_default = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * tj_lesson_book_get_lesson:
 *
 * Returns: (transfer none): the lesson that the exercise is of
 */
const TjLesson *
tj_lesson_book_get_lesson (TjLessonBook     *self,
                           const TjExercise *exercise)
{
  for (guint i = 0; i < self->course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (self->course->lessons, i);

      if (g_ptr_array_find (lesson->exercises, exercise, NULL))
        return lesson;
    }

  g_return_val_if_reached (NULL);
}

static char *
dup_subject (TjLessonBook     *self,
             const TjExercise *exercise)
{
  return g_strdup_printf (PREFIX "%s/%s/%s", self->course->id,
                          tj_lesson_book_get_lesson (self, exercise)->id, exercise->package);
}

/* (transfer none) (nullable) */
static const char *
get_note (TjLessonBook     *self,
          const TjExercise *exercise,
          const char       *name)
{
  g_autofree char *subject = dup_subject (self, exercise);
  const TjNote *note = tj_notes_find (self->notes, subject, name);

  return note != NULL ? note->value : NULL;
}

static void
set_note (TjLessonBook     *self,
          const TjExercise *exercise,
          const char       *name,
          const char       *value)
{
  g_autofree char *subject = dup_subject (self, exercise);

  tj_session_add_note (self->session, subject, name, value);
}

/**
 * tj_lesson_book_find_item:
 *
 * Returns: (transfer none) (nullable): the package of the exercise in the open round
 */
TjRoundItem *
tj_lesson_book_find_item (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  GListModel *items = tj_session_get_items (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);
      g_autofree char *name = g_file_get_basename (tj_round_item_get_location (item));

      if (tj_exercise_is_about (exercise, name))
        return item;
    }

  return NULL;
}

/**
 * tj_lesson_book_get_hints:
 *
 * Returns: how many hints the trainee has asked for
 */
guint
tj_lesson_book_get_hints (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  const char *value = get_note (self, exercise, HINTS);
  const guint64 n = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;

  return (guint) MIN (n, exercise->hints->len);
}

void
tj_lesson_book_show_hint (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  const guint n = tj_lesson_book_get_hints (self, exercise);
  g_autofree char *value = g_strdup_printf ("%u", n + 1);

  if (n < exercise->hints->len)
    set_note (self, exercise, HINTS, value);
}

/**
 * tj_lesson_book_list_open:
 *
 * Returns: (transfer full) (nullable): what the trainee has to answer before comparing, as
 *   sentences; %NULL where the package is not open
 */
GStrv
tj_lesson_book_list_open (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);

  if (item == NULL || tj_round_item_get_review (item) == NULL)
    return NULL;

  return tj_exercise_list_open (exercise, tj_round_item_get_review (item),
                                tj_round_item_get_findings (item));
}

/**
 * tj_lesson_book_uncover:
 *
 * The trainee is done: what is answered now is what is graded, and the reference may be seen.
 *
 * Returns: whether it may; not before everything is answered
 */
gboolean
tj_lesson_book_uncover (TjLessonBook     *self,
                        const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);
  g_auto(GStrv) open = NULL;
  g_autoptr(GPtrArray) journal = NULL;
  g_autofree char *value = NULL;
  const TjJournalEntry *last;

  if (get_note (self, exercise, UNCOVERED) != NULL)
    return TRUE;

  tj_session_flush (self->session);
  open = tj_lesson_book_list_open (self, exercise);
  if (open == NULL || *open != NULL)
    return FALSE;

  journal = tj_session_list_journal (self->session, item);
  if (journal->len == 0)
    return FALSE;

  last = g_ptr_array_index (journal, journal->len - 1);
  value = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                           tj_round_item_get_review_id (item), last->id);
  set_note (self, exercise, UNCOVERED, value);

  return get_note (self, exercise, UNCOVERED) != NULL;
}

static gboolean
get_uncovered (TjLessonBook     *self,
               const TjExercise *exercise,
               gint64           *review_id,
               gint64           *entry)
{
  const char *value = get_note (self, exercise, UNCOVERED);

  return value != NULL &&
         sscanf (value, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, review_id, entry) == 2;
}

/* What the journal up to an entry adds up to. */
static TjReview *
replay (TjLessonBook *self,
        gint64        review_id,
        gint64        last)
{
  TjReview *review = tj_review_new (tj_session_get_rubric_of (self->session, review_id));
  g_autoptr(GPtrArray) journal = tj_session_list_journal_of (self->session, review_id);

  for (guint i = 0; i < journal->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (journal, i);

      if (entry->id <= last)
        tj_review_set (review, entry->name, entry->after, NULL);
    }

  return review;
}

/**
 * tj_lesson_book_begin:
 *
 * The trainee goes on to review the package of the exercise, which has to be open: what is answered
 * from now on is an exercise, on the rubric of its reference.
 */
void
tj_lesson_book_begin (TjLessonBook     *self,
                      const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);
  const char *digest = item != NULL ? tj_round_item_get_digest (item) : NULL;

  if (digest == NULL)
    return;

  tj_session_begin_on_rubric (self->session, item, tj_review_get_rubric (exercise->reference));
  if (g_strcmp0 (get_note (self, exercise, BEGUN), digest) != 0)
    set_note (self, exercise, BEGUN, digest);
}

/**
 * tj_lesson_book_dup_blind:
 *
 * Returns: (transfer full) (nullable): the review as it was when the reference was uncovered;
 *   %NULL before that
 */
TjReview *
tj_lesson_book_dup_blind (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  gint64 review_id, entry;

  return get_uncovered (self, exercise, &review_id, &entry) ? replay (self, review_id, entry)
                                                            : NULL;
}

/**
 * tj_lesson_book_dup_now:
 *
 * Returns: (transfer full) (nullable): the review as it is now; %NULL where there is none
 */
TjReview *
tj_lesson_book_dup_now (TjLessonBook     *self,
                        const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);
  gint64 review_id, entry;

  if (item != NULL && tj_round_item_get_review (item) != NULL)
    return g_object_ref (tj_round_item_get_review (item));

  return get_uncovered (self, exercise, &review_id, &entry)
           ? replay (self, review_id, G_MAXINT64) : NULL;
}

/**
 * tj_lesson_book_get_times:
 *
 * Returns: (transfer full): how long the blind review took, step by step
 */
TjStepTimes *
tj_lesson_book_get_times (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  TjStepTimes *times = tj_step_times_new ();
  g_autoptr(GPtrArray) journal = NULL;
  gint64 review_id, last;

  if (!get_uncovered (self, exercise, &review_id, &last))
    return times;

  journal = tj_session_list_journal_of (self->session, review_id);
  for (guint i = 0; i < journal->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (journal, i);

      if (entry->id <= last)
        tj_step_times_add (times, entry->time, entry->name);
    }

  return times;
}

/**
 * tj_lesson_book_dup_explanation:
 * @key: of a difference
 *
 * Returns: (transfer full) (nullable): why the trainee sees it otherwise
 */
char *
tj_lesson_book_dup_explanation (TjLessonBook     *self,
                                const TjExercise *exercise,
                                const char       *key)
{
  g_autofree char *name = g_strconcat (EXPLANATION, key, NULL);

  return g_strdup (get_note (self, exercise, name));
}

void
tj_lesson_book_explain (TjLessonBook     *self,
                        const TjExercise *exercise,
                        const char       *key,
                        const char       *text)
{
  g_autofree char *name = g_strconcat (EXPLANATION, key, NULL);
  const char *before = get_note (self, exercise, name);
  const char *after = text != NULL && !tj_text_is_blank (text) ? text : NULL;

  if (g_strcmp0 (before, after) != 0)
    set_note (self, exercise, name, after);
}

/**
 * tj_lesson_book_hand_in:
 * @exercise: of which the package is open
 * @file: where the sheet goes that the trainer reads, unsigned
 *
 * Returns: whether it was written
 */
gboolean
tj_lesson_book_hand_in (TjLessonBook      *self,
                        const TjExercise  *exercise,
                        GFile             *file,
                        GError           **error)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (item != NULL && tj_round_item_get_review (item) != NULL, FALSE);

  sheet = tj_session_create_sheet (self->session, item);
  tj_session_fill_exercise (self->session, item, sheet);
  doc = tj_sheet_to_xml (sheet, FALSE);
  bytes = tj_xml_serialize (doc);

  return tj_file_write (file, bytes, FALSE, error);
}

/**
 * tj_lesson_book_count_open:
 *
 * Returns: how many differences are neither matched nor explained
 */
guint
tj_lesson_book_count_open (TjLessonBook     *self,
                           const TjExercise *exercise)
{
  g_autoptr(TjReview) blind = tj_lesson_book_dup_blind (self, exercise);
  g_autoptr(TjReview) now = tj_lesson_book_dup_now (self, exercise);
  g_autoptr(GPtrArray) differences = NULL;
  guint n_open = 0;

  if (blind == NULL || now == NULL)
    return 0;

  differences = tj_exercise_list_differences (exercise, blind, now);
  for (guint i = 0; i < differences->len; i++)
    {
      const TjLessonDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *explanation = NULL;

      explanation = tj_lesson_book_dup_explanation (self, exercise, difference->key);
      n_open += !difference->matched && explanation == NULL ? 1 : 0;
    }

  return n_open;
}

TjLessonState
tj_lesson_book_get_state (TjLessonBook     *self,
                          const TjExercise *exercise)
{
  TjRoundItem *item = tj_lesson_book_find_item (self, exercise);
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;
  g_autoptr(GPtrArray) names = review != NULL ? tj_review_list_names (review) : NULL;

  if (get_note (self, exercise, UNCOVERED) != NULL)
    return tj_lesson_book_count_open (self, exercise) > 0 ? TJ_LESSON_COMPARED : TJ_LESSON_DONE;

  return names != NULL && names->len > 0 ? TJ_LESSON_BEGUN : TJ_LESSON_NOT_BEGUN;
}

/**
 * tj_lesson_book_calibrate:
 *
 * Returns: (transfer full): how the blind reviews of all lessons compared so far lie to the
 *   references
 */
TjCalibration *
tj_lesson_book_calibrate (TjLessonBook *self)
{
  TjCalibration *calibration = tj_calibration_new ();

  for (guint i = 0; i < self->course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (self->course->lessons, i);

      for (guint j = 0; j < lesson->exercises->len; j++)
        {
          const TjExercise *exercise = g_ptr_array_index (lesson->exercises, j);
          g_autoptr(TjReview) blind = tj_lesson_book_dup_blind (self, exercise);
          g_autoptr(TjGrading) grading = NULL;

          if (blind == NULL)
            continue;

          grading = tj_grading_new (blind, exercise->reference);
          tj_calibration_add (calibration, grading);
        }
    }

  return calibration;
}
