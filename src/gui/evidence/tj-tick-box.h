/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field.h"

G_BEGIN_DECLS

const char *tj_tick_box_get_code (TjField *field,
                                  guint    index);
char       *tj_tick_box_dup_label (const char *code) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_tick_box_dup_text (TjField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
