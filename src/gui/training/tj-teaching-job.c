/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-teaching-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-write.h"
#include "core/checks/tj-check-runner.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-zip-entries.h"
#include "core/training/tj-planting.h"
#include "core/training/tj-pseudonymisation.h"
#include "render/page/tj-page-text.h"
#include "render/paper/tj-masked-paper.h"

/* Made in a thread, since every file is read and every page set anew; nothing is written once it
 * was cancelled. What comes back is what a person has to know of it, as lines. */

void
tj_teaching_job_free (TjTeachingJob *self)
{
  g_clear_object (&self->package);
  g_clear_object (&self->taxonomy);
  g_clear_object (&self->findings);
  g_clear_object (&self->file);
  g_free (self->errors);
  g_free (self);
}

/**
 * tj_teaching_job_get_key_file:
 * @file: the new package
 *
 * Returns: (transfer full): where the answer key goes: beside it, never into it
 */
GFile *
tj_teaching_job_get_key_file (GFile *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *key = NULL;

  if (g_str_has_suffix (name, ".zip"))
    name[strlen (name) - strlen (".zip")] = '\0';
  key = g_strconcat (name, "-答案.xml", NULL);

  return g_file_get_child (folder, key);
}

static gboolean
write_package (const TjTeachingJob  *self,
               GPtrArray            *entries,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr(GBytes) bytes = tj_zip_entries_write (entries, error);

  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         tj_file_write (self->file, bytes, FALSE, error);
}

/* (transfer full) (nullable): what was done with each file, and what is to be looked at */
static char *
take_names_away (const TjTeachingJob  *self,
                 GCancellable         *cancellable,
                 GError              **error)
{
  g_autoptr(TjPseudonyms) names = tj_pseudonyms_new ();
  g_autoptr(TjPseudonymisation) result = NULL;
  g_autoptr(GString) report = g_string_new (NULL);

  tj_pseudonymise_collect (self->package, names, tj_page_text_read);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  result = tj_pseudonymise (self->package, names, tj_page_text_read, tj_masked_paper_make, error);
  if (result == NULL || !write_package (self, result->entries, cancellable, error))
    return NULL;

  for (guint i = 0; i < result->files->len; i++)
    {
      const TjMaskedFile *file = g_ptr_array_index (result->files, i);

      /* Translators: the name of a file, what was done with it, and what to look at */
      g_string_append_printf (report, _("%s: %s. %s\n"), file->name,
                              tj_masking_action_get_label (file->action),
                              tj_masking_action_get_advice (file->action));
    }

  return g_string_free (g_steal_pointer (&report), FALSE);
}

/* What the rules find in the package that was written. */
static gboolean
check (const TjTeachingJob  *self,
       TjPlanting           *planting,
       GCancellable         *cancellable,
       GError              **error)
{
  g_autoptr(TjImporter) importer = tj_importer_new (self->taxonomy, NULL);
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GListStore) findings = NULL;

  tj_importer_set_page_text (importer, tj_page_text_read, NULL, FALSE);
  package = tj_importer_load (importer, self->file, NULL, cancellable, error);
  if (package == NULL)
    return FALSE;

  findings = tj_check_package (package, self->taxonomy);
  tj_planting_add_findings (planting, G_LIST_MODEL (self->findings), G_LIST_MODEL (findings));

  return TRUE;
}

static char *
dup_planted (const TjPlanting *planting)
{
  const TjLanguage language = tj_language_get_current ();
  g_autoptr(GString) report = g_string_new (NULL);

  for (guint i = 0; i < planting->planted->len; i++)
    {
      const TjPlanted *planted = g_ptr_array_index (planting->planted, i);

      g_string_append_printf (report, "%u. %s %s\n", i + 1,
                              tj_language_pick (language, planted->zh, planted->en),
                              planted->found ? "" : _("No rule of the program finds it."));
    }

  if (planting->follows->len > 0)
    g_string_append_printf (report, "\n%s\n", _("What follows from it"));
  for (guint i = 0; i < planting->follows->len; i++)
    {
      g_autofree char *message = NULL;

      message = tj_finding_dup_message (g_ptr_array_index (planting->follows, i), language);
      g_string_append_printf (report, "· %s\n", message);
    }

  return g_string_free (g_steal_pointer (&report), FALSE);
}

/* (transfer full) (nullable): the answer key as lines; as a file it lies beside the package */
static char *
plant_errors (const TjTeachingJob  *self,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr(TjPlanting) planting = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GFile) key_file = tj_teaching_job_get_key_file (self->file);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr(GBytes) key = NULL;

  planting = tj_planting_make (self->package, G_LIST_MODEL (self->findings), self->errors,
                               self->subtle, self->seed, error);
  if (planting == NULL)
    return NULL;

  entries = tj_planting_list_entries (planting, self->package);
  if (!write_package (self, entries, cancellable, error) ||
      !check (self, planting, cancellable, error))
    return NULL;

  key = tj_planting_to_key (planting, name, self->subtle, self->seed);

  return tj_file_write (key_file, key, FALSE, error) ? dup_planted (planting) : NULL;
}

static void
run_worker (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const TjTeachingJob *self = task_data;
  GError *error = NULL;
  char *report = self->errors != NULL ? plant_errors (self, cancellable, &error)
                                      : take_names_away (self, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * tj_teaching_job_run_async:
 * @self: (transfer full): what to make
 *
 * Makes the package and writes it.
 */
void
tj_teaching_job_run_async (TjTeachingJob       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tj_teaching_job_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) tj_teaching_job_free);
  g_task_run_in_thread (task, run_worker);
}

/**
 * tj_teaching_job_run_finish:
 *
 * Returns: (transfer full) (nullable): what was done, as lines
 */
char *
tj_teaching_job_run_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
