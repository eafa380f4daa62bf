/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-archive-choices.h"
#include "core/import/tj-package-listing.h"

G_BEGIN_DECLS

TjPackageListing *tj_package_locator_list (GFile             *location,
                                           TjArchiveChoices  *choices,
                                           GCancellable      *cancellable,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
