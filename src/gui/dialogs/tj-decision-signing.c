/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-decision-signing.h"

#include "core/base/tj-file-read.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision.h"
#include "core/sign/tj-signer.h"

typedef struct
{
  GBytes *bytes;
  GFile *source;
  GFile *key_file;
  GFile *output;
  char *password;
} SignJob;

static void
sign_job_free (SignJob *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->source);
  g_clear_object (&job->key_file);
  g_clear_object (&job->output);
  g_free (job->password);
  g_free (job);
}

/* Nobody puts a name to what is no decision, or one that does not hold. */
static gboolean
check_decision (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr(TjDecision) decision = tj_decision_new_from_file (bytes, name, error);

  return decision != NULL;
}

static void
sign_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SignJob *job = task_data;
  g_autofree char *name = g_file_get_basename (job->source != NULL ? job->source : job->output);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(TjIdentity) identity = NULL;
  GError *error = NULL;

  bytes = job->source != NULL ? tj_file_read (job->source, tj_xml_limits_own.max_bytes, cancellable,
                                            &error)
                              : g_bytes_ref (job->bytes);
  if (bytes == NULL || !check_decision (bytes, name, &error)
      || !(identity = tj_identity_new_from_file (job->key_file, job->password, cancellable,
                                                 &error))
      || !(result = tj_countersign_document (bytes, name, identity, NULL, &error))
      || !tj_file_write (job->output, result, FALSE, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (tj_identity_get_name (identity)), g_free);
}

/**
 * tj_decision_sign_async:
 * @bytes: (nullable): a decision that nobody signed yet
 * @source: (nullable): a file that others signed, where @bytes is %NULL
 * @key_file: a PKCS#12 file
 * @output: gets the decision with one signature more; replaced where it exists
 */
void
tj_decision_sign_async (GBytes              *bytes,
                        GFile               *source,
                        GFile               *key_file,
                        const char          *password,
                        GFile               *output,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  SignJob *job = g_new0 (SignJob, 1);

  if (bytes != NULL)
    job->bytes = g_bytes_ref (bytes);
  else
    job->source = g_object_ref (source);
  job->key_file = g_object_ref (key_file);
  job->output = g_object_ref (output);
  job->password = g_strdup (password);

  g_task_set_source_tag (task, tj_decision_sign_async);
  g_task_set_task_data (task, job, (GDestroyNotify) sign_job_free);
  g_task_run_in_thread (task, sign_worker);
}

/**
 * tj_decision_sign_finish:
 *
 * Returns: (transfer full) (nullable): who signed, or %NULL with an error
 */
char *
tj_decision_sign_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
