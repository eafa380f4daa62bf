/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-attachment-reader.h"

G_BEGIN_DECLS

gboolean          tj_workbook_is_one (GBytes        *bytes);
TjAttachmentText *tj_workbook_read   (GBytes        *bytes,
                                      const char    *display_name,
                                      TjTextAmount   amount,
                                      GCancellable  *cancellable,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
