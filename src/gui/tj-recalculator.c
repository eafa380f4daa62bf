/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-recalculator.h"

#include "core/recalculation/tj-reviewed-inputs.h"

typedef struct
{
  TjForm *form;
  TjRecalculationInputs *inputs;
  TjFactorRegister *factors;
} Job;

struct _TjRecalculator
{
  GObject parent_instance;

  /* What comes next, while something else is being worked out. */
  Job *waiting;
  /* Counts what was asked for, so that an answer that came too late is known. */
  guint n_asked;
  gboolean running;
  TjRecalculation *result;
};

enum {
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRecalculator, tj_recalculator, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->form);
  g_clear_object (&job->factors);
  tj_recalculation_inputs_free (job->inputs);
  g_free (job);
}

static void
work (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, tj_recalculate (job->form, job->inputs, job->factors),
                         (GDestroyNotify) tj_recalculation_free);
}

static void run (TjRecalculator *self,
                 Job            *job);

static void
worked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  TjRecalculator *self = TJ_RECALCULATOR (object);
  g_autoptr(TjRecalculation) recalculation = NULL;

  recalculation = g_task_propagate_pointer (G_TASK (result), NULL);
  self->running = FALSE;

  if (self->waiting != NULL)
    {
      run (self, g_steal_pointer (&self->waiting));
      return;
    }

  if (GPOINTER_TO_UINT (user_data) != self->n_asked)
    return;

  g_clear_pointer (&self->result, tj_recalculation_free);
  self->result = g_steal_pointer (&recalculation);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
run (TjRecalculator *self,
     Job            *job)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, worked_cb, GUINT_TO_POINTER (self->n_asked));

  self->running = TRUE;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

static void
tj_recalculator_finalize (GObject *object)
{
  TjRecalculator *self = TJ_RECALCULATOR (object);

  g_clear_pointer (&self->waiting, job_free);
  g_clear_pointer (&self->result, tj_recalculation_free);

  G_OBJECT_CLASS (tj_recalculator_parent_class)->finalize (object);
}

static void
tj_recalculator_class_init (TjRecalculatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_recalculator_finalize;

  signals[FINISHED] =
    g_signal_new ("finished", TJ_TYPE_RECALCULATOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
tj_recalculator_init (TjRecalculator *self)
{
}

TjRecalculator *
tj_recalculator_new (void)
{
  return g_object_new (TJ_TYPE_RECALCULATOR, NULL);
}

/**
 * tj_recalculator_start:
 * @form: whose claims are recalculated; does not change any more
 * @review: whose entries count, as they are now
 *
 * The result before stays until there is another.
 */
void
tj_recalculator_start (TjRecalculator   *self,
                       TjForm           *form,
                       TjReview         *review,
                       TjFactorRegister *factors)
{
  Job *job;

  g_return_if_fail (TJ_IS_RECALCULATOR (self));
  g_return_if_fail (TJ_IS_FORM (form));

  job = g_new0 (Job, 1);
  job->form = g_object_ref (form);
  job->inputs = tj_reviewed_inputs_new (review);
  /* Cases of which nothing was entered have figures too, from what the form states. */
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    tj_recalculation_inputs_get_case (job->inputs, i);
  job->factors = g_object_ref (factors);

  self->n_asked++;
  g_clear_pointer (&self->waiting, job_free);
  if (self->running)
    self->waiting = job;
  else
    run (self, job);
}

/**
 * tj_recalculator_stop:
 *
 * Drops the result and what may still be worked out.
 */
void
tj_recalculator_stop (TjRecalculator *self)
{
  g_return_if_fail (TJ_IS_RECALCULATOR (self));

  self->n_asked++;
  g_clear_pointer (&self->waiting, job_free);
  g_clear_pointer (&self->result, tj_recalculation_free);
}

gboolean
tj_recalculator_get_busy (TjRecalculator *self)
{
  g_return_val_if_fail (TJ_IS_RECALCULATOR (self), FALSE);

  return self->running;
}

/**
 * tj_recalculator_get_result:
 *
 * Returns: (transfer none) (nullable): the last result; lives until there is another
 */
const TjRecalculation *
tj_recalculator_get_result (TjRecalculator *self)
{
  g_return_val_if_fail (TJ_IS_RECALCULATOR (self), NULL);

  return self->result;
}
