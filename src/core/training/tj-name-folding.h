/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjFoldedChar:
 * @c: the character as names are compared: simplified, half-width, in lower case
 * @start: where the character it comes from begins in the text, in bytes
 * @end: where that ends
 */
typedef struct
{
  gunichar c;
  guint start;
  guint end;
} TjFoldedChar;

GArray  *tj_name_fold_chars (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *tj_name_simplify   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean tj_name_is_gap     (gunichar    c);
gboolean tj_name_is_han     (gunichar    c);
char    *tj_name_to_pinyin  (const char *name,
                             gboolean    is_person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
