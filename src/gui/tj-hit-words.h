/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-text-index.h"

G_BEGIN_DECLS

/* What a place where words were found looks like in a list. */

char *tj_hit_words_dup_place  (const TjTextHit *hit) G_GNUC_WARN_UNUSED_RESULT;
char *tj_hit_words_dup_markup (const TjTextHit *hit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
