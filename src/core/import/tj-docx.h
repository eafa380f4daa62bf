/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/* What stands for a tick box, however the document made it. */
#define TJ_DOCX_TICKED "☑"
#define TJ_DOCX_UNTICKED "☐"

/**
 * TjDocxCell:
 * @text: its paragraphs joined by a line feed, a table inside it in lines with tabs
 * @column: the grid column, from 1
 * @span: how many grid columns it covers
 * @continued: whether it is the hidden rest of a cell that began in a row above
 */
typedef struct
{
  char *text;
  guint column;
  guint span;
  gboolean continued;
} TjDocxCell;

/**
 * TjDocxTable:
 * @number: which table of the document, from 1; inside a cell, that of the outer table
 * @nested: whether it stands inside a cell of another table
 * @rows: (element-type GPtrArray): each an array of #TjDocxCell
 */
typedef struct
{
  guint number;
  gboolean nested;
  GPtrArray *rows;
} TjDocxTable;

/**
 * TjDocx:
 * @tables: (element-type TjDocxTable): in the order of the document
 * @inserted: words put in under change tracking, joined by `; `
 * @deleted: words taken out under change tracking, which no cell holds
 * @hidden: words in hidden print, which no cell holds
 * @boxes: words in text boxes, which no cell holds
 * @tracked: whether there are tracked changes, even without words
 * @n_comments: reviewers' comments
 *
 * A text document as far as a form needs it: one of Word, or one in another format that was read
 * into the same shape.
 */
typedef struct
{
  GPtrArray *tables;
  GString *inserted;
  GString *deleted;
  GString *hidden;
  GString *boxes;
  gboolean tracked;
  guint n_comments;
} TjDocx;

TjDocx      *tj_docx_read       (GBytes      *bytes,
                                 const char  *display_name,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the readers that fill one in. */
TjDocx      *tj_docx_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void         tj_docx_free       (TjDocx      *self);
TjDocxTable *tj_docx_add_table  (TjDocx      *self,
                                 gboolean     nested);
GPtrArray   *tj_docx_row_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void         tj_docx_note_words (GString     *list,
                                 const char  *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjDocx, tj_docx_free)

G_END_DECLS
