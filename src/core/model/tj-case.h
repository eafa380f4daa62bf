/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field.h"

G_BEGIN_DECLS

#define TJ_TYPE_CASE (tj_case_get_type ())

G_DECLARE_FINAL_TYPE (TjCase, tj_case, TJ, CASE, GObject)

TjCase           *tj_case_new          (void);
TjCase           *tj_case_copy         (TjCase     *self) G_GNUC_WARN_UNUSED_RESULT;
TjField          *tj_case_get_field    (TjCase     *self,
                                        const char *id);
GListModel       *tj_case_get_fields   (TjCase     *self);
const TjQuantity *tj_case_get_quantity (TjCase     *self,
                                        const char *id);
gboolean          tj_case_is_blank     (TjCase     *self);

G_END_DECLS
