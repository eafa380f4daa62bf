/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field.h"

G_BEGIN_DECLS

char *tj_field_reading_dup_sentence (TjField  *field,
                                     gboolean *doubtful) G_GNUC_WARN_UNUSED_RESULT;
char *tj_field_reading_dup_answer   (TjField  *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
