/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-claim-row.h"

/* What a cost curve says of itself. */

static char *
describe_extremes (const TjCostCurveData *data,
                   TjLanguage             language)
{
  g_autofree char *low = tj_text_format_number (data->cheapest->cost.value, 2);
  g_autofree char *high = tj_text_format_number (data->dearest->cost.value, 2);
  g_autofree char *cheapest = tj_chart_claim_dup_short_name (data->cheapest->name);
  g_autofree char *dearest = tj_chart_claim_dup_short_name (data->dearest->name);

  if (data->bars->len == 1)
    return g_strdup_printf (TJ_CHART_SAY (language, "“%s”的单位成本为%s元/tCO₂",
                                          "“%s” has a unit cost of %s CNY/tCO₂"),
                            cheapest, low);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "单位成本从%s元/tCO₂（%s）到%s元/tCO₂（%s）",
                                        "the unit cost runs from %s CNY/tCO₂ (%s) "
                                        "to %s CNY/tCO₂ (%s)"),
                          low, cheapest, high, dearest);
}

/* What one reads off a curve by going along to a cost and taking everything to the left: how many
 * there are, and how much they claim. */
static void
append_reading (GString               *sentence,
                const TjCostCurveData *data,
                double                 cost,
                TjLanguage             language)
{
  g_autofree char *limit = tj_text_format_number (cost, 2);
  g_autofree char *potential = NULL;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < data->bars->len; i++)
    {
      const TjCostBar *bar = &g_array_index (data->bars, TjCostBar, i);

      if (bar->cost > cost)
        continue;
      sum += bar->width;
      n++;
    }

  potential = tj_text_format_number (sum, 2);
  g_string_append_printf (sentence, TJ_CHART_SAY (language,
                                                  "单位成本不高于%s元/tCO₂的有%u项，申报潜力%s万tCO₂e/a。",
                                                  " Up to %s CNY/tCO₂: %u technologies with %s "
                                                  "×10⁴ tCO₂e/a declared."),
                          limit, n, potential);
}

static char *
write_sentence (const TjCostCurveData *data,
                const TjChartOptions  *options)
{
  TjLanguage language = options->language;
  guint n_missing = data->claims->len - data->bars->len;
  const char *basis = options->basis == TJ_CHART_BASIS_NET
                        ? TJ_CHART_SAY (language, "净成本口径", "Net basis")
                        : TJ_CHART_SAY (language, "申报口径", "Form basis");
  g_autofree char *extremes = NULL;
  g_autofree char *total = NULL;
  GString *sentence;

  if (data->claims->len == 0)
    return g_strdup (TJ_CHART_SAY (language, "没有申报材料，因此没有成本曲线。",
                                   "There is no package, so there is no cost curve."));
  if (data->bars->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language,
                                          "%u项申报材料都没有同时给出可用的2030年减排潜力和单位成本，无法绘制成本曲线。",
                                          "None of the %u packages gives both a usable potential "
                                          "for 2030 and a unit cost, so no cost curve can be "
                                          "drawn."),
                            data->claims->len);

  extremes = describe_extremes (data, language);
  total = tj_text_format_number (data->total, 2);

  sentence = g_string_new (NULL);
  g_string_printf (sentence,
                   TJ_CHART_SAY (language,
                                 "%s，%u项技术中绘制%u项，%u项因缺少数据未绘制：%s；"
                                 "2030年申报潜力之和为%s万tCO₂e/a，不可直接相加。",
                                 "%s: of %u technologies %u are drawn and %u lack data; %s; the "
                                 "potentials declared for 2030 sum to %s ×10⁴ tCO₂e/a and are not "
                                 "additive."),
                   basis, data->claims->len, data->bars->len, n_missing, extremes, total);
  if (!(data->cheapest->cost.value > 0))
    append_reading (sentence, data, 0, language);
  if (options->has_price)
    append_reading (sentence, data, options->price, language);

  return g_string_free (sentence, FALSE);
}

/**
 * tj_cost_curve_describe_bar:
 *
 * Returns: (transfer full): one line with figures, basis and source
 */
char *
tj_cost_curve_describe_bar (const TjCostBar       *bar,
                            const TjCostCurveData *data,
                            const TjChartOptions  *options)
{
  const TjChartClaim *claim = bar->claim;
  TjLanguage language = options->language;
  g_autofree char *category = NULL;
  g_autofree char *cost = tj_text_format_number (claim->cost.value, 2);
  g_autofree char *potential = tj_text_format_number (claim->potential.value, 2);
  GString *text = g_string_new (NULL);

  category = tj_chart_claim_dup_category_label (claim->category, data->taxonomy, language);
  g_string_append_printf (text, TJ_CHART_SAY (language, "%s（%s）：%s元/tCO₂",
                                              "%s (%s): %s CNY/tCO₂"),
                          claim->name, category, cost);
  tj_chart_claim_append_range (text, claim->cost.low, claim->cost.high, language);
  g_string_append_printf (text, TJ_CHART_SAY (language, "，%s万tCO₂e/a", ", %s ×10⁴ tCO₂e/a"),
                          potential);
  tj_chart_claim_append_range (text, claim->potential.low, claim->potential.high, language);
  if (bar->clipped)
    g_string_append (text, TJ_CHART_SAY (language, "，柱已截断", ", bar clipped"));
  g_string_append_printf (text, TJ_CHART_SAY (language, "；%s，来源：%s，%s，%s", "; %s; from %s, %s, %s"),
                          tj_chart_claim_say_basis (options),
                          claim->package_name, claim->potential.source, claim->cost.source);

  return g_string_free (text, FALSE);
}

static char *
write_caution (const TjChartOptions *options)
{
  TjLanguage language = options->language;

  if (options->negative_by_reduction)
    return g_strdup (TJ_CHART_SAY (language,
                                   "注意：零线以下（斜线）各项不能按单位成本比较优劣，"
                                   "因此这里按年减排量由大到小排列（Taylor 2012）。",
                                   "Caution: bars below zero (hatched) cannot be ranked by unit "
                                   "cost; here they stand in the order of their annual "
                                   "reduction, the largest first (Taylor 2012)."));

  return g_strdup (TJ_CHART_SAY (language,
                                 "注意：零线以下（斜线）各项不能按单位成本比较优劣。节省的费用相同时，"
                                 "减排量越小单位成本反而越低，排在前面的未必更好（Taylor 2012）。",
                                 "Caution: bars below zero (hatched) cannot be ranked by unit "
                                 "cost. For the same saving, a smaller reduction gives a lower "
                                 "figure, so what stands first need not be better (Taylor "
                                 "2012)."));
}

static char *
write_subtitle (const TjCostCurveData *data,
                const TjChartOptions  *options)
{
  TjLanguage language = options->language;
  g_autofree char *basis = tj_chart_claim_dup_basis_label (options);
  g_autofree char *price = options->has_price ? tj_text_format_number (options->price, 2) : NULL;
  GString *text = g_string_new (basis);

  g_string_append (text, TJ_CHART_SAY (language, " · 2030年", " · year 2030"));
  if (price != NULL)
    g_string_append_printf (text, TJ_CHART_SAY (language, " · 碳价%s元/tCO₂",
                                                " · carbon price %s CNY/tCO₂"), price);
  g_string_append_printf (text, TJ_CHART_SAY (language, " · 绘制%u项，缺数据未绘制%u项",
                                              " · %u drawn, %u left out for lack of data"),
                          data->bars->len, data->claims->len - data->bars->len);

  return g_string_free (text, FALSE);
}

/* Title, subtitle, caution, footnote and sentence. */
void
tj_cost_curve_fill_words (TjChartContent        *content,
                          const TjCostCurveData *data)
{
  TjLanguage language = content->language;

  content->title = g_strdup (TJ_CHART_SAY (language,
                                           "2030年减排成本曲线（元/tCO₂，万tCO₂e/a）：申报潜力之和，不可直接相加",
                                           "Abatement cost curve 2030 (CNY/tCO₂, ×10⁴ tCO₂e/a): "
                                           "sum of declared potentials, not additive"));
  content->subtitle = write_subtitle (data, &content->options);
  if (data->cheapest != NULL && data->cheapest->cost.value < 0)
    content->caution = write_caution (&content->options);
  content->sentence = write_sentence (data, &content->options);
}
