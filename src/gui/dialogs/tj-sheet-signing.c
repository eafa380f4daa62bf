/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sheet-signing.h"

#include "core/base/tj-file-write.h"
#include "core/sign/tj-signer.h"

/* A new identity stays valid for two rounds of the catalogue. */
#define IDENTITY_YEARS 5

typedef struct
{
  GFile *output;
  char *password;
  char *name;
  char *organisation;
} IdentityJob;

static void
identity_job_free (IdentityJob *job)
{
  g_clear_object (&job->output);
  g_free (job->password);
  g_free (job->name);
  g_free (job->organisation);
  g_free (job);
}

static GBytes *
sign_sheet (gpointer       data,
            TjIdentity    *identity,
            GCancellable  *cancellable,
            GError       **error)
{
  return tj_sign_document (data, identity, NULL, error);
}

/**
 * tj_sheet_sign_async:
 * @key_file: a PKCS#12 file
 * @output: replaced when it exists
 *
 * Finish with tj_signing_finish().
 */
void
tj_sheet_sign_async (TjSheet             *sheet,
                     GFile               *key_file,
                     const char          *password,
                     GFile               *output,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  const TjSigner signer = { sign_sheet, tj_sheet_to_xml (sheet, FALSE),
                            (GDestroyNotify) xmlFreeDoc };

  tj_signing_async (&signer, key_file, password, output, callback, user_data);
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
  IdentityJob *job = task_data;
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
  IdentityJob *job = g_new0 (IdentityJob, 1);

  job->output = g_object_ref (output);
  job->password = g_strdup (password);
  job->name = g_strdup (name);
  job->organisation = g_strdup (organisation);

  g_task_set_source_tag (task, tj_identity_create_async);
  g_task_set_task_data (task, job, (GDestroyNotify) identity_job_free);
  g_task_run_in_thread (task, identity_worker);
}

gboolean
tj_identity_create_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
