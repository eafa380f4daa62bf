/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-source.h"

G_DEFINE_INTERFACE (TjSource, tj_source, G_TYPE_OBJECT)

static void
tj_source_default_init (TjSourceInterface *iface)
{
}

/**
 * tj_source_next:
 *
 * Goes to the next file of the package; what was left of the one before is skipped.
 *
 * Returns: (transfer none) (nullable): the file, or %NULL at the end and on failure
 */
const TjEntry *
tj_source_next (TjSource      *self,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (TJ_IS_SOURCE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return TJ_SOURCE_GET_IFACE (self)->next (self, cancellable, error);
}

/**
 * tj_source_read:
 *
 * Reads on in the file that tj_source_next() went to. %G_IO_ERROR_PARTIAL_INPUT means that this
 * file is damaged but others may be read; every other error ends the reading of the package.
 *
 * Returns: how many bytes were read, 0 at the end, -1 on failure
 */
gssize
tj_source_read (TjSource      *self,
                void          *buffer,
                gsize          size,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (TJ_IS_SOURCE (self), -1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  return TJ_SOURCE_GET_IFACE (self)->read (self, buffer, size, cancellable, error);
}

/**
 * tj_source_rewind:
 *
 * Begins anew: the next entry is the first.
 */
void
tj_source_rewind (TjSource *self)
{
  g_return_if_fail (TJ_IS_SOURCE (self));

  TJ_SOURCE_GET_IFACE (self)->rewind (self);
}

/**
 * tj_source_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the files that will be given for reading, in
 *   their order; neither what is ignored nor what is refused for its name
 */
GPtrArray *
tj_source_list_names (TjSource *self)
{
  g_return_val_if_fail (TJ_IS_SOURCE (self), NULL);

  return TJ_SOURCE_GET_IFACE (self)->list_names (self);
}

/**
 * tj_entry_new:
 * @name: (transfer full): the path inside the package
 * @refusal: (nullable): a static string
 *
 * Returns: (transfer full): an entry
 */
TjEntry *
tj_entry_new (char       *name,
              const char *refusal,
              GFile      *file)
{
  TjEntry *self = g_new0 (TjEntry, 1);

  self->name = name;
  self->refusal = refusal;
  g_set_object (&self->file, file);

  return self;
}

void
tj_entry_free (TjEntry *self)
{
  g_free (self->name);
  g_free (self->own_name);
  g_clear_object (&self->file);
  g_free (self);
}
