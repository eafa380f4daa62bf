/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field-spec.h"

G_BEGIN_DECLS

/**
 * TjFormLabelKind:
 * @TJ_FORM_LABEL_NONE: no label of the form
 * @TJ_FORM_LABEL_FIELD: asks for a field
 * @TJ_FORM_LABEL_PHONE: asks for the telephone of whoever was asked for before it
 * @TJ_FORM_LABEL_HEADING: stands over other labels
 * @TJ_FORM_LABEL_CASE_HEADING: begins a case
 */
typedef enum
{
  TJ_FORM_LABEL_NONE,
  TJ_FORM_LABEL_FIELD,
  TJ_FORM_LABEL_PHONE,
  TJ_FORM_LABEL_HEADING,
  TJ_FORM_LABEL_CASE_HEADING,
} TjFormLabelKind;

/**
 * TjFormLabelMatch:
 * @kind: %TJ_FORM_LABEL_FIELD or %TJ_FORM_LABEL_PHONE
 * @spec: the field asked for; of a telephone, %NULL
 * @length: of the label in bytes
 * @is_printed: whether the form itself says so, and not only applicants
 */
typedef struct
{
  TjFormLabelKind kind;
  const TjFieldSpec *spec;
  gsize length;
  gboolean is_printed;
} TjFormLabelMatch;

TjFormLabelKind tj_form_label_recognize (const char         *text,
                                         const TjFieldSpec **spec);
const char     *tj_form_label_find_colon (const char        *line,
                                          TjFormLabelKind   *kind,
                                          const TjFieldSpec **spec);
const char     *tj_form_label_find_next (const char         *text,
                                         const char        **colon,
                                         TjFormLabelKind    *kind,
                                         const TjFieldSpec **spec);
const char     *tj_form_label_find_head (const char         *text,
                                         gboolean            printed,
                                         TjFormLabelKind    *kind,
                                         const TjFieldSpec **spec);
gboolean        tj_form_label_has_inside (const char        *text);
gboolean        tj_form_label_is_remark (const char         *text);
gboolean        tj_form_label_match     (const char         *folded,
                                         TjFormLabelMatch   *match);
gboolean        tj_form_label_is_printed (const char        *text);
char           *tj_form_label_dup_unit  (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
