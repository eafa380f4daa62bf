/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

TjAttachmentKind tj_attachment_kind_guess       (const char          *name,
                                                 TjAttachmentSubkind *subkind);
TjAttachmentKind tj_attachment_kind_guess_title (const char          *text,
                                                 TjAttachmentSubkind *subkind);
gboolean         tj_attachment_is_honest        (const char          *name,
                                                 const guint8        *head,
                                                 gsize                size);
gboolean         tj_attachment_kind_is_pdf (const guint8 *head,
                                            gsize         size);
gboolean         tj_attachment_kind_is_picture (const guint8 *head,
                                                gsize         size);

G_END_DECLS
