/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a program made out in the pictures of pages, kept by the digest of the file, so that it is
 * made out once. It is no part of what the applicant wrote: nothing but searching and showing may
 * use it. Pages count from 0; one is absent until it was looked at. */
typedef struct _TjRecognisedText TjRecognisedText;

TjRecognisedText *tj_recognised_text_load     (GFile             *folder,
                                               const char        *digest) G_GNUC_WARN_UNUSED_RESULT;
gboolean          tj_recognised_text_save     (TjRecognisedText  *self,
                                               GError           **error);
void              tj_recognised_text_free     (TjRecognisedText  *self);
guint             tj_recognised_text_get_size (TjRecognisedText  *self);
const char       *tj_recognised_text_get      (TjRecognisedText  *self,
                                               guint              page);
void              tj_recognised_text_set      (TjRecognisedText  *self,
                                               guint              page,
                                               const char        *text,
                                               gsize              length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRecognisedText, tj_recognised_text_free)

G_END_DECLS
