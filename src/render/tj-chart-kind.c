/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-kind.h"

#include "render/tj-chart-private.h"

/* In the order in which they are offered. */
static const TjChartKind * const kinds[] = {
  &tj_cost_classes_kind,
  &tj_cost_curve_kind,
  &tj_bubble_kind,
  &tj_category_stack_kind,
  &tj_share_slope_kind,
  &tj_recalculated_kind,
  &tj_round_progress_kind,
  &tj_contribution_kind,
  &tj_score_radar_kind,
  &tj_score_strips_kind,
  &tj_score_spread_kind,
  &tj_weight_lines_kind,
  &tj_rank_shares_kind,
};

guint
tj_chart_kind_get_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

const TjChartKind *
tj_chart_kind_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);

  return kinds[index];
}

/**
 * tj_chart_kind_lookup:
 * @id: (nullable): a stable name
 *
 * Returns: (nullable): the kind of that name
 */
const TjChartKind *
tj_chart_kind_lookup (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i]->id, id) == 0)
        return kinds[i];
    }

  return NULL;
}

/**
 * tj_chart_kind_get_label:
 *
 * Returns: the kind's name in the user's language
 */
const char *
tj_chart_kind_get_label (const TjChartKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->label_zh, self->label_en);
}

/**
 * tj_chart_kind_get_purpose:
 *
 * Returns: a sentence in the user's language that says what the kind is for
 */
const char *
tj_chart_kind_get_purpose (const TjChartKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->purpose_zh, self->purpose_en);
}

/**
 * tj_chart_new:
 * @kind: what to draw
 * @input: what of; figures are read now
 * @options: agreed to by tj_chart_options_check(); copied
 *
 * Returns: (transfer full): the chart, which is one sentence where there is nothing to draw
 */
TjChart *
tj_chart_new (const TjChartKind    *kind,
              const TjChartInput   *input,
              const TjChartOptions *options)
{
  TjChart *self;
  TjChartContent *content;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (options != NULL && tj_chart_options_check (options, NULL), NULL);

  self = g_object_new (kind->get_type (), NULL);
  content = tj_chart_get_content (self);
  content->options = *options;
  content->language = options->language;
  TJ_CHART_GET_CLASS (self)->fill (self, input);

  return self;
}
