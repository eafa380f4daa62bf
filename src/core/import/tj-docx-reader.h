/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

TjTextDocument *tj_docx_read       (GBytes      *bytes,
                                    const char  *display_name,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TjTextDocument *tj_docx_read_whole (GBytes      *bytes,
                                    const char  *display_name,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
