/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-gate.h"
#include "core/document/tj-document.h"
#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjCompletionGiven:
 * @bureau: (nullable): who writes, as it signs
 * @contact: (nullable): whom the applicant may ask
 * @due: (nullable): the day by which to answer, as 2024年4月5日
 * @date: (nullable): the day of the letter, likewise
 * @queries: whether what is only doubtful is asked, too
 *
 * What the writer of a letter says.
 */
typedef struct
{
  const char *bureau;
  const char *contact;
  const char *due;
  const char *date;
  gboolean queries;
} TjCompletionGiven;

TjDocument *tj_completion_letter_new (TjPackage               *package,
                                      TjTaxonomy              *taxonomy,
                                      const TjGateResult      *gate,
                                      TjReview                *review,
                                      const TjCompletionGiven *given) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
