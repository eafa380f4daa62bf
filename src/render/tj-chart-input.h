/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-factor-register.h"
#include "core/carbon/tj-recalculation-inputs.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"
#include "core/sheet/tj-sheet.h"
#include "core/taxonomy/tj-taxonomy.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjChartSubject:
 * @key: the digest of the package's manifest, by which the window finds it again; never empty
 * @name: what was reviewed, as far as it is known without @package
 * @source: (nullable): where a review comes from, as the name of a sheet's file
 * @package: (nullable): what was handed in, as it was read
 * @findings: (nullable) (element-type TjFinding): what the checks said; %NULL where none ran
 * @reviews: (element-type TjReview): of one reviewer or of several; may be empty
 * @n_signed: how many of the reviews are signed
 * @recalculation: (nullable): what a reviewer entered to recalculate it
 *
 * One package with everything that charts may know of it.
 */
typedef struct
{
  char *key;
  char *name;
  char *source;
  TjPackage *package;
  GListModel *findings;
  GPtrArray *reviews;
  guint n_signed;
  TjRecalculationInputs *recalculation;
} TjChartSubject;

/**
 * TjChartInput:
 * @taxonomy: for categories, types and their names
 * @factors: (nullable): what recalculations use; %NULL for the program's own register
 * @subjects: (element-type TjChartSubject): in any order; charts do not depend on it
 *
 * What a chart is made of.
 */
typedef struct
{
  TjTaxonomy *taxonomy;
  TjFactorRegister *factors;
  GPtrArray *subjects;
} TjChartInput;

TjChartInput   *tj_chart_input_new         (TjTaxonomy    *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
void            tj_chart_input_free        (TjChartInput  *self);
TjChartSubject *tj_chart_input_add_package (TjChartInput  *self,
                                            TjPackage     *package);
TjChartSubject *tj_chart_input_add_review  (TjChartInput  *self,
                                            TjReview      *review,
                                            const char    *key,
                                            const char    *name);
TjChartSubject *tj_chart_input_find_package (TjChartInput *self,
                                             TjSheet      *sheet);
TjChartSubject *tj_chart_input_add_sheet   (TjChartInput  *self,
                                            TjSheet       *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartInput, tj_chart_input_free)

G_END_DECLS
