/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-field.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_FORM_ROW (tj_form_row_get_type ())

G_DECLARE_FINAL_TYPE (TjFormRow, tj_form_row, TJ, FORM_ROW, GtkListBoxRow)

TjFormRow *tj_form_row_new             (const char         *path,
                                        TjField            *field);
void       tj_form_row_set_field       (TjFormRow          *self,
                                        TjField            *field,
                                        const char         *reason);
void       tj_form_row_set_editable    (TjFormRow          *self,
                                        gboolean            editable);
void       tj_form_row_highlight_words (TjFormRow          *self,
                                        const char * const *words);
void       tj_form_row_close_editor    (TjFormRow          *self);
void       tj_form_row_flash           (TjFormRow          *self);
void        tj_form_row_set_evidence    (TjFormRow          *self,
                                         const char         *sha256,
                                         TjPackage          *package,
                                         TjReview           *review,
                                         gboolean            editable);
TjEvidence *tj_form_row_dup_evidence    (TjFormRow          *self,
                                         const char         *words) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_form_row_dup_selected    (TjFormRow          *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_form_row_contains        (TjFormRow          *self,
                                         const char         *folded);
const char *tj_form_row_get_path        (TjFormRow          *self);

G_END_DECLS
