/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-application-reader.h"
#include "core/import/tj-docx-reader.h"
#include "core/import/tj-form-answer.h"
#include "core/import/tj-form-mapper.h"
#include "core/import/tj-form-picture.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-conversion.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-plain-text.h"
#include "core/import/tj-type-matcher.h"
#include "core/model/tj-finding.h"

static gboolean
ends_in (const char         *name,
         const char * const *endings,
         guint               n_endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < n_endings; i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_form_reader_may_be_form:
 * @name: a file name
 *
 * Returns: whether a file of that ending is worth reading whole
 */
gboolean
tj_form_reader_may_be_form (const char *name)
{
  static const char * const endings[] = {
    ".docx", ".docm", ".odt", ".doc", ".wps", ".xml", ".rtf", ".fodt",
  };

  return ends_in (name, endings, G_N_ELEMENTS (endings));
}

static gboolean
begins_with (const guint8 *head,
             gsize         size,
             const char   *magic)
{
  return size >= strlen (magic) && memcmp (head, magic, strlen (magic)) == 0;
}

static gboolean
holds (const guint8 *head,
       gsize         size,
       const char   *words)
{
  return head != NULL && memmem (head, size, words, strlen (words)) != NULL;
}

/**
 * tj_form_reader_is_document:
 * @name: a file name that tj_form_reader_may_be_form() does not know
 * @head: the first bytes of the file
 *
 * Returns: whether it is a text document by its content, so that the name may be wrong
 */
gboolean
tj_form_reader_is_document (const char   *name,
                            const guint8 *head,
                            gsize         size)
{
  static const char * const others[] = {
    ".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".pptx", ".pptm", ".ppsx", ".ppt", ".dps", ".vsdx",
    ".vsd", ".ods", ".odp", ".odg", ".msg", ".msi",
  };

  if (ends_in (name, others, G_N_ELEMENTS (others)))
    return FALSE;

  if (begins_with (head, size, "PK\003\004"))
    return holds (head, size, "[Content_Types].xml") || holds (head, size, "_rels/.rels") ||
           holds (head, size, "word/") || holds (head, size, "docProps/") ||
           holds (head, size, "mimetype");

  return begins_with (head, size, "\320\317\021\340\241\261\032\341") ||
         begins_with (head, size, "{\\rtf");
}

static TjForm *
read_application (GBytes      *bytes,
                  const char  *name,
                  GPtrArray   *findings,
                  GError     **error)
{
  TjForm *form = tj_application_read (bytes, name, error);

  if (form != NULL)
    tj_form_answers_check_quantities (form, findings);

  return form;
}

static TjForm *
read_document (GBytes      *bytes,
               const char  *name,
               GPtrArray   *findings,
               GError     **error)
{
  g_autoptr(TjTextDocument) document = NULL;
  TjForm *form = NULL;

  if (tj_odt_is_one (bytes))
    document = tj_odt_read_whole (bytes, name, error);
  else
    document = tj_docx_read_whole (bytes, name, error);

  if (document == NULL)
    return NULL;

  form = tj_form_mapper_map (document, name, findings);
  if (form != NULL)
    tj_form_pictures_load (bytes, name, form);

  return form;
}

/* A document of words alone is called a Word document often enough. */
static TjForm *
read_plain_text (GBytes     *bytes,
                 const char *name,
                 GPtrArray  *findings)
{
  g_autoptr(TjTextDocument) document = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!tj_form_reader_may_be_form (name) || g_bytes_get_size (bytes) > TJ_LIMIT_RUN_ON ||
      !(text = tj_plain_text_decode (bytes)))
    return NULL;

  document = tj_text_document_new ();
  tj_text_document_want_paragraphs (document);
  lines = g_strsplit (text, "\n", TJ_LIMIT_PARAGRAPHS);
  for (guint i = 0; lines[i] != NULL; i++)
    tj_text_document_add_paragraph (document, g_strdup (lines[i]));

  return tj_form_mapper_map (document, name, findings);
}

/* A box that came out empty may have been ticked. */
static void
note_lost_ticks (TjForm    *form,
                 GPtrArray *findings)
{
  GListModel *fields = tj_form_get_fields (form);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const TjFieldSpec *spec = tj_field_get_spec (field);
      TjFinding *finding;

      if (spec->kind != TJ_FIELD_TICKS || tj_field_get_ticked (field)[0] != NULL)
        continue;

      finding = tj_finding_new ("converted", "ticks");
      tj_finding_add_field (finding, spec->id);
      tj_finding_add_text (finding, "label", spec->label_zh);
      g_ptr_array_add (findings, finding);
    }
}

/* LibreOffice reads what HTML and the XML of Word 2003 mark as deleted like any other words. */
static void
note_kept_deletions (GBytes     *bytes,
                     const char *name,
                     GPtrArray  *findings)
{
  static const char * const marks[] = { "Word.Deletion", "<del>", "<del ", "<DEL>", "<DEL " };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && !any; i++)
    any = g_strstr_len (data, (gssize) size, marks[i]) != NULL;

  if (any)
    {
      TjFinding *finding = tj_finding_new ("converted", "deleted");

      tj_finding_add_text (finding, "file", name);
      g_ptr_array_add (findings, finding);
    }
}

static TjForm *
read_converted (GBytes        *bytes,
                const char    *name,
                GPtrArray     *findings,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(TjOfficeConversion) conversion = NULL;
  TjFinding *finding;
  TjForm *form;

  if (!tj_office_conversion_may_be_form (bytes) ||
      !(conversion = tj_office_conversion_run (bytes, name, TJ_LIMIT_CONVERSION_SECONDS,
                                               cancellable, error)) ||
      !(form = read_document (conversion->bytes, name, findings, error)))
    return NULL;

  finding = tj_finding_new ("converted", NULL);
  tj_finding_add_text (finding, "file", name);
  tj_finding_add_text (finding, "format", conversion->format);
  tj_finding_add_text (finding, "converter", conversion->converter);
  g_ptr_array_add (findings, finding);
  note_lost_ticks (form, findings);
  note_kept_deletions (bytes, name, findings);

  return form;
}

/**
 * tj_form_reader_read:
 * @bytes: a whole file of any kind
 * @name: what to call it in messages
 * @taxonomy: (nullable): to match the type with
 * @findings: (element-type TjFinding): what was doubtful is added here
 *
 * Old formats are converted by another program, which takes seconds; not for the main loop's
 * thread.
 *
 * Returns: (transfer full) (nullable): the form; %NULL without an error where the file can be
 *   read but is no form
 */
TjForm *
tj_form_reader_read (GBytes        *bytes,
                     const char    *name,
                     TjTaxonomy    *taxonomy,
                     GPtrArray     *findings,
                     GCancellable  *cancellable,
                     GError       **error)
{
  TjForm *form = NULL;

  if (tj_office_zip_is_encrypted_compound (bytes))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password and was not read. "
                   "Ask the applicant for a copy without one."), name);
  else if (tj_office_zip_is_zip (bytes) || tj_office_parts_is_flat (bytes))
    form = read_document (bytes, name, findings, error);
  else if (tj_application_is_one (bytes))
    form = read_application (bytes, name, findings, error);
  else if (tj_office_conversion_is_for (bytes))
    form = read_converted (bytes, name, findings, cancellable, error);
  else
    form = read_plain_text (bytes, name, findings);

  if (form != NULL)
    tj_type_matcher_match (taxonomy, form);

  return form;
}
