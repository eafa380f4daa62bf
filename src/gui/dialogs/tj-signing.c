/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-signing.h"

#include "core/base/tj-file-write.h"

/* Opening a key, signing and writing, off the main loop: all or nothing. */

typedef struct
{
  TjSigner signer;
  GFile *key_file;
  GFile *output;
  char *password;
} SigningJob;

static void
signing_job_free (SigningJob *job)
{
  job->signer.free_data (job->signer.data);
  g_clear_object (&job->key_file);
  g_clear_object (&job->output);
  g_free (job->password);
  g_free (job);
}

void
tj_signed_file_free (TjSignedFile *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_free (self->fingerprint);
  g_free (self->signer);
  g_free (self);
}

static void
sign_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SigningJob *job = task_data;
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  TjSignedFile *file;

  if (!(identity = tj_identity_new_from_file (job->key_file, job->password, cancellable,
                                              &error)) ||
      !(bytes = job->signer.sign (job->signer.data, identity, cancellable, &error)) ||
      !tj_file_write (job->output, bytes, FALSE, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  file = g_new0 (TjSignedFile, 1);
  file->bytes = g_steal_pointer (&bytes);
  file->fingerprint = g_strdup (tj_identity_get_fingerprint (identity));
  file->signer = g_strdup (tj_identity_get_name (identity));
  g_task_return_pointer (task, file, (GDestroyNotify) tj_signed_file_free);
}

/**
 * tj_signing_async:
 * @signer: what is signed; its data are taken
 * @key_file: a PKCS#12 file
 * @output: replaced where it exists
 */
void
tj_signing_async (const TjSigner      *signer,
                  GFile               *key_file,
                  const char          *password,
                  GFile               *output,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  SigningJob *job = g_new0 (SigningJob, 1);

  job->signer = *signer;
  job->key_file = g_object_ref (key_file);
  job->output = g_object_ref (output);
  job->password = g_strdup (password);

  g_task_set_source_tag (task, tj_signing_async);
  g_task_set_task_data (task, job, (GDestroyNotify) signing_job_free);
  g_task_run_in_thread (task, sign_worker);
}

/**
 * tj_signing_finish:
 *
 * Returns: (transfer full) (nullable): what was written and by whom, or %NULL with an error
 */
TjSignedFile *
tj_signing_finish (GAsyncResult  *result,
                   GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
