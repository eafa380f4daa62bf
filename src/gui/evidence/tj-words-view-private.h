/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/model/tj-attachment-text.h"
#include "gui/evidence/tj-words-line.h"
#include "gui/evidence/tj-words-view.h"
#include "gui/widgets/tj-find-bar.h"

G_BEGIN_DECLS

struct _TjWordsView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkWidget *sheet_bar;
  GtkDropDown *sheet_choice;
  GtkLabel *note_label;
  GtkColumnView *sheet_view;
  GtkNoSelection *sheet_selection;
  GtkNoSelection *document_selection;
  GtkListView *document_view;
  GtkTextView *text_view;
  TjFindBar *find_bar;

  TjAttachment *attachment;
  TjAttachmentText *text;
  GCancellable *reading;
  /* (nullable): what is not to be read */
  GStrv hidden;
  GPtrArray *marks;
  /* To be shown when it has been read. */
  TjEvidence *wanted;

  /* The buttons of marks that lie over a plain text, each with its line. */
  GPtrArray *text_marks;
  guint place_source;

  /* What is looked for, and the places where it stands. */
  char *words;
  GArray *hits;
  guint hit;
};

GListModel *tj_words_view_get_shown_lines   (TjWordsView *self);
void        tj_words_view_update_marks      (TjWordsView *self);
void        tj_words_view_place_marks       (TjWordsView *self);
void        tj_words_view_clear_text_marks  (TjWordsView *self);
void        tj_words_view_scroll_to         (TjWordsView *self,
                                             guint        position);
void        tj_words_view_install_find      (TjWordsView *self);
void        tj_words_view_mark_words        (TjWordsView *self);
void        tj_words_view_forget_hits       (TjWordsView *self);

G_END_DECLS
