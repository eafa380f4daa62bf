/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-progress.h"
#include "render/page/tj-recognised-text.h"

G_BEGIN_DECLS

#define TJ_RECOGNISER_ERROR (tj_recogniser_error_quark ())

/**
 * TjRecogniserError:
 * @TJ_RECOGNISER_ERROR_NOT_INSTALLED: Tesseract or its Chinese is missing; the message says what
 *   to install
 * @TJ_RECOGNISER_ERROR_FAILED: the words of some pages could not be made out
 */
typedef enum
{
  TJ_RECOGNISER_ERROR_NOT_INSTALLED,
  TJ_RECOGNISER_ERROR_FAILED,
} TjRecogniserError;

GQuark tj_recogniser_error_quark (void);

/* Makes out the words in the pictures of pages, by Tesseract behind walls. Everything here blocks
 * and is for threads that may wait; one object belongs to one thread at a time. */
typedef struct _TjRecogniser TjRecogniser;

TjRecogniser *tj_recogniser_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void          tj_recogniser_free        (TjRecogniser      *self);
void          tj_recogniser_set_timeout (TjRecogniser      *self,
                                         guint              milliseconds);
gboolean      tj_recogniser_look        (TjRecogniser      *self,
                                         GError           **error);
gboolean      tj_recogniser_run         (TjRecogniser      *self,
                                         GFile             *file,
                                         TjRecognisedText  *text,
                                         TjProgress        *progress,
                                         GCancellable      *cancellable,
                                         GError           **error);
gboolean      tj_recogniser_count       (GFile             *file,
                                         TjRecognisedText  *text,
                                         guint             *n_pages,
                                         GCancellable      *cancellable,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRecogniser, tj_recogniser_free)

G_END_DECLS
