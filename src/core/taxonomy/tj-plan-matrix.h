/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"
#include "core/taxonomy/tj-classifier.h"
#include "core/taxonomy/tj-policy-documents.h"

G_BEGIN_DECLS

/* The technologies of a round down, the five documents across. */
typedef struct _TjPlanMatrix TjPlanMatrix;

TjPlanMatrix     *tj_plan_matrix_new        (TjPolicyDocuments  *documents,
                                             GPtrArray          *forms)
                                             G_GNUC_WARN_UNUSED_RESULT;
void              tj_plan_matrix_free       (TjPlanMatrix       *self);
guint             tj_plan_matrix_get_n_rows (const TjPlanMatrix *self);
const char       *tj_plan_matrix_get_name   (const TjPlanMatrix *self,
                                             guint               row);
TjClassification *tj_plan_matrix_get_cell   (const TjPlanMatrix *self,
                                             guint               row,
                                             TjPolicyDocument    document);
char             *tj_plan_matrix_dup_place  (const TjPlanMatrix *self,
                                             guint               row,
                                             TjPolicyDocument    document)
                                             G_GNUC_WARN_UNUSED_RESULT;
char             *tj_plan_matrix_to_csv     (const TjPlanMatrix *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPlanMatrix, tj_plan_matrix_free)

G_END_DECLS
