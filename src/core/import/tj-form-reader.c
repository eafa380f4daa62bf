/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-reader.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-application-reader.h"
#include "core/import/tj-docx-reader.h"
#include "core/import/tj-form-answer.h"
#include "core/import/tj-form-mapper.h"
#include "core/import/tj-form-picture.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-type-matcher.h"

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
    ".docx", ".docm", ".odt", ".doc", ".wps", ".xml",
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
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
                 _("“%s” is in the old Word format. Open it in Word, WPS or LibreOffice and save "
                   "it as .docx."), name);
}

/**
 * tj_form_reader_read:
 * @bytes: a whole file of any kind
 * @name: what to call it in messages
 * @taxonomy: (nullable): to match the type with
 * @findings: (element-type TjFinding): what was doubtful is added here
 *
 * Returns: (transfer full) (nullable): the form; %NULL without an error where the file can be
 *   read but is no form
 */
TjForm *
tj_form_reader_read (GBytes      *bytes,
                     const char  *name,
                     TjTaxonomy  *taxonomy,
                     GPtrArray   *findings,
                     GError     **error)
{
  TjForm *form = NULL;

  if (tj_office_zip_is_compound (bytes))
    set_compound_error (bytes, name, error);
  else if (tj_office_zip_is_zip (bytes) || tj_office_parts_is_flat (bytes))
    form = read_document (bytes, name, findings, error);
  else if (tj_application_is_one (bytes))
    form = read_application (bytes, name, findings, error);
  else if (tj_office_parts_is_word_2003 (bytes))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is XML of Word 2003. Open it in Word, WPS or LibreOffice and save it as "
                   ".docx."), name);

  if (form != NULL)
    tj_type_matcher_match (taxonomy, form);

  return form;
}
