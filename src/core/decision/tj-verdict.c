/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-verdict.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"

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

/* A document names the package it is about by one digest. */
static void
compare_package (TjVerdict *self,
                 TjPackage *package)
{
  g_autofree char *found = tj_package_dup_manifest_sha256 (package);

  self->files_match = g_strcmp0 (self->document->package_sha256, found) == 0;
  if (!self->files_match)
    add_reason (self, "files-changed",
                _("The package is not the one that the opinion is about, or is another version "
                  "of it."));
}

static void
compare_files (TjVerdict *self,
               TjPackage *package)
{
  g_autoptr(GPtrArray) differences = tj_sheet_compare_files (self->sheet, package);

  for (guint i = 0; i < differences->len; i++)
    add_difference (self, g_ptr_array_index (differences, i));

  self->files_match = differences->len == 0;
}

/**
 * tj_verdict_compare:
 * @package: the one that may have been judged
 *
 * Adds the answer whether the files are those that were judged.
 */
void
tj_verdict_compare (TjVerdict *self,
                    TjPackage *package)
{
  self->compared = TRUE;
  if (self->sheet != NULL)
    compare_files (self, package);
  else if (self->document != NULL)
    compare_package (self, package);
  else
    add_reason (self, "files-not-compared",
                _("The files could not be compared, because the sheet cannot be read."));
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

/* What the signed content is; the schema alone cannot tell. */
static void
read_content (TjVerdict  *self,
              const char *path)
{
  g_autoptr(GError) error = NULL;
  xmlDoc *content = self->verification->content;
  const char *schema = find_schema (content);

  if (tj_xml_validate (content, path, schema, &error))
    {
      if (g_str_equal (schema, TJ_DECISION_SCHEMA))
        self->decision = tj_decision_new_from_xml (content, path, &error);
      else if (g_str_equal (schema, TJ_DOCUMENT_SCHEMA))
        self->document = tj_document_new_from_xml (content);
      else
        self->sheet = tj_sheet_new_from_xml (content, NULL, path, &error);
    }

  self->schema_valid = self->sheet != NULL || self->document != NULL || self->decision != NULL;
  if (!self->schema_valid)
    add_reason (self, "schema-invalid", error->message);
}

/* Takes over @verification. */
static TjVerdict *
judge (TjVerification *verification,
       GBytes         *bytes,
       const char     *path,
       TjPackage      *package)
{
  TjVerdict *self = g_new0 (TjVerdict, 1);
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
    read_content (self, path);
  else
    validate_file (self, bytes, path);
  self->incomplete = self->sheet != NULL && tj_sheet_get_incomplete (self->sheet);
  if (package != NULL && self->decision == NULL)
    tj_verdict_compare (self, package);

  return self;
}

/* All signatures together against the people whom the decision names. */
static void
compare_signatories (GPtrArray *verdicts)
{
  g_autoptr(GPtrArray) verifications = g_ptr_array_new ();
  const TjDecision *decision = NULL;
  g_autoptr(TjSignatories) signatories = NULL;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerdict *verdict = g_ptr_array_index (verdicts, i);

      g_ptr_array_add (verifications, verdict->verification);
      if (decision == NULL)
        decision = verdict->decision;
    }
  if (decision == NULL)
    return;

  signatories = tj_signatories_new (decision, verifications);
  for (guint i = 0; i < verdicts->len; i++)
    ((TjVerdict *) g_ptr_array_index (verdicts, i))->signatories = tj_signatories_ref (signatories);
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

  if (!tj_decision_is_file (bytes))
    {
      g_ptr_array_add (verdicts, judge (tj_verify_document (bytes, trust), bytes, path, package));
      return verdicts;
    }

  all = tj_verify_countersigned (bytes, trust);
  while (all->len > 0)
    g_ptr_array_add (verdicts, judge (g_ptr_array_steal_index (all, 0), bytes, path, package));
  compare_signatories (verdicts);

  return verdicts;
}

void
tj_verdict_free (TjVerdict *self)
{
  tj_verification_free (self->verification);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->document, tj_document_free);
  g_clear_pointer (&self->decision, tj_decision_free);
  g_clear_pointer (&self->signatories, tj_signatories_unref);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/**
 * tj_verdict_is_fine:
 * @wants_trust: whether the signer has to be one whom the user trusts
 *
 * Returns: whether every answer that was asked for is yes; of a decision, whether all who had to
 *   have signed, too
 */
gboolean
tj_verdict_is_fine (const TjVerdict *self,
                    gboolean         wants_trust)
{
  return self->verification->intact && self->verification->whole_document
         && self->verification->all_there
         && (self->signatories == NULL || self->signatories->complete) && self->schema_valid
         && (!wants_trust || self->verification->trusted)
         && (!self->compared || self->files_match);
}
