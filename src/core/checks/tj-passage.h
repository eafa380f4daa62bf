/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-text-figure.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

#define TJ_PASSAGE_OTHER_CASE (-2)

/**
 * TjPassage:
 * @figures: its words and their figures
 * @path: (nullable): the field of the form that it is
 * @case_index: the case it speaks of, from 0; -1 where that is none or cannot be told, and
 *   %TJ_PASSAGE_OTHER_CASE where it is one that the form has not
 * @attachment: (nullable): the attachment that it stands in
 * @part: (nullable): where in the attachment
 *
 * A piece of a package's text: a field of the form, or a page, paragraph or table of an annex
 * or a recommendation.
 */
typedef struct
{
  TjTextFigures *figures;
  char *path;
  int case_index;
  TjAttachment *attachment;
  const TjTextPart *part;
} TjPassage;

GPtrArray *tj_passages_of_package (TjPackage       *package) G_GNUC_WARN_UNUSED_RESULT;
char      *tj_passage_dup_place   (const TjPassage *self,
                                   TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tj_passages_mention    (GPtrArray       *passages,
                                   int              case_index,
                                   const char      *words);

G_END_DECLS
