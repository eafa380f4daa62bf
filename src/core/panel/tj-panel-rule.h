/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/rubric/tj-rubric.h"

G_BEGIN_DECLS

#define TJ_PANEL_ERROR (tj_panel_error_quark ())

/**
 * TjPanelError:
 * @TJ_PANEL_ERROR_RULE: a rule that cannot be used; the message says why and where
 * @TJ_PANEL_ERROR_STAGE: there is no such stage, or there are sheets of several
 */
typedef enum
{
  TJ_PANEL_ERROR_RULE,
  TJ_PANEL_ERROR_STAGE,
} TjPanelError;

GQuark tj_panel_error_quark (void);

/* How many scores become one number, as data: no two committees do it alike, and a result
 * without its rule says little. The rule is printed with every result. */

/**
 * TjPanelMethod:
 * @TJ_PANEL_MEAN: all reviewers alike
 * @TJ_PANEL_WEIGHTED: reviewers by weight
 * @TJ_PANEL_TRIMMED: without the highest and the lowest, where there are enough
 * @TJ_PANEL_MEDIAN: the middle one, or the mean of the two in the middle
 */
typedef enum
{
  TJ_PANEL_MEAN,
  TJ_PANEL_WEIGHTED,
  TJ_PANEL_TRIMMED,
  TJ_PANEL_MEDIAN,
} TjPanelMethod;

/**
 * TjPanelOrder:
 * @TJ_PANEL_TOTALS_FIRST: each reviewer's total, then one of those
 * @TJ_PANEL_CRITERIA_FIRST: one score of each criterion, then their total
 */
typedef enum
{
  TJ_PANEL_TOTALS_FIRST,
  TJ_PANEL_CRITERIA_FIRST,
} TjPanelOrder;

/**
 * TjPanelWeights:
 * @TJ_PANEL_WEIGHTS_RUBRIC: the criteria's weights are those of the rubric
 * @TJ_PANEL_WEIGHTS_EQUAL: all criteria alike
 * @TJ_PANEL_WEIGHTS_LISTED: the rule lists them; what it does not list counts nothing
 */
typedef enum
{
  TJ_PANEL_WEIGHTS_RUBRIC,
  TJ_PANEL_WEIGHTS_EQUAL,
  TJ_PANEL_WEIGHTS_LISTED,
} TjPanelWeights;

/**
 * TjPanelGaps:
 * @TJ_PANEL_GAPS_SPREAD: the weight of what was not scored goes to the rest in proportion
 * @TJ_PANEL_GAPS_LEAVE_OUT: what has a gap has no total
 */
typedef enum
{
  TJ_PANEL_GAPS_SPREAD,
  TJ_PANEL_GAPS_LEAVE_OUT,
} TjPanelGaps;

/**
 * TjPanelRounding:
 * @TJ_PANEL_HALF_UP: 四舍五入
 * @TJ_PANEL_HALF_EVEN: 四舍六入五成双
 * @TJ_PANEL_DOWN: what follows is cut off
 */
typedef enum
{
  TJ_PANEL_HALF_UP,
  TJ_PANEL_HALF_EVEN,
  TJ_PANEL_DOWN,
} TjPanelRounding;

/**
 * TjPanelWeight:
 * @name: a criterion's id, or a reviewer's name or certificate fingerprint
 * @thousandths: its weight
 */
typedef struct
{
  char *name;
  guint thousandths;
} TjPanelWeight;

/**
 * TjPanelThreshold:
 * @stage: where it holds
 * @criterion: (nullable): of which criterion; %NULL for the total
 * @value: the least that passes, on the scale of the result
 */
typedef struct
{
  TjReviewStage stage;
  char *criterion;
  double value;
} TjPanelThreshold;

/**
 * TjPanelRule:
 * @id: as `trimmed`
 * @version: of the file
 * @sha256: of the file as read
 * @title_zh: what it is called
 * @title_en: the same in English
 * @method: how reviewers become one
 * @minimum: with %TJ_PANEL_TRIMMED, from how many on; fewer are a plain mean
 * @order: totals or criteria first
 * @quorum: fewer sheets make no total
 * @counts_conflicts: whether the sheet of a reviewer with a declared conflict counts
 * @default_weight: of reviewers that are not listed, in thousandths
 * @reviewers: (element-type TjPanelWeight): those that are
 * @weights: where the weights of criteria come from
 * @criteria: (element-type TjPanelWeight): with %TJ_PANEL_WEIGHTS_LISTED
 * @gaps: what becomes of missing and “cannot assess”
 * @scale: full marks of the result
 * @decimals: of the result
 * @rounding: of the result
 * @thresholds: (element-type TjPanelThreshold): criteria without one keep the rubric's
 *
 * Does not change once it is read.
 */
typedef struct
{
  char *id;
  char *version;
  char *sha256;
  char *title_zh;
  char *title_en;
  TjPanelMethod method;
  guint minimum;
  TjPanelOrder order;
  guint quorum;
  gboolean counts_conflicts;
  guint default_weight;
  GPtrArray *reviewers;
  TjPanelWeights weights;
  GPtrArray *criteria;
  TjPanelGaps gaps;
  guint scale;
  guint decimals;
  TjPanelRounding rounding;
  GPtrArray *thresholds;
} TjPanelRule;

TjPanelRule *tj_panel_rule_new_default    (const char        *id) G_GNUC_WARN_UNUSED_RESULT;
TjPanelRule *tj_panel_rule_new_from_bytes (GBytes            *bytes,
                                           const char        *name,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void         tj_panel_rule_free           (TjPanelRule       *self);
gboolean     tj_panel_rule_check          (const TjPanelRule *self,
                                           TjRubric          *rubric,
                                           TjReviewStage      stage,
                                           GError           **error);
double      *tj_panel_rule_get_weights    (const TjPanelRule *self,
                                           TjRubric          *rubric,
                                           TjReviewStage      stage) G_GNUC_WARN_UNUSED_RESULT;
double       tj_panel_rule_get_reviewer_weight (const TjPanelRule *self,
                                                const char        *name,
                                                const char        *fingerprint);
gboolean     tj_panel_rule_get_threshold  (const TjPanelRule *self,
                                           TjRubric          *rubric,
                                           TjReviewStage      stage,
                                           const char        *criterion,
                                           double            *value);
double       tj_panel_rule_round          (const TjPanelRule *self,
                                           double             value);
char        *tj_panel_rule_describe       (const TjPanelRule *self,
                                           TjLanguage         language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelRule, tj_panel_rule_free)

G_END_DECLS
