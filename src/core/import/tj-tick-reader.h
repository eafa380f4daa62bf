/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field-spec.h"

G_BEGIN_DECLS

GStrv tj_tick_reader_read (const TjFieldSpec *spec,
                           const char        *text,
                           gboolean          *clear) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
