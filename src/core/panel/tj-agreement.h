/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-ratings.h"

G_BEGIN_DECLS

/**
 * TjMetric:
 * @TJ_METRIC_NOMINAL: values are the same or not
 * @TJ_METRIC_ORDINAL: only their order counts
 * @TJ_METRIC_INTERVAL: their difference counts
 * @TJ_METRIC_RATIO: their difference counts in proportion to them
 */
typedef enum
{
  TJ_METRIC_NOMINAL,
  TJ_METRIC_ORDINAL,
  TJ_METRIC_INTERVAL,
  TJ_METRIC_RATIO,
} TjMetric;

#define TJ_N_METRICS 4

const char *tj_metric_to_string (TjMetric self);

/**
 * TjAgreementState:
 * @TJ_AGREEMENT_DEFINED: there is a value
 * @TJ_AGREEMENT_NO_PAIRS: nothing was rated by two
 * @TJ_AGREEMENT_NO_VARIATION: all ratings are equal, so that agreement cannot be told from habit
 * @TJ_AGREEMENT_NOT_COMPLETE: fewer than two units were rated by everyone, which ranking needs
 */
typedef enum
{
  TJ_AGREEMENT_DEFINED,
  TJ_AGREEMENT_NO_PAIRS,
  TJ_AGREEMENT_NO_VARIATION,
  TJ_AGREEMENT_NOT_COMPLETE,
} TjAgreementState;

const char *tj_agreement_state_to_string (TjAgreementState self);

/**
 * TjAgreement:
 * @state: whether @value means anything
 * @value: alpha or W
 * @has_interval: whether there were units enough for one
 * @low: lower end of the 95 per cent interval, by leaving one unit out at a time
 * @high: its upper end, at most 1
 * @n_raters: raters with a rating or more
 * @n_units: units with a rating or more
 * @n_used: units that the value rests on
 * @n_ratings: ratings that the value rests on
 * @missing: the share of @n_raters × @n_units that was not rated, 0 to 1
 * @chi_squared: of W: m (n − 1) W
 * @degrees: of W: n − 1
 */
typedef struct
{
  TjAgreementState state;
  double value;
  gboolean has_interval;
  double low;
  double high;
  guint n_raters;
  guint n_units;
  guint n_used;
  guint n_ratings;
  double missing;
  double chi_squared;
  guint degrees;
} TjAgreement;

void tj_agreement_alpha       (const TjRatings *ratings,
                               TjMetric         metric,
                               TjAgreement     *result);
void tj_agreement_concordance (const TjRatings *ratings,
                               TjAgreement     *result);

G_END_DECLS
