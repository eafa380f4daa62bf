/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-text-document.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

/**
 * TjFormDoubt:
 * @TJ_FORM_DOUBT_HINT: the official hint stood in the answer
 * @TJ_FORM_DOUBT_RUN_ON: the answer was cut out of running text
 * @TJ_FORM_DOUBT_TICK: a tick could not be told
 * @TJ_FORM_DOUBT_CELLS: the answer came from several cells of one row
 * @TJ_FORM_DOUBT_LABEL: a line of the answer is the label of another field
 * @TJ_FORM_DOUBT_SHARED: the answer stands in a cell that is merged over several labels
 * @TJ_FORM_DOUBT_ECHO: the answer stood there several times over
 *
 * Why an answer ought to be compared with the file; each becomes a finding.
 */
typedef enum
{
  TJ_FORM_DOUBT_HINT = 1 << 0,
  TJ_FORM_DOUBT_RUN_ON = 1 << 1,
  TJ_FORM_DOUBT_TICK = 1 << 2,
  TJ_FORM_DOUBT_CELLS = 1 << 3,
  TJ_FORM_DOUBT_LABEL = 1 << 4,
  TJ_FORM_DOUBT_ECHO = 1 << 5,
  TJ_FORM_DOUBT_SHARED = 1 << 6,
} TjFormDoubt;

/**
 * TjFormAnswers:
 *
 * The words gathered for each field while the cells are walked, before hints are taken out and
 * ticks are read.
 */
typedef struct _TjFormAnswers TjFormAnswers;

TjFormAnswers *tj_form_answers_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           tj_form_answers_free      (TjFormAnswers *self);
void           tj_form_answers_add       (TjFormAnswers *self,
                                          TjField       *field,
                                          const char    *text);
void           tj_form_answers_begin_line (TjFormAnswers *self,
                                           TjField       *field);
void           tj_form_answers_add_beside (TjFormAnswers *self,
                                           TjField       *field,
                                           const char    *text);
void           tj_form_answers_add_looks (TjFormAnswers        *self,
                                          TjField              *field,
                                          const char           *text,
                                          const TjDocumentCell *cell);
const char    *tj_form_answers_peek      (TjFormAnswers *self,
                                          TjField       *field);
void           tj_form_answers_set_unit  (TjFormAnswers *self,
                                          TjField       *field,
                                          char          *unit);
void           tj_form_answers_mark      (TjFormAnswers *self,
                                          TjField       *field,
                                          TjFormDoubt    doubt);
void           tj_form_answers_settle    (TjFormAnswers *self,
                                          TjForm        *form,
                                          GPtrArray     *cases,
                                          GPtrArray     *findings);

/* Notes every quantity of @form that could not be read for certain. */
void           tj_form_answers_check_quantities (TjForm    *form,
                                                 GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjFormAnswers, tj_form_answers_free)

G_END_DECLS
