/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjDimension:
 * @TJ_DIMENSION_ELECTRICITY: in MWh
 * @TJ_DIMENSION_HEAT: in GJ
 * @TJ_DIMENSION_MASS: in t
 * @TJ_DIMENSION_VOLUME: in m³
 * @TJ_DIMENSION_COAL_EQUIVALENT: in tonnes of standard coal, tce
 *
 * What an activity is counted in. Electricity and heat are two, although physics has them
 * as one: a factor of the one is never right for the other.
 */
typedef enum
{
  TJ_DIMENSION_ELECTRICITY,
  TJ_DIMENSION_HEAT,
  TJ_DIMENSION_MASS,
  TJ_DIMENSION_VOLUME,
  TJ_DIMENSION_COAL_EQUIVALENT,
} TjDimension;

/**
 * TjActivityUnit:
 * @dimension: what is counted
 * @scale: how many of the dimension's own unit make one of this
 */
typedef struct
{
  TjDimension dimension;
  double scale;
} TjActivityUnit;

gboolean    tj_activity_unit_parse     (const char     *text,
                                        TjActivityUnit *unit);
gboolean    tj_factor_unit_parse       (const char     *text,
                                        TjActivityUnit *per);
gboolean    tj_activity_get_tonnes     (double          amount,
                                        const char     *unit,
                                        double          factor,
                                        const char     *factor_unit,
                                        double         *tonnes);
const char *tj_dimension_get_unit_name (TjDimension     self);

G_END_DECLS
