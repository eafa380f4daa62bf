/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"
#include "core/decision/tj-signatories.h"
#include "core/document/tj-document.h"
#include "core/model/tj-package.h"
#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

/**
 * TjVerdictReason:
 * @code: stable
 * @message: a sentence in the user's language
 */
typedef struct
{
  char *code;
  char *message;
} TjVerdictReason;

/**
 * TjVerdict:
 * @verification: what the signature says
 * @sheet: (nullable): what was signed, where that is a review sheet
 * @document: (nullable): what was signed, where that is an opinion or a letter
 * @decision: (nullable): what was signed, where that is the decision of a panel
 * @signatories: (nullable): who had to sign, where that is a decision: the same for each signature
 * @schema_valid: whether what was signed is one of them
 * @incomplete: whether it was signed with gaps
 * @compared: whether there was a package to compare files with
 * @files_match: whether its files are those that were judged
 * @reasons: (element-type TjVerdictReason): one or more for each answer that is no
 *
 * All answers about one signed file.
 */
typedef struct
{
  TjVerification *verification;
  TjSheet *sheet;
  TjDocument *document;
  TjDecision *decision;
  TjSignatories *signatories;
  gboolean schema_valid;
  gboolean incomplete;
  gboolean compared;
  gboolean files_match;
  GPtrArray *reasons;
} TjVerdict;

GPtrArray *tj_verdict_list_new (GBytes          *bytes,
                                const char      *path,
                                TjTrust         *trust,
                                TjPackage       *package) G_GNUC_WARN_UNUSED_RESULT;
void       tj_verdict_free    (TjVerdict       *self);
void       tj_verdict_compare (TjVerdict       *self,
                               TjPackage       *package);
gboolean   tj_verdict_is_fine (const TjVerdict *self,
                               gboolean         wants_trust);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjVerdict, tj_verdict_free)

G_END_DECLS
