/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-attachment.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_WORDS_VIEW (tj_words_view_get_type ())

G_DECLARE_FINAL_TYPE (TjWordsView, tj_words_view, TJ, WORDS_VIEW, GtkWidget)

TjWordsView *tj_words_view_new            (void);
gboolean     tj_words_view_can_show       (TjAttachment *attachment);
void         tj_words_view_set_attachment (TjWordsView  *self,
                                           TjAttachment *attachment);
void         tj_words_view_set_marks      (TjWordsView  *self,
                                           GPtrArray    *marks);
void         tj_words_view_show_mark      (TjWordsView      *self,
                                           const TjEvidence *mark);
void         tj_words_view_set_hidden     (TjWordsView  *self,
                                           const char * const *hidden);
void         tj_words_view_set_words      (TjWordsView  *self,
                                           const char   *words);
void         tj_words_view_begin_find     (TjWordsView  *self);
void         tj_words_view_find_step      (TjWordsView  *self,
                                           gboolean      forward);
TjEvidence  *tj_words_view_dup_evidence   (TjWordsView  *self,
                                           GtkWidget    *touched) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
