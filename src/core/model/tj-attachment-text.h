/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjTextPartKind:
 * @TJ_TEXT_PART_WHOLE: a plain text file
 * @TJ_TEXT_PART_PAGE: a page of a PDF
 * @TJ_TEXT_PART_RECOGNISED: a page whose words a program made out in its picture; never to be
 *   relied on for a figure
 * @TJ_TEXT_PART_SHEET: a sheet of a workbook, or a table in plain text
 * @TJ_TEXT_PART_PARAGRAPH: a paragraph of a text document
 * @TJ_TEXT_PART_TABLE: a table of a text document
 *
 * Which kind of place a piece of text stands in.
 */
typedef enum
{
  TJ_TEXT_PART_WHOLE,
  TJ_TEXT_PART_PAGE,
  TJ_TEXT_PART_RECOGNISED,
  TJ_TEXT_PART_SHEET,
  TJ_TEXT_PART_PARAGRAPH,
  TJ_TEXT_PART_TABLE,
} TjTextPartKind;

/**
 * TjTextCell:
 * @text: as a person sees it; may hold line feeds
 * @column: from 1
 * @n_columns: how many columns it covers, itself included
 * @n_rows: how many rows it covers, itself included
 * @numeric: whether it is a number, a date or the like and not words
 * @formula: whether the program that wrote the file worked it out
 * @has_value: whether the file holds a number, of which @text shows what its format code lets
 *   see
 * @value: that number, finite; a percentage as its hundredth, a day as the file counts it
 *
 * One cell.
 */
typedef struct
{
  char *text;
  guint column;
  guint n_columns;
  guint n_rows;
  gboolean numeric;
  gboolean formula;
  gboolean has_value;
  double value;
} TjTextCell;

/**
 * TjTextRow:
 * @number: from 1; rows without any text are left out, so that numbers may leap
 * @cells: (element-type TjTextCell): by column, those with text or merged ones only
 */
typedef struct
{
  guint number;
  GPtrArray *cells;
} TjTextRow;

/**
 * TjTextPart:
 * @kind: what kind of place
 * @number: which of its kind in the file, from 1
 * @label: (nullable): what the file calls it, as a sheet's name
 * @text: UTF-8; cells of a table apart by tabs, its rows by line feeds
 * @rows: (nullable) (element-type TjTextRow): the rows of a sheet or table
 * @n_columns: the last column that is used
 * @hidden: whether the office program would not show it
 * @cut: whether there is more of it than is read
 */
typedef struct
{
  TjTextPartKind kind;
  guint number;
  char *label;
  char *text;
  GPtrArray *rows;
  guint n_columns;
  gboolean hidden;
  gboolean cut;
} TjTextPart;

/**
 * TjAttachmentText:
 * @parts: (element-type TjTextPart): in the order of the file
 * @n_pages: of a PDF, all of them though fewer were read; else 0
 * @is_scan: whether it is a PDF with pages but not one word among those read
 * @cut: whether the file has more than is read
 *
 * The words of one attachment. Reference counted; not changed once it has been read, so that
 * any thread may look at it.
 */
typedef struct
{
  GPtrArray *parts;
  guint n_pages;
  gboolean is_scan;
  gboolean cut;
} TjAttachmentText;

/* For the readers of each format. */
TjAttachmentText *tj_attachment_text_new       (void) G_GNUC_WARN_UNUSED_RESULT;
TjAttachmentText *tj_attachment_text_ref       (TjAttachmentText  *self);
void              tj_attachment_text_unref     (TjAttachmentText  *self);
TjTextPart       *tj_attachment_text_add_words (TjAttachmentText  *self,
                                                TjTextPartKind     kind,
                                                const char        *text);
TjTextPart       *tj_attachment_text_add_table (TjAttachmentText  *self,
                                                TjTextPartKind     kind,
                                                const char        *label);

TjTextRow        *tj_text_part_add_row         (TjTextPart        *self,
                                                guint              number);
TjTextCell       *tj_text_row_add_cell         (TjTextRow         *self,
                                                guint              column,
                                                const char        *text);
void              tj_text_part_join            (TjTextPart        *self);
char             *tj_text_part_dup_place       (const TjTextPart  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjAttachmentText, tj_attachment_text_unref)

G_END_DECLS
