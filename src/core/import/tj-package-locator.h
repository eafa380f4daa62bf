/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

gboolean   tj_package_locator_is_form_file (GFile         *file);
gboolean   tj_package_locator_is_archive   (GFile         *file);
GPtrArray *tj_package_locator_locate       (GFile         *location,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
