/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-form-label.h"

G_BEGIN_DECLS

/**
 * TjRunningAnswer:
 * @kind: %TJ_FORM_LABEL_FIELD or %TJ_FORM_LABEL_PHONE
 * @spec: the field asked for; of a telephone, %NULL
 * @label: the label as it is written, with its brackets
 * @text: what follows it up to the next label
 * @begins_case: whether the heading of a case stands right before the label
 */
typedef struct
{
  TjFormLabelKind kind;
  const TjFieldSpec *spec;
  char *label;
  char *text;
  gboolean begins_case;
} TjRunningAnswer;

GPtrArray *tj_running_text_split (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
