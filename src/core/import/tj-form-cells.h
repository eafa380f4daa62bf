/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-form-label.h"
#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

/**
 * TjFormCells:
 *
 * What each cell of a document was recognised as, since it is asked several times.
 */
typedef struct _TjFormCells TjFormCells;

TjFormCells     *tj_form_cells_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             tj_form_cells_free         (TjFormCells           *self);
TjFormLabelKind  tj_form_cells_recognize    (TjFormCells           *self,
                                             const TjDocumentCell  *cell,
                                             const TjFieldSpec    **spec);
gboolean         tj_form_cells_has_label    (TjFormCells           *self,
                                             const GPtrArray       *row);
guint            tj_form_cells_count_labels (TjFormCells           *self,
                                             const TjDocumentTable *table);
gboolean         tj_form_cells_asks_only    (TjFormCells           *self,
                                             const GPtrArray       *row);
gboolean         tj_form_cells_is_header    (TjFormCells           *self,
                                             const GPtrArray       *row);
gboolean         tj_form_cells_is_blank     (const GPtrArray       *row);
gboolean         tj_form_cells_find_inner_form (TjFormCells          *self,
                                                const TjTextDocument *document,
                                                guint                 least);
const TjDocumentCell *tj_form_cells_at_column (const GPtrArray     *row,
                                               guint                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjFormCells, tj_form_cells_free)

G_END_DECLS
