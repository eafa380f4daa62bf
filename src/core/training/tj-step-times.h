/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"

G_BEGIN_DECLS

/* Longer than this between two edits, and one was away. */
#define TJ_STEP_PAUSE_SECONDS 300

/**
 * TjStepKind:
 * @TJ_STEP_FINDINGS: decisions on findings and their reasons
 * @TJ_STEP_PLACEMENT: category, type and stage
 * @TJ_STEP_RECALCULATION: entries of the recalculation and corrections
 * @TJ_STEP_SCORES: one criterion, named by @criterion of the time
 * @TJ_STEP_OPINION: declaration, recommendation, comments
 */
typedef enum
{
  TJ_STEP_FINDINGS,
  TJ_STEP_PLACEMENT,
  TJ_STEP_RECALCULATION,
  TJ_STEP_SCORES,
  TJ_STEP_OPINION,
} TjStepKind;

#define TJ_N_STEP_KINDS 5

/**
 * TjStepTime:
 * @kind: of which part of the review
 * @criterion: (nullable): which criterion, of %TJ_STEP_SCORES
 * @seconds: how long one worked on it
 * @n_edits: how many edits
 */
typedef struct
{
  TjStepKind kind;
  char *criterion;
  double seconds;
  guint n_edits;
} TjStepTime;

/**
 * TjStepTimes:
 * @steps: (element-type TjStepTime): in the order in which they were begun
 * @seconds: of all of them
 * @pause_seconds: between edits that lie further apart than %TJ_STEP_PAUSE_SECONDS
 * @last: when the edit before was, in microseconds; 0 before the first
 */
typedef struct
{
  GPtrArray *steps;
  double seconds;
  double pause_seconds;
  gint64 last;
} TjStepTimes;

TjStepTimes *tj_step_times_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void         tj_step_times_free (TjStepTimes *self);
void         tj_step_times_add  (TjStepTimes *self,
                                 gint64       time,
                                 const char  *name);


TjStepTimes *tj_step_times_new_from_sheet (TjSheet           *sheet) G_GNUC_WARN_UNUSED_RESULT;
void         tj_step_times_to_sheet       (const TjStepTimes *self,
                                           TjSheet           *sheet);
const TjStepTime *tj_step_times_find      (const TjStepTimes *self,
                                           TjStepKind         kind,
                                           const char        *criterion);
const char  *tj_step_kind_to_string       (TjStepKind         kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjStepTimes, tj_step_times_free)

G_END_DECLS
