/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  tj_password_prompt_is_possible (void);
char     *tj_password_prompt_ask         (const char *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
