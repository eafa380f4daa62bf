/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-rule-private.h"

#include "core/base/tj-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RULE_FOLDER "/org/tanjian/Tanjian/panel/"
/* What lies this near to a tie is one: 2.345 has no exact double. */
#define TIE 1e-9

G_DEFINE_QUARK (tj-panel-error-quark, tj_panel_error)

/* A rule is printed in the language of a paper or a chart, whatever the locale. */
#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

static void
weight_free (gpointer data)
{
  TjPanelWeight *weight = data;

  g_free (weight->name);
  g_free (weight);
}

static void
threshold_free (gpointer data)
{
  TjPanelThreshold *threshold = data;

  g_free (threshold->criterion);
  g_free (threshold);
}

/**
 * tj_panel_rule_new_default:
 * @id: `mean`, `weighted`, `trimmed` or `median`
 *
 * Returns: (transfer full) (nullable): the rule of that name that comes with the program
 */
TjPanelRule *
tj_panel_rule_new_default (const char *id)
{
  g_autofree char *path = g_strconcat (RULE_FOLDER, id, ".xml", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjPanelRule *self;

  if (g_strstr_len (id, -1, "/") != NULL)
    return NULL;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;

  self = tj_panel_rule_new_from_bytes (bytes, path, &error);
  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

/**
 * tj_panel_rule_new_from_bytes:
 * @bytes: a rule file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the rule, or %NULL with %TJ_PANEL_ERROR_RULE
 */
TjPanelRule *
tj_panel_rule_new_from_bytes (GBytes      *bytes,
                              const char  *name,
                              GError     **error)
{
  g_autoptr(TjPanelRule) self = g_new0 (TjPanelRule, 1);

  self->reviewers = g_ptr_array_new_with_free_func (weight_free);
  self->criteria = g_ptr_array_new_with_free_func (weight_free);
  self->thresholds = g_ptr_array_new_with_free_func (threshold_free);
  if (!tj_panel_rule_read (self, bytes, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tj_panel_rule_free:
 * @self: (transfer full): a rule
 */
void
tj_panel_rule_free (TjPanelRule *self)
{
  g_free (self->id);
  g_free (self->version);
  g_free (self->sha256);
  g_free (self->title_zh);
  g_free (self->title_en);
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->thresholds);
  g_free (self);
}

static guint
find_weight (GPtrArray  *weights,
             const char *name,
             guint       otherwise)
{
  for (guint i = 0; name != NULL && i < weights->len; i++)
    {
      const TjPanelWeight *weight = g_ptr_array_index (weights, i);

      if (g_str_equal (weight->name, name))
        return weight->thousandths;
    }

  return otherwise;
}

/**
 * tj_panel_rule_check:
 *
 * Returns: whether the rule can be used at that stage: it names no criterion that the stage has
 *   not, and leaves the stage some weight
 */
gboolean
tj_panel_rule_check (const TjPanelRule  *self,
                     TjRubric           *rubric,
                     TjReviewStage       stage,
                     GError            **error)
{
  GListModel *criteria = tj_rubric_get_criteria (rubric, stage);
  guint sum = 0;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TjPanelWeight *weight = g_ptr_array_index (self->criteria, i);

      if (tj_rubric_lookup (rubric, stage, weight->name) == NULL)
        {
          g_set_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE,
                       _("The rule “%s” gives a weight to the criterion “%s”, which the rubric "
                         "does not ask at this stage (%s)."),
                       self->id, weight->name, tj_review_stage_get_label (stage));
          return FALSE;
        }
      sum += weight->thousandths;
    }

  for (guint i = 0; i < self->thresholds->len; i++)
    {
      const TjPanelThreshold *threshold = g_ptr_array_index (self->thresholds, i);

      if (threshold->stage == stage && threshold->criterion != NULL
          && tj_rubric_lookup (rubric, stage, threshold->criterion) == NULL)
        {
          g_set_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE,
                       _("The rule “%s” has a threshold for the criterion “%s”, which the rubric "
                         "does not ask at this stage (%s)."),
                       self->id, threshold->criterion, tj_review_stage_get_label (stage));
          return FALSE;
        }
    }

  if (g_list_model_get_n_items (criteria) == 0
      || (self->weights == TJ_PANEL_WEIGHTS_LISTED && sum == 0))
    {
      g_set_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE,
                   _("The rule “%s” leaves no criterion of this stage (%s) any weight."),
                   self->id, tj_review_stage_get_label (stage));
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_panel_rule_get_weights:
 * @rubric: one that tj_panel_rule_check() agreed to
 *
 * Returns: (transfer full) (array): the weight of each criterion of the stage; they add up to 1
 */
double *
tj_panel_rule_get_weights (const TjPanelRule *self,
                           TjRubric          *rubric,
                           TjReviewStage      stage)
{
  GListModel *criteria = tj_rubric_get_criteria (rubric, stage);
  const guint n_criteria = g_list_model_get_n_items (criteria);
  double *weights = g_new0 (double, MAX (n_criteria, 1));
  double sum = 0;

  for (guint i = 0; i < n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      if (self->weights == TJ_PANEL_WEIGHTS_EQUAL)
        weights[i] = 1;
      else if (self->weights == TJ_PANEL_WEIGHTS_RUBRIC)
        weights[i] = tj_criterion_get_weight (criterion) * TJ_PANEL_WHOLE;
      else
        weights[i] = find_weight (self->criteria, tj_criterion_get_id (criterion), 0);
      sum += weights[i];
    }

  for (guint i = 0; i < n_criteria; i++)
    weights[i] /= sum;

  return weights;
}

/**
 * tj_panel_rule_get_reviewer_weight:
 * @name: (nullable): of the reviewer
 * @fingerprint: (nullable): of the certificate; goes before the name
 *
 * Returns: the weight; 1 with every method but %TJ_PANEL_WEIGHTED
 */
double
tj_panel_rule_get_reviewer_weight (const TjPanelRule *self,
                                   const char        *name,
                                   const char        *fingerprint)
{
  guint weight;

  if (self->method != TJ_PANEL_WEIGHTED)
    return 1;

  weight = find_weight (self->reviewers, name, self->default_weight);

  return find_weight (self->reviewers, fingerprint, weight) / (double) TJ_PANEL_WHOLE;
}

/**
 * tj_panel_rule_get_threshold:
 * @criterion: (nullable): a criterion's id, or %NULL for the total
 * @value: (out): the least that passes, on the scale of the result
 *
 * Returns: whether there is a threshold: the rule's, or else the rubric's
 */
gboolean
tj_panel_rule_get_threshold (const TjPanelRule *self,
                             TjRubric          *rubric,
                             TjReviewStage      stage,
                             const char        *criterion,
                             double            *value)
{
  TjCriterion *asked;
  guint half_points;

  for (guint i = 0; i < self->thresholds->len; i++)
    {
      const TjPanelThreshold *threshold = g_ptr_array_index (self->thresholds, i);

      if (threshold->stage == stage && g_strcmp0 (threshold->criterion, criterion) == 0)
        {
          *value = threshold->value;
          return TRUE;
        }
    }

  asked = criterion != NULL ? tj_rubric_lookup (rubric, stage, criterion) : NULL;
  if (asked == NULL || !tj_criterion_get_threshold (asked, &half_points))
    return FALSE;

  *value = half_points * self->scale / (double) TJ_MAX_HALF_POINTS;

  return TRUE;
}

/**
 * tj_panel_rule_round:
 * @value: zero or more, on the scale of the result
 *
 * Returns: @value with the decimals that the rule wants
 */
double
tj_panel_rule_round (const TjPanelRule *self,
                     double             value)
{
  const double unit = pow (10, self->decimals);
  const double scaled = value * unit;
  const double below = floor (scaled + TIE);
  const double rest = scaled - below;

  switch (self->rounding)
    {
    case TJ_PANEL_DOWN:
      return below / unit;
    case TJ_PANEL_HALF_EVEN:
      if (fabs (rest - 0.5) < TIE)
        return (fmod (below, 2) > 0.5 ? below + 1 : below) / unit;
      return (rest > 0.5 ? below + 1 : below) / unit;
    case TJ_PANEL_HALF_UP:
    default:
      return (rest > 0.5 - TIE ? below + 1 : below) / unit;
    }
}

static char *
describe_method (const TjPanelRule *self,
                 TjLanguage         language)
{
  switch (self->method)
    {
    case TJ_PANEL_WEIGHTED:
      return g_strdup (SAY (language, "取各专家的加权平均", "mean of the reviewers by weight"));
    case TJ_PANEL_TRIMMED:
      return g_strdup_printf (SAY (language,
                                   "去掉一个最高分和一个最低分后取平均（不足%u份时取算术平均）",
                                   "mean without the highest and the lowest (of fewer than "
                                   "%u sheets the plain mean)"), self->minimum);
    case TJ_PANEL_MEDIAN:
      return g_strdup (SAY (language, "取各专家的中位数", "median of the reviewers"));
    case TJ_PANEL_MEAN:
    default:
      return g_strdup (SAY (language, "取各专家的算术平均", "plain mean of the reviewers"));
    }
}

static const char *
say_weights (const TjPanelRule *self,
             TjLanguage         language)
{
  switch (self->weights)
    {
    case TJ_PANEL_WEIGHTS_EQUAL:
      return SAY (language, "各指标等权", "criteria count alike");
    case TJ_PANEL_WEIGHTS_LISTED:
      return SAY (language, "指标权重按规则所列", "criteria weighted as the rule lists them");
    case TJ_PANEL_WEIGHTS_RUBRIC:
    default:
      return SAY (language, "指标权重按量表", "criteria weighted by the rubric");
    }
}

static const char *
say_rounding (const TjPanelRule *self,
              TjLanguage         language)
{
  switch (self->rounding)
    {
    case TJ_PANEL_HALF_EVEN:
      return SAY (language, "四舍六入五成双", "rounded half to even");
    case TJ_PANEL_DOWN:
      return SAY (language, "舍去尾数", "cut off");
    case TJ_PANEL_HALF_UP:
    default:
      return SAY (language, "四舍五入", "rounded half up");
    }
}

/**
 * tj_panel_rule_describe:
 * @language: of the sentence
 *
 * Returns: (transfer full): the whole rule in one sentence, to be printed with every result
 */
char *
tj_panel_rule_describe (const TjPanelRule *self,
                        TjLanguage         language)
{
  const char *stop = SAY (language, "；", "; ");
  g_autofree char *method = describe_method (self, language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, SAY (language, "%s：%s%s%s%s%s", "%s: %s%s%s%s%s"),
                          tj_language_pick (language, self->title_zh, self->title_en),
                          self->order == TJ_PANEL_TOTALS_FIRST
                            ? SAY (language, "先算每位专家的总分，再", "each reviewer's total "
                                   "first, then the ")
                            : SAY (language, "先算每项指标的专家组得分，再按权重合计；每项",
                                   "one score of each criterion first, then their total; of "
                                   "each criterion the "),
                          method, stop, say_weights (self, language), stop);
  g_string_append (text, self->gaps == TJ_PANEL_GAPS_SPREAD
                           ? SAY (language, "缺评与“无法评判”不计零分，其权重按比例分给其余指标",
                                  "missing scores and “cannot assess” are not zero, their weight "
                                  "is spread over the other criteria in proportion")
                           : SAY (language, "缺评与“无法评判”不计零分，有缺项的不计总分",
                                  "missing scores and “cannot assess” are not zero, what has a "
                                  "gap has no total"));
  g_string_append (text, stop);
  g_string_append (text, self->counts_conflicts
                           ? SAY (language, "声明利益关系的评审表计入", "sheets with a declared "
                                  "conflict count")
                           : SAY (language, "声明利益关系的评审表不计入", "sheets with a "
                                  "declared conflict do not count"));
  if (self->quorum > 1)
    g_string_append_printf (text, SAY (language, "%s少于%u份不计总分",
                                       "%sfewer than %u sheets make no total"),
                            stop, self->quorum);
  g_string_append_printf (text, SAY (language, "%s满分%u分，保留%u位小数，%s。",
                                     "%sfull marks %u, %u decimals, %s."),
                          stop, self->scale, self->decimals, say_rounding (self, language));

  return g_string_free (text, FALSE);
}
