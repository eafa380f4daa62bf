/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

#define TJ_TYPE_FORM_VIEW (tj_form_view_get_type ())

G_DECLARE_FINAL_TYPE (TjFormView, tj_form_view, TJ, FORM_VIEW, GtkWidget)

TjFormView *tj_form_view_new             (void);
void        tj_form_view_set_package     (TjFormView         *self,
                                          TjPackage          *package);
void        tj_form_view_set_review      (TjFormView         *self,
                                          TjReview           *review,
                                          gboolean            editable);
void        tj_form_view_update_evidence (TjFormView         *self);
void        tj_form_view_show_field      (TjFormView         *self,
                                          const char         *path);
void        tj_form_view_highlight_words (TjFormView         *self,
                                          const char * const *words);
/* Element type utf8: the paths of the fields that have these words, in the order of the form. */
GPtrArray  *tj_form_view_find           (TjFormView         *self,
                                         const char         *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
