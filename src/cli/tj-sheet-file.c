/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-sheet-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/base/tj-xml.h"
#include "core/correction/tj-correction.h"
#include "core/sign/tj-verifier.h"

#include <glib/gi18n-lib.h>

static TjSheet *
read_sheet (xmlDoc     *doc,
            const char *path)
{
  g_autoptr(GError) error = NULL;
  TjSheet *sheet = tj_sheet_new_from_xml (doc, NULL, path, &error);

  if (sheet == NULL)
    tj_output_error ("%s", error->message);

  return sheet;
}

/* A draft was edited by hand. What the schema does not know would not be read, and a misspelt
 * answer be lost without a word. */
static TjSheet *
read_draft (xmlDoc     *doc,
            const char *path)
{
  g_autoptr(GError) error = NULL;

  if (tj_xml_validate (doc, path, TJ_SHEET_SCHEMA, &error))
    return read_sheet (doc, path);

  tj_output_error ("%s", error->message);

  return NULL;
}

/* What a signed sheet says is read from what its signature covers, and from nothing else. */
static TjSheet *
read_signed (GBytes     *bytes,
             const char *path)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, trust);

  if (!verification->intact || !verification->whole_document || verification->content == NULL)
    {
      tj_output_error (_("“%s” was changed after it was signed. “tanjian-cli verify” tells "
                         "more; ask its reviewer for the original."), path);
      return NULL;
    }

  return read_sheet (verification->content, path);
}

/**
 * tj_sheet_file_load:
 * @path: a draft or sheet
 * @kind: which of them is wanted
 *
 * Says on standard error why a file cannot be used.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
TjSheet *
tj_sheet_file_load (const char      *path,
                    TjSheetFileKind  kind)
{
  g_autoptr(GBytes) bytes = tj_files_read (path, tj_xml_limits_own.max_bytes);
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GError) error = NULL;

  if (bytes == NULL)
    return NULL;

  doc = tj_xml_parse_bytes (bytes, path, &tj_xml_limits_own, &error);
  if (doc == NULL)
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  if (tj_xml_first_child (xmlDocGetRootElement (doc), "Signature") == NULL)
    return read_draft (doc, path);

  if (kind == TJ_SHEET_FILE_SIGNED_OR_DRAFT)
    return read_signed (bytes, path);

  tj_output_error (_("“%s” is signed already. To correct it, fill in a new draft."), path);

  return NULL;
}

/**
 * tj_sheet_file_correct:
 * @package: as it was read
 * @path: (nullable): a sheet or draft whose corrections count
 * @review: (out) (optional) (nullable) (transfer full): the review of that sheet
 *
 * Says on standard error what is wrong with the sheet; one of other files is wrong.
 *
 * Returns: (transfer full) (nullable): the package as corrected; @package itself without a sheet
 */
TjPackage *
tj_sheet_file_correct (TjPackage   *package,
                       TjTaxonomy  *taxonomy,
                       const char  *path,
                       TjReview   **review)
{
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(GPtrArray) differences = NULL;

  if (review != NULL)
    *review = NULL;
  if (path == NULL)
    return g_object_ref (package);

  sheet = tj_sheet_file_load (path, TJ_SHEET_FILE_SIGNED_OR_DRAFT);
  if (sheet == NULL)
    return NULL;

  differences = tj_sheet_compare_files (sheet, package);
  if (differences->len > 0)
    {
      tj_output_error (_("“%s” is about other files than those of the package. Name the sheet of "
                         "this package."), path);
      return NULL;
    }

  if (review != NULL)
    *review = g_object_ref (tj_sheet_get_review (sheet));

  return tj_correction_apply (package, tj_sheet_get_review (sheet), taxonomy);
}

/**
 * tj_sheet_file_correct_only:
 * @packages: (element-type TjPackage): the first takes the place of what was read
 * @path: (nullable): a sheet or draft whose corrections count
 * @review: (out) (optional) (nullable) (transfer full): the review of that sheet
 *
 * The same for the packages of a command line. A sheet is about one package: with a sheet there
 * may not be more. Says on standard error what is wrong.
 *
 * Returns: whether the packages are as they shall be judged
 */
gboolean
tj_sheet_file_correct_only (GPtrArray   *packages,
                            TjTaxonomy  *taxonomy,
                            const char  *path,
                            TjReview   **review)
{
  TjPackage *corrected;

  if (review != NULL)
    *review = NULL;
  if (path == NULL)
    return TRUE;

  if (packages->len > 1)
    {
      tj_output_error (_("A sheet is about one package. Name just one package with “--sheet”."));
      return FALSE;
    }

  corrected = tj_sheet_file_correct (g_ptr_array_index (packages, 0), taxonomy, path, review);
  if (corrected == NULL)
    return FALSE;

  g_ptr_array_remove_index (packages, 0);
  g_ptr_array_add (packages, corrected);

  return TRUE;
}
