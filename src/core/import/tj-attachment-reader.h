/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

/**
 * TjPageTextFunc:
 * @file: a PDF
 * @max_pages: how many pages are wanted at most, from the first; 0 for all
 * @n_pages: (out): how many it has
 *
 * What reads pages, which is not known here. Called in any thread, and may block.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the words of each page, or %NULL with
 *   an error of %TJ_IMPORT_ERROR (%TJ_IMPORT_ERROR_ENCRYPTED where it wants a password), or of
 *   another domain where the fault is not the file's
 */
typedef GPtrArray *(*TjPageTextFunc) (GFile         *file,
                                      guint          max_pages,
                                      guint         *n_pages,
                                      gpointer       user_data,
                                      GCancellable  *cancellable,
                                      GError       **error);

/**
 * TjTextAmount:
 * @TJ_TEXT_BEGIN: the first page, or the first sheet with the names of the others, is enough
 * @TJ_TEXT_ALL: all there is
 */
typedef enum
{
  TJ_TEXT_BEGIN,
  TJ_TEXT_ALL,
} TjTextAmount;

gboolean          tj_attachment_reader_knows (TjAttachment    *attachment);
TjAttachmentText *tj_attachment_reader_read  (TjAttachment    *attachment,
                                              TjTextAmount     amount,
                                              TjPageTextFunc   read_pages,
                                              gpointer         user_data,
                                              GCancellable    *cancellable,
                                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
