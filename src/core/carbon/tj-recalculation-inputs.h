/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/carbon/tj-estimate.h"

G_BEGIN_DECLS

/**
 * TjProjectKind:
 * @TJ_PROJECT_UNKNOWN: not said
 * @TJ_PROJECT_RETROFIT: 技改: the whole investment counts
 * @TJ_PROJECT_NEW_BUILD: 新建: only what it cost more than the usual plant
 */
typedef enum
{
  TJ_PROJECT_UNKNOWN,
  TJ_PROJECT_RETROFIT,
  TJ_PROJECT_NEW_BUILD,
} TjProjectKind;

typedef enum
{
  TJ_SIDE_BASELINE,
  TJ_SIDE_PROJECT,
} TjActivitySide;

/**
 * TjActivityRole:
 * @TJ_ROLE_ELECTRICITY: power used or displaced
 * @TJ_ROLE_FUEL: what is burnt
 * @TJ_ROLE_HEAT: steam and hot water bought
 * @TJ_ROLE_MATERIAL: what is made elsewhere with emissions
 * @TJ_ROLE_PROCESS_GAS: gases released as such
 * @TJ_ROLE_OWN_CONSUMPTION: what the technology itself uses, as for pumping or charging
 * @TJ_ROLE_CAPTURE_ENERGY: what capturing and compressing uses
 *
 * What an activity is about. The last two are where net and gross reductions part.
 */
typedef enum
{
  TJ_ROLE_ELECTRICITY,
  TJ_ROLE_FUEL,
  TJ_ROLE_HEAT,
  TJ_ROLE_MATERIAL,
  TJ_ROLE_PROCESS_GAS,
  TJ_ROLE_OWN_CONSUMPTION,
  TJ_ROLE_CAPTURE_ENERGY,
} TjActivityRole;

#define TJ_N_ACTIVITY_ROLES 7

/**
 * TjActivity:
 * @side: of which side it is counted
 * @role: what it is about
 * @name: what the reviewer calls it
 * @amount: a year's quantity in @unit
 * @unit: (nullable): as typed
 * @factor_id: (nullable): the factor of the register
 * @factor_value: one's own factor, where there is no @factor_id
 * @factor_unit: (nullable): its unit
 * @factor_source: (nullable): where it comes from
 */
typedef struct
{
  TjActivitySide side;
  TjActivityRole role;
  char *name;
  TjEstimate amount;
  char *unit;
  char *factor_id;
  double factor_value;
  char *factor_unit;
  char *factor_source;
} TjActivity;

/**
 * TjPollutant:
 * @name: `so2`, `nox`, `particulates`, `voc` or `cod`
 * @amount: tonnes a year that are no longer emitted
 */
typedef struct
{
  char *name;
  TjEstimate amount;
} TjPollutant;

/**
 * TjEntry:
 * @TJ_ENTRY_SERVICE_LIFE: years
 * @TJ_ENTRY_INVESTMENT: 万元; of the form where it is not given
 * @TJ_ENTRY_INCREMENTAL_INVESTMENT: 万元, of a new plant against the usual one
 * @TJ_ENTRY_DISCOUNT_RATE: per cent a year
 * @TJ_ENTRY_BENEFIT: 万元 a year; of the form where it is not given
 * @TJ_ENTRY_BUILD_PERIOD: months; of the form where it is not given
 * @TJ_ENTRY_INDUSTRY_BASELINE: tCO2 a year that the mean of the industry would emit for the
 *   same output
 *
 * The single figures of a case.
 */
typedef enum
{
  TJ_ENTRY_SERVICE_LIFE,
  TJ_ENTRY_INVESTMENT,
  TJ_ENTRY_INCREMENTAL_INVESTMENT,
  TJ_ENTRY_DISCOUNT_RATE,
  TJ_ENTRY_BENEFIT,
  TJ_ENTRY_BUILD_PERIOD,
  TJ_ENTRY_INDUSTRY_BASELINE,
  TJ_N_ENTRIES,
} TjEntry;

/**
 * TjCaseInputs:
 * @index: which case of the form, from 0
 * @kind: retrofit or new
 * @entries: the single figures, by #TjEntry
 * @activities: (element-type TjActivity): both sides
 * @pollutants: (element-type TjPollutant): beside the greenhouse gases
 * @problems: (element-type utf8): entries that had to be left out, sentences
 */
typedef struct
{
  guint index;
  TjProjectKind kind;
  TjEstimate entries[TJ_N_ENTRIES];
  GPtrArray *activities;
  GPtrArray *pollutants;
  GPtrArray *problems;
} TjCaseInputs;

/**
 * TjRecalculationInputs:
 * @cases: (element-type TjCaseInputs): by number
 * @n_draws: of the Monte Carlo run
 * @seed: where its random numbers begin
 *
 * What a reviewer entered to recalculate a package.
 */
typedef struct
{
  GPtrArray *cases;
  guint n_draws;
  guint32 seed;
} TjRecalculationInputs;

#define TJ_RECALCULATION_ERROR (tj_recalculation_error_quark ())

/**
 * TjRecalculationError:
 * @TJ_RECALCULATION_ERROR_INVALID: the inputs contradict themselves; the message names the line
 */
typedef enum
{
  TJ_RECALCULATION_ERROR_INVALID,
} TjRecalculationError;

GQuark tj_recalculation_error_quark (void);

TjRecalculationInputs *tj_recalculation_inputs_new      (void) G_GNUC_WARN_UNUSED_RESULT;
TjRecalculationInputs *tj_recalculation_inputs_read     (GBytes      *bytes,
                                                         const char  *name,
                                                         GError     **error)
                                                         G_GNUC_WARN_UNUSED_RESULT;
GBytes                *tj_recalculation_inputs_write    (const TjRecalculationInputs *self)
                                                         G_GNUC_WARN_UNUSED_RESULT;
void                   tj_recalculation_inputs_free     (TjRecalculationInputs *self);
TjCaseInputs          *tj_recalculation_inputs_get_case (TjRecalculationInputs *self,
                                                         guint                  index);
TjActivity            *tj_case_inputs_add_activity      (TjCaseInputs   *self,
                                                         TjActivitySide  side,
                                                         TjActivityRole  role,
                                                         const char     *name);
TjPollutant           *tj_case_inputs_add_pollutant     (TjCaseInputs   *self,
                                                         const char     *name);

const char     *tj_entry_to_string           (TjEntry         self);
gboolean        tj_entry_from_string         (const char     *name,
                                              TjEntry        *entry);
const char     *tj_entry_get_label           (TjEntry         self);
const char     *tj_entry_get_unit            (TjEntry         self);
const char     *tj_activity_role_to_string   (TjActivityRole  self);
TjActivityRole  tj_activity_role_from_string (const char     *name);
const char     *tj_activity_role_get_label   (TjActivityRole  self);
const char     *tj_activity_side_to_string   (TjActivitySide  self);
TjActivitySide  tj_activity_side_from_string (const char     *name);
const char     *tj_project_kind_to_string    (TjProjectKind   self);
TjProjectKind   tj_project_kind_from_string  (const char     *name);
const char     *tj_distribution_to_string    (TjDistribution  self);
TjDistribution  tj_distribution_from_string  (const char     *name);
const char     *tj_pollutant_get_label       (const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRecalculationInputs, tj_recalculation_inputs_free)

G_END_DECLS
