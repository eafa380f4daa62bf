/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-sheet-intake.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-digest.h"
#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"

/* Takes in the signed sheets of a panel, as many at a time as there are processors: nothing is
 * believed before it is verified, and each file is judged by itself. Which of several counts is
 * settled later, by tj-panel-files.c. */

#define MAX_THREADS 16

typedef struct
{
  GPtrArray *files;
  TjTrust *trust;
  TjProgress *progress;
  GCancellable *cancellable;
  TjHandedSheet **sheets;
  int next;
  int n_done;
} Work;

static void
handed_file_free (gpointer data)
{
  TjHandedFile *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * tj_handed_files_new:
 *
 * Returns: (transfer full) (element-type TjHandedFile): for tj_handed_files_add()
 */
GPtrArray *
tj_handed_files_new (void)
{
  return g_ptr_array_new_with_free_func (handed_file_free);
}

/**
 * tj_handed_files_add:
 * @file: where it lies
 * @name: what to call it, in whatever encoding
 *
 * Returns: (transfer none): the new one of @files, to be read
 */
TjHandedFile *
tj_handed_files_add (GPtrArray  *files,
                     GFile      *file,
                     const char *name)
{
  TjHandedFile *self = g_new0 (TjHandedFile, 1);

  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  g_ptr_array_add (files, self);

  return self;
}

/**
 * tj_handed_sheet_free:
 * @self: (transfer full): what became of a file
 */
void
tj_handed_sheet_free (TjHandedSheet *self)
{
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->message);
  g_clear_object (&self->sheet);
  g_free (self->reviewer);
  g_free (self->organisation);
  g_free (self->fingerprint);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_free (self);
}

static void refuse (TjHandedSheet *self,
                    const char    *status,
                    const char    *format,
                    ...) G_GNUC_PRINTF (3, 4);

static void
refuse (TjHandedSheet *self,
        const char    *status,
        const char    *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->status = status;
}

/* What is larger than any sheet is not a sheet. */
static GBytes *
read_file (TjHandedSheet *self,
           TjHandedFile  *file,
           GCancellable  *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (file->bytes != NULL)
    return g_bytes_ref (file->bytes);

  bytes = tj_file_read (file->file, tj_xml_limits_own.max_bytes, cancellable, &error);
  if (bytes != NULL && file->keep)
    file->bytes = g_bytes_ref (bytes);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    refuse (self, "not-a-sheet", _("“%s” is no review sheet: it is larger than any."),
            self->path);
  else if (error != NULL)
    /* Translators: a file, and what the system says */
    refuse (self, "not-a-sheet", _("“%s” cannot be read: %s"), self->path, error->message);

  return g_steal_pointer (&bytes);
}

/* Whatever is wrong with the signature of something else is beside the point. */
static gboolean
check_kind (TjHandedSheet  *self,
            TjVerification *verification)
{
  const char *root = verification->root_name;

  if (root == NULL)
    {
      refuse (self, "not-a-sheet",
              _("“%s” is no review sheet: it cannot be read as XML. Choose the file that the "
                "reviewer signed."), self->path);
      return FALSE;
    }
  if (!g_str_equal (root, "{" TJ_SHEET_NAMESPACE "}sheet"))
    {
      refuse (self, "not-a-sheet",
              _("“%s” is no review sheet but something else in XML. Choose the file that the "
                "reviewer signed."), self->path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_signature (TjHandedSheet  *self,
                 TjVerification *verification)
{
  const TjVerificationReason *reason = NULL;

  if (verification->intact && verification->whole_document && verification->content != NULL)
    return TRUE;

  if (verification->reasons->len > 0)
    reason = g_ptr_array_index (verification->reasons, 0);
  if (reason != NULL && g_str_equal (reason->code, "not-signed"))
    refuse (self, "not-signed", _("“%s” is a draft that nobody signed. Ask its reviewer to sign "
                                  "it."), self->path);
  else
    refuse (self, "forged",
            /* Translators: a file, and a sentence that says what is wrong with its signature */
            _("“%s” is not as it was signed: %s Ask its reviewer for the original."), self->path,
            reason != NULL ? reason->message : "");

  return FALSE;
}

static void
read_sheet (TjHandedSheet  *self,
            TjVerification *verification,
            TjRubricShelf  *shelf)
{
  const TjVerificationReason *reason = NULL;
  g_autoptr(GError) error = NULL;

  if (tj_xml_validate (verification->content, self->path, TJ_SHEET_SCHEMA, &error))
    self->sheet = tj_sheet_new_from_xml (verification->content, shelf, self->path, &error);
  if (self->sheet == NULL)
    {
      refuse (self, "not-a-sheet", "%s", error->message);
      return;
    }
  if (verification->trusted)
    return;

  if (verification->reasons->len > 0)
    reason = g_ptr_array_index (verification->reasons, 0);
  refuse (self, "unknown-reviewer",
          /* Translators: a file, a name, and a sentence that says why not */
          _("“%s” is signed by “%s”, whom you do not trust: %s"), self->path,
          self->reviewer != NULL ? self->reviewer : "", reason != NULL ? reason->message : "");
}

static TjHandedSheet *
verify_file (Work          *work,
             guint          index,
             TjRubricShelf *shelf)
{
  TjHandedFile *file = g_ptr_array_index (work->files, index);
  TjHandedSheet *self = g_new0 (TjHandedSheet, 1);
  g_autoptr(TjVerification) verification = NULL;
  g_autoptr(GBytes) bytes = NULL;

  self->path = g_filename_display_name (file->name);
  self->status = "counts";
  bytes = read_file (self, file, work->cancellable);
  if (bytes == NULL)
    return self;

  self->sha256 = tj_digest_bytes (bytes);
  verification = tj_verify_document (bytes, work->trust);
  self->reviewer = g_strdup (verification->signer);
  self->organisation = g_strdup (verification->organisation);
  self->fingerprint = g_strdup (verification->fingerprint);
  if (verification->signed_at != NULL)
    self->signed_at = g_date_time_ref (verification->signed_at);

  if (check_kind (self, verification) && check_signature (self, verification))
    read_sheet (self, verification, shelf);

  return self;
}

static void
report (Work *work)
{
  const int n_done = g_atomic_int_add (&work->n_done, 1) + 1;
  g_autofree char *message = NULL;

  if (work->progress == NULL)
    return;

  /* Translators: how many sheets of how many */
  message = g_strdup_printf (_("%d of %u sheets verified"), n_done, work->files->len);
  tj_progress_report (work->progress, n_done / (double) work->files->len, message);
}

/* Each thread has rubrics of its own: their lists remember where they were read last. */
static gpointer
verify_some (gpointer data)
{
  Work *work = data;
  g_autoptr(TjRubricShelf) shelf = tj_rubric_shelf_new ();

  while (!g_cancellable_is_cancelled (work->cancellable))
    {
      const guint index = (guint) g_atomic_int_add (&work->next, 1);

      if (index >= work->files->len)
        break;

      work->sheets[index] = verify_file (work, index, shelf);
      report (work);
    }

  return NULL;
}

static void
verify_all (Work *work)
{
  const guint n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS), work->files->len);
  g_autoptr(GPtrArray) threads = g_ptr_array_new ();

  /* This thread is one of them. */
  for (guint i = 1; i < n_threads; i++)
    g_ptr_array_add (threads, g_thread_new ("verify", verify_some, work));

  verify_some (work);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}

/**
 * tj_sheet_intake_verify:
 * @files: (element-type TjHandedFile): handed in as signed sheets, by anybody; nobody else may
 *   look at them meanwhile
 * @trust: whose sheets count
 * @progress: (nullable): told how many are done
 * @cancellable: (nullable): ends it between two files
 *
 * May run in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type TjHandedSheet): what became of every file, in
 *   their order, or %NULL with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
tj_sheet_intake_verify (GPtrArray     *files,
                        TjTrust       *trust,
                        TjProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree TjHandedSheet **sheets = g_new0 (TjHandedSheet *, files->len + 1);
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_handed_sheet_free);
  Work work = { files, trust, progress, cancellable, sheets };

  verify_all (&work);
  for (guint i = 0; i < files->len; i++)
    {
      if (sheets[i] != NULL)
        g_ptr_array_add (result, sheets[i]);
    }

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&result, g_ptr_array_unref);

  return result;
}
