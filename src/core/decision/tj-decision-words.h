/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"
#include "core/decision/tj-panel-words.h"

G_BEGIN_DECLS

/* Words that the documents of a decision and the window share. */

const char *tj_decision_words_outcome     (TjOutcome         outcome,
                                           TjLanguage        language);
const char *tj_decision_words_effect      (const char       *effect,
                                           TjLanguage        language);
char       *tj_decision_words_criterion   (const TjDecision *self,
                                           const char       *id,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_member      (const TjDecision *self,
                                           const char       *fingerprint)
                                          G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_value       (const TjDecision *self,
                                           gboolean          known,
                                           double            value) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_score       (const xmlNode    *score,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_consensus   (const char       *points,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_vote        (const TjDecision *self,
                                           const char       *key,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_agreement   (const xmlNode    *parent,
                                           gboolean          is_w,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_stays       (const xmlNode    *criterion,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_decision_words_day         (const char       *day,
                                           TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
