/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"
#include "core/sheet/tj-sheet.h"
#include "core/training/tj-calibration.h"
#include "core/training/tj-step-times.h"

G_BEGIN_DECLS

#define TJ_CLASS_ERROR (tj_class_error_quark ())

/**
 * TjClassError:
 * @TJ_CLASS_ERROR_TWICE: there is a sheet of that trainee on that package already
 * @TJ_CLASS_ERROR_NO_REFERENCE: no reference is on that package
 * @TJ_CLASS_ERROR_STAGE: sheet and reference are of different stages
 */
typedef enum
{
  TJ_CLASS_ERROR_TWICE,
  TJ_CLASS_ERROR_NO_REFERENCE,
  TJ_CLASS_ERROR_STAGE,
} TjClassError;

GQuark tj_class_error_quark (void);

/**
 * TjClassEntry:
 * @trainee: who reviewed
 * @package: the name of the package
 * @file: the name of the sheet
 * @own: the review of the sheet, as it was before the reference was seen
 * @reference: what it is laid beside
 * @grading: what they differ in
 * @times: (nullable): how long the steps took, where the sheet says so
 */
typedef struct
{
  char *trainee;
  char *package;
  char *file;
  TjReview *own;
  TjReview *reference;
  TjGrading *grading;
  TjStepTimes *times;
} TjClassEntry;

/**
 * TjClassTrainee:
 * @name: who
 * @calibration: over all of the trainee's sheets
 */
typedef struct
{
  char *name;
  TjCalibration *calibration;
} TjClassTrainee;

/**
 * TjClassFinding:
 * @package: the name of the package
 * @key: code and first field, as `case-count@stage`
 * @n_states: how many trainees are in each #TjGradedFindingState
 * @n_sheets: how many sheets there are on the package
 */
typedef struct
{
  char *package;
  char *key;
  guint n_states[3];
  guint n_sheets;
} TjClassFinding;

/**
 * TjClassOverview:
 * @entries: (element-type TjClassEntry): in the order in which they were added
 * @trainees: (element-type TjClassTrainee): in the order in which they first came
 * @calibration: of the class
 *
 * The sheets of a class beside their references.
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *trainees;
  TjCalibration *calibration;
} TjClassOverview;

TjClassOverview *tj_class_overview_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             tj_class_overview_free (TjClassOverview       *self);
gboolean         tj_class_overview_add  (TjClassOverview       *self,
                                         TjSheet               *sheet,
                                         const char            *file,
                                         TjReview              *reference,
                                         GError               **error);
GPtrArray       *tj_class_overview_list_findings (const TjClassOverview *self)
                                                  G_GNUC_WARN_UNUSED_RESULT;
TjLedger        *tj_class_overview_to_ledger (const TjClassOverview *self,
                                              TjLanguage             language)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjClassOverview, tj_class_overview_free)

G_END_DECLS
