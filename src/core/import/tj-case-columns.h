/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-form-cells.h"

G_BEGIN_DECLS

/**
 * TjCaseColumns:
 * @columns: (element-type guint): the grid columns in which cases stand side by side, in the
 *   table that is being read; empty where they do not
 * @row_columns: (element-type guint): those of the row that is being read, which may lie elsewhere
 *   where a program has joined tables of different widths
 * @first_case: the index of the case in the first of them
 * @n_cases: how many cases the last table had side by side, for one that goes on with them
 * @specs: the fields that were asked for these cases
 *
 * Some applicants set their cases side by side instead of one below the other, and a table of
 * that kind may be cut in two at the end of a page.
 */
typedef struct
{
  GArray *columns;
  GArray *row_columns;
  guint first_case;
  guint n_cases;
  GHashTable *specs;
} TjCaseColumns;

void     tj_case_columns_init      (TjCaseColumns         *self);
void     tj_case_columns_clear     (TjCaseColumns         *self);
gboolean tj_case_columns_find      (TjCaseColumns         *self,
                                    TjFormCells           *cells,
                                    const TjDocumentTable *table);
void     tj_case_columns_enter_row (TjCaseColumns         *self,
                                    TjFormCells           *cells,
                                    const GPtrArray       *row);
gboolean tj_case_columns_continues (const TjCaseColumns   *self,
                                    TjFormCells           *cells,
                                    const TjDocumentTable *table);

G_END_DECLS
