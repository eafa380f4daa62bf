/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment-text.h"
#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

TjAttachmentText *tj_document_text_make (const TjTextDocument *document)
                                         G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
