/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-step-times.h"

#include <string.h>

/* How long a trainee worked on which part, from the times of edits alone. The stretch between two
 * edits belongs to the later one, since one reads and thinks before one writes; a long stretch is
 * a pause and belongs to none. Before the first edit nothing is known. */

static const char * const kinds[TJ_N_STEP_KINDS] = {
  "findings", "placement", "recalculation", "scores", "opinion",
};

/**
 * tj_step_kind_to_string:
 *
 * Returns: the name of a kind on sheets and in machine output
 */
const char *
tj_step_kind_to_string (TjStepKind kind)
{
  return kinds[kind];
}

static void
step_free (TjStepTime *step)
{
  g_free (step->criterion);
  g_free (step);
}

TjStepTimes *
tj_step_times_new (void)
{
  TjStepTimes *self = g_new0 (TjStepTimes, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  return self;
}

void
tj_step_times_free (TjStepTimes *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* `score.leadership.points` and the evidence of it belong to the criterion. */
static char *
dup_criterion (const char *name)
{
  const char *start = g_str_has_prefix (name, "evidence.") ? name + strlen ("evidence.") : name;
  const char *end;

  if (!g_str_has_prefix (start, "score."))
    return NULL;

  start += strlen ("score.");
  end = strchr (start, '.');

  return end != NULL ? g_strndup (start, end - start) : g_strdup (start);
}

static TjStepKind
get_kind (const char *name)
{
  const char *start = g_str_has_prefix (name, "evidence.") ? name + strlen ("evidence.") : name;

  if (g_str_has_prefix (start, "finding."))
    return TJ_STEP_FINDINGS;
  if (g_str_has_prefix (start, "score."))
    return TJ_STEP_SCORES;
  if (g_str_has_prefix (start, "assessed."))
    return TJ_STEP_PLACEMENT;
  if (g_str_has_prefix (start, "recalculation.") || g_str_has_prefix (start, "correction.") ||
      g_str_has_prefix (start, "claim."))
    return TJ_STEP_RECALCULATION;

  return TJ_STEP_OPINION;
}

static TjStepTime *
get_step (TjStepTimes *self,
          const char  *name)
{
  const TjStepKind kind = get_kind (name);
  g_autofree char *criterion = dup_criterion (name);
  TjStepTime *step;

  for (guint i = 0; i < self->steps->len; i++)
    {
      step = g_ptr_array_index (self->steps, i);
      if (step->kind == kind && g_strcmp0 (step->criterion, criterion) == 0)
        return step;
    }

  step = g_new0 (TjStepTime, 1);
  step->kind = kind;
  step->criterion = g_steal_pointer (&criterion);
  g_ptr_array_add (self->steps, step);

  return step;
}

/**
 * tj_step_times_add:
 * @time: when the edit was, in microseconds; a clock that was set back counts as standing still
 * @name: which value of the review it changed
 *
 * Takes the next edit of the journal.
 */
void
tj_step_times_add (TjStepTimes *self,
                   gint64       time,
                   const char  *name)
{
  TjStepTime *step = get_step (self, name);
  const double stretch = self->last > 0 && time > self->last
                           ? (double) (time - self->last) / G_USEC_PER_SEC : 0;

  step->n_edits++;
  if (stretch > TJ_STEP_PAUSE_SECONDS)
    self->pause_seconds += stretch;
  else
    {
      step->seconds += stretch;
      self->seconds += stretch;
    }
  self->last = MAX (self->last, time);
}

/**
 * tj_step_times_find:
 * @criterion: (nullable): which one, of %TJ_STEP_SCORES
 *
 * Returns: (nullable) (transfer none): the time of that step, or %NULL where nothing was edited
 */
const TjStepTime *
tj_step_times_find (const TjStepTimes *self,
                    TjStepKind         kind,
                    const char        *criterion)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TjStepTime *step = g_ptr_array_index (self->steps, i);

      if (step->kind == kind && g_strcmp0 (step->criterion, criterion) == 0)
        return step;
    }

  return NULL;
}

/**
 * tj_step_times_to_sheet:
 * @sheet: of an exercise, and of nothing else
 *
 * Puts the times on it, in whole seconds.
 */
void
tj_step_times_to_sheet (const TjStepTimes *self,
                        TjSheet           *sheet)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TjStepTime *step = g_ptr_array_index (self->steps, i);

      tj_sheet_add_step (sheet, tj_step_kind_to_string (step->kind), step->criterion,
                         (guint) (step->seconds + 0.5), step->n_edits);
    }
  tj_sheet_set_pause (sheet, (guint) (self->pause_seconds + 0.5));
}

/**
 * tj_step_times_new_from_sheet:
 *
 * Returns: (transfer full) (nullable): the times on a sheet, or %NULL where it has none
 */
TjStepTimes *
tj_step_times_new_from_sheet (TjSheet *sheet)
{
  GPtrArray *steps = tj_sheet_get_steps (sheet);
  g_autoptr(TjStepTimes) self = NULL;

  if (steps->len == 0)
    return NULL;

  self = tj_step_times_new ();
  self->pause_seconds = tj_sheet_get_pause (sheet);
  for (guint i = 0; i < steps->len; i++)
    {
      const TjSheetStep *from = g_ptr_array_index (steps, i);
      TjStepTime *step = g_new0 (TjStepTime, 1);

      for (guint kind = 0; kind < TJ_N_STEP_KINDS; kind++)
        {
          if (g_str_equal (kinds[kind], from->part))
            step->kind = kind;
        }
      step->criterion = g_strdup (from->criterion);
      step->seconds = from->seconds;
      step->n_edits = from->n_edits;
      self->seconds += step->seconds;
      g_ptr_array_add (self->steps, step);
    }

  return g_steal_pointer (&self);
}
