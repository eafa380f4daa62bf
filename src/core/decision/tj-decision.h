/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/decision/tj-panel-report.h"
#include "core/rubric/tj-decision-name.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

#define TJ_DECISION_NAMESPACE "https://tanjian.org/ns/decision/1"
#define TJ_DECISION_SCHEMA "/org/tanjian/Tanjian/schema/decision.xsd"

/**
 * TjOutcome:
 * @TJ_OUTCOME_OPEN: neither rule nor panel say
 * @TJ_OUTCOME_PASS: it goes on to the next stage, or onto the list
 * @TJ_OUTCOME_CONDITIONAL: likewise, after something is mended
 * @TJ_OUTCOME_FAIL: it does not
 *
 * What becomes of a package.
 */
typedef enum
{
  TJ_OUTCOME_OPEN,
  TJ_OUTCOME_PASS,
  TJ_OUTCOME_CONDITIONAL,
  TJ_OUTCOME_FAIL,
} TjOutcome;

const char *tj_outcome_to_string (TjOutcome   self);
TjOutcome   tj_outcome_parse     (const char *text);

/**
 * TjDecisionOrigin:
 * @taxonomy: for categories and types
 * @n_pass: how many pass at most; 0 for any number that reaches its thresholds
 * @after: (nullable): a decision of an earlier stage
 * @after_sha256: (nullable): the digest of its file
 *
 * What a decision is made of beside the sheets.
 */
typedef struct
{
  TjTaxonomy *taxonomy;
  guint n_pass;
  const struct _TjDecision *after;
  const char *after_sha256;
} TjDecisionOrigin;

/* What a panel found and what it decides, as one document: facts that follow from signed sheets,
 * and the panel's own words as named values (tj-decision-name.h). Result sheet, minutes and list
 * are made of it and of nothing else. */
typedef struct _TjDecision TjDecision;

TjDecision *tj_decision_new          (const TjPanelReport     *report,
                                      const TjDecisionOrigin  *origin) G_GNUC_WARN_UNUSED_RESULT;
TjDecision *tj_decision_new_from_xml (xmlDoc                  *doc,
                                      const char              *name,
                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
TjDecision *tj_decision_new_from_file (GBytes                 *bytes,
                                       const char             *name,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void        tj_decision_free         (TjDecision              *self);
gboolean    tj_decision_is_file      (GBytes                  *bytes);
gboolean    tj_decision_is_signed    (GBytes                  *bytes);
xmlDoc     *tj_decision_to_xml       (const TjDecision        *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean    tj_decision_set          (TjDecision              *self,
                                      const char              *name,
                                      const char              *value,
                                      GError                 **error);
const char *tj_decision_get          (const TjDecision        *self,
                                      const char              *name);
const char *tj_decision_get_of_item  (const TjDecision        *self,
                                      const char              *key,
                                      const char              *part);
const char *tj_decision_get_consensus (const TjDecision       *self,
                                       const char             *key,
                                       const char             *criterion,
                                       const char             *part);
const char *tj_decision_get_comment  (const TjDecision        *self,
                                      guint                    number,
                                      const char              *part);
GPtrArray  *tj_decision_list_names   (const TjDecision        *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_decision_take_values  (TjDecision              *self,
                                      const TjDecision        *other);
gboolean    tj_decision_is_about     (const TjDecision        *self,
                                      const char              *name);
guint       tj_decision_count_comments (const TjDecision      *self);

/* The facts, read with the functions of tj-xml.h. */
const xmlNode *tj_decision_get_root  (const TjDecision        *self);
const xmlNode *tj_decision_find_item (const TjDecision        *self,
                                      const char              *key);
GPtrArray     *tj_decision_list_items (const TjDecision       *self) G_GNUC_WARN_UNUSED_RESULT;
TjReviewStage  tj_decision_get_stage (const TjDecision        *self);
gboolean       tj_decision_attribute (const xmlNode           *node,
                                      const char              *name,
                                      double                  *value);

gboolean    tj_decision_get_total    (const TjDecision        *self,
                                      const xmlNode           *item,
                                      double                  *value);
gboolean    tj_decision_has_consensus (const TjDecision       *self,
                                       const xmlNode          *item);
TjOutcome   tj_decision_get_rule_outcome (const TjDecision    *self,
                                          const xmlNode       *item);
TjOutcome   tj_decision_get_outcome  (const TjDecision        *self,
                                      const xmlNode           *item);
gboolean    tj_decision_has_passed   (const TjDecision        *self,
                                      const char              *key);
GStrv       tj_decision_list_gaps    (const TjDecision        *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjDecision, tj_decision_free)

G_END_DECLS
