/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"
#include "core/store/tj-text-index.h"

G_BEGIN_DECLS

gboolean tj_attachment_words_read (TjAttachment  *attachment,
                                   TjTextParts   *parts,
                                   gpointer       user_data,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
