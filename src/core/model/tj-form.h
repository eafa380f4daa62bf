/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-case.h"

G_BEGIN_DECLS

#define TJ_TYPE_FORM (tj_form_get_type ())

G_DECLARE_FINAL_TYPE (TjForm, tj_form, TJ, FORM, GObject)

TjForm           *tj_form_new          (void);
TjForm           *tj_form_copy         (TjForm     *self,
                                        guint       n_cases) G_GNUC_WARN_UNUSED_RESULT;
TjField          *tj_form_get_field    (TjForm     *self,
                                        const char *id);
GListModel       *tj_form_get_fields   (TjForm     *self);
GListModel       *tj_form_get_cases    (TjForm     *self);
guint             tj_form_get_n_cases  (TjForm     *self);
TjCase           *tj_form_get_case     (TjForm     *self,
                                        guint       index);
void              tj_form_add_case     (TjForm     *self,
                                        TjCase     *item);
TjField          *tj_form_lookup       (TjForm     *self,
                                        const char *path);
gboolean          tj_form_is_blank     (TjForm     *self);
const char       *tj_form_get_text     (TjForm     *self,
                                        const char *id);
const TjQuantity *tj_form_get_quantity (TjForm     *self,
                                        const char *id);
const char       *tj_form_get_stage    (TjForm     *self);
const char       *tj_form_get_category (TjForm     *self);

G_END_DECLS
