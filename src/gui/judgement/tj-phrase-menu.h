/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-session.h"

G_BEGIN_DECLS

GMenuModel *tj_phrase_menu_new (TjSession   *session,
                                TjRoundItem *item,
                                TjCriterion *criterion) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
