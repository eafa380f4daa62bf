/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"
#include "core/taxonomy/tj-boundary-pair.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjClassifierRank:
 * @node: (transfer none): a type
 * @direction: (transfer none) (nullable): the technology under it that its words name best
 * @strength: the weights of all words together; 0 where nothing speaks for the type
 * @score: 0 to 1; the scores of all types add up to 1 unless nothing spoke for any
 * @because: (array zero-terminated=1): the words of the text that led there, strongest first
 * @against: (array zero-terminated=1): the words that speak for something else
 */
typedef struct
{
  TjTaxonomyNode *node;
  TjTaxonomyNode *direction;
  double strength;
  double score;
  GStrv because;
  GStrv against;
} TjClassifierRank;

/**
 * TjClassification:
 * @ranks: (element-type TjClassifierRank): all types, best first
 * @margin: how far the first is ahead of the second, 0 to 1
 * @close: whether the first two are too close to call
 * @boundary: whether experts have to judge: @close, or one of @pairs
 * @pairs: (element-type TjBoundaryPair): the known boundaries at which the text stands
 * @folded: all that was read, as tj_text_fold() makes it
 */
typedef struct
{
  GPtrArray *ranks;
  double margin;
  gboolean close;
  gboolean boundary;
  GPtrArray *pairs;
  char *folded;
} TjClassification;

/**
 * TjTextSpan:
 * @start: where a word begins, in bytes
 * @end: where it ends, in bytes; not part of it
 */
typedef struct
{
  gsize start;
  gsize end;
} TjTextSpan;

TjClassification *tj_classify_form (TjTaxonomy *taxonomy,
                                    TjForm     *form) G_GNUC_WARN_UNUSED_RESULT;
TjClassification *tj_classify_text (TjTaxonomy *taxonomy,
                                    const char *name,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;
TjTaxonomyNode   *tj_classification_get_first (TjClassification *self);
const TjClassifierRank *tj_classification_get_place (TjClassification *self);
const TjClassifierRank *tj_classification_find_doubt (TjClassification *self,
                                                      TjTaxonomyNode   *declared);
gboolean          tj_classification_is_indirect (TjClassification *self);
void              tj_classification_free (TjClassification *self);
GArray           *tj_classifier_find_words (TjTaxonomy *taxonomy,
                                            const char *type_code,
                                            const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjClassification, tj_classification_free)

G_END_DECLS
