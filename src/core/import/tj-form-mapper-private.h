/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-case-columns.h"
#include "core/import/tj-form-answer.h"
#include "core/import/tj-form-cells.h"
#include "core/import/tj-form-mapper.h"

G_BEGIN_DECLS

/* Where the mapping of one document has got to. */
typedef struct
{
  const char *file;
  GPtrArray *findings;
  TjForm *form;
  TjFormAnswers *answers;
  GHashTable *specs_seen;

  GPtrArray *cases;
  TjCase *current;
  GHashTable *seen_in_case;
  gboolean case_break;
  gboolean too_many_cases;

  TjFormCells *cells;
  const TjDocumentTable *table;
  GArray *marks;
  GString *unplaced;
  GArray *remarks;
  guint n_labels;
  guint row;
  TjCaseColumns side;
  GHashTable *targets;
  /* By their columns, the last answers of the table. */
  GHashTable *values;
  TjField *target;
  TjField *repeated;
  TjField *below;
  TjField *person;
  /* A row of labels whose answers stand in the row below. */
  const GPtrArray *asked;
  /* Whose answer the last cell of the row was. */
  TjField *answered;
  /* Whose blank cell stood before in the row. */
  TjField *passed;
  gboolean below_inline;
  gboolean unknown;
  gboolean has_inner_forms;
} TjFormMapper;

TjField  *tj_form_mapper_find_target       (TjFormMapper         *self,
                                            TjFormLabelKind       kind,
                                            const TjFieldSpec    *spec);
gboolean  tj_form_mapper_belongs_to_source (const TjFormMapper   *self,
                                            TjFormLabelKind       kind,
                                            const TjFieldSpec    *spec);
void      tj_form_mapper_add_answer        (TjFormMapper         *self,
                                            TjField              *field,
                                            const TjDocumentCell *cell,
                                            const char           *text);

/* Labels and answers in one cell. */
gboolean  tj_form_inline_map               (TjFormMapper         *self,
                                            const TjDocumentCell *cell);
gboolean  tj_form_inline_is_row            (const GPtrArray      *row,
                                            gboolean              after_colon);

G_END_DECLS
