/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field-spec.h"

G_BEGIN_DECLS

char *tj_form_hint_remove (const TjFieldSpec *spec,
                           const char        *text,
                           gboolean          *found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
