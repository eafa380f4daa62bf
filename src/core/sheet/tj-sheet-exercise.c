/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"

/* How long the steps of an exercise took, so that a trainer sees it in the sheets of the class.
 * How long an expert took is nobody's business: only who made a lesson of a review adds steps, and
 * a sheet without any has no such element. Sheets of former versions have none and read as ever.
 * What was answered before the reference was seen stands there too, where it became another answer
 * since: it is what is graded. */

/* Three years; a longer time or more edits are no trainee's. */
#define MAX_NUMBER 100000000

/* More answers than a review can have. */
#define MAX_BLIND 5000

static const char * const parts[] = {
  "findings", "placement", "recalculation", "scores", "opinion",
};

void
tj_sheet_step_free (TjSheetStep *self)
{
  g_free (self->part);
  g_free (self->criterion);
  g_free (self);
}

/**
 * tj_sheet_add_step:
 * @part: as #TjSheetStep has it
 * @criterion: (nullable): of `scores`
 * @seconds: how long it took
 * @n_edits: how many edits
 *
 * Makes the sheet one of an exercise.
 */
void
tj_sheet_add_step (TjSheet    *self,
                   const char *part,
                   const char *criterion,
                   guint       seconds,
                   guint       n_edits)
{
  TjSheetStep *step;

  g_return_if_fail (TJ_IS_SHEET (self));
  g_return_if_fail (part != NULL);

  step = g_new0 (TjSheetStep, 1);
  step->part = g_strdup (part);
  step->criterion = g_strdup (criterion);
  step->seconds = MIN (seconds, MAX_NUMBER);
  step->n_edits = MIN (n_edits, MAX_NUMBER);
  g_ptr_array_add (self->steps, step);
}

/**
 * tj_sheet_set_pause:
 * @seconds: between edits that lie too far apart to belong to a step
 */
void
tj_sheet_set_pause (TjSheet *self,
                    guint    seconds)
{
  g_return_if_fail (TJ_IS_SHEET (self));

  self->pause_seconds = MIN (seconds, MAX_NUMBER);
}

/**
 * tj_sheet_get_steps:
 *
 * Returns: (transfer none) (element-type TjSheetStep): in the order in which they were begun; none
 *   on the sheet of a real review
 */
GPtrArray *
tj_sheet_get_steps (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->steps;
}

guint
tj_sheet_get_pause (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), 0);

  return self->pause_seconds;
}

/* Whether an answer is one that is laid beside the reference. */
static gboolean
is_graded (const char *name)
{
  return g_str_has_prefix (name, "score.") || g_str_has_prefix (name, "finding.") ||
         g_str_has_prefix (name, "assessed.") || g_str_equal (name, "recommendation") ||
         g_str_equal (name, "conflict");
}

static void
add_blind (TjSheet    *self,
           TjReview   *blind,
           const char *name)
{
  const char *before = tj_review_get (blind, name);

  if (!is_graded (name) || g_strcmp0 (before, tj_review_get (self->review, name)) == 0)
    return;

  g_ptr_array_add (self->blind, g_strdup (name));
  g_ptr_array_add (self->blind, g_strdup (before));
}

/**
 * tj_sheet_set_blind:
 * @blind: the review before the reference was seen
 *
 * Keeps what differs from the review of the sheet as it is now; written of an exercise only.
 */
void
tj_sheet_set_blind (TjSheet  *self,
                    TjReview *blind)
{
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) before = NULL;

  g_return_if_fail (TJ_IS_SHEET (self));
  g_return_if_fail (TJ_IS_REVIEW (blind));

  now = tj_review_list_names (self->review);
  before = tj_review_list_names (blind);
  g_ptr_array_set_size (self->blind, 0);
  for (guint i = 0; i < before->len; i++)
    add_blind (self, blind, g_ptr_array_index (before, i));

  for (guint i = 0; i < now->len; i++)
    {
      const char *name = g_ptr_array_index (now, i);

      if (tj_review_get (blind, name) == NULL)
        add_blind (self, blind, name);
    }
}

/**
 * tj_sheet_dup_blind:
 *
 * Returns: (transfer full): the review as it was before the reference was seen; as it is, of a
 *   sheet that is no exercise
 */
TjReview *
tj_sheet_dup_blind (TjSheet *self)
{
  TjReview *review;
  g_autoptr(GPtrArray) names = NULL;

  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  review = tj_review_new (tj_review_get_rubric (self->review));
  names = tj_review_list_names (self->review);
  tj_review_set (review, "stage", tj_review_get (self->review, "stage"), NULL);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      tj_review_set (review, name, tj_review_get (self->review, name), NULL);
    }
  for (guint i = 0; i + 1 < self->blind->len; i += 2)
    tj_review_set (review, g_ptr_array_index (self->blind, i),
                   g_ptr_array_index (self->blind, i + 1), NULL);

  return review;
}

static void
set_number (xmlNode    *node,
            const char *attribute,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tj_xml_set_attribute (node, attribute, text);
}

void
tj_sheet_write_exercise (TjSheet *self,
                         xmlNode *root)
{
  xmlNode *exercise;

  if (self->steps->len == 0)
    return;

  exercise = tj_xml_add_child (root, "exercise", NULL);
  set_number (exercise, "pauses", self->pause_seconds);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TjSheetStep *step = g_ptr_array_index (self->steps, i);
      xmlNode *node = tj_xml_add_child (exercise, "step", NULL);

      tj_xml_set_attribute (node, "part", step->part);
      tj_xml_set_attribute (node, "of", step->criterion);
      set_number (node, "seconds", step->seconds);
      set_number (node, "edits", step->n_edits);
    }

  for (guint i = 0; i + 1 < self->blind->len; i += 2)
    {
      xmlNode *node = tj_xml_add_child (exercise, "blind-answer",
                                        g_ptr_array_index (self->blind, i + 1));

      tj_xml_set_attribute (node, "name", g_ptr_array_index (self->blind, i));
    }
}

static gboolean
read_number (const xmlNode *node,
             const char    *attribute,
             guint         *number)
{
  g_autofree char *text = tj_xml_dup_attribute (node, attribute);
  guint64 value = 0;

  if (text == NULL ||
      !g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, MAX_NUMBER, &value, NULL))
    return FALSE;

  *number = (guint) value;

  return TRUE;
}

static gboolean
is_part (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      if (g_str_equal (name, parts[i]))
        return TRUE;
    }

  return FALSE;
}

/* A step is there once, so that a sheet cannot hold more of them than there is to review. */
static gboolean
has_step (TjSheet    *self,
          const char *part,
          const char *criterion)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TjSheetStep *step = g_ptr_array_index (self->steps, i);

      if (g_str_equal (step->part, part) && g_strcmp0 (step->criterion, criterion) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_step (TjSheet       *self,
           const xmlNode *node)
{
  g_autofree char *part = tj_xml_dup_attribute (node, "part");
  g_autofree char *criterion = tj_xml_dup_attribute (node, "of");
  guint seconds, n_edits;

  if (!is_part (part) || has_step (self, part, criterion) ||
      (g_str_equal (part, "scores") != (criterion != NULL)) ||
      !read_number (node, "seconds", &seconds) || !read_number (node, "edits", &n_edits))
    return FALSE;

  tj_sheet_add_step (self, part, criterion, seconds, n_edits);

  return TRUE;
}

static gboolean
read_blind (TjSheet        *self,
            const xmlNode  *node)
{
  g_autofree char *name = tj_xml_dup_attribute (node, "name");
  g_autofree char *value = tj_xml_dup_text (node);

  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  if (name == NULL || !is_graded (name) || self->blind->len >= 2 * MAX_BLIND ||
      (value != NULL && !tj_review_check_value (name, value, NULL)))
    return FALSE;

  g_ptr_array_add (self->blind, g_steal_pointer (&name));
  g_ptr_array_add (self->blind, g_steal_pointer (&value));

  return TRUE;
}

/**
 * tj_sheet_read_exercise:
 * @root: of the sheet
 *
 * Returns: whether every step says what it is of and how long it took, and every blind answer is
 *   one; a sheet without steps is no exercise
 */
gboolean
tj_sheet_read_exercise (TjSheet        *self,
                        const xmlNode  *root,
                        GError        **error)
{
  const xmlNode *exercise = tj_xml_first_child (root, "exercise");
  gboolean readable = exercise == NULL || read_number (exercise, "pauses", &self->pause_seconds);

  for (const xmlNode *node = exercise != NULL ? tj_xml_first_child (exercise, "step") : NULL;
       node != NULL && readable;
       node = tj_xml_next (node, "step"))
    readable = read_step (self, node);
  for (const xmlNode *node = exercise != NULL ? tj_xml_first_child (exercise, "blind-answer")
                                              : NULL;
       node != NULL && readable;
       node = tj_xml_next (node, "blind-answer"))
    readable = read_blind (self, node);

  if (!readable)
    g_set_error_literal (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID,
                         _("a step of the exercise does not say what it is of, or how long it "
                           "took, or an answer of it is none."));

  return readable;
}
