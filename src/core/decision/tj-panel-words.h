/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-panel-report.h"

G_BEGIN_DECLS

/* Words that the documents of a panel share. A document's language is chosen by its maker and
 * not by the locale, so they stand in both. */

#define TJ_PANEL_SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

const char *tj_panel_words_stage           (TjReviewStage            stage,
                                            TjLanguage               language);
const char *tj_panel_words_status          (const char              *status,
                                            TjLanguage               language);
const char *tj_panel_words_state           (TjPanelState             state,
                                            TjLanguage               language);
char       *tj_panel_words_number          (double                   value,
                                            guint                    decimals)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_criterion       (const TjPanelReport     *report,
                                            guint                    criterion,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_agreement       (const TjAgreement       *agreement,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_concordance     (const TjAgreement       *agreement,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_uncertainty     (const TjAcceptabilityOptions *options,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_draws           (const TjAcceptabilityOptions *options,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_range           (const TjWeightRange     *range)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_result          (const TjPanelReport     *report,
                                            guint                    item,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_widest          (const TjPanelReport     *report,
                                            guint                    item,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_recommendations (const TjPanelReport     *report,
                                            guint                    item,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;
char       *tj_panel_words_robustness      (const TjPanelReport     *report,
                                            guint                    item,
                                            TjLanguage               language)
                                           G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
