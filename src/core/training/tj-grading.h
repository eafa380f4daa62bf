/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/**
 * TjGradedFindingState:
 * @TJ_GRADED_AGREED: both took it up
 * @TJ_GRADED_MISSED: the reference took it up and the trainee did not
 * @TJ_GRADED_FALSE_ALARM: the trainee took it up and the reference did not
 */
typedef enum
{
  TJ_GRADED_AGREED,
  TJ_GRADED_MISSED,
  TJ_GRADED_FALSE_ALARM,
} TjGradedFindingState;

const char *tj_graded_finding_state_to_string (TjGradedFindingState state);

/**
 * TjGradedCriterion:
 * @criterion: (transfer none): of the rubric
 * @own: the trainee's score; a view into the review
 * @reference: the score of the reference
 * @comparable: whether both gave points
 * @difference: the trainee's points less those of the reference, where @comparable
 *
 * One criterion, twice.
 */
typedef struct
{
  TjCriterion *criterion;
  TjScore own;
  TjScore reference;
  gboolean comparable;
  double difference;
} TjGradedCriterion;

/**
 * TjGradedFinding:
 * @key: code and first field of the finding, as `case-count@stage`
 * @state: who took it up
 * @own_reason: (nullable): what the trainee wrote
 * @reference_reason: (nullable): what the reference says
 */
typedef struct
{
  char *key;
  TjGradedFindingState state;
  const char *own_reason;
  const char *reference_reason;
} TjGradedFinding;

/**
 * TjGrading:
 * @criteria: (element-type TjGradedCriterion): in the order of the rubric
 * @findings: (element-type TjGradedFinding): by key
 * @n_compared: how many criteria have points twice
 * @mean_difference: the mean of the differences without their signs, where @n_compared is above 0
 * @mean_bias: the mean of the differences: above 0 the trainee is mild
 * @n_states: how many findings are in each state
 *
 * A trainee's review beside a reference. It borrows from both reviews.
 */
typedef struct
{
  GPtrArray *criteria;
  GPtrArray *findings;
  guint n_compared;
  double mean_difference;
  double mean_bias;
  guint n_states[3];
} TjGrading;

TjGrading *tj_grading_new  (TjReview  *own,
                            TjReview  *reference) G_GNUC_WARN_UNUSED_RESULT;
void       tj_grading_free (TjGrading *self);

char       *tj_graded_key_dup_words (const char *key,
                                     TjLanguage  language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjGrading, tj_grading_free)

G_END_DECLS
