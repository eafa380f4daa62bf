/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"

G_BEGIN_DECLS

/* A panel has no more people than this. */
#define TJ_MAX_MEMBERS 999

/**
 * TjMemberRole:
 * @TJ_MEMBER_ORDINARY: judges and votes
 * @TJ_MEMBER_CHAIR: likewise, and chairs the meeting
 * @TJ_MEMBER_SECRETARY: signs, and does not vote
 *
 * What somebody is in a panel.
 */
typedef enum
{
  TJ_MEMBER_ORDINARY,
  TJ_MEMBER_CHAIR,
  TJ_MEMBER_SECRETARY,
} TjMemberRole;

/**
 * TjDecisionMember:
 * @number: of the entry in the panel's list, from 1; 0 where the panel has none
 * @name: who
 * @organisation: (nullable): for whom they work
 * @fingerprint: (nullable): of the certificate, as stated or as on their sheets
 * @role: what they are
 * @absent: whether they did not come
 * @has_sheets: whether they handed in a sheet
 *
 * Somebody who belongs to the panel.
 */
typedef struct
{
  guint number;
  char *name;
  char *organisation;
  char *fingerprint;
  TjMemberRole role;
  gboolean absent;
  gboolean has_sheets;
} TjDecisionMember;

const char *tj_member_role_to_string     (TjMemberRole       self);
const char *tj_decision_get_member       (const TjDecision  *self,
                                          guint              number,
                                          const char        *part);
guint       tj_decision_count_entries    (const TjDecision  *self);
GPtrArray  *tj_decision_list_members     (const TjDecision  *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *tj_decision_list_strangers   (const TjDecision  *self) G_GNUC_WARN_UNUSED_RESULT;
guint       tj_decision_count_present    (const GPtrArray   *members,
                                          gboolean           only_voters);
const char *tj_decision_get_chair        (const TjDecision  *self);
const char *tj_decision_get_secretary    (const TjDecision  *self);
guint       tj_decision_get_quorum       (const TjDecision  *self);
void        tj_decision_list_member_gaps (const TjDecision  *self,
                                          GPtrArray         *gaps);
void        tj_decision_list_vote_gaps   (const TjDecision  *self,
                                          const xmlNode     *item,
                                          GPtrArray         *gaps);

G_END_DECLS
