/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-archive-choices.h"
#include "core/import/tj-source.h"

G_BEGIN_DECLS

TjSource *tj_source_open_inner (TjSource          *outer,
                                const char        *name,
                                GFile             *location,
                                TjArchiveChoices  *choices,
                                char             **sha256,
                                GCancellable      *cancellable,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
