/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

gboolean  tj_office_zip_is_zip        (GBytes      *bytes);
gboolean  tj_office_zip_is_compound   (GBytes      *bytes);
gboolean  tj_office_zip_is_encrypted_compound (GBytes *bytes);
GBytes   *tj_office_zip_read_part     (GBytes      *bytes,
                                       const char  *display_name,
                                       const char  *part,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *tj_office_zip_read_part_up_to (GBytes    *bytes,
                                       const char  *display_name,
                                       const char  *part,
                                       gsize        max_size,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
