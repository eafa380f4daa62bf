/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a panel decides, as named values, like a review: one edit is one assignment, the store
 * journals them, undo and files read them back.
 *
 *   decision.title, decision.place, decision.chair, decision.secretary, decision.remarks
 *                                         free text
 *   decision.date                         a day, as 2024-06-05; of the meeting
 *   decision.publicity.from, decision.publicity.until   days
 *   decision.quorum                       how many who vote must be there, 1 to 9999
 *   decision.member.NUMBER.name, .organisation   who belongs to the panel, free text, 1 to 999
 *   decision.member.NUMBER.certificate    its SHA-256, 64 hexadecimal digits
 *   decision.member.NUMBER.role           member | chair | secretary, who signs and does not vote
 *   decision.member.NUMBER.attendance     present | absent
 *   decision.item.KEY.order               place on the agenda, 1 to 9999
 *   decision.item.KEY.group               the group of the catalogue in which it is published
 *   decision.item.KEY.minority            the opinion of those who do not agree, free text
 *   decision.item.KEY.minority-by         who they are, free text
 *   decision.item.KEY.for, .against, .abstain, .absent   votes, and who gave none, 0 to 999
 *   decision.item.KEY.outcome             pass | conditional | fail
 *   decision.item.KEY.outcome-reason      free text; the conditions, where there are some
 *   decision.consensus.KEY.CRITERION.points   half points 0 to 10, or cannot-assess
 *   decision.consensus.KEY.CRITERION.reason   free text
 *   decision.comment.NUMBER.from, .text, .answer, .answered-by   free text, 1 to 999
 *   decision.comment.NUMBER.date, .answered-on   days
 *   decision.comment.NUMBER.item          the KEY that it is about; absent where it is about none
 *   decision.comment.NUMBER.effect        none | corrected | withdrawn
 *
 * KEY is the digest of a package's manifest: 64 hexadecimal digits. */

#define TJ_DECISION_PREFIX "decision."

gboolean tj_decision_is_name     (const char  *name);
gboolean tj_decision_check_value (const char  *name,
                                  const char  *value,
                                  GError     **error);
char    *tj_decision_dup_item    (const char  *key,
                                  const char  *part) G_GNUC_WARN_UNUSED_RESULT;
char    *tj_decision_dup_consensus (const char *key,
                                    const char *criterion,
                                    const char *part) G_GNUC_WARN_UNUSED_RESULT;
char    *tj_decision_dup_comment (guint        number,
                                  const char  *part) G_GNUC_WARN_UNUSED_RESULT;
char    *tj_decision_dup_member  (guint        number,
                                  const char  *part) G_GNUC_WARN_UNUSED_RESULT;
char    *tj_decision_describe    (const char  *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
