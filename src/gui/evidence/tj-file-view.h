/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

#define TJ_TYPE_FILE_VIEW (tj_file_view_get_type ())

G_DECLARE_FINAL_TYPE (TjFileView, tj_file_view, TJ, FILE_VIEW, GtkWidget)

TjFileView *tj_file_view_new            (void);
void        tj_file_view_set_attachment (TjFileView   *self,
                                         TjAttachment *attachment,
                                         const char   *name);
gboolean    tj_file_view_can_launch     (TjFileView   *self);
void        tj_file_view_launch         (TjFileView   *self);
gboolean    tj_file_view_may_open       (const char   *content_type);

G_END_DECLS
