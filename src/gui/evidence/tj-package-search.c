/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-package-search.h"

#include <string.h>

#include "core/import/tj-attachment-reader.h"
#include "gui/evidence/tj-word-marks.h"
#include "render/page/tj-page-text.h"
#include "render/page/tj-recognised-text.h"

/* Looks for words in all of a package, the form first and then file by file, as exactly as evidence
 * names a place. A file is read once, in a thread, and its words are kept while the package is
 * open. The index of words for the whole round knows pages and sheets only, and has no order. */

#define MAX_HITS 1000
/* Characters around the words that are shown. */
#define BEFORE 12
#define AFTER 48

/**
 * Source:
 * @attachment: a file of the package
 * @text: (nullable): its words, once they were read
 * @was_read: whether that was tried
 */
typedef struct
{
  TjAttachment *attachment;
  TjAttachmentText *text;
  gboolean was_read;
} Source;

typedef struct
{
  char *path;
  char *text;
} Answer;

/* Belongs to the search and to each of its threads, which take turns. */
typedef struct
{
  GMutex lock;
  char *form_sha256;
  char *form_file;
  GPtrArray *answers;
  GPtrArray *sources;
  GFile *recognised;
  TjPackageCoverFunc cover;
  gpointer cover_data;
  GDestroyNotify cover_destroy;
} Contents;

struct _TjPackageSearch
{
  Contents *contents;
};

typedef struct
{
  Contents *contents;
  char *words;
  char *page_words;
  GPtrArray *hits;
} Work;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->path);
  g_free (answer->text);
  g_free (answer);
}

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->attachment);
  g_clear_pointer (&source->text, tj_attachment_text_unref);
  g_free (source);
}

static void
contents_clear (gpointer data)
{
  Contents *contents = data;

  g_mutex_clear (&contents->lock);
  g_free (contents->form_sha256);
  g_free (contents->form_file);
  g_ptr_array_unref (contents->answers);
  g_ptr_array_unref (contents->sources);
  g_clear_object (&contents->recognised);
  if (contents->cover_destroy != NULL)
    contents->cover_destroy (contents->cover_data);
}

static void
hit_free (gpointer data)
{
  TjPackageHit *hit = data;

  tj_evidence_free (hit->place);
  g_free (hit->file);
  g_free (hit->words);
  g_free (hit);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_atomic_rc_box_release_full (work->contents, contents_clear);
  g_free (work->words);
  g_free (work->page_words);
  g_clear_pointer (&work->hits, g_ptr_array_unref);
  g_free (work);
}

static void
add_answers (Contents   *contents,
             const char *prefix,
             GListModel *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const char *text = tj_field_get_text (field);
      Answer *answer;

      if (text == NULL || *text == '\0')
        continue;

      answer = g_new0 (Answer, 1);
      answer->path = g_strconcat (prefix, tj_field_get_id (field), NULL);
      answer->text = g_strdup (text);
      g_ptr_array_add (contents->answers, answer);
    }
}

static void
add_form (Contents  *contents,
          TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);

  add_answers (contents, "", tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);

      add_answers (contents, prefix, tj_case_get_fields (tj_form_get_case (form, i)));
    }
}

static void
add_files (Contents  *contents,
           TjPackage *package)
{
  GListModel *attachments = tj_package_get_attachments (package);

  contents->form_file = g_strdup (tj_package_get_form_file (package));
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      TjAttachment *attachment = g_list_model_get_item (attachments, i);
      Source *source = g_new0 (Source, 1);

      source->attachment = attachment;
      if (g_strcmp0 (tj_attachment_get_name (attachment), contents->form_file) == 0)
        {
          contents->form_sha256 = g_strdup (tj_attachment_get_sha256 (attachment));
          source_free (source);
          continue;
        }
      g_ptr_array_add (contents->sources, source);
    }
}

/**
 * tj_package_search_new:
 * @package: as it is shown
 * @recognised: (nullable): the folder with text that was recognised in pictures
 *
 * Returns: (transfer full): a search of the package
 */
TjPackageSearch *
tj_package_search_new (TjPackage *package,
                       GFile     *recognised)
{
  TjPackageSearch *self = g_new0 (TjPackageSearch, 1);
  Contents *contents = g_atomic_rc_box_new0 (Contents);

  g_mutex_init (&contents->lock);
  contents->answers = g_ptr_array_new_with_free_func (answer_free);
  contents->sources = g_ptr_array_new_with_free_func (source_free);
  g_set_object (&contents->recognised, recognised);
  add_form (contents, package);
  add_files (contents, package);
  self->contents = contents;

  return self;
}

/**
 * tj_package_search_free:
 * @self: (transfer full) (nullable): a search; what it still looks for is found out in vain
 */
void
tj_package_search_free (TjPackageSearch *self)
{
  if (self == NULL)
    return;

  g_atomic_rc_box_release_full (self->contents, contents_clear);
  g_free (self);
}

/**
 * tj_package_search_set_cover:
 * @cover: takes from the words of files what must not be found; called in a thread
 *
 * Before anything is looked for.
 */
void
tj_package_search_set_cover (TjPackageSearch    *self,
                             TjPackageCoverFunc  cover,
                             gpointer            user_data,
                             GDestroyNotify      destroy)
{
  self->contents->cover = cover;
  self->contents->cover_data = user_data;
  self->contents->cover_destroy = destroy;
}

/* A picture of a page may break a word anywhere, so that blanks do not count on pages. */
static char *
dup_without_blanks (const char *text)
{
  g_autoptr(GString) plain = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        g_string_append_unichar (plain, g_utf8_get_char (at));
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
dup_around (const char *text,
            const char *start,
            const char *end)
{
  const char *from = start;
  const char *to = end;
  char *words;

  for (guint i = 0; i < BEFORE && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AFTER && *to != '\0'; i++)
    to = g_utf8_next_char (to);

  words = g_strndup (from, to - from);

  return g_strdelimit (words, "\n\r\t", ' ');
}

/* Takes over @place. */
static void
look_in (Work       *work,
         TjEvidence *place,
         const char *file,
         const char *text,
         gboolean    is_page)
{
  Contents *contents = work->contents;
  g_autofree char *covered = NULL;
  g_autofree char *plain = NULL;
  const char *start = NULL;
  const char *end = NULL;

  if (contents->cover != NULL && place->kind != TJ_EVIDENCE_FIELD)
    text = covered = contents->cover (text, contents->cover_data);
  if (is_page)
    text = plain = dup_without_blanks (text);

  if (work->hits->len < MAX_HITS)
    start = tj_word_marks_next (text, is_page ? work->page_words : work->words, &end);
  if (start != NULL)
    {
      TjPackageHit *hit = g_new0 (TjPackageHit, 1);

      hit->place = place;
      hit->file = contents->cover != NULL && file != NULL
                    ? contents->cover (file, contents->cover_data) : g_strdup (file);
      hit->words = dup_around (text, start, end);
      g_ptr_array_add (work->hits, hit);
      return;
    }

  tj_evidence_free (place);
}

static TjEvidence *
make_place (TjEvidenceKind  kind,
            TjAttachment   *attachment,
            guint           place,
            guint           row)
{
  const char *sha256 = tj_attachment_get_sha256 (attachment);
  TjEvidence *evidence = tj_evidence_new (kind, sha256 != NULL ? sha256 : "");

  evidence->place = place;
  evidence->row = row;

  return evidence;
}

static void
look_in_rows (Work             *work,
              TjAttachment     *attachment,
              const TjTextPart *part)
{
  const TjEvidenceKind kind = part->kind == TJ_TEXT_PART_SHEET ? TJ_EVIDENCE_SHEET
                                                                : TJ_EVIDENCE_TABLE;

  for (guint i = 0; i < part->rows->len; i++)
    {
      const TjTextRow *row = g_ptr_array_index (part->rows, i);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < row->cells->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "",
                                ((const TjTextCell *) g_ptr_array_index (row->cells, j))->text);
      look_in (work, make_place (kind, attachment, part->number, row->number),
               tj_attachment_get_name (attachment), text->str, FALSE);
    }
}

static void
look_in_part (Work             *work,
              TjAttachment     *attachment,
              const TjTextPart *part)
{
  const char *file = tj_attachment_get_name (attachment);
  g_auto(GStrv) lines = NULL;

  switch (part->kind)
    {
    case TJ_TEXT_PART_PAGE:
    case TJ_TEXT_PART_RECOGNISED:
      look_in (work, make_place (TJ_EVIDENCE_PAGE, attachment, part->number, 0), file, part->text,
               TRUE);
      break;

    case TJ_TEXT_PART_SHEET:
    case TJ_TEXT_PART_TABLE:
      look_in_rows (work, attachment, part);
      break;

    case TJ_TEXT_PART_PARAGRAPH:
      look_in (work, make_place (TJ_EVIDENCE_PARAGRAPH, attachment, part->number, 0), file,
               part->text, FALSE);
      break;

    case TJ_TEXT_PART_WHOLE:
    default:
      lines = g_strsplit (part->text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        look_in (work, make_place (TJ_EVIDENCE_LINE, attachment, i + 1, 0), file, lines[i], FALSE);
    }
}

/* What was made out in pictures, by the program or on another day. */
static void
look_in_recognised (Work   *work,
                    Source *source)
{
  g_autoptr(TjRecognisedText) text = NULL;

  if (work->contents->recognised == NULL || tj_attachment_get_sha256 (source->attachment) == NULL)
    return;

  text = tj_recognised_text_load (work->contents->recognised,
                                  tj_attachment_get_sha256 (source->attachment));
  for (guint i = 0; i < tj_recognised_text_get_size (text); i++)
    {
      const char *words = tj_recognised_text_get (text, i);

      if (words != NULL)
        look_in (work, make_place (TJ_EVIDENCE_PAGE, source->attachment, i + 1, 0),
                 tj_attachment_get_name (source->attachment), words, TRUE);
    }
}

/* What cannot be read has no words; the view of the file says what is wrong with it. */
static void
look_in_source (Work         *work,
                Source       *source,
                GCancellable *cancellable)
{
  if (!source->was_read && tj_attachment_reader_knows (source->attachment))
    {
      source->text = tj_attachment_reader_read (source->attachment, TJ_TEXT_ALL, tj_page_text_read,
                                                NULL, cancellable, NULL);
      source->was_read = source->text != NULL || !g_cancellable_is_cancelled (cancellable);
    }

  for (guint i = 0; source->text != NULL && i < source->text->parts->len; i++)
    look_in_part (work, source->attachment, g_ptr_array_index (source->text->parts, i));
  look_in_recognised (work, source);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Work *work = data;
  Contents *contents = work->contents;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&contents->lock);

  for (guint i = 0; i < contents->answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (contents->answers, i);
      TjEvidence *place = tj_evidence_new (TJ_EVIDENCE_FIELD, contents->form_sha256 != NULL
                                                                ? contents->form_sha256 : "");

      place->field = g_strdup (answer->path);
      look_in (work, place, contents->form_file, answer->text, FALSE);
    }

  for (guint i = 0; i < contents->sources->len && !g_cancellable_is_cancelled (cancellable); i++)
    look_in_source (work, g_ptr_array_index (contents->sources, i), cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&work->hits),
                           (GDestroyNotify) g_ptr_array_unref);
}

/**
 * tj_package_search_async:
 * @words: what to look for, without regard to case and width of letters
 *
 * Ready at once where the files were read before.
 */
void
tj_package_search_async (TjPackageSearch     *self,
                         const char          *words,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->contents = g_atomic_rc_box_acquire (self->contents);
  work->words = g_strstrip (g_strdup (words));
  work->page_words = dup_without_blanks (words);
  work->hits = g_ptr_array_new_with_free_func (hit_free);
  g_task_set_source_tag (task, tj_package_search_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * tj_package_search_finish:
 *
 * Returns: (transfer full) (nullable) (element-type TjPackageHit): the places in the order of the
 *   package, as many as anybody looks through; %NULL with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
tj_package_search_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
