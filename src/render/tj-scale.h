/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjScaleKind:
 * @TJ_SCALE_LINEAR: equal steps
 * @TJ_SCALE_LOG: equal ratios, above zero only
 * @TJ_SCALE_SYMLOG: equal ratios away from zero on both sides, linear near it
 */
typedef enum
{
  TJ_SCALE_LINEAR,
  TJ_SCALE_LOG,
  TJ_SCALE_SYMLOG,
} TjScaleKind;

/**
 * TjScale:
 * @domain_low: the value at @range_low
 * @domain_high: the value at @range_high, above @domain_low
 * @range_low: a coordinate
 * @range_high: a coordinate, below @range_low where the axis points up
 * @kind: how values between are placed
 * @threshold: of %TJ_SCALE_SYMLOG, where it turns linear
 *
 * A scale from values to coordinates.
 */
typedef struct
{
  double domain_low;
  double domain_high;
  double range_low;
  double range_high;
  TjScaleKind kind;
  double threshold;
} TjScale;

void    tj_scale_init        (TjScale       *self,
                              double         domain_low,
                              double         domain_high,
                              double         range_low,
                              double         range_high);
void    tj_scale_set_kind    (TjScale       *self,
                              TjScaleKind    kind,
                              double         threshold);
void    tj_scale_zoom        (TjScale       *self,
                              double         start,
                              double         width);
double  tj_scale_map         (const TjScale *self,
                              double         value);
double  tj_scale_invert      (const TjScale *self,
                              double         coordinate);
double *tj_scale_list_ticks  (const TjScale *self,
                              guint          max_ticks,
                              guint         *n_ticks,
                              guint         *decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
