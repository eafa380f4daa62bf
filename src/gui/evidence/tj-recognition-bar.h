/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

#define TJ_TYPE_RECOGNITION_BAR (tj_recognition_bar_get_type ())

/* signal "recognised" (const char *digest): a file has more words now, to be searched */
G_DECLARE_FINAL_TYPE (TjRecognitionBar, tj_recognition_bar, TJ, RECOGNITION_BAR, GtkWidget)

TjRecognitionBar *tj_recognition_bar_new            (void);
void              tj_recognition_bar_set_folder     (TjRecognitionBar *self,
                                                     GFile            *folder);
void              tj_recognition_bar_set_attachment (TjRecognitionBar *self,
                                                     TjAttachment     *attachment);
void              tj_recognition_bar_set_page       (TjRecognitionBar *self,
                                                     guint             page);

G_END_DECLS
