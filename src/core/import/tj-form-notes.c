/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-notes.h"

#include "core/import/tj-import-limits.h"
#include "core/model/tj-finding.h"

/* Findings about the whole of a form: what the document holds beside the answers. */

/**
 * tj_form_notes_add_words:
 * @findings: (element-type TjFinding): gets a finding where there are @words
 */
void
tj_form_notes_add_words (GPtrArray     *findings,
                         const char    *code,
                         const GString *words)
{
  TjFinding *finding;

  if (words->len == 0)
    return;

  finding = tj_finding_new (code, NULL);
  tj_finding_add_text (finding, "text", words->str);
  g_ptr_array_add (findings, finding);
}

void
tj_form_notes_add_limit (GPtrArray  *findings,
                         const char *variant,
                         guint       limit)
{
  TjFinding *finding = tj_finding_new ("form-cut-short", variant);

  tj_finding_add_number (finding, "limit", limit);
  g_ptr_array_add (findings, finding);
}

/**
 * tj_form_notes_add_document:
 *
 * Adds a finding for each thing in @document that is no part of an answer, or not silently.
 */
void
tj_form_notes_add_document (GPtrArray            *findings,
                            const TjTextDocument *document)
{
  TjFinding *finding;

  if (document->tracked)
    {
      finding = tj_finding_new ("tracked-changes", NULL);
      tj_finding_add_text (finding, "inserted",
                           document->inserted->len > 0 ? document->inserted->str : "—");
      tj_finding_add_text (finding, "deleted",
                           document->deleted->len > 0 ? document->deleted->str : "—");
      g_ptr_array_add (findings, finding);
    }

  if (document->cut_short)
    tj_form_notes_add_limit (findings, "cells", TJ_LIMIT_CELLS);

  tj_form_notes_add_words (findings, "hidden-text", document->hidden);
  tj_form_notes_add_words (findings, "text-box", document->boxes);
  tj_form_notes_add_words (findings, "footnotes", document->notes);
  if (document->notes_unread)
    g_ptr_array_add (findings, tj_finding_new ("footnotes", "unread"));

  if (document->n_comments > 0)
    {
      finding = tj_finding_new ("comments", NULL);
      tj_finding_add_number (finding, "count", document->n_comments);
      g_ptr_array_add (findings, finding);
    }
}
