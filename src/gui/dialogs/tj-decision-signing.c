/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-decision-signing.h"

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision.h"
#include "core/sign/tj-signer.h"
#include "gui/dialogs/tj-signing.h"

typedef struct
{
  GBytes *bytes;
  GFile *source;
  char *name;
} DecisionJob;

static void
decision_job_free (DecisionJob *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->source);
  g_free (job->name);
  g_free (job);
}

/* Nobody puts a name to what is no decision, or one that does not hold. */
static GBytes *
sign_decision (gpointer       data,
               TjIdentity    *identity,
               GCancellable  *cancellable,
               GError       **error)
{
  DecisionJob *job = data;
  g_autoptr(TjDecision) decision = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = job->source != NULL ? tj_file_read (job->source, tj_xml_limits_own.max_bytes,
                                              cancellable, error)
                              : g_bytes_ref (job->bytes);
  if (bytes != NULL)
    decision = tj_decision_new_from_file (bytes, job->name, error);

  return decision != NULL ? tj_countersign_document (bytes, job->name, identity, NULL, error)
                          : NULL;
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
  DecisionJob *job = g_new0 (DecisionJob, 1);
  const TjSigner signer = { sign_decision, job, (GDestroyNotify) decision_job_free };

  if (bytes != NULL)
    job->bytes = g_bytes_ref (bytes);
  else
    job->source = g_object_ref (source);
  job->name = g_file_get_basename (bytes != NULL ? output : source);

  tj_signing_async (&signer, key_file, password, output, callback, user_data);
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
  g_autoptr(TjSignedFile) file = tj_signing_finish (result, error);

  return file != NULL ? g_strdup (file->signer) : NULL;
}
