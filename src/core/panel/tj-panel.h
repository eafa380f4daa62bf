/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-agreement.h"
#include "core/panel/tj-panel-result.h"
#include "core/panel/tj-strictness.h"

G_BEGIN_DECLS

/**
 * TjPanelItem:
 * @key: the digest of the package's manifest
 * @name: what to call it
 */
typedef struct
{
  char *key;
  char *name;
} TjPanelItem;

/**
 * TjPanelReviewer:
 * @key: the certificate's fingerprint, or whatever else tells reviewers apart
 * @name: what to call the reviewer
 * @organisation: (nullable): where the reviewer works
 */
typedef struct
{
  char *key;
  char *name;
  char *organisation;
} TjPanelReviewer;

/**
 * TjPanelSheet:
 * @item: which item was judged
 * @reviewer: by whom
 * @review: the judgement
 * @id: (nullable): of the signed sheet
 * @has_conflict: whether the reviewer declared a conflict of interest
 */
typedef struct
{
  guint item;
  guint reviewer;
  TjReview *review;
  char *id;
  gboolean has_conflict;
} TjPanelSheet;

/**
 * TjPanel:
 * @rubric: of all sheets
 * @stage: of all sheets
 * @items: (element-type TjPanelItem): what was to be judged, also what nobody judged
 * @reviewers: (element-type TjPanelReviewer): all who handed in a sheet
 * @sheets: (element-type TjPanelSheet): at most one of each reviewer on each item
 *
 * The sheets of several reviewers at one stage.
 */
typedef struct
{
  TjRubric *rubric;
  TjReviewStage stage;
  GPtrArray *items;
  GPtrArray *reviewers;
  GPtrArray *sheets;
} TjPanel;

TjPanel *tj_panel_new          (TjRubric      *rubric,
                                TjReviewStage  stage) G_GNUC_WARN_UNUSED_RESULT;
void     tj_panel_free         (TjPanel       *self);
guint    tj_panel_add_item     (TjPanel       *self,
                                const char    *key,
                                const char    *name);
guint    tj_panel_add_reviewer (TjPanel       *self,
                                const char    *key,
                                const char    *name,
                                const char    *organisation);
void     tj_panel_add_sheet    (TjPanel       *self,
                                guint          item,
                                guint          reviewer,
                                TjReview      *review,
                                const char    *id);
TjPanelSheet *tj_panel_find_sheet (TjPanel    *self,
                                   guint       item,
                                   guint       reviewer);

/**
 * TjPanelAgreements:
 * @alpha: (array): by #TjMetric
 * @w: Kendall's
 *
 * How far the reviewers agree over one criterion, or over totals.
 */
typedef struct
{
  TjAgreement alpha[TJ_N_METRICS];
  TjAgreement w;
} TjPanelAgreements;

/**
 * TjPanelAnalysis:
 * @panel: (unowned): what was worked out
 * @rule: (unowned): by which rule
 * @n_criteria: of the stage
 * @weights: (array length=n_criteria): of the criteria
 * @reviewer_weights: (array): of the reviewers
 * @matrix: the scores that count
 * @scorer: to ask for more
 * @result: totals, ranks, disagreement
 * @agreements: (array): by criterion, the last being of the totals
 * @strictness: of the reviewers, from their totals
 */
typedef struct
{
  TjPanel *panel;
  const TjPanelRule *rule;
  guint n_criteria;
  double *weights;
  double *reviewer_weights;
  TjScoreMatrix *matrix;
  TjPanelScorer *scorer;
  TjPanelResult *result;
  TjPanelAgreements *agreements;
  TjStrictness *strictness;
} TjPanelAnalysis;

TjPanelAnalysis *tj_panel_analyse       (TjPanel            *self,
                                         const TjPanelRule  *rule,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void             tj_panel_analysis_free (TjPanelAnalysis    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanel, tj_panel_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelAnalysis, tj_panel_analysis_free)

G_END_DECLS
