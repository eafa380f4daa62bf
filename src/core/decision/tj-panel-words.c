/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-panel-words.h"

#include "core/base/tj-text.h"

#define SAY TJ_PANEL_SAY

/**
 * tj_panel_words_stage:
 *
 * Returns: the name of a stage
 */
const char *
tj_panel_words_stage (TjReviewStage stage,
                      TjLanguage    language)
{
  switch (stage)
    {
    case TJ_REVIEW_SECOND:
      return SAY (language, "复审", "second review");
    case TJ_REVIEW_DEFENCE:
      return SAY (language, "技术答辩", "technical defence");
    case TJ_REVIEW_PRELIMINARY:
    default:
      return SAY (language, "初审", "preliminary review");
    }
}

static const struct
{
  const char *status;
  const char *zh;
  const char *en;
} statuses[] = {
  { "counts", "计入", "counts" },
  { "recused", "声明利益关系，不计入", "conflict of interest declared, not counted" },
  { "replaced", "已被替换，不计入", "replaced, not counted" },
  { "forged", "签署后被改动，不接收", "not as it was signed, refused" },
  { "not-a-sheet", "不是评审表，不接收", "no review sheet, refused" },
  { "not-signed", "未签署，不接收", "not signed, refused" },
  { "unknown-reviewer", "签署人不在信任名单，不接收", "signed by a stranger, refused" },
  { "other-stage", "属于其他阶段，不计入", "of another stage, not counted" },
  { "other-rubric", "采用其他量表，不计入", "judged by another rubric, not counted" },
  { "other-version", "评审的是材料的另一版本，不接收", "on another version of the package, refused" },
  { "no-package", "没有对应的申报材料，不接收", "on a package that is not there, refused" },
  { "twice", "与另一份相同，不重复计入", "the same as another, counted once" },
  { "rivals", "同一专家有两份且未注明替换，均不计入", "two of one reviewer, neither counts" },
  { "foreign-replacement", "所替换的评审表不是本人的，不接收",
    "means to replace a sheet of another, refused" },
  { "circle", "相互替换，不接收", "replace each other, refused" },
};

/**
 * tj_panel_words_status:
 * @status: of a #TjPanelFile
 *
 * Returns: what became of the file
 */
const char *
tj_panel_words_status (const char *status,
                       TjLanguage  language)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (g_str_equal (statuses[i].status, status))
        return tj_language_pick (language, statuses[i].zh, statuses[i].en);
    }

  return status;
}

/**
 * tj_panel_words_state:
 *
 * Returns: why there is no total, in a few words
 */
const char *
tj_panel_words_state (TjPanelState state,
                      TjLanguage   language)
{
  switch (state)
    {
    case TJ_PANEL_NOT_REVIEWED:
      return SAY (language, "无人评审", "nobody reviewed it");
    case TJ_PANEL_NOT_ASSESSED:
      return SAY (language, "无人给分", "nobody could assess it");
    case TJ_PANEL_GAPS:
      return SAY (language, "有缺项，不计总分", "gaps, no total");
    case TJ_PANEL_TOO_FEW:
      return SAY (language, "评审表不足", "too few sheets");
    case TJ_PANEL_NO_WEIGHT:
      return SAY (language, "给分专家权重为0", "those who scored have no weight");
    case TJ_PANEL_KNOWN:
    default:
      return "";
    }
}

/**
 * tj_panel_words_number:
 *
 * Returns: (transfer full): with the decimals kept, as results are printed
 */
char *
tj_panel_words_number (double value,
                       guint  decimals)
{
  char format[8];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 6));

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/**
 * tj_panel_words_criterion:
 *
 * Returns: (transfer full): the name of a criterion
 */
char *
tj_panel_words_criterion (const TjPanelReport *report,
                          guint                criterion,
                          TjLanguage           language)
{
  GListModel *criteria = tj_rubric_get_criteria (report->files->rubric, report->files->stage);
  g_autoptr(TjCriterion) item = g_list_model_get_item (criteria, criterion);

  return g_strdup (tj_criterion_get_name (item, language));
}

/**
 * tj_panel_words_agreement:
 *
 * Returns: (transfer full): value, interval and what they rest on, or why there is none
 */
char *
tj_panel_words_agreement (const TjAgreement *agreement,
                          TjLanguage         language)
{
  g_autofree char *missing = tj_text_format_number (agreement->missing * 100, 1);
  g_autofree char *value = NULL;
  g_autofree char *interval = NULL;

  switch (agreement->state)
    {
    case TJ_AGREEMENT_NO_PAIRS:
      return g_strdup (SAY (language, "无法计算：没有两位专家评过同一项",
                            "undefined: no two reviewers scored the same"));
    case TJ_AGREEMENT_NO_VARIATION:
      return g_strdup (SAY (language, "无变异：评分全部相同", "no variation: all scores are equal"));
    case TJ_AGREEMENT_NOT_COMPLETE:
      return g_strdup (SAY (language, "无法计算：所有专家都评过的项目不足两项",
                            "undefined: fewer than two packages were scored by all"));
    case TJ_AGREEMENT_DEFINED:
    default:
      break;
    }

  value = tj_panel_words_number (agreement->value, 3);
  if (agreement->has_interval)
    interval = g_strdup_printf (SAY (language, "，95%%区间%.3f至%.3f（刀切法）",
                                     ", 95 %% interval %.3f to %.3f (jackknife)"),
                                agreement->low, agreement->high);

  return g_strdup_printf (SAY (language, "%s%s；m=%u，n=%u，缺失%s%%",
                               "%s%s; m = %u, n = %u, missing %s %%"),
                          value, interval != NULL ? interval : "", agreement->n_raters,
                          agreement->n_used, missing);
}

/**
 * tj_panel_words_concordance:
 * @agreement: Kendall's W
 *
 * Ranks need a score of everyone, so that W may rest on few packages of many: that is said with it.
 *
 * Returns: (transfer full): as tj_panel_words_agreement(), with the packages that it rests on
 */
char *
tj_panel_words_concordance (const TjAgreement *agreement,
                            TjLanguage         language)
{
  g_autofree char *words = tj_panel_words_agreement (agreement, language);

  if (agreement->state != TJ_AGREEMENT_DEFINED)
    return g_steal_pointer (&words);

  return g_strdup_printf (SAY (language, "%s（只计全部专家都评过的%u项，共%u项）",
                               "%s (over the %u of %u packages that all reviewers scored)"),
                          words, agreement->n_used, agreement->n_units);
}

static gboolean
has_threshold (const TjPanelReport *report)
{
  TjRubric *rubric = report->files->rubric;
  GListModel *criteria = tj_rubric_get_criteria (rubric, report->files->stage);
  double threshold;

  for (guint i = 0; i < report->analysis->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      if (tj_panel_rule_get_threshold (report->analysis->rule, rubric, report->files->stage,
                                       tj_criterion_get_id (criterion), &threshold))
        return TRUE;
    }

  return tj_panel_rule_get_threshold (report->analysis->rule, rubric, report->files->stage, NULL,
                                      &threshold);
}

/**
 * tj_panel_words_result:
 *
 * Returns: (transfer full): whether an item passes its thresholds, or why it has no total
 */
char *
tj_panel_words_result (const TjPanelReport *report,
                       guint                item,
                       TjLanguage           language)
{
  const TjPanelItemResult *result = &report->analysis->result->items[item];

  if (result->state != TJ_PANEL_KNOWN)
    return g_strdup (tj_panel_words_state (result->state, language));
  if (result->n_below > 0)
    return g_strdup_printf (SAY (language, "%u项低于门槛", "%u below threshold"), result->n_below);

  return g_strdup (has_threshold (report)
                     ? SAY (language, "达到门槛", "reaches its thresholds")
                     : SAY (language, "未设门槛", "no thresholds set"));
}

/**
 * tj_panel_words_widest:
 *
 * Returns: (transfer full) (nullable): over what the reviewers differ most, and by how much
 */
char *
tj_panel_words_widest (const TjPanelReport *report,
                       guint                item,
                       TjLanguage           language)
{
  const TjPanelItemResult *result = &report->analysis->result->items[item];
  g_autofree char *criterion = NULL;
  g_autofree char *spread = NULL;

  if (result->widest < 0)
    return NULL;

  criterion = tj_panel_words_criterion (report, (guint) result->widest, language);
  spread = tj_text_format_number (result->spread, 1);

  return g_strdup_printf (SAY (language, "%s（相差%s分）", "%s (%s points)"), criterion, spread);
}

static const struct
{
  const char *code;
  const char *zh;
  const char *en;
} recommendations[] = {
  { "recommend", "推荐", "recommend" },
  { "conditional", "修改后推荐", "with conditions" },
  { "reject", "不推荐", "reject" },
};

/**
 * tj_panel_words_recommendations:
 *
 * Returns: (transfer full): how many reviewers whose sheets count recommend what
 */
char *
tj_panel_words_recommendations (const TjPanelReport *report,
                                guint                item,
                                TjLanguage           language)
{
  GPtrArray *sheets = report->analysis->panel->sheets;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (recommendations); i++)
    {
      guint n = 0;

      for (guint j = 0; j < sheets->len; j++)
        {
          const TjPanelSheet *sheet = g_ptr_array_index (sheets, j);

          n += sheet->item == item
               && (!sheet->has_conflict || report->analysis->rule->counts_conflicts)
               && g_strcmp0 (tj_review_get (sheet->review, "recommendation"),
                             recommendations[i].code) == 0;
        }

      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? SAY (language, "，", ", ") : "",
                                tj_language_pick (language, recommendations[i].zh,
                                                  recommendations[i].en), n);
    }

  return g_string_free (text, FALSE);
}

/* Whatever decides: a weight that need not move far, or a single reviewer. */
static char *
describe_dependence (const TjPanelReport *report,
                     guint                index,
                     TjLanguage           language)
{
  const TjItemRobustness *item = &report->robustness->items[index];
  g_autofree char *share =
    tj_text_format_number (report->robustness->acceptability->items[index].top * 100, 0);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, SAY (language, "视情况（抽样中%s%%入选前%u名）",
                                     "depends (among the first %2$u in %1$s %% of the draws)"),
                          share, report->robustness->n_top);
  if (item->criterion >= 0)
    {
      g_autofree char *criterion = tj_panel_words_criterion (report, (guint) item->criterion,
                                                             language);
      g_autofree char *weight = tj_text_format_number (item->weight * 100, 1);

      g_string_append_printf (text, SAY (language, "：%s权重到%s%%时改变",
                                         ": changes where %s has a weight of %s %%"),
                              criterion, weight);
    }

  for (guint i = 0; i < item->reviewers->len; i++)
    {
      const guint who = g_array_index (item->reviewers, guint, i);
      const TjPanelReviewer *reviewer = g_ptr_array_index (report->analysis->panel->reviewers,
                                                           who);

      g_string_append_printf (text, SAY (language, "；不计%s时改变", "; changes without %s"),
                              reviewer->name);
    }

  return g_string_free (text, FALSE);
}

/**
 * tj_panel_words_robustness:
 *
 * Returns: (transfer full): safe in, safe out, or on what it hangs
 */
char *
tj_panel_words_robustness (const TjPanelReport *report,
                           guint                item,
                           TjLanguage           language)
{
  const TjItemRobustness *robustness = &report->robustness->items[item];

  switch (robustness->verdict)
    {
    case TJ_TOP_SAFE_IN:
      return g_strdup_printf (SAY (language, "稳居前%u名", "safely among the first %u"),
                              report->robustness->n_top);
    case TJ_TOP_SAFE_OUT:
      return g_strdup_printf (SAY (language, "稳在前%u名之外", "safely beyond the first %u"),
                              report->robustness->n_top);
    case TJ_TOP_DEPENDS:
      return describe_dependence (report, item, language);
    case TJ_TOP_NOT_RANKED:
    default:
      return g_strdup (SAY (language, "未排名", "not ranked"));
    }
}

/**
 * tj_panel_words_uncertainty:
 *
 * Returns: (transfer full): what is uncertain in the draws, for instance weights by half
 */
char *
tj_panel_words_uncertainty (const TjAcceptabilityOptions *options,
                            TjLanguage                    language)
{
  GString *text = g_string_new (NULL);
  g_autofree char *weight = tj_text_format_number (options->weight_spread * 100, 0);
  g_autofree char *score = tj_text_format_number (options->score_spread, 2);

  if (options->weights == TJ_WEIGHTS_ANY)
    g_string_append (text, SAY (language, "权重任意", "any weights"));
  else if (options->weights == TJ_WEIGHTS_NEAR)
    g_string_append_printf (text, SAY (language, "权重±%s%%", "weights ±%s %%"), weight);
  else
    g_string_append (text, SAY (language, "权重不变", "weights as given"));

  if (options->score_spread > 0)
    g_string_append_printf (text, SAY (language, "，评分±%s分", ", scores ±%s points"), score);
  if (options->resamples_reviewers)
    g_string_append (text, SAY (language, "，专家重抽样", ", reviewers drawn anew"));

  return g_string_free (text, FALSE);
}

/**
 * tj_panel_words_draws:
 *
 * Returns: (transfer full): how the draws were made, so that anybody can make them again
 */
char *
tj_panel_words_draws (const TjAcceptabilityOptions *options,
                      TjLanguage                    language)
{
  g_autofree char *uncertain = tj_panel_words_uncertainty (options, language);

  return g_strdup_printf (SAY (language, "入选指前%u名；抽样%u次，种子%" G_GUINT64_FORMAT "，%s",
                               "chosen are the first %u; %u draws, seed %" G_GUINT64_FORMAT
                               ", %s"), options->n_top, options->n_draws, options->seed,
                          uncertain);
}

/**
 * tj_panel_words_range:
 *
 * Returns: (transfer full): a stretch of weights, as 12.5%–40%
 */
char *
tj_panel_words_range (const TjWeightRange *range)
{
  g_autofree char *low = tj_text_format_number (range->low * 100, 1);
  g_autofree char *high = tj_text_format_number (range->high * 100, 1);

  return g_strdup_printf ("%s%%–%s%%", low, high);
}
