/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signing a decision off the main loop: it is read, checked, signed and written, all or nothing. */

void  tj_decision_sign_async  (GBytes               *bytes,
                               GFile                *source,
                               GFile                *key_file,
                               const char           *password,
                               GFile                *output,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char *tj_decision_sign_finish (GAsyncResult         *result,
                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
