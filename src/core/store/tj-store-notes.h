/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* Characters in one note. */
#define TJ_MAX_NOTE 20000

/**
 * TjNote:
 * @id: grows with every note
 * @time: when, UTC, in microseconds
 * @author: who made it
 * @subject: what it is about, as `application:` and a digest
 * @name: what it says of it
 * @value: (nullable): what that is; %NULL where it was taken back
 */
typedef struct
{
  gint64 id;
  gint64 time;
  char *author;
  char *subject;
  char *name;
  char *value;
} TjNote;

void       tj_note_free         (TjNote       *self);
gboolean   tj_store_add_note    (TjStore      *self,
                                 const char   *subject,
                                 const char   *author,
                                 const char   *name,
                                 const char   *value,
                                 GError      **error);
gboolean   tj_store_add_notes   (TjStore      *self,
                                 GPtrArray    *subjects,
                                 const char   *name,
                                 GPtrArray    *values,
                                 const char   *author,
                                 GError      **error);
GPtrArray *tj_store_list_notes  (TjStore      *self,
                                 const char   *prefix,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
const TjNote *tj_notes_find     (GPtrArray    *notes,
                                 const char   *subject,
                                 const char   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjNote, tj_note_free)

G_END_DECLS
