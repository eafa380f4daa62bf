/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-calibration.h"

#include <math.h>

/* The shift says whether one is mild or strict, the spread how evenly. Both are of differences, so
 * that easy and hard packages count the same; what either side could not assess is no number. */

static TjCalibrationLine *
line_new (TjCriterion *criterion)
{
  TjCalibrationLine *line = g_new0 (TjCalibrationLine, 1);

  line->criterion = criterion;
  line->differences = g_array_new (FALSE, FALSE, sizeof (double));

  return line;
}

static void
line_free (TjCalibrationLine *line)
{
  g_array_unref (line->differences);
  g_free (line);
}

static void
line_add (TjCalibrationLine *line,
          double             difference)
{
  double sum = 0, distance = 0, squares = 0;

  g_array_append_val (line->differences, difference);
  line->n = line->differences->len;
  for (guint i = 0; i < line->n; i++)
    {
      sum += g_array_index (line->differences, double, i);
      distance += fabs (g_array_index (line->differences, double, i));
    }
  line->shift = sum / line->n;
  line->distance = distance / line->n;

  for (guint i = 0; i < line->n; i++)
    squares += pow (g_array_index (line->differences, double, i) - line->shift, 2);
  line->has_spread = line->n > 1;
  line->spread = line->has_spread ? sqrt (squares / (line->n - 1)) : 0;
}

TjCalibration *
tj_calibration_new (void)
{
  TjCalibration *self = g_new0 (TjCalibration, 1);

  self->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->total = line_new (NULL);

  return self;
}

void
tj_calibration_free (TjCalibration *self)
{
  g_ptr_array_unref (self->criteria);
  line_free (self->total);
  g_free (self);
}

/* Two rubrics read from the same file are two objects with the same ids. */
static TjCalibrationLine *
get_line (TjCalibration *self,
          TjCriterion   *criterion)
{
  TjCalibrationLine *line;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      line = g_ptr_array_index (self->criteria, i);
      if (g_str_equal (tj_criterion_get_id (line->criterion), tj_criterion_get_id (criterion)))
        return line;
    }

  line = line_new (criterion);
  g_ptr_array_add (self->criteria, line);

  return line;
}

/**
 * tj_calibration_add:
 * @grading: one review beside its reference; its rubric has to outlive @self
 */
void
tj_calibration_add (TjCalibration   *self,
                    const TjGrading *grading)
{
  self->n_reviews++;
  for (guint i = 0; i < G_N_ELEMENTS (self->n_states); i++)
    self->n_states[i] += grading->n_states[i];

  for (guint i = 0; i < grading->criteria->len; i++)
    {
      const TjGradedCriterion *graded = g_ptr_array_index (grading->criteria, i);
      TjCalibrationLine *line;

      if (graded->reference.state == TJ_SCORE_MISSING)
        continue;

      line = get_line (self, graded->criterion);
      if (!graded->comparable)
        continue;

      line_add (line, graded->difference);
      line_add (self->total, graded->difference);
    }
}
