/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

/**
 * TjLikenessMatch:
 * @kind: `applicant`, `case-name`, `sentence` or `figures`
 * @package: the earlier package that is alike
 * @field: where in this package
 * @other_field: where in the earlier one
 * @text: what is alike, as far as it can be shown
 *
 * One thing that two packages have in common.
 */
typedef struct
{
  const char *kind;
  guint package;
  char *field;
  char *other_field;
  char *text;
} TjLikenessMatch;

typedef struct _TjLikeness TjLikeness;

TjLikeness *tj_likeness_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        tj_likeness_free (TjLikeness *self);
GPtrArray  *tj_likeness_add  (TjLikeness *self,
                              TjForm     *form,
                              guint       package) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjLikeness, tj_likeness_free)

G_END_DECLS
