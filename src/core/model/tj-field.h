/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"
#include "core/model/tj-field-spec.h"
#include "core/model/tj-place.h"
#include "core/model/tj-quantity.h"
#include "core/model/tj-field-look.h"

G_BEGIN_DECLS

#define TJ_TYPE_FIELD (tj_field_get_type ())

G_DECLARE_FINAL_TYPE (TjField, tj_field, TJ, FIELD, GObject)

TjField            *tj_field_new          (const TjFieldSpec  *spec,
                                           const char         *text);
const TjFieldSpec  *tj_field_get_spec     (TjField            *self);
const char         *tj_field_get_id       (TjField            *self);
const char         *tj_field_get_text     (TjField            *self);
void                tj_field_set_text     (TjField            *self,
                                           const char         *text);
const char         *tj_field_get_label_unit (TjField          *self);
void                tj_field_set_label_unit (TjField          *self,
                                             const char       *unit);
gboolean            tj_field_is_blank     (TjField            *self);
const TjQuantity   *tj_field_get_quantity (TjField            *self);
const char * const *tj_field_get_ticked   (TjField            *self);
void                tj_field_set_ticked   (TjField            *self,
                                           const char * const *codes);
const char         *tj_field_get_code     (TjField            *self);
void                tj_field_set_code     (TjField            *self,
                                           const char         *code);
TjField            *tj_field_get_original (TjField            *self);
void                tj_field_set_original (TjField            *self,
                                           TjField            *original);
TjField            *tj_field_copy         (TjField            *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *tj_field_get_looks    (TjField            *self);
void                tj_field_set_looks    (TjField            *self,
                                           GPtrArray          *looks);
const TjPlace      *tj_field_get_place    (TjField            *self);
void                tj_field_set_place    (TjField            *self,
                                           const TjPlace      *place);

G_END_DECLS
