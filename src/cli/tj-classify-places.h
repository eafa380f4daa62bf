/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-output.h"
#include "core/rubric/tj-review.h"
#include "core/taxonomy/tj-classifier.h"

G_BEGIN_DECLS

/**
 * TjClassifyPlaces:
 * @notice: the taxonomy of the round
 * @form: (nullable): where something was declared
 * @review: (nullable): where a reviewer placed it
 *
 * What others than the program say about the place of a technology.
 */
typedef struct
{
  TjTaxonomy *notice;
  TjForm *form;
  TjReview *review;
} TjClassifyPlaces;

void tj_classify_places_json (JsonBuilder            *builder,
                              const TjClassifyPlaces *places,
                              TjClassification       *classification);
void tj_classify_places_text (const TjClassifyPlaces *places,
                              TjClassification       *classification);

G_END_DECLS
