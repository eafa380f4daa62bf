/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-quantity.h"

G_BEGIN_DECLS

/**
 * TjCheckInterval:
 * @low: the lowest value the claim can mean
 * @high: the highest
 *
 * What a claim leaves open, both ends included: a claim breaks a rule only if no value in
 * its interval keeps it.
 */
typedef struct
{
  double low;
  double high;
} TjCheckInterval;

gboolean tj_check_interval_of      (const TjQuantity      *quantity,
                                    TjCheckInterval       *interval);
gboolean tj_check_interval_of_loose (const TjQuantity     *quantity,
                                     TjCheckInterval      *interval);
void     tj_check_interval_loosen  (TjCheckInterval       *self);
gboolean tj_check_interval_of_positive (const TjQuantity  *quantity,
                                        TjCheckInterval   *interval);
gboolean tj_check_interval_meets   (const TjCheckInterval *self,
                                    double                 low,
                                    double                 high);
void     tj_check_interval_divide  (const TjCheckInterval *dividend,
                                    const TjCheckInterval *divisor,
                                    TjCheckInterval       *quotient);
double   tj_check_get_rounding_share (const char           *text);
double   tj_check_interval_get_middle (const TjCheckInterval *self);

G_END_DECLS
