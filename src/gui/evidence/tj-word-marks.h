/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

PangoAttrList *tj_word_marks_find (const char         *text,
                                   const char * const *words) G_GNUC_WARN_UNUSED_RESULT;
const char    *tj_word_marks_next (const char         *text,
                                   const char         *word,
                                   const char        **end);

G_END_DECLS
