/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

#define TJ_SHEET_ROW_CELLS 4

/**
 * TjSheetRow:
 * @texts: what stands in each cell; %NULL ends them
 * @n_cells: how many there are
 * @heading: whether it heads those that follow
 * @signature: whether it leaves room for a hand and a seal
 *
 * One row of the printed sheet.
 */
typedef struct
{
  char *texts[TJ_SHEET_ROW_CELLS];
  guint n_cells;
  gboolean heading;
  gboolean signature;
} TjSheetRow;

/* Element type TjSheetRow. */
GPtrArray *tj_sheet_rows_list (const xmlNode *sheet,
                               TjTaxonomy    *taxonomy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
