/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"
#include "core/base/tj-language.h"

G_BEGIN_DECLS

#define TJ_RUBRIC_ERROR (tj_rubric_error_quark ())

/**
 * TjRubricError:
 * @TJ_RUBRIC_ERROR_INVALID: weights, anchors, bands or ids do not hold together
 * @TJ_RUBRIC_ERROR_VALUE: a review has no such value, or the value cannot be this
 */
typedef enum
{
  TJ_RUBRIC_ERROR_INVALID,
  TJ_RUBRIC_ERROR_VALUE,
} TjRubricError;

GQuark tj_rubric_error_quark (void);

/**
 * TjReviewStage:
 * @TJ_REVIEW_PRELIMINARY: 初审
 * @TJ_REVIEW_SECOND: 复审
 * @TJ_REVIEW_DEFENCE: 技术答辩
 */
typedef enum
{
  TJ_REVIEW_PRELIMINARY,
  TJ_REVIEW_SECOND,
  TJ_REVIEW_DEFENCE,
} TjReviewStage;

#define TJ_N_REVIEW_STAGES 3

const char *tj_review_stage_to_string (TjReviewStage  stage);
gboolean    tj_review_stage_parse     (const char    *text,
                                       TjReviewStage *stage);
const char *tj_review_stage_get_label (TjReviewStage  stage);

/* Points are kept as whole half points, 0 to 10, so that 0.1 + 0.2 never happens. */
#define TJ_MAX_HALF_POINTS 10
/* Every whole level from 0 to this one has an anchor. */
#define TJ_MAX_LEVEL 5

#define TJ_TYPE_CRITERION (tj_criterion_get_type ())

G_DECLARE_FINAL_TYPE (TjCriterion, tj_criterion, TJ, CRITERION, GObject)

const char *tj_criterion_get_id       (TjCriterion   *self);
const char *tj_criterion_get_name     (TjCriterion   *self,
                                       TjLanguage     language);
const char *tj_criterion_get_question (TjCriterion   *self,
                                       TjLanguage     language);
const char *tj_criterion_get_anchor   (TjCriterion   *self,
                                       guint          level,
                                       TjLanguage     language);
double      tj_criterion_get_weight   (TjCriterion   *self);
gboolean    tj_criterion_get_threshold (TjCriterion  *self,
                                        guint        *half_points);
guint       tj_criterion_get_min_justification (TjCriterion *self);
gboolean    tj_criterion_needs_confidence (TjCriterion *self);
gboolean    tj_criterion_allows_cannot_assess (TjCriterion *self);

#define TJ_TYPE_RUBRIC (tj_rubric_get_type ())

G_DECLARE_FINAL_TYPE (TjRubric, tj_rubric, TJ, RUBRIC, GObject)

TjRubric    *tj_rubric_new_default    (void);
/* Element type TjRubric. */
GPtrArray   *tj_rubric_list_shipped   (void);
TjRubric    *tj_rubric_new_from_bytes (GBytes        *bytes,
                                       const char    *name,
                                       GError       **error);
TjRubric    *tj_rubric_new_from_file  (GFile         *file,
                                       GError       **error);
const char  *tj_rubric_get_id         (TjRubric      *self);
const char  *tj_rubric_get_version    (TjRubric      *self);
const char  *tj_rubric_get_sha256     (TjRubric      *self);
GBytes      *tj_rubric_get_content    (TjRubric      *self);
gboolean     tj_rubric_equal          (TjRubric      *self,
                                       TjRubric      *other);
gboolean     tj_rubric_is_shipped     (TjRubric      *self);
const char  *tj_rubric_get_title      (TjRubric      *self,
                                       TjLanguage     language);
const char  *tj_rubric_get_weights_note (TjRubric    *self,
                                         TjLanguage   language);
/* The criteria of one review stage: a list of #TjCriterion whose weights add up to 1. */
GListModel  *tj_rubric_get_criteria   (TjRubric      *self,
                                       TjReviewStage  stage);
TjCriterion *tj_rubric_lookup         (TjRubric      *self,
                                       TjReviewStage  stage,
                                       const char    *id);

G_END_DECLS
