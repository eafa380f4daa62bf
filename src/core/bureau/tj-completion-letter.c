/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-completion-letter.h"

#include "core/bureau/tj-package-facts.h"
#include "core/document/tj-document-template.h"

/* 补正通知: what an applicant is asked for after the formal examination. */

/**
 * tj_completion_letter_new:
 * @package: whose applicant is written to
 * @taxonomy: the notice
 * @gate: how it stood in the examination
 * @review: (nullable): the decisions that the examination was made with, and own words
 *
 * Returns: (transfer full) (nullable): the letter; %NULL where nothing is to be asked
 */
TjDocument *
tj_completion_letter_new (TjPackage               *package,
                          TjTaxonomy              *taxonomy,
                          const TjGateResult      *gate,
                          TjReview                *review,
                          const TjCompletionGiven *given)
{
  g_autoptr(TjDocumentTemplate) template = tj_document_template_new_default ("letter");
  g_autoptr(GPtrArray) asked = tj_gate_result_list_asked (gate, review, given->queries);
  g_autoptr(TjFacts) facts = NULL;
  TjDocument *letter;

  if (asked->len == 0)
    return NULL;

  facts = tj_package_facts_new (package, taxonomy);
  tj_package_facts_add_findings (facts, asked, FALSE);
  tj_package_facts_word_findings (facts, asked, review);
  tj_facts_add (facts, "bureau", given->bureau, TJ_GROUND_GIVEN, "bureau", NULL);
  tj_facts_add (facts, "bureau_contact", given->contact, TJ_GROUND_GIVEN, "contact", NULL);
  tj_facts_add (facts, "due", given->due, TJ_GROUND_GIVEN, "due", NULL);
  tj_facts_add (facts, "date", given->date, TJ_GROUND_GIVEN, "date", NULL);

  letter = tj_document_template_fill (template, facts, NULL);
  letter->package_name = g_strdup (tj_package_get_name (package));
  letter->package_sha256 = tj_package_dup_manifest_sha256 (package);

  return letter;
}
