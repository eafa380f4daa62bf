/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/* A place in the package that speaks for or against a part of the judgement. Each is one value
 * of the review, `evidence.TARGET.NUMBER`, see tj-review.h, so that attaching, undoing and
 * signing treat it as any other answer. Its value is
 *
 *   SHA256 field PATH                a field of the form
 *   SHA256 page N [X Y W H]          a page, or a region of it in ten-thousandths of its sides,
 *                                    from the top left of the page as the file has it
 *   SHA256 paragraph N               a paragraph of a text document
 *   SHA256 table N ROW               a row of a table of a text document
 *   SHA256 sheet N ROW               a row of a sheet of a workbook
 *   SHA256 line N                    a line of a plain text
 *
 * where SHA256 is that of the file; after a line feed follow the words that stand there. */

/* Marks of one review; each number is given once. */
#define TJ_MAX_EVIDENCE 999
/* Characters of words that are quoted. */
#define TJ_MAX_QUOTE 2000
#define TJ_EVIDENCE_SCALE 10000

typedef enum
{
  TJ_EVIDENCE_FIELD,
  TJ_EVIDENCE_PAGE,
  TJ_EVIDENCE_PARAGRAPH,
  TJ_EVIDENCE_TABLE,
  TJ_EVIDENCE_SHEET,
  TJ_EVIDENCE_LINE,
} TjEvidenceKind;

/**
 * TjEvidence:
 * @number: what the mark is called, 1 to %TJ_MAX_EVIDENCE; 0 until it is attached
 * @target: (nullable): `score.CRITERION`, `finding.KEY` or `claim.PATH`
 * @sha256: of the file, in hexadecimal
 * @kind: what sort of place
 * @field: (nullable): the path of the field, of the kind %TJ_EVIDENCE_FIELD only
 * @place: which page, paragraph, table, sheet or line, from 1
 * @row: of a table or sheet, from 1
 * @x: of a region of a page: its left side, in ten-thousandths of the page's width
 * @y: its top
 * @width: 0 where the whole page is meant
 * @height: 0 where the whole page is meant
 * @quote: (nullable): the words that stand there
 */
typedef struct
{
  guint number;
  char *target;
  char *sha256;
  TjEvidenceKind kind;
  char *field;
  guint place;
  guint row;
  guint x;
  guint y;
  guint width;
  guint height;
  char *quote;
} TjEvidence;

#define TJ_TYPE_EVIDENCE (tj_evidence_get_type ())

GType       tj_evidence_get_type     (void) G_GNUC_CONST;
TjEvidence *tj_evidence_new          (TjEvidenceKind    kind,
                                      const char       *sha256) G_GNUC_WARN_UNUSED_RESULT;
TjEvidence *tj_evidence_copy         (const TjEvidence *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_evidence_free         (TjEvidence       *self);
void        tj_evidence_set_quote    (TjEvidence       *self,
                                      const char       *quote);
void        tj_evidence_set_region   (TjEvidence       *self,
                                      double            x,
                                      double            y,
                                      double            width,
                                      double            height);
TjEvidence *tj_evidence_parse        (const char       *value) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_evidence_to_value     (const TjEvidence *self) G_GNUC_WARN_UNUSED_RESULT;
const char *tj_evidence_kind_to_string (TjEvidenceKind  kind);
gboolean    tj_evidence_kind_parse   (const char       *text,
                                      TjEvidenceKind   *kind);
char       *tj_evidence_dup_place    (const TjEvidence *self,
                                      const char       *file_name) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_evidence_dup_name     (const char       *target,
                                      guint             number) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_evidence_dup_absent_name (const char    *target) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjEvidence, tj_evidence_free)

/* Element type TjEvidence, by number; @target: (nullable): all of them for %NULL. */
GPtrArray  *tj_review_list_evidence  (TjReview         *self,
                                      const char       *target) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_review_is_unevidenced (TjReview         *self,
                                      const char       *target);
guint       tj_review_next_evidence  (TjReview         *self);
/* Element type utf8, by code point: what the review says is not evidenced. */
GPtrArray  *tj_review_list_unevidenced (TjReview       *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
