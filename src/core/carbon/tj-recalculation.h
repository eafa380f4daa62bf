/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-factor-register.h"
#include "core/carbon/tj-recalculation-inputs.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

/**
 * TjFigureInput:
 * @id: as `service-life` or `activity 2`
 * @name: what it is called, in the user's language
 * @value: what was calculated with
 * @unit: (nullable): of @value
 * @origin: (nullable): where it comes from: an attachment and page, the form, a register
 * @attachment: (nullable): the file in which it was read
 * @page: of @attachment, from 1, or 0
 * @field: (nullable): path of the field of the form that states it
 * @figure: (nullable): id of the figure that it is
 * @source: (nullable): who published it, where it is a factor
 */
typedef struct
{
  char *id;
  char *name;
  double value;
  char *unit;
  char *origin;
  char *attachment;
  guint page;
  char *field;
  char *figure;
  char *source;
} TjFigureInput;

/**
 * TjFigure:
 * @id: as `unit-cost`
 * @name: what it is called, in the user's language
 * @unit: of all numbers below
 * @is_known: whether there is a value; if not, @missing or @reason says why
 * @value: the figure
 * @is_range: whether entries were given as ranges, and every combination of them has a value
 * @low: the lowest it can be
 * @high: the highest
 * @has_draws: whether entries were given as distributions
 * @draw_low: the 5 per cent point of the draws in which there is such a figure
 * @draw_middle: the median
 * @draw_high: the 95 per cent point
 * @draws_defined: how many draws have such a figure
 * @formula: with the ids of inputs and figures, as `investment × 10⁴ ÷ (reduction × service_life)`
 * @words: the same with names, in the user's language
 * @evaluated: the same with numbers and its result; %NULL where there is none
 * @inputs: (element-type TjFigureInput): what went into it
 * @missing: (array zero-terminated=1): ids of what is not known
 * @missing_names: (array zero-terminated=1): what they are called, in the user's language
 * @reason: (nullable): why there is no value although nothing is missing, a sentence
 * @clause: (nullable): the clause of the notice
 * @has_claim: whether the form states the same figure
 * @claim: what it states
 * @claim_field: (nullable): path of the field
 *
 * A figure that the program worked out, with all one needs to work it out again.
 */
typedef struct
{
  char *id;
  char *name;
  char *unit;
  gboolean is_known;
  double value;
  gboolean is_range;
  double low;
  double high;
  gboolean has_draws;
  double draw_low;
  double draw_middle;
  double draw_high;
  guint draws_defined;
  char *formula;
  char *words;
  char *evaluated;
  GPtrArray *inputs;
  GStrv missing;
  GStrv missing_names;
  char *reason;
  const char *clause;
  gboolean has_claim;
  double claim;
  char *claim_field;
} TjFigure;

/**
 * TjRatioBasis:
 * @TJ_RATIO_UNKNOWN: nothing is claimed, or it follows from neither
 * @TJ_RATIO_OWN: the applicant's ratio follows from the project's own emissions before
 * @TJ_RATIO_INDUSTRY: from the mean of the industry
 * @TJ_RATIO_BOTH: from either
 *
 * Which baseline a claimed reduction ratio was taken of: the form's table and its note name two.
 */
typedef enum
{
  TJ_RATIO_UNKNOWN,
  TJ_RATIO_OWN,
  TJ_RATIO_INDUSTRY,
  TJ_RATIO_BOTH,
} TjRatioBasis;

/**
 * TjCaseRecalculation:
 * @index: which case, from 0
 * @figures: (element-type TjFigure): in the order of the arithmetic
 * @problems: (element-type utf8): entries that could not be calculated with, sentences
 * @ratio_basis: which baseline the claimed ratio was taken of
 */
typedef struct
{
  guint index;
  GPtrArray *figures;
  GPtrArray *problems;
  TjRatioBasis ratio_basis;
} TjCaseRecalculation;

/**
 * TjRecalculation:
 * @register_id: the factors it was calculated with
 * @n_draws: of the Monte Carlo run
 * @seed: where its random numbers began
 * @cases: (element-type TjCaseRecalculation): those of the inputs
 *
 * What came out of a recalculation.
 */
typedef struct
{
  char *register_id;
  guint n_draws;
  guint32 seed;
  GPtrArray *cases;
} TjRecalculation;

TjRecalculation *tj_recalculate                    (TjForm                      *form,
                                                    const TjRecalculationInputs *inputs,
                                                    TjFactorRegister            *factors)
                                                    G_GNUC_WARN_UNUSED_RESULT;
void             tj_recalculation_free             (TjRecalculation             *self);
const TjFigure  *tj_case_recalculation_get_figure  (const TjCaseRecalculation   *self,
                                                    const char                  *id);
char            *tj_figure_dup_number              (double                       value)
                                                    G_GNUC_WARN_UNUSED_RESULT;
const char      *tj_ratio_basis_to_string          (TjRatioBasis                 self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRecalculation, tj_recalculation_free)

G_END_DECLS
