/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field-spec.h"
#include "core/rubric/tj-review-recalculation.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

#define TJ_EVIDENCE_PREFIX "evidence."

/* What may be set on a name. */
typedef enum
{
  TJ_VALUE_CHOICE,
  TJ_VALUE_POINTS,
  TJ_VALUE_CODE,
  TJ_VALUE_TEXT,
  TJ_VALUE_ANSWER,
  TJ_VALUE_COUNT,
  TJ_VALUE_ENTRY,
  TJ_VALUE_ACTIVITY,
  TJ_VALUE_DRAWS,
  TJ_VALUE_SEED,
  TJ_VALUE_EVIDENCE,
} TjValueKind;

typedef enum
{
  TJ_SUBJECT_NONE,
  TJ_SUBJECT_CRITERION,
  TJ_SUBJECT_FINDING,
  TJ_SUBJECT_FIELD,
  TJ_SUBJECT_CASE,
  TJ_SUBJECT_EVIDENCE,
} TjSubjectKind;

/* One line of the naming scheme of tj-review.h. */
typedef struct
{
  TjSubjectKind subject;
  const char *name; /* the whole name, or the part after the subject */
  TjValueKind value;
  const char *choices; /* for TJ_VALUE_CHOICE, between bars */
  const char *label; /* untranslated, where there is no subject or it is a case */
} TjNameSpec;

/* @subject (out, optional): the criterion, the finding's key, the path of the field, the number of
 * the case, from 1, or the target of the evidence; NULL where there is none. */
const TjNameSpec *tj_review_name_parse     (const char  *name,
                                            char       **subject);
/* @shown: (nullable): what the user calls the subject */
char             *tj_review_name_describe  (const TjNameSpec *spec,
                                            const char       *shown) G_GNUC_WARN_UNUSED_RESULT;
/* NULL where the form has no such field */
const TjFieldSpec *tj_review_field_lookup   (const char  *path,
                                             guint       *case_index);
char             *tj_review_field_dup_title (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
TjRecalculationName *tj_recalculation_name_parse (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char             *tj_finding_key_dup_title (const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
