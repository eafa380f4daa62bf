/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjEntry:
 * @name: the path inside the package, in UTF-8 with `/` between folders
 * @own_name: (nullable): what @name would be had the user not said in which encoding names are;
 *   %NULL where that makes no difference
 * @refusal: (nullable): why the entry must not be read, as a variant of `entry-refused`
 * @is_ignored: whether a system or an editor left the file behind; it is counted and not read
 * @size: its bytes, as the archive or the disk states them; 0 where nothing is said
 * @file: (nullable): where the bytes already lie, if they do
 *
 * One file of a package. It belongs to its source and lives until the next one is asked for.
 */
typedef struct
{
  char *name;
  char *own_name;
  const char *refusal;
  gboolean is_ignored;
  guint64 size;
  GFile *file;
} TjEntry;

#define TJ_TYPE_SOURCE (tj_source_get_type ())

G_DECLARE_INTERFACE (TjSource, tj_source, TJ, SOURCE, GObject)

struct _TjSourceInterface
{
  GTypeInterface parent_iface;

  const TjEntry * (*next) (TjSource      *self,
                           GCancellable  *cancellable,
                           GError       **error);
  gssize          (*read) (TjSource      *self,
                           void          *buffer,
                           gsize          size,
                           GCancellable  *cancellable,
                           GError       **error);
  void            (*rewind)     (TjSource *self);
  GPtrArray     * (*list_names) (TjSource *self);
};

const TjEntry *tj_source_next (TjSource      *self,
                               GCancellable  *cancellable,
                               GError       **error);
gssize         tj_source_read (TjSource      *self,
                               void          *buffer,
                               gsize          size,
                               GCancellable  *cancellable,
                               GError       **error);

void           tj_source_rewind     (TjSource *self);
GPtrArray     *tj_source_list_names (TjSource *self) G_GNUC_WARN_UNUSED_RESULT;

TjEntry *tj_entry_new  (char       *name,
                        const char *refusal,
                        GFile      *file) G_GNUC_WARN_UNUSED_RESULT;
void     tj_entry_free (TjEntry    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjEntry, tj_entry_free)

G_END_DECLS
