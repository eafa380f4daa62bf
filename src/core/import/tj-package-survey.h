/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-archive-choices.h"
#include "core/import/tj-package-layout.h"
#include "core/import/tj-source.h"

G_BEGIN_DECLS

gboolean         tj_package_survey_is_archive (const char *name);
TjPackageLayout *tj_package_survey            (TjSource          *source,
                                               GFile             *location,
                                               TjArchiveChoices  *choices,
                                               guint              depth,
                                               GCancellable      *cancellable,
                                               GError           **error)
                                               G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
