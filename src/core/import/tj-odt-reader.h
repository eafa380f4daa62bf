/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-docx.h"

G_BEGIN_DECLS

gboolean  tj_odt_is_one (GBytes      *bytes);
TjDocx   *tj_odt_read   (GBytes      *bytes,
                         const char  *display_name,
                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
