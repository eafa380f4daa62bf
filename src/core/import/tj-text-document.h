/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/* What stands for a tick box, however the document made it. */
#define TJ_DOCUMENT_TICKED "☑"
#define TJ_DOCUMENT_UNTICKED "☐"

/**
 * TjDocumentCell:
 * @text: its paragraphs joined by a line feed, a table inside it in lines with tabs
 * @column: the grid column, from 1
 * @span: how many grid columns it covers
 * @continued: whether it is the hidden rest of a cell that began in a row above
 * @has_table: whether a table stands inside it
 * @looks: (nullable) (element-type TjFieldLook): subscripts, pictures and inner tables of @text
 */
typedef struct
{
  char *text;
  guint column;
  guint span;
  gboolean continued;
  gboolean has_table;
  GPtrArray *looks;
} TjDocumentCell;

/**
 * TjDocumentTable:
 * @number: which table of the document, from 1; inside a cell, that of the outer table
 * @nested: whether it stands inside a cell of another table
 * @rows: (element-type GPtrArray): each an array of #TjDocumentCell
 */
typedef struct
{
  guint number;
  gboolean nested;
  GPtrArray *rows;
} TjDocumentTable;

/**
 * TjTextParagraph:
 * @n_tables: how many outer tables begin before it
 */
typedef struct
{
  char *text;
  guint n_tables;
} TjTextParagraph;

/**
 * TjTextDocument:
 * @paragraphs: (nullable) (element-type TjTextParagraph): those outside of tables that have
 *   words, where they were asked for
 * @tables: (element-type TjDocumentTable): in the order of the document
 * @inserted: words put in under change tracking, joined by `; `
 * @deleted: words taken out under change tracking, which no cell holds
 * @hidden: words in hidden print, which no cell holds
 * @boxes: words in text boxes, which no cell holds
 * @notes: words of footnotes and endnotes, which no cell holds
 * @tracked: whether there are tracked changes, even without words
 * @notes_unread: whether it has footnotes or endnotes that could not be read
 * @cut_short: whether it has more cells than were read
 * @n_comments: reviewers' comments
 *
 * A text document as far as a form needs it: one of Word, or one in another format that was read
 * into the same shape.
 */
typedef struct
{
  GPtrArray *paragraphs;
  GPtrArray *tables;
  GString *inserted;
  GString *deleted;
  GString *hidden;
  GString *boxes;
  GString *notes;
  gboolean tracked;
  gboolean notes_unread;
  gboolean cut_short;
  guint n_comments;
} TjTextDocument;

/* For the readers that fill one in. */
TjTextDocument  *tj_text_document_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             tj_text_document_want_paragraphs (TjTextDocument *self);
void             tj_text_document_free       (TjTextDocument *self);
TjDocumentTable *tj_text_document_add_table  (TjTextDocument *self,
                                              gboolean        nested);
void             tj_text_document_add_paragraph (TjTextDocument *self,
                                              char           *text);
GPtrArray       *tj_text_document_row_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             tj_text_document_note_words (GString        *list,
                                              const char     *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextDocument, tj_text_document_free)

G_END_DECLS
