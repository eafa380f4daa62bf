/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-recalculation.h"
#include "core/document/tj-facts.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"
#include "core/taxonomy/tj-classifier.h"

G_BEGIN_DECLS

/* As documents name it. */
#define TJ_NOTICE_TITLE \
  "《关于印发〈国家重点低碳技术征集推广实施方案〉的通知》（环办气候〔2024〕2号）"

TjFacts *tj_package_facts_new               (TjPackage              *package,
                                             TjTaxonomy             *taxonomy)
                                             G_GNUC_WARN_UNUSED_RESULT;
void     tj_package_facts_add_findings      (TjFacts                *facts,
                                             GPtrArray              *findings,
                                             gboolean                passed);
void     tj_package_facts_word_findings     (TjFacts                *facts,
                                             GPtrArray              *findings,
                                             TjReview               *review);
void     tj_package_facts_add_plan          (TjFacts                *facts,
                                             TjTaxonomy             *plan,
                                             TjClassification       *classification);
void     tj_package_facts_add_recalculation (TjFacts                *facts,
                                             const TjRecalculation  *recalculation);

G_END_DECLS
