/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-session.h"

G_BEGIN_DECLS

char *tj_terms_dup_words       (TjSession   *session) G_GNUC_WARN_UNUSED_RESULT;
char *tj_terms_dup_quota_words (TjSession   *session) G_GNUC_WARN_UNUSED_RESULT;
char *tj_terms_dup_receipt     (TjRoundItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
