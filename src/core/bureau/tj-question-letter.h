/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

TjDocument *tj_question_letter_new (TjPackage  *package,
                                    TjReview   *review,
                                    GListModel *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
