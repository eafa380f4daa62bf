/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/assignment/tj-assignment.h"
#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/**
 * TjAssignmentOrigin:
 * @packages: (element-type TjPackage): the round
 * @experts: (element-type TjExpert): the pool
 * @taxonomy: for types and categories
 * @n_wanted: how many experts each package was to have
 * @seed: where the random numbers began
 * @by_hand: whether it was changed since it was proposed
 *
 * What an assignment was made of.
 */
typedef struct
{
  GPtrArray *packages;
  GPtrArray *experts;
  TjTaxonomy *taxonomy;
  guint n_wanted;
  guint32 seed;
  gboolean by_hand;
} TjAssignmentOrigin;

TjLedger   *tj_assignment_to_ledger    (const TjAssignment       *self,
                                        const TjAssignmentOrigin *origin,
                                        TjLanguage                language)
                                       G_GNUC_WARN_UNUSED_RESULT;
void        tj_assignment_take_ledger  (TjAssignment             *self,
                                        const TjAssignmentOrigin *origin,
                                        const TjLedger           *ledger);
const char *tj_assignment_words_reason (const char               *code,
                                        TjLanguage                language);
const char *tj_assignment_words_match  (guint                     match,
                                        TjLanguage                language);
char       *tj_assignment_words_fault  (const TjAssignmentFault  *fault,
                                        const TjAssignmentOrigin *origin,
                                        TjLanguage                language)
                                       G_GNUC_WARN_UNUSED_RESULT;
char       *tj_assignment_words_rule   (const TjAssignment       *self,
                                        const TjAssignmentOrigin *origin,
                                        TjLanguage                language)
                                       G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
