/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tj_answer_words_say (const char *value);
char       *tj_answer_words_dup (const char *name,
                                 const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
