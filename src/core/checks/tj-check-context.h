/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-factor-register.h"
#include "core/checks/tj-passage.h"
#include "core/model/tj-package.h"
#include "core/taxonomy/tj-classifier.h"

G_BEGIN_DECLS

/**
 * TjCheckContext:
 * @package: what is checked; rules only read it
 * @form: the form of @package
 * @taxonomy: the categories and types of the round
 * @factors: published emission factors
 * @classification: where the words of the form place it
 * @passages: (element-type TjPassage): the text of form and attachments with its figures
 * @findings: where rules put what they find
 *
 * What every rule is handed.
 */
typedef struct
{
  TjPackage *package;
  TjForm *form;
  TjTaxonomy *taxonomy;
  TjFactorRegister *factors;
  TjClassification *classification;
  GPtrArray *passages;
  GListStore *findings;
} TjCheckContext;

/**
 * TjCheck:
 * @code: the finding that the rule reports
 * @run: the rule; silent where an input of it is missing
 * @needs: (nullable): the quantities without which the rule or a part of it has nothing to go by:
 *   ids separated by spaces, `case.` before those of a case, `+` behind those that have to be
 *   above zero, and one of the words below for what is no field
 *
 * One row of a group's table. A table ends with a row without a code.
 */
typedef struct
{
  const char *code;
  void (*run) (TjCheckContext *context);
  const char *needs;
} TjCheck;

#define TJ_CHECK_NEEDS_CALCULATION "@calculation"
#define TJ_CHECK_NEEDS_LIFE "@life"
#define TJ_CHECK_NEEDS_ELECTRICITY "@electricity"

TjFinding *tj_check_context_add          (TjCheckContext   *self,
                                          const char       *code,
                                          const char       *variant);
TjFinding *tj_check_context_add_in_case  (TjCheckContext   *self,
                                          const char       *code,
                                          const char       *variant,
                                          guint             index);
gboolean   tj_check_context_has_attachment (TjCheckContext *self,
                                            TjAttachmentKind kind);
gboolean   tj_check_context_knows_calculation (TjCheckContext *self);
void       tj_check_add_case_field       (TjFinding        *finding,
                                          guint             index,
                                          const char       *id);

G_END_DECLS
