/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_REVIEW_PAGE (tj_review_page_get_type ())

/* One package on one screen: evidence on the left, judgement on the right. */
G_DECLARE_FINAL_TYPE (TjReviewPage, tj_review_page, TJ, REVIEW_PAGE, TjSessionView)

void tj_review_page_show_judgement (TjReviewPage *self,
                                    const char   *name);
void tj_review_page_show_hit       (TjReviewPage *self);
gboolean    tj_review_page_find           (TjReviewPage *self);
gboolean    tj_review_page_activate       (TjReviewPage *self,
                                           const char   *action,
                                           GVariant     *target);
char    *tj_review_page_dup_help_topic (TjReviewPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
