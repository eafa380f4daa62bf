/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

/**
 * TjAttachmentShape:
 * @TJ_ATTACHMENT_SHAPE_PDF: a PDF
 * @TJ_ATTACHMENT_SHAPE_PICTURE: a picture
 * @TJ_ATTACHMENT_SHAPE_OTHER: anything else
 */
typedef enum
{
  TJ_ATTACHMENT_SHAPE_PDF,
  TJ_ATTACHMENT_SHAPE_PICTURE,
  TJ_ATTACHMENT_SHAPE_OTHER,
} TjAttachmentShape;

TjAttachmentShape tj_attachment_shape_look (TjAttachment *attachment,
                                            gboolean     *looks_damaged);

G_END_DECLS
