/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sheet-signing.h"

#include "core/base/tj-file-write.h"
#include "core/sign/tj-signer.h"

/* A new identity stays valid for two rounds of the catalogue. */
#define IDENTITY_YEARS 5

typedef struct
{
  xmlDoc *doc;
  GFile *key_file;
  GFile *output;
  char *password;
  char *name;
  char *organisation;
} SigningJob;

static void
signing_job_free (SigningJob *job)
{
  g_clear_pointer (&job->doc, xmlFreeDoc);
  g_clear_object (&job->key_file);
  g_clear_object (&job->output);
  g_free (job->password);
  g_free (job->name);
  g_free (job->organisation);
  g_free (job);
}

void
tj_signed_sheet_free (TjSignedSheet *self)
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
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjIdentity) identity = NULL;
  TjSignedSheet *sheet;
  GError *error = NULL;

  if (!(identity = tj_identity_new_from_file (job->key_file, job->password, cancellable,
                                              &error)) ||
      !(bytes = tj_sign_document (job->doc, identity, NULL, &error)) ||
      !tj_file_write (job->output, bytes, FALSE, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  sheet = g_new0 (TjSignedSheet, 1);
  sheet->bytes = g_steal_pointer (&bytes);
  sheet->fingerprint = g_strdup (tj_identity_get_fingerprint (identity));
  sheet->signer = g_strdup (tj_identity_get_name (identity));
  g_task_return_pointer (task, sheet, (GDestroyNotify) tj_signed_sheet_free);
}

/**
 * tj_sheet_sign_async:
 * @key_file: a PKCS#12 file
 * @output: replaced when it exists
 */
void
tj_sheet_sign_async (TjSheet             *sheet,
                     GFile               *key_file,
                     const char          *password,
                     GFile               *output,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  SigningJob *job = g_new0 (SigningJob, 1);

  job->doc = tj_sheet_to_xml (sheet, FALSE);
  job->key_file = g_object_ref (key_file);
  job->output = g_object_ref (output);
  job->password = g_strdup (password);

  g_task_set_source_tag (task, tj_sheet_sign_async);
  g_task_set_task_data (task, job, (GDestroyNotify) signing_job_free);
  g_task_run_in_thread (task, sign_worker);
}

TjSignedSheet *
tj_sheet_sign_finish (GAsyncResult  *result,
                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The certificate goes beside the key, for those who will verify: me.p12 and me.pem. */
static gboolean
write_certificate (TjIdentity  *identity,
                   GFile       *key_file,
                   GError     **error)
{
  g_autofree char *key_name = g_file_get_basename (key_file);
  g_autoptr(GFile) folder = g_file_get_parent (key_file);
  g_autoptr(GFile) file = NULL;
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autoptr(GBytes) bytes = g_bytes_new (pem, strlen (pem));
  g_autofree char *name = NULL;
  char *ending = strrchr (key_name, '.');

  if (ending != NULL && ending != key_name)
    *ending = '\0';
  name = g_strconcat (key_name, ".pem", NULL);
  file = g_file_get_child (folder, name);

  return tj_file_write (file, bytes, FALSE, error);
}

static void
identity_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  SigningJob *job = task_data;
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  if (!(identity = tj_identity_new_self_signed (job->name, job->organisation, IDENTITY_YEARS,
                                                &error)) ||
      !(bytes = tj_identity_to_pkcs12 (identity, job->password, &error)) ||
      !tj_file_write (job->output, bytes, TRUE, &error) ||
      !write_certificate (identity, job->output, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * tj_identity_create_async:
 * @organisation: (nullable): the reviewer's employer
 * @output: the PKCS#12 file to make
 */
void
tj_identity_create_async (const char          *name,
                          const char          *organisation,
                          const char          *password,
                          GFile               *output,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  SigningJob *job = g_new0 (SigningJob, 1);

  job->output = g_object_ref (output);
  job->password = g_strdup (password);
  job->name = g_strdup (name);
  job->organisation = g_strdup (organisation);

  g_task_set_source_tag (task, tj_identity_create_async);
  g_task_set_task_data (task, job, (GDestroyNotify) signing_job_free);
  g_task_run_in_thread (task, identity_worker);
}

gboolean
tj_identity_create_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
