/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TjTextRange:
 * @start: the first byte
 * @end: behind the last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} TjTextRange;

/**
 * TjTextQuery:
 *
 * What a person searches for: words, of which all must occur. Quotes, and Chinese characters
 * next to each other, make a phrase; a Latin word is also the beginning of longer ones. Whatever
 * is typed is data: there are no operators. Reference counted and immutable.
 */
typedef struct _TjTextQuery TjTextQuery;

#define TJ_TYPE_TEXT_QUERY (tj_text_query_get_type ())

GType        tj_text_query_get_type       (void);
TjTextQuery *tj_text_query_new            (const char         *typed) G_GNUC_WARN_UNUSED_RESULT;
TjTextQuery *tj_text_query_ref            (TjTextQuery        *self);
void         tj_text_query_unref          (TjTextQuery        *self);
gboolean     tj_text_query_is_empty       (TjTextQuery        *self);
guint        tj_text_query_get_n_words    (TjTextQuery        *self);
char        *tj_text_query_dup_expression (TjTextQuery        *self,
                                           guint               word) G_GNUC_WARN_UNUSED_RESULT;
GArray      *tj_text_query_find           (TjTextQuery        *self,
                                           const char         *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_text_query_occurs         (TjTextQuery        *self,
                                           const char         *text);
char        *tj_text_query_dup_snippet    (TjTextQuery        *self,
                                           const char         *text,
                                           GArray            **marks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextQuery, tj_text_query_unref)

G_END_DECLS
