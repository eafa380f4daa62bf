/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-source-part.h"

#include <string.h>

/* One of several packages of an archive or folder: the files below its root, named from there,
 * without those of other packages. What is ignored or refused elsewhere is left to the others. */

struct _TjSourcePart
{
  GObject parent_instance;

  TjSource *whole;
  char *root;
  TjPackageLayout *layout;
  TjEntry *entry;
};

static void source_init (TjSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TjSourcePart, tj_source_part, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TJ_TYPE_SOURCE, source_init))

/* Returns the name inside the part, or NULL where the file is outside. */
static char *
dup_name (TjSourcePart *self,
          const char   *name)
{
  gsize length = strlen (self->root);

  if (self->layout != NULL && !tj_package_layout_holds (self->layout, self->root, name))
    return NULL;

  if (length == 0)
    return g_strdup (name);

  if (g_str_equal (name, self->root))
    return g_path_get_basename (name);

  if (!g_str_has_prefix (name, self->root) || name[length] != '/' || name[length + 1] == '\0')
    return NULL;

  return g_strdup (name + length + 1);
}

/* The same part of the name as it would be otherwise; its folders may be called otherwise, too. */
static char *
dup_own_name (TjSourcePart *self,
              const char   *own_name)
{
  const char *p = own_name;

  for (const char *q = self->root; q != NULL && *q != '\0'; q = strchr (q, '/'))
    {
      const char *slash = strchr (p, '/');

      p = slash != NULL ? slash + 1 : p;
      q += *q == '/';
    }

  return g_strdup (p);
}

static const TjEntry *
tj_source_part_next (TjSource      *source,
                     GCancellable  *cancellable,
                     GError       **error)
{
  TjSourcePart *self = TJ_SOURCE_PART (source);
  const TjEntry *entry;

  g_clear_pointer (&self->entry, tj_entry_free);

  while ((entry = tj_source_next (self->whole, cancellable, error)) != NULL)
    {
      char *name = dup_name (self, entry->name);

      if (name != NULL)
        {
          self->entry = tj_entry_new (name, entry->refusal, entry->file);
          self->entry->is_ignored = entry->is_ignored;
          self->entry->size = entry->size;
          if (entry->own_name != NULL)
            self->entry->own_name = dup_own_name (self, entry->own_name);
          return self->entry;
        }
    }

  return NULL;
}

static gssize
tj_source_part_read (TjSource      *source,
                     void          *buffer,
                     gsize          size,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return tj_source_read (TJ_SOURCE_PART (source)->whole, buffer, size, cancellable, error);
}

static void
tj_source_part_rewind (TjSource *source)
{
  TjSourcePart *self = TJ_SOURCE_PART (source);

  g_clear_pointer (&self->entry, tj_entry_free);
  tj_source_rewind (self->whole);
}

static GPtrArray *
tj_source_part_list_names (TjSource *source)
{
  TjSourcePart *self = TJ_SOURCE_PART (source);
  g_autoptr(GPtrArray) all = tj_source_list_names (self->whole);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      char *name = dup_name (self, g_ptr_array_index (all, i));

      if (name != NULL)
        g_ptr_array_add (names, name);
    }

  return names;
}

static void
tj_source_part_finalize (GObject *object)
{
  TjSourcePart *self = TJ_SOURCE_PART (object);

  g_clear_object (&self->whole);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->layout, tj_package_layout_free);
  g_clear_pointer (&self->entry, tj_entry_free);

  G_OBJECT_CLASS (tj_source_part_parent_class)->finalize (object);
}

static void
source_init (TjSourceInterface *iface)
{
  iface->next = tj_source_part_next;
  iface->read = tj_source_part_read;
  iface->rewind = tj_source_part_rewind;
  iface->list_names = tj_source_part_list_names;
}

static void
tj_source_part_class_init (TjSourcePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_source_part_finalize;
}

static void
tj_source_part_init (TjSourcePart *self)
{
}

/**
 * tj_source_part_new:
 * @whole: what the package lies in; nobody else may read from it any more
 * @root: a folder of it, or a file
 * @layout: (transfer full) (nullable): which of the files below @root are other packages'
 *
 * Returns: (transfer full): the files of the package, from the first
 */
TjSource *
tj_source_part_new (TjSource        *whole,
                    const char      *root,
                    TjPackageLayout *layout)
{
  TjSourcePart *self = g_object_new (TJ_TYPE_SOURCE_PART, NULL);

  self->whole = g_object_ref (whole);
  self->root = g_strdup (root);
  self->layout = layout;
  tj_source_rewind (whole);

  return TJ_SOURCE (self);
}
