/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjTargetSense:
 * @TJ_TARGET_LEVEL: the value is to be reached
 * @TJ_TARGET_RISE: the value is the growth since the base year
 * @TJ_TARGET_FALL: the value is the reduction since the base year
 */
typedef enum
{
  TJ_TARGET_LEVEL,
  TJ_TARGET_RISE,
  TJ_TARGET_FALL,
} TjTargetSense;

/**
 * TjPolicyTarget:
 * @code: as `tianjin.t1`
 * @name_zh: what the figure is of
 * @name_en: the same in English
 * @clause: where the document sets it
 * @year: by when; 0 where the document does not say
 * @base: the year it is compared with; 0 where there is none
 * @sense: how @value is meant
 * @bound: (nullable): `about` or `at-least`
 * @value: (nullable): the figure as the document writes it; %NULL for an aim without one
 * @to: (nullable): the end of a range that begins with @value
 * @unit: (nullable): of @value, as `%`
 * @words: (array zero-terminated=1): folded; a text that has one of them touches the target
 */
typedef struct
{
  char *code;
  char *name_zh;
  char *name_en;
  char *clause;
  guint year;
  guint base;
  TjTargetSense sense;
  char *bound;
  char *value;
  char *to;
  char *unit;
  GStrv words;
} TjPolicyTarget;

void        tj_policy_target_free       (TjPolicyTarget       *self);
const char *tj_policy_target_get_name   (const TjPolicyTarget *self);
char       *tj_policy_target_dup_figure (const TjPolicyTarget *self);
GPtrArray  *tj_taxonomy_get_targets     (TjTaxonomy           *self);
GPtrArray  *tj_taxonomy_find_targets    (TjTaxonomy           *self,
                                         const char           *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
