/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-document-text.h"
#include "core/import/tj-docx-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-plain-text.h"
#include "core/import/tj-workbook-reader.h"

/* The words of an attachment by whatever reader knows its format. What it is, the bytes tell;
 * its ending only tells text from table. */

/* Readers of PDF accept some bytes before the header. */
#define PDF_HEAD_SIZE 1024

static const char * const endings[] = {
  ".pdf", ".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt", ".text",
  ".md", ".log",
};

/**
 * tj_attachment_reader_knows:
 *
 * Returns: whether there is a reader for files of that name
 */
gboolean
tj_attachment_reader_knows (TjAttachment *attachment)
{
  g_autofree char *lower = g_ascii_strdown (tj_attachment_get_name (attachment), -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_pdf (GBytes *head)
{
  gsize size;
  const char *data = g_bytes_get_data (head, &size);

  return data != NULL && memmem (data, MIN (size, PDF_HEAD_SIZE), "%PDF", 4) != NULL;
}

static GBytes *
load (TjAttachment  *attachment,
      gsize          max_bytes,
      GCancellable  *cancellable,
      GError       **error)
{
  GFile *file = tj_attachment_get_local_file (attachment);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree guint8 *buffer = NULL;
  gsize size = MIN (tj_attachment_get_size (attachment), max_bytes);
  gsize length;

  if (file == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The content of “%s” was not kept. Open the package again to read it."),
                   tj_attachment_get_name (attachment));
      return NULL;
    }

  buffer = g_malloc (size);
  if (!(stream = g_file_read (file, cancellable, error)) ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, size, &length, cancellable,
                                error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

static TjAttachmentText *
read_pages (TjAttachment    *attachment,
            TjTextAmount     amount,
            TjPageTextFunc   page_text,
            gpointer         user_data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr(TjAttachmentText) text = tj_attachment_text_new ();
  g_autoptr(GPtrArray) pages = NULL;
  gsize size = 0;

  if (page_text == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("Pages of PDF files cannot be read here."));
      return NULL;
    }

  pages = page_text (tj_attachment_get_local_file (attachment), amount == TJ_TEXT_BEGIN ? 1 : 0,
                     &text->n_pages, user_data, cancellable, error);
  if (pages == NULL)
    return NULL;

  text->is_scan = pages->len > 0;
  for (guint i = 0; i < pages->len && !text->cut; i++)
    {
      const char *words = g_ptr_array_index (pages, i);

      size += strlen (words);
      text->cut = size > TJ_LIMIT_TEXT;
      if (!text->cut)
        tj_attachment_text_add_words (text, TJ_TEXT_PART_PAGE, words);
      text->is_scan &= tj_text_is_blank (words);
    }

  text->cut |= pages->len < text->n_pages;

  return g_steal_pointer (&text);
}

static TjAttachmentText *
read_document (TjTextDocument *document)
{
  TjAttachmentText *text = document != NULL ? tj_document_text_make (document) : NULL;

  g_clear_pointer (&document, tj_text_document_free);

  return text;
}

static TjAttachmentText *
read_office (GBytes        *bytes,
             const char    *name,
             TjTextAmount   amount,
             GCancellable  *cancellable,
             GError       **error)
{
  if (tj_odt_is_one (bytes))
    return read_document (tj_odt_read_whole (bytes, name, error));

  if (tj_workbook_is_one (bytes))
    return tj_workbook_read (bytes, name, amount, cancellable, error);

  return read_document (tj_docx_read_whole (bytes, name, error));
}

static void
set_compound_error (GBytes      *bytes,
                    const char  *name,
                    GError     **error)
{
  if (tj_office_zip_is_encrypted_compound (bytes))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password and was not read. "
                   "Ask the applicant for a copy without one."), name);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is in an old office format, which is not read here. Open it with "
                   "another program, or ask the applicant for .docx or .xlsx."), name);
}

/**
 * tj_attachment_reader_read:
 * @attachment: one whose content was kept
 * @amount: how much of it
 * @read_pages: (nullable): what reads the pages of a PDF
 * @user_data: for @read_pages
 *
 * Blocks. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): its words, or %NULL with an error: of %TJ_IMPORT_ERROR
 *   where the file is at fault
 */
TjAttachmentText *
tj_attachment_reader_read (TjAttachment    *attachment,
                           TjTextAmount     amount,
                           TjPageTextFunc   page_text,
                           gpointer         user_data,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const char *name = tj_attachment_get_name (attachment);
  g_autoptr(GBytes) head = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (!(head = load (attachment, PDF_HEAD_SIZE, cancellable, error)))
    return NULL;

  if (is_pdf (head))
    return read_pages (attachment, amount, page_text, user_data, cancellable, error);

  if (!(bytes = load (attachment, TJ_LIMIT_DOCUMENT_SIZE + 1, cancellable, error)))
    return NULL;

  if (g_bytes_get_size (bytes) > TJ_LIMIT_DOCUMENT_SIZE)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("“%s” is larger than %d MB, which is not read here. Open it with another "
                     "program."), name, TJ_LIMIT_DOCUMENT_SIZE / (1024 * 1024));
      return NULL;
    }

  if (tj_office_zip_is_zip (bytes) || tj_office_parts_is_flat (bytes))
    return read_office (bytes, name, amount, cancellable, error);

  if (tj_office_zip_is_compound (bytes))
    {
      set_compound_error (bytes, name, error);
      return NULL;
    }

  return tj_plain_text_read (bytes, name, error);
}
