/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-attachment-kind.h"
#include "core/import/tj-content-store.h"
#include "core/import/tj-form-picture.h"
#include "core/import/tj-form-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* Reads a source entry by entry. Each passes through once, for its digest and its copy; only
 * what may be a form is held in memory, one at a time. */

#define READ_SIZE (64 * 1024)
#define HEAD_SIZE 1024

/* How many of the files that are left out are named. */
#define N_NAMED 3

typedef struct
{
  TjPackage *package;
  TjSource *source;
  TjTaxonomy *taxonomy;
  GFile *contents_folder;
  TjProgress *progress;
  GCancellable *cancellable;

  guint8 *buffer;
  GError *document_error;
  char *page_file;
  gboolean page_file_is_pdf;
  gboolean form_refused;
  GHashTable *names_by_digest;
  GString *ignored;
  guint n_ignored;
  guint n_entries;
} Reader;

/* What is known of one entry once it has been read through. */
typedef struct
{
  guint64 size;
  GByteArray *head;
  GByteArray *document;
  char *sha256;
  GFile *copy;
  const char *refusal;
  gboolean damaged;
  gboolean too_large;
  /* Whether it is called something else than a text document, and is one by its first bytes. */
  gboolean misnamed;
} Content;

static void
content_clear (Content *self)
{
  g_clear_pointer (&self->head, g_byte_array_unref);
  g_clear_pointer (&self->document, g_byte_array_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->copy);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->buffer, g_free);
  g_clear_error (&self->document_error);
  g_clear_pointer (&self->page_file, g_free);
  g_clear_pointer (&self->names_by_digest, g_hash_table_unref);
  if (self->ignored != NULL)
    g_string_free (self->ignored, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
note (Reader     *self,
      const char *code,
      const char *variant,
      const char *file,
      const char *reason)
{
  TjFinding *finding = tj_finding_new (code, variant);
  g_autofree char *shown = g_utf8_substring (file, 0, MIN (g_utf8_strlen (file, -1), 200));

  for (char *p = shown; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }

  tj_finding_add_text (finding, "file", shown);
  if (reason != NULL)
    tj_finding_add_text (finding, "reason", reason);
  tj_package_add_import_finding (self->package, finding);
  g_object_unref (finding);
}

static void
keep_part (Content       *content,
           const TjEntry *entry,
           const guint8  *data,
           gsize          size)
{
  if (content->document == NULL && content->head->len == 0 &&
      tj_form_reader_is_document (entry->name, data, MIN (size, HEAD_SIZE)))
    {
      content->document = g_byte_array_new ();
      content->misnamed = TRUE;
    }

  if (content->head->len < HEAD_SIZE)
    g_byte_array_append (content->head, data, MIN (size, HEAD_SIZE - content->head->len));

  if (content->document == NULL)
    return;

  g_byte_array_append (content->document, data, size);
  if (content->document->len > TJ_LIMIT_DOCUMENT_SIZE)
    {
      g_clear_pointer (&content->document, g_byte_array_unref);
      content->too_large = !content->misnamed;
    }
}

/* FALSE ends the package; a damaged entry or one that is too large ends only itself. */
static gboolean
read_blocks (Reader           *self,
             const TjEntry    *entry,
             Content          *content,
             TjContentWriter  *writer,
             GChecksum        *checksum,
             GError          **error)
{
  g_autoptr(GError) problem = NULL;
  gssize n_read;

  while ((n_read = tj_source_read (self->source, self->buffer, READ_SIZE, self->cancellable,
                                   &problem)) > 0)
    {
      content->size += n_read;
      if (content->size > TJ_LIMIT_ENTRY_SIZE)
        {
          content->refusal = "size";
          return TRUE;
        }

      g_checksum_update (checksum, self->buffer, n_read);
      keep_part (content, entry, self->buffer, n_read);
      if (writer != NULL && !tj_content_writer_write (writer, self->buffer, n_read, error))
        return FALSE;
    }

  if (n_read == 0)
    return TRUE;

  content->damaged = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  if (!content->damaged)
    g_propagate_error (error, g_steal_pointer (&problem));

  return content->damaged;
}

/* A form on its own is read whatever it is called. */
static gboolean
is_whole_package (Reader        *self,
                  const TjEntry *entry)
{
  return entry->file != NULL &&
         g_file_equal (entry->file, tj_package_get_location (self->package));
}

static gboolean
read_content (Reader         *self,
              const TjEntry  *entry,
              Content        *content,
              GError        **error)
{
  g_autoptr(TjContentWriter) writer = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  content->head = g_byte_array_new ();
  if (tj_form_reader_may_be_form (entry->name) || is_whole_package (self, entry))
    content->document = g_byte_array_new ();

  if (entry->file == NULL && self->contents_folder != NULL &&
      !(writer = tj_content_writer_new (self->contents_folder, error)))
    return FALSE;

  if (!read_blocks (self, entry, content, writer, checksum, error))
    return FALSE;

  if (content->refusal != NULL)
    return TRUE;

  content->sha256 = g_strdup (g_checksum_get_string (checksum));
  if (writer != NULL)
    return (content->copy = tj_content_writer_finish (writer, content->sha256, error)) != NULL;

  if (entry->file != NULL)
    content->copy = g_object_ref (entry->file);

  return TRUE;
}

static gboolean
take_form (Reader      *self,
           TjForm      *form,
           const char  *name,
           GError     **error)
{
  const char *other = tj_package_get_form_file (self->package);

  if (other != NULL)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_SEVERAL_FORMS,
                   _("The package holds two application forms, “%s” and “%s”. "
                     "Leave only the one that counts, and open the package again."), other, name);
      return FALSE;
    }

  tj_package_set_form (self->package, form, name);

  return TRUE;
}

static void
note_document_error (Reader     *self,
                     const char *name,
                     GError     *problem)
{
  note (self, "attachment-unreadable", "document", name, problem->message);

  if (self->document_error == NULL)
    self->document_error = problem;
  else
    g_error_free (problem);
}

/* Returns FALSE with an error where there is a second form, or the user has cancelled. */
static gboolean
examine_document (Reader            *self,
                  const char        *name,
                  Content           *content,
                  TjAttachmentKind  *kind,
                  GError           **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content->document));
  g_autoptr(TjForm) form = NULL;
  GError *problem = NULL;

  form = tj_form_reader_read (bytes, name, self->taxonomy, findings, self->cancellable, &problem);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  /* What is called something else need not be a document that can be read. */
  if (content->misnamed && form == NULL)
    g_clear_error (&problem);
  if (problem != NULL)
    note_document_error (self, name, problem);

  if (form == NULL)
    return TRUE;

  *kind = TJ_ATTACHMENT_FORM;
  for (guint i = 0; i < findings->len; i++)
    tj_package_add_import_finding (self->package, g_ptr_array_index (findings, i));

  return tj_form_pictures_store (form, self->contents_folder, error) &&
         take_form (self, form, name, error);
}

/* The same file sent twice may stand for another one that was forgotten. */
static void
note_duplicate (Reader        *self,
                const char    *name,
                const Content *content)
{
  const char *first = g_hash_table_lookup (self->names_by_digest, content->sha256);
  g_autoptr(TjFinding) finding = NULL;

  if (content->size == 0)
    return;

  if (first == NULL)
    {
      g_hash_table_insert (self->names_by_digest, g_strdup (content->sha256), g_strdup (name));
      return;
    }

  finding = tj_finding_new ("duplicate", "same-package");
  tj_finding_add_text (finding, "file", name);
  tj_finding_add_text (finding, "other", first);
  tj_package_add_import_finding (self->package, finding);
}

static void
add_attachment (Reader              *self,
                const TjEntry       *entry,
                const Content       *content,
                TjAttachmentKind     kind,
                TjAttachmentSubkind  subkind)
{
  g_autofree char *type = NULL;
  g_autoptr(TjAttachment) attachment = NULL;

  type = g_content_type_guess (entry->name, content->head->data, content->head->len, NULL);
  attachment = tj_attachment_new (entry->name, content->size, content->sha256, type, kind);
  tj_attachment_set_own_name (attachment, entry->own_name);
  tj_attachment_set_kind (attachment, kind, subkind);
  tj_attachment_set_local_file (attachment, content->copy);
  note_duplicate (self, entry->name, content);
  tj_package_add_attachment (self->package, attachment);
}

/* Where the name says nothing, the first lines of a plain text may. */
static TjAttachmentKind
guess_kind (const char          *name,
            const Content       *content,
            TjAttachmentSubkind *subkind)
{
  TjAttachmentKind kind = tj_attachment_kind_guess (name, subkind);
  g_autofree char *head = NULL;

  if (kind != TJ_ATTACHMENT_OTHER || content->head->len == 0 ||
      memchr (content->head->data, 0, content->head->len) != NULL)
    return kind;

  head = g_utf8_make_valid ((const char *) content->head->data, content->head->len);

  return tj_attachment_kind_guess_title (head, subkind);
}

/* What the window can show beside a form that is to be typed; a PDF rather than a picture. */
static void
note_page_file (Reader        *self,
                const char    *name,
                const Content *content)
{
  const guint8 *head = content->head->data;
  const gsize size = content->head->len;
  const gboolean is_pdf = tj_attachment_kind_is_pdf (head, size);

  if (content->damaged || (!is_pdf && !tj_attachment_kind_is_picture (head, size)))
    return;

  if (self->page_file == NULL || (is_pdf && !self->page_file_is_pdf))
    {
      g_free (self->page_file);
      self->page_file = g_strdup (name);
      self->page_file_is_pdf = is_pdf;
    }
}

static void
count_ignored (Reader        *self,
               const TjEntry *entry)
{
  g_autofree char *base = g_path_get_basename (entry->name);

  self->n_ignored++;
  if (self->n_ignored <= N_NAMED)
    g_string_append_printf (self->ignored, "%s%s", self->n_ignored > 1 ? ", " : "", base);
}

static void
note_ignored (Reader *self)
{
  g_autoptr(TjFinding) finding = NULL;

  if (self->n_ignored == 0)
    return;

  finding = tj_finding_new ("files-ignored", self->n_ignored > N_NAMED ? "more" : NULL);
  tj_finding_add_number (finding, "count", self->n_ignored);
  tj_finding_add_text (finding, "files", self->ignored->str);
  tj_package_add_import_finding (self->package, finding);
}

/* Whether it is not what its name says. An old Word document under a new name, or a new one under
 * an old name, opens as well. */
static gboolean
is_other_content (const char    *name,
                  const Content *content)
{
  const guint8 *head = content->head->data;

  if (tj_attachment_is_honest (name, head, content->head->len))
    return FALSE;

  return content->misnamed || !tj_form_reader_may_be_form (name) ||
         (head[0] != 'P' && head[0] != 0xd0);
}

static gboolean
read_entry (Reader         *self,
            const TjEntry  *entry,
            GError        **error)
{
  g_auto(Content) content = { 0 };
  TjAttachmentSubkind subkind;
  TjAttachmentKind kind;

  if (entry->is_ignored)
    {
      count_ignored (self, entry);
      return TRUE;
    }

  if (entry->refusal != NULL)
    {
      self->form_refused |= tj_form_reader_may_be_form (entry->name);
      note (self, "entry-refused", entry->refusal, entry->name, NULL);
      return TRUE;
    }

  if (!read_content (self, entry, &content, error))
    return FALSE;

  if (content.refusal != NULL)
    {
      note (self, "entry-refused", content.refusal, entry->name, NULL);
      return TRUE;
    }

  kind = guess_kind (entry->name, &content, &subkind);
  if (content.damaged)
    note (self, "attachment-unreadable", "damaged", entry->name, NULL);
  else if (content.size == 0)
    note (self, "attachment-unreadable", "empty", entry->name, NULL);
  else if (content.too_large)
    note (self, "attachment-unreadable", "large", entry->name, NULL);
  else if (content.document != NULL &&
           !examine_document (self, entry->name, &content, &kind, error))
    return FALSE;
  else if (kind != TJ_ATTACHMENT_FORM && is_other_content (entry->name, &content))
    note (self, "attachment-unreadable", "content", entry->name, NULL);

  note_page_file (self, entry->name, &content);
  add_attachment (self, entry, &content, kind,
                  kind == TJ_ATTACHMENT_FORM ? TJ_ATTACHMENT_PLAIN : subkind);

  return TRUE;
}

static void
set_no_form (Reader  *self,
             GError **error)
{
  const char *name = tj_package_get_name (self->package);
  const GError *problem = self->document_error;

  if (problem != NULL && (problem->code == TJ_IMPORT_ERROR_ENCRYPTED || self->n_entries == 1))
    {
      /* No password that the program could be given opens a document. */
      if (problem->code == TJ_IMPORT_ERROR_ENCRYPTED)
        self->document_error->code = TJ_IMPORT_ERROR_SEALED;
      g_propagate_error (error, g_steal_pointer (&self->document_error));
    }
  else if (problem != NULL)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM,
                 _("No application form could be read in “%s”. %s"), name, problem->message);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM,
                 _("No application form was found in “%s”. It must hold the form of annex 1 "
                   "as a .docx or .odt file or as application.xml."), name);
}

/* Pages without a form that can be read are worth opening: the reviewer reads them and types.
 * Not where the form may well be there, behind a password or in an entry that was refused: the
 * applicant can send that one. */
static gboolean
take_pages_for_form (Reader *self)
{
  const GError *problem = self->document_error;

  if (self->page_file == NULL || self->form_refused ||
      (problem != NULL && problem->code == TJ_IMPORT_ERROR_ENCRYPTED))
    return FALSE;

  note (self, "form-typed", self->page_file_is_pdf ? "pdf" : "picture", self->page_file, NULL);

  return TRUE;
}

/**
 * tj_package_reader_read:
 * @package: gets the form, the attachments and the findings
 * @contents_folder: (nullable): where copies of archive entries are kept
 * @progress: (nullable): told each file's name
 *
 * Returns: whether the package was read; one without a form and without pages to type it from is
 *   an error
 */
gboolean
tj_package_reader_read (TjPackage     *package,
                        TjSource      *source,
                        TjTaxonomy    *taxonomy,
                        GFile         *contents_folder,
                        TjProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_auto(Reader) self = { package, source, taxonomy, contents_folder, progress, cancellable };
  g_autoptr(GError) problem = NULL;
  const TjEntry *entry;

  self.buffer = g_malloc (READ_SIZE);
  self.names_by_digest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.ignored = g_string_new (NULL);

  while ((entry = tj_source_next (source, cancellable, &problem)) != NULL)
    {
      g_autofree char *message = NULL;

      self.n_entries++;
      /* Translators: the name of a file that is being read */
      message = g_strdup_printf (_("Reading “%s”"), entry->name);
      /* How many there will be is not known; the bar slows down towards its end. */
      tj_progress_report (progress, self.n_entries / (self.n_entries + 10.0), message);

      if (!read_entry (&self, entry, error))
        return FALSE;
    }

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (tj_package_get_form_file (package) == NULL && !take_pages_for_form (&self))
    {
      set_no_form (&self, error);
      return FALSE;
    }

  note_ignored (&self);
  tj_progress_report (progress, 1.0, NULL);

  return TRUE;
}
