/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"
#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

#include <string.h>

/* What has to be said or shown beside the figures: a drawing (clause 四), the owner and a way to
 * reach it (五), what a reduction ratio compares with, and whether the technology's own energy
 * was deducted. */

static gboolean
has_picture (TjField *field)
{
  GPtrArray *looks = tj_field_get_looks (field);

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      if (((const TjFieldLook *) g_ptr_array_index (looks, i))->kind == TJ_LOOK_PICTURE)
        return TRUE;
    }

  return FALSE;
}

/* Steps with arrows between them are a chart, though one of words. */
static gboolean
is_chart (const char *text)
{
  return tj_pattern_matches ("(?:(?:→|⇒|➔|->|—>|－>)[^→⇒➔]*){2,}", text);
}

static void
run_drawing_missing (TjCheckContext *context)
{
  static const char * const contents[] = { "principle", "key_technology", "process" };
  TjFinding *finding;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      if (has_picture (tj_form_get_field (context->form, contents[i])))
        return;
    }

  if (tj_check_context_has_attachment (context, TJ_ATTACHMENT_DRAWING)
      || tj_field_is_blank (tj_form_get_field (context->form, "process"))
      || is_chart (tj_form_get_text (context->form, "process")))
    return;

  finding = tj_check_context_add (context, "drawing-missing",
                                  tj_check_context_has_attachment (context, TJ_ATTACHMENT_OTHER)
                                    ? "unrecognised" : NULL);
  tj_finding_add_field (finding, "process");
}

/* A telephone number has seven digits; (010) 8888-7777 has signs between them. The label of the
 * owner with just that number behind it names nobody. */
static void
run_owner_incomplete (TjCheckContext *context)
{
  const char *source = tj_form_get_text (context->form, "source");
  gboolean has_owner = tj_pattern_matches ("公司|集团|研究院|研究所|科学院|设计院|大学|学院|中心|厂|"
                                           "所有方[:：]?\\s*[^\\s0-9:：,，、;；]|所有人|个人|联盟|协会",
                                           source);
  gboolean has_contact = tj_pattern_matches ("(?:[0-9０-９][-－—()（） ]{0,3}){7,}|\\S@\\S",
                                             source);
  TjFinding *finding;

  if (tj_field_is_blank (tj_form_get_field (context->form, "source"))
      || (has_owner && has_contact))
    return;

  finding = tj_check_context_add (context, "owner-incomplete",
                                  has_contact ? "owner" : has_owner ? "contact" : NULL);
  tj_finding_add_field (finding, "source");
}

#define RATIO_OWN "(?:项目|自身|原)?(?:原总|原有|改造前|技改前|实施前|原来的?)(?:碳)?排放|改造前|技改前"
#define RATIO_INDUSTRY "行业(?:平均|均值|基准|先进)|同行业|(?:平均|基准)水平"

/* The label of the form compares with the average of the industry and the note in its cell with
 * the project's own former emissions. */
static void
run_ratio_baseline (TjCheckContext *context)
{
  TjFinding *finding = NULL;

  for (guint i = 0; i < tj_form_get_n_cases (context->form)
                    && tj_check_context_knows_calculation (context); i++)
    {
      TjCheckInterval ratio;

      if (!tj_check_interval_of (tj_case_get_quantity (tj_form_get_case (context->form, i),
                                                       "reduction_ratio"),
                                 &ratio)
          || tj_passages_mention (context->passages, (int) i, RATIO_OWN "|" RATIO_INDUSTRY))
        continue;

      if (finding == NULL)
        finding = tj_check_context_add (context, "ratio-baseline", NULL);
      tj_check_add_case_field (finding, i, "reduction_ratio");
    }
}

/* Technologies that take energy to do their work: to fill a store, to lift water, to catch. */
static const struct
{
  const char *variant;
  const char *type;
  const char *words;
  const char *deducted;
} consumers[] = {
  { "storage", "energy.storage", "压缩空气|抽水蓄能|储能|蓄能|充放?电",
    "充电(?:电量|损耗|量|排放|电力)|往返效率|循环效率|转换效率|综合效率|储能效率|扣除|厂用电|"
    "自用电|损耗|净(?:减排|上网|发电|节)" },
  { "capture", "sequestration.ccus", "捕集|封存",
    "捕集(?:能耗|电耗|耗)|再生(?:能耗|热耗)|压缩(?:能耗|电耗|耗电)|扣除|自身(?:能耗|排放|用能)|"
    "新增.{0,12}(?:电|能耗|排放|蒸汽)|净(?:减排|封存)|系统能耗|耗电|电耗|蒸汽消耗" },
  { "pumping", NULL, "热泵|水源热泵|抽水",
    "扣除|新增.{0,12}电|(?:泵|机组|系统).{0,8}(?:耗电|电耗|用电|功耗)|耗电|电耗|能效比|COP|"
    "净(?:减排|节)|用电量" },
};

static gboolean
is_consumer (TjCheckContext *context,
             guint           i)
{
  static const char * const described[] = { "technology_name", "principle" };
  TjField *type = tj_form_get_field (context->form, "type");

  if (consumers[i].type != NULL)
    return g_strcmp0 (tj_field_get_code (type), consumers[i].type) == 0;

  for (guint n = 0; n < G_N_ELEMENTS (described); n++)
    {
      if (tj_pattern_matches (consumers[i].words, tj_form_get_text (context->form, described[n])))
        return TRUE;
    }

  return FALSE;
}

static gboolean
claims_reduction (TjForm *form)
{
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjCheckInterval reduction;

      if (tj_check_interval_of_positive (tj_case_get_quantity (tj_form_get_case (form, i),
                                                               "annual_reduction"),
                                         &reduction))
        return TRUE;
    }

  return FALSE;
}

static void
run_own_energy (TjCheckContext *context)
{
  if (!claims_reduction (context->form) || !tj_check_context_knows_calculation (context))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (consumers); i++)
    {
      TjFinding *finding;

      if (!is_consumer (context, i)
          || tj_passages_mention (context->passages, -1, consumers[i].deducted))
        continue;

      finding = tj_check_context_add (context, "own-energy", consumers[i].variant);
      tj_check_add_case_field (finding, 0, "annual_reduction");
      return;
    }
}

/* A year's benefit above the investment is a good reason to look at both units. */
static void
run_benefit_above_investment (TjCheckContext *context)
{
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    {
      TjCase *item = tj_form_get_case (context->form, i);
      TjCheckInterval benefit;
      TjCheckInterval investment;
      TjFinding *finding;

      if (!tj_check_interval_of_positive (tj_case_get_quantity (item, "annual_benefit"), &benefit)
          || !tj_check_interval_of_positive (tj_case_get_quantity (item, "investment"),
                                             &investment)
          || benefit.low <= investment.high)
        continue;

      finding = tj_check_context_add_in_case (context, "benefit-above-investment", NULL, i);
      tj_check_add_case_field (finding, i, "annual_benefit");
      tj_check_add_case_field (finding, i, "investment");
      tj_finding_add_number (finding, "annual_benefit",
                             tj_case_get_quantity (item, "annual_benefit")->value);
      tj_finding_add_number (finding, "investment",
                             tj_case_get_quantity (item, "investment")->value);
    }
}

const TjCheck tj_checks_statements[] = {
  { "drawing-missing", run_drawing_missing, NULL },
  { "owner-incomplete", run_owner_incomplete, NULL },
  { "ratio-baseline", run_ratio_baseline, TJ_CHECK_NEEDS_CALCULATION },
  { "own-energy", run_own_energy, TJ_CHECK_NEEDS_CALCULATION },
  { "benefit-above-investment", run_benefit_above_investment, NULL },
  { NULL, NULL, NULL },
};
