/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_WORDS_LINE (tj_words_line_get_type ())

G_DECLARE_FINAL_TYPE (TjWordsLine, tj_words_line, TJ, WORDS_LINE, GObject)

TjWordsLine      *tj_words_line_new       (TjAttachmentText *text,
                                           const TjTextPart *part,
                                           const TjTextRow  *row);
const TjTextPart *tj_words_line_get_part  (TjWordsLine      *self);
const TjTextRow  *tj_words_line_get_row   (TjWordsLine      *self);
const TjTextCell *tj_words_line_find_cell (TjWordsLine      *self,
                                           guint             column);
gboolean          tj_words_line_is_at     (TjWordsLine      *self,
                                           const TjEvidence *evidence);
TjEvidence       *tj_words_line_dup_evidence (TjWordsLine   *self,
                                              const char    *sha256) G_GNUC_WARN_UNUSED_RESULT;
GArray           *tj_words_line_get_marks (TjWordsLine      *self);
gboolean          tj_words_line_set_marks (TjWordsLine      *self,
                                           GArray           *marks);

G_END_DECLS
