/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-verdict.h"

#include "cli/tj-decision-file.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision.h"
#include "core/document/tj-document.h"
#include "core/sheet/tj-sheet.h"

#include <glib/gi18n-lib.h>

static void
reason_free (TjVerdictReason *reason)
{
  g_free (reason->code);
  g_free (reason->message);
  g_free (reason);
}

static void
add_reason (TjVerdict  *self,
            const char *code,
            const char *message)
{
  TjVerdictReason *reason = g_new0 (TjVerdictReason, 1);

  reason->code = g_strdup (code);
  reason->message = g_strdup (message);
  g_ptr_array_add (self->reasons, reason);
}

static void
add_difference (TjVerdict               *self,
                const TjSheetDifference *difference)
{
  g_autofree char *message = NULL;

  if (g_str_equal (difference->code, "file-missing"))
    message = g_strdup_printf (_("“%s” was judged and is not in the package."),
                               difference->name);
  else if (g_str_equal (difference->code, "file-added"))
    message = g_strdup_printf (_("“%s” is in the package and was not judged."),
                               difference->name);
  else
    message = g_strdup_printf (_("“%s” is not the same file as the one judged."),
                               difference->name);

  add_reason (self, difference->code, message);
}

/* Which schema a signed file follows: that of opinions and letters, of decisions, or of sheets. */
static const char *
find_schema (xmlDoc *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  if (tj_xml_is (root, "decision"))
    return TJ_DECISION_SCHEMA;

  return tj_xml_is (root, "document") ? TJ_DOCUMENT_SCHEMA : TJ_SHEET_SCHEMA;
}

/* An opinion names the package it is about by one digest. */
static void
compare_package (TjVerdict *self,
                 xmlDoc    *content,
                 TjPackage *package)
{
  const xmlNode *named = tj_xml_first_child (xmlDocGetRootElement (content), "package");
  g_autofree char *wanted = named != NULL ? tj_xml_dup_attribute (named, "sha256") : NULL;
  g_autofree char *found = tj_package_dup_manifest_sha256 (package);

  self->compared = TRUE;
  self->files_match = g_strcmp0 (wanted, found) == 0;
  if (!self->files_match)
    add_reason (self, "files-changed",
                _("The package is not the one that the opinion is about, or is another version "
                  "of it."));
}

static void
compare_files (TjVerdict *self,
               TjSheet   *sheet,
               TjPackage *package)
{
  g_autoptr(GPtrArray) differences = NULL;

  self->compared = TRUE;
  if (sheet == NULL)
    {
      add_reason (self, "files-not-compared",
                  _("The files could not be compared, because the sheet cannot be read."));
      return;
    }

  differences = tj_sheet_compare_files (sheet, package);
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, g_ptr_array_index (differences, i));

  self->files_match = differences->len == 0;
}

/* What was signed cannot be told; whether the file as it stands follows the schema still can.
 * Nothing else is read from it. */
static void
validate_file (TjVerdict  *self,
               GBytes     *bytes,
               const char *path)
{
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GError) error = NULL;

  doc = tj_xml_parse_bytes (bytes, path, &tj_xml_limits_own, &error);
  self->schema_valid = doc != NULL && tj_xml_validate (doc, path, find_schema (doc), &error);
  if (!self->schema_valid)
    add_reason (self, "schema-invalid", error->message);
}

/* Whether the signed content is a sheet; the schema alone cannot tell. */
static TjSheet *
read_content (TjVerdict  *self,
              const char *path)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GError) error = NULL;
  xmlDoc *content = self->verification->content;
  TjSheet *sheet = NULL;

  if (tj_xml_validate (content, path, find_schema (content), &error))
    {
      self->schema_valid = TRUE;
      if (!g_str_equal (find_schema (content), TJ_SHEET_SCHEMA))
        return NULL;

      sheet = tj_sheet_new_from_xml (content, rubric, path, &error);
    }

  if (sheet == NULL)
    {
      self->schema_valid = FALSE;
      add_reason (self, "schema-invalid", error->message);
    }

  return sheet;
}

/* Takes over @verification. */
static TjVerdict *
judge (TjVerification *verification,
       GBytes         *bytes,
       const char     *path,
       TjPackage      *package)
{
  TjVerdict *self = g_new0 (TjVerdict, 1);
  g_autoptr(TjSheet) sheet = NULL;
  GPtrArray *reasons;

  self->verification = verification;
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);

  reasons = self->verification->reasons;
  for (guint i = 0; i < reasons->len; i++)
    {
      const TjVerificationReason *reason = g_ptr_array_index (reasons, i);

      add_reason (self, reason->code, reason->message);
    }

  if (self->verification->content != NULL)
    sheet = read_content (self, path);
  else
    validate_file (self, bytes, path);
  self->incomplete = sheet != NULL && tj_sheet_get_incomplete (sheet);
  if (tj_decision_file_is (bytes))
    return self;
  if (package != NULL && sheet == NULL && self->schema_valid &&
      self->verification->content != NULL)
    compare_package (self, self->verification->content, package);
  else if (package != NULL)
    compare_files (self, sheet, package);

  return self;
}

/**
 * tj_verdict_list_new:
 * @bytes: a file that claims to be a signed sheet, opinion or decision
 * @path: what to call it
 * @trust: whom to believe
 * @package: (nullable): the package to compare the judged files with
 *
 * Returns: (transfer full) (element-type TjVerdict): all answers about it; of a decision, which
 *   several sign, about each of its signatures
 */
GPtrArray *
tj_verdict_list_new (GBytes     *bytes,
                     const char *path,
                     TjTrust    *trust,
                     TjPackage  *package)
{
  GPtrArray *verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_verdict_free);
  g_autoptr(GPtrArray) all = NULL;

  if (!tj_decision_file_is (bytes))
    {
      g_ptr_array_add (verdicts, judge (tj_verify_document (bytes, trust), bytes, path, package));
      return verdicts;
    }

  all = tj_verify_countersigned (bytes, trust);
  while (all->len > 0)
    g_ptr_array_add (verdicts, judge (g_ptr_array_steal_index (all, 0), bytes, path, package));

  return verdicts;
}

void
tj_verdict_free (TjVerdict *self)
{
  tj_verification_free (self->verification);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/**
 * tj_verdict_is_fine:
 * @wants_trust: whether the signer has to be one whom the user trusts
 *
 * Returns: whether every answer that was asked for is yes
 */
gboolean
tj_verdict_is_fine (const TjVerdict *self,
                    gboolean         wants_trust)
{
  return self->verification->intact && self->verification->whole_document
         && self->schema_valid && (!wants_trust || self->verification->trusted)
         && (!self->compared || self->files_match);
}
