/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/store/tj-text-parts.h"
#include "core/store/tj-text-query.h"

G_BEGIN_DECLS

/**
 * TjTextReadFunc:
 *
 * Reads all of @attachment into @parts. A file without text, or one that never will be read,
 * leaves @parts empty and is no error; after an error the file is tried again the next time.
 */
typedef gboolean (*TjTextReadFunc) (TjAttachment  *attachment,
                                    TjTextParts   *parts,
                                    gpointer       user_data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/**
 * TjTextHit:
 * @package: the manifest digest of the package
 * @file: the name of the file within it; of the form where it is an answer
 * @place: what kind of place
 * @number: which of its kind, from 1; 0 where that has no meaning
 * @label: (nullable): the path of a field, or the name of a sheet
 * @snippet: one line from there, after tj_text_hit_make_snippet()
 * @marks: (element-type TjTextRange): where the words stand in @snippet, after the same
 * @n_in_package: in how many places of this package the words stand
 * @text: (private) (nullable): all that stands there, until the snippet is made
 * @query: (private) (nullable): what was looked for, as long
 */
typedef struct
{
  char *package;
  char *file;
  TjTextPlace place;
  guint number;
  char *label;
  char *snippet;
  GArray *marks;
  guint n_in_package;
  char *text;
  TjTextQuery *query;
} TjTextHit;

TjTextHit *tj_text_hit_ref         (TjTextHit       *self);
void       tj_text_hit_unref       (TjTextHit       *self);
void       tj_text_hit_make_snippet (const TjTextHit *self);
char      *tj_text_hit_dup_place   (const TjTextHit *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextHit, tj_text_hit_unref)

/**
 * TjTextSilent:
 * @package: the manifest digest of the package
 * @file: the name of the file within it
 *
 * A file in which nothing can be found.
 */
typedef struct
{
  char *package;
  char *file;
  TjTextSilence silence;
} TjTextSilent;

TjTextSilent *tj_text_silent_new  (const char    *package,
                                   const char    *file,
                                   TjTextSilence  silence) G_GNUC_WARN_UNUSED_RESULT;
void          tj_text_silent_free (TjTextSilent  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextSilent, tj_text_silent_free)

/* The words of packages in a file of their own. It is a cache: what is in it can be read again
 * from the packages, and it is made anew where it cannot be used. One object belongs to one
 * thread at a time; several may have the same file open. */
typedef struct _TjTextIndex TjTextIndex;

TjTextIndex *tj_text_index_open           (GFile               *file,
                                           gboolean             with_check,
                                           gboolean            *was_damaged,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void         tj_text_index_free           (TjTextIndex         *self);
gboolean     tj_text_index_is_damaged     (TjTextIndex         *self);
gboolean     tj_text_index_add_package    (TjTextIndex         *self,
                                           TjPackage           *package,
                                           TjTextParts         *form,
                                           TjTextReadFunc       read,
                                           gpointer             user_data,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean     tj_text_index_remove_package (TjTextIndex         *self,
                                           const char          *key,
                                           GError             **error);
gboolean     tj_text_index_prune          (TjTextIndex         *self,
                                           const char * const  *keys,
                                           GError             **error);
GPtrArray   *tj_text_index_search         (TjTextIndex         *self,
                                           TjTextQuery         *query,
                                           const char * const  *keys,
                                           guint                limit,
                                           guint                per_package,
                                           GCancellable        *cancellable,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_text_index_forget         (TjTextIndex         *self,
                                           const char          *digest,
                                           GError             **error);
GPtrArray   *tj_text_index_list_silent    (TjTextIndex         *self,
                                           const char * const  *keys,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextIndex, tj_text_index_free)

G_END_DECLS
