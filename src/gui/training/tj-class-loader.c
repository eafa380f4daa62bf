/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-class-loader.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "core/sign/tj-verifier.h"

/* Files are read and signatures verified in a thread; sheets are laid beside the references on the
 * main thread, where the course lives. */

typedef struct
{
  GFile *folder;
  const TjCourse *course;
} LoadJob;

typedef struct
{
  char *name;
  xmlDoc *doc;
  char *problem;
} LoadedFile;

static void
load_job_free (LoadJob *job)
{
  g_object_unref (job->folder);
  g_free (job);
}

static void
loaded_file_free (LoadedFile *file)
{
  g_clear_pointer (&file->doc, xmlFreeDoc);
  g_free (file->name);
  g_free (file->problem);
  g_free (file);
}

void
tj_class_sheets_free (TjClassSheets *self)
{
  g_clear_pointer (&self->overview, tj_class_overview_free);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/* What a signed sheet says is read from what its signature covers, and from nothing else. */
static void
take_signed (LoadedFile *file,
             GBytes     *bytes)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, trust);

  g_clear_pointer (&file->doc, xmlFreeDoc);
  if (verification->intact && verification->whole_document && verification->content != NULL)
    file->doc = xmlCopyDoc (verification->content, 1);
  else
    file->problem = g_strdup_printf (_("“%s” was changed after it was signed. Ask its reviewer "
                                       "for the original."), file->name);
}

static LoadedFile *
load_file (GFile     *folder,
           GFileInfo *info)
{
  LoadedFile *file = g_new0 (LoadedFile, 1);
  g_autoptr(GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  file->name = g_strdup (g_file_info_get_display_name (info));
  if (g_file_info_get_size (info) > (goffset) tj_xml_limits_own.max_bytes)
    {
      file->problem = g_strdup_printf (_("“%s” is too large for a review sheet."), file->name);
      return file;
    }

  bytes = tj_file_read (child, tj_xml_limits_own.max_bytes, NULL, &error);
  if (bytes != NULL)
    file->doc = tj_xml_parse_bytes (bytes, file->name, &tj_xml_limits_own, &error);
  if (file->doc == NULL)
    file->problem = g_strdup (error->message);
  else if (tj_xml_first_child (xmlDocGetRootElement (file->doc), "Signature") != NULL)
    take_signed (file, bytes);

  return file;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(LoadedFile * const *) a)->name, (*(LoadedFile * const *) b)->name);
}

static void
load_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LoadJob *job = task_data;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_file_free);
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GError *error = NULL;

  enumerator = g_file_enumerate_children (job->folder,
                                          G_FILE_ATTRIBUTE_STANDARD_NAME ","
                                          G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME ","
                                          G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                          G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                          G_FILE_QUERY_INFO_NONE, cancellable, &error);
  while (enumerator != NULL && error == NULL && files->len < TJ_CLASS_MAX_SHEETS)
    {
      GFileInfo *info = NULL;

      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, &error) ||
          info == NULL)
        break;

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
          g_str_has_suffix (g_file_info_get_name (info), ".xml"))
        g_ptr_array_add (files, load_file (job->folder, info));
    }

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_sort (files, compare_files);
  g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * tj_class_sheets_load_async:
 * @folder: with the .xml files of the trainees
 * @course: whose references count; stays as it is until the load is finished
 */
void
tj_class_sheets_load_async (GFile               *folder,
                            const TjCourse      *course,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  LoadJob *job = g_new0 (LoadJob, 1);

  job->folder = g_object_ref (folder);
  job->course = course;
  g_task_set_source_tag (task, tj_class_sheets_load_async);
  g_task_set_task_data (task, job, (GDestroyNotify) load_job_free);
  g_task_run_in_thread (task, load_worker);
}

/* (transfer none) (nullable): of the first lesson that has that package */
static TjReview *
find_reference (const TjCourse *course,
                const char     *package)
{
  for (guint i = 0; i < course->lessons->len; i++)
    {
      const TjLesson *lesson = g_ptr_array_index (course->lessons, i);

      for (guint j = 0; j < lesson->exercises->len; j++)
        {
          const TjExercise *exercise = g_ptr_array_index (lesson->exercises, j);

          if (tj_exercise_is_about (exercise, package))
            return exercise->reference;
        }
    }

  return NULL;
}

static void
add_file (TjClassSheets *self,
          const LoadJob *job,
          TjRubricShelf *shelf,
          LoadedFile    *file)
{
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  if (file->problem != NULL)
    {
      g_ptr_array_add (self->refused, g_strdup (file->problem));
      return;
    }

  sheet = tj_sheet_new_from_xml (file->doc, shelf, file->name, &error);
  if (sheet == NULL ||
      !tj_class_overview_add (self->overview, sheet, file->name,
                              find_reference (job->course, tj_sheet_get_package_name (sheet)),
                              &error))
    g_ptr_array_add (self->refused, g_strdup (error->message));
}

/**
 * tj_class_sheets_load_finish:
 *
 * Returns: (transfer full) (nullable): the class, or %NULL where the folder cannot be read
 */
TjClassSheets *
tj_class_sheets_load_finish (GAsyncResult  *result,
                             GError       **error)
{
  const LoadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(TjRubricShelf) shelf = tj_rubric_shelf_new ();
  g_autoptr(GPtrArray) files = g_task_propagate_pointer (G_TASK (result), error);
  TjClassSheets *self;

  if (files == NULL)
    return NULL;

  self = g_new0 (TjClassSheets, 1);
  self->overview = tj_class_overview_new ();
  self->refused = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    add_file (self, job, shelf, g_ptr_array_index (files, i));

  return self;
}
