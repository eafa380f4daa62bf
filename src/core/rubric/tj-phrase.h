/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/model/tj-form.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/* What stands for something that is not known, to be filled by hand. */
#define TJ_PHRASE_GAP "＿＿"

GStrv  tj_phrase_list (const char *criterion,
                       TjLanguage  language) G_GNUC_WARN_UNUSED_RESULT;
char  *tj_phrase_fill (const char *phrase,
                       TjForm     *form,
                       TjReview   *review,
                       const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
