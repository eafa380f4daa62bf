/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjFieldKind:
 * @TJ_FIELD_TEXT: words
 * @TJ_FIELD_TICKS: boxes of which one is to be ticked
 * @TJ_FIELD_QUANTITY: a number with a unit
 */
typedef enum
{
  TJ_FIELD_TEXT,
  TJ_FIELD_TICKS,
  TJ_FIELD_QUANTITY,
} TjFieldKind;

/**
 * TjFieldPart:
 * @TJ_FIELD_PART_FORM: asked once, about the technology
 * @TJ_FIELD_PART_APPLICANT: asked once, about who applies
 * @TJ_FIELD_PART_CASE: asked for each case (典型案例)
 */
typedef enum
{
  TJ_FIELD_PART_FORM,
  TJ_FIELD_PART_APPLICANT,
  TJ_FIELD_PART_CASE,
} TjFieldPart;

/**
 * TjFieldSpec:
 * @id: the stable name, as `potential_2030`, `applicant.name` or, in a case, `investment`
 * @label_zh: the label printed on the form
 * @label_en: its English name
 * @part: where on the form it stands
 * @kind: what it holds
 * @unit: (nullable): the form's own unit of a quantity; `月|年` where the applicant chooses
 * @mandatory: whether the notice wants it filled
 * @clause: (nullable): the clause of annex 2 that explains it
 *
 * One question of the application form of 环办气候〔2024〕2号, annex 1.
 */
struct _TjFieldSpec
{
  const char *id;
  const char *label_zh;
  const char *label_en;
  TjFieldPart part;
  TjFieldKind kind;
  const char *unit;
  gboolean mandatory;
  const char *clause;
};

const TjFieldSpec *tj_field_spec_list      (guint       *n_specs);
const TjFieldSpec *tj_field_spec_lookup    (const char  *id);
const TjFieldSpec *tj_field_spec_lookup_in_case (const char *id);
const char        *tj_field_spec_get_label (const TjFieldSpec *self);

G_END_DECLS
