/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjPolicyDocument:
 * @TJ_POLICY_NOTICE: 国家重点低碳技术征集推广实施方案, by which applications are made
 * @TJ_POLICY_NATIONAL: 科技支撑碳达峰碳中和实施方案
 * @TJ_POLICY_SHANGHAI: 上海市科技支撑碳达峰碳中和实施方案
 * @TJ_POLICY_TIANJIN: 天津市科技支撑碳达峰碳中和实施方案
 * @TJ_POLICY_UNIVERSITIES: 高等学校碳中和科技创新行动计划
 */
typedef enum
{
  TJ_POLICY_NOTICE,
  TJ_POLICY_NATIONAL,
  TJ_POLICY_SHANGHAI,
  TJ_POLICY_TIANJIN,
  TJ_POLICY_UNIVERSITIES,
  TJ_N_POLICY_DOCUMENTS,
} TjPolicyDocument;

#define TJ_TYPE_POLICY_DOCUMENTS (tj_policy_documents_get_type ())

G_DECLARE_FINAL_TYPE (TjPolicyDocuments, tj_policy_documents, TJ, POLICY_DOCUMENTS, GObject)

TjPolicyDocuments *tj_policy_documents_new        (TjTaxonomy        *notice);
TjTaxonomy        *tj_policy_documents_get        (TjPolicyDocuments *self,
                                                   TjPolicyDocument   document);
const char        *tj_policy_document_get_key     (TjPolicyDocument   document);
const char        *tj_policy_document_get_label   (TjPolicyDocument   document);
gboolean           tj_policy_document_parse       (const char        *key,
                                                   TjPolicyDocument  *document);

G_END_DECLS
