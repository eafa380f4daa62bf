/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-finding.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/**
 * TjGateState:
 * @TJ_GATE_PASSED: nothing speaks against it
 * @TJ_GATE_ASK: an expert or the applicant has to be asked
 * @TJ_GATE_UNREAD: nobody can tell, since there is no form that the program can read
 * @TJ_GATE_FAILED: it is broken
 * @TJ_GATE_OWN: it is broken, and is the bureau's own part
 *
 * How a package stands with a requirement.
 */
typedef enum
{
  TJ_GATE_PASSED,
  TJ_GATE_ASK,
  TJ_GATE_UNREAD,
  TJ_GATE_FAILED,
  TJ_GATE_OWN,
} TjGateState;

const char *tj_gate_state_to_string (TjGateState state);
const char *tj_gate_state_get_label (TjGateState state);

/**
 * TjGateItem:
 * @id: the requirement
 * @clause: where the notice says so
 * @title_zh: what is required
 * @title_en: the same in English
 * @state: how the package stands
 * @findings: (element-type TjFinding): what speaks against it
 */
typedef struct
{
  char *id;
  char *clause;
  char *title_zh;
  char *title_en;
  TjGateState state;
  GPtrArray *findings;
} TjGateItem;

/**
 * TjGateResult:
 * @items: (element-type TjGateItem): in the order of the requirements
 * @state: the worst of them, the bureau's own part left out
 *
 * The formal examination of one package.
 */
typedef struct
{
  GPtrArray *items;
  TjGateState state;
} TjGateResult;

TjGateResult *tj_gate_examine           (GListModel         *findings,
                                         TjReview           *review,
                                         gboolean            has_form) G_GNUC_WARN_UNUSED_RESULT;
void          tj_gate_result_free       (TjGateResult       *self);
GPtrArray    *tj_gate_result_list_asked (const TjGateResult *self,
                                         TjReview           *review,
                                         gboolean            queries) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjGateResult, tj_gate_result_free)

G_END_DECLS
