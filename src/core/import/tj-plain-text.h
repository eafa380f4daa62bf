/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment-text.h"

G_BEGIN_DECLS

char             *tj_plain_text_decode     (GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean          tj_plain_text_is_number  (const char  *text);
TjAttachmentText *tj_plain_text_read       (GBytes      *bytes,
                                            const char  *display_name,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
