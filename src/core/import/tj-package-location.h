/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *tj_package_location_split    (GFile  *location,
                                     char  **inner) G_GNUC_WARN_UNUSED_RESULT;
char  *tj_package_location_dup_name (GFile  *location) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
