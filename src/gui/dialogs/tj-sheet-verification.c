/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sheet-verification.h"

#include "core/base/tj-xml.h"

typedef struct
{
  GFile *file;
  GFile *trust_file;
  TjRubric *rubric;
} VerificationJob;

static void
verification_job_free (VerificationJob *job)
{
  g_clear_object (&job->file);
  g_clear_object (&job->trust_file);
  g_clear_object (&job->rubric);
  g_free (job);
}

void
tj_sheet_verification_free (TjSheetVerification *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->signature, tj_verification_free);
  g_clear_object (&self->sheet);
  g_free (self->sheet_problem);
  g_free (self);
}

static TjTrust *
load_trust (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(GBytes) pem = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_steal_pointer (&trust);

  name = g_file_get_basename (file);
  if (!(pem = g_file_load_bytes (file, cancellable, NULL, error)) ||
      !tj_trust_add_pem (trust, pem, name, error))
    return NULL;

  return g_steal_pointer (&trust);
}

/* Only what the signature covers is read as a sheet. */
static void
read_sheet (TjSheetVerification *verification,
            TjRubric            *rubric,
            const char          *name)
{
  xmlDoc *content = verification->signature->content;
  g_autoptr(GError) error = NULL;

  if (content == NULL)
    return;

  if (tj_xml_validate (content, name, TJ_SHEET_SCHEMA, &error))
    verification->sheet = tj_sheet_new_from_xml (content, rubric, name, &error);

  if (verification->sheet == NULL)
    verification->sheet_problem = g_strdup (error->message);
}

static void
verify_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  VerificationJob *job = task_data;
  g_autoptr(TjSheetVerification) verification = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjTrust) trust = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  GError *error = NULL;

  if (!(bytes = g_file_load_bytes (job->file, cancellable, NULL, &error)) ||
      !(trust = load_trust (job->trust_file, cancellable, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  verification = g_new0 (TjSheetVerification, 1);
  verification->signature = tj_verify_document (bytes, trust);
  read_sheet (verification, job->rubric, name);

  g_task_return_pointer (task, g_steal_pointer (&verification),
                         (GDestroyNotify) tj_sheet_verification_free);
}

/**
 * tj_sheet_verify_async:
 * @file: a signed sheet
 */
void
tj_sheet_verify_async (GFile               *file,
                       GFile               *trust_file,
                       TjRubric            *rubric,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  VerificationJob *job = g_new0 (VerificationJob, 1);

  job->file = g_object_ref (file);
  g_set_object (&job->trust_file, trust_file);
  job->rubric = g_object_ref (rubric);

  g_task_set_source_tag (task, tj_sheet_verify_async);
  g_task_set_task_data (task, job, (GDestroyNotify) verification_job_free);
  g_task_run_in_thread (task, verify_worker);
}

TjSheetVerification *
tj_sheet_verify_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
