/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

TjDocument *tj_question_letter_new   (TjRoundItem       *item) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *tj_question_letter_write (const TjDocument  *letter,
                                      const char        *file_name,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
