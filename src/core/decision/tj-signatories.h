/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

/**
 * TjSignatory:
 * @name: who had to sign, or who did
 * @organisation: (nullable): for whom they work
 * @fingerprint: (nullable): of the certificate
 * @has_signed: whether there is a good signature
 * @by_name: whether it is taken for theirs by the name alone, since the decision does not state
 *   their certificate
 * @signed_at: (nullable): as they state it
 *
 * Somebody who had to sign, or who signed without.
 */
typedef struct
{
  char *name;
  char *organisation;
  char *fingerprint;
  gboolean has_signed;
  gboolean by_name;
  GDateTime *signed_at;
} TjSignatory;

/**
 * TjSignatories:
 * @required: (element-type TjSignatory): everybody who had to sign
 * @others: (element-type TjSignatory): who signed and did not have to
 * @n_missing: how many of @required have not signed
 * @complete: whether all have, nobody else has, and no signature was taken away or moved
 * @messages: (element-type utf8): why not, as sentences in the user's language
 *
 * The signatures of a decision against what it says itself.
 */
typedef struct
{
  GPtrArray *required;
  GPtrArray *others;
  guint n_missing;
  gboolean complete;
  GPtrArray *messages;
} TjSignatories;

TjSignatories *tj_signatories_new   (const TjDecision    *decision,
                                     const GPtrArray     *verifications) G_GNUC_WARN_UNUSED_RESULT;
TjSignatories *tj_signatories_ref   (TjSignatories       *self);
void           tj_signatories_unref (TjSignatories       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSignatories, tj_signatories_unref)

G_END_DECLS
