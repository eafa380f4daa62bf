/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-archive-choices.h"
#include "core/import/tj-source.h"

G_BEGIN_DECLS

TjSource *tj_package_open        (GFile            *location,
                                  TjArchiveChoices *choices,
                                  char            **sha256,
                                  gboolean         *is_file,
                                  GCancellable     *cancellable,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
TjSource *tj_package_open_archive (GFile            *location,
                                   TjArchiveChoices *choices,
                                   guint            *depth,
                                   GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
