/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-pack-job.h"

#include "render/paper/tj-pack-papers.h"

/* The slow parts of packs, off the main loop. What a thread reads of packages does not change. */

typedef struct
{
  GFile *file;
  GFile *trust_file;
} CheckJob;

void
tj_pack_job_free (TjPackJob *self)
{
  g_clear_pointer (&self->packages, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_object (&self->taxonomy);
  g_clear_object (&self->key);
  g_clear_object (&self->output);
  g_free (self->bureau);
  g_free (self->addressee);
  g_free (self->contact);
  g_free (self->date);
  g_free (self->opinions);
  g_free (self->password);
  g_free (self);
}

static gboolean
write_pack (const TjPackJob  *job,
            GError          **error)
{
  g_autoptr(TjIdentity) identity = tj_identity_new_from_file (job->key, job->password, NULL, error);
  g_autoptr(TjPackBuilder) builder = tj_pack_builder_new (job->bureau, job->date);
  const TjPackRound round = { job->packages, job->findings, job->taxonomy, job->opinions,
                              job->standings };
  const TjPackLetter letter = { job->bureau, job->addressee, job->contact, job->date,
                                job->quota, job->n_late };

  if (identity == NULL)
    return FALSE;

  for (guint i = 0; i < job->packages->len; i++)
    {
      if (!tj_pack_builder_add_package (builder, g_ptr_array_index (job->packages, i), error))
        return FALSE;
    }

  for (guint i = 0; job->left_out != NULL && i < job->left_out->len; i++)
    tj_pack_builder_leave_out (builder, g_ptr_array_index (job->left_out, i));

  return tj_pack_papers_add (builder, &round, &letter, error) &&
         tj_pack_builder_write (builder, identity, job->output, error);
}

static void
write_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_pack (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tj_pack_write_async:
 * @job: (transfer full): what to write
 */
void
tj_pack_write_async (TjPackJob           *job,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, tj_pack_write_async);
  g_task_set_task_data (task, job, (GDestroyNotify) tj_pack_job_free);
  g_task_run_in_thread (task, write_worker);
}

gboolean
tj_pack_write_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
check_job_free (CheckJob *job)
{
  g_object_unref (job->file);
  g_clear_object (&job->trust_file);
  g_free (job);
}

static void
check_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  CheckJob *job = task_data;
  g_autoptr(TjTrust) trust = NULL;
  TjPackCheck *check = NULL;
  GError *error = NULL;

  if (tj_pack_is_pack (job->file))
    {
      trust = tj_trust_new_from_file (job->trust_file, NULL, &error);
      check = trust != NULL ? tj_pack_check_new (job->file, trust, &error) : NULL;
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, check, (GDestroyNotify) tj_pack_check_free);
}

/**
 * tj_pack_check_async:
 * @file: any file
 * @trust_file: (nullable): whom the user trusts
 */
void
tj_pack_check_async (GFile               *file,
                     GFile               *trust_file,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  CheckJob *job = g_new0 (CheckJob, 1);

  job->file = g_object_ref (file);
  g_set_object (&job->trust_file, trust_file);
  g_task_set_source_tag (task, tj_pack_check_async);
  g_task_set_task_data (task, job, (GDestroyNotify) check_job_free);
  g_task_run_in_thread (task, check_worker);
}

/**
 * tj_pack_check_finish:
 *
 * Returns: (transfer full) (nullable): what the check found; %NULL without error where the file is
 *   no round pack
 */
TjPackCheck *
tj_pack_check_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
