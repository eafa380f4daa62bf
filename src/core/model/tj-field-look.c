/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-field-look.h"

/**
 * tj_field_look_new:
 *
 * Returns: (transfer full): a look of the bytes from @start up to @end
 */
TjFieldLook *
tj_field_look_new (TjLookKind kind,
                   gsize      start,
                   gsize      end)
{
  TjFieldLook *self = g_new0 (TjFieldLook, 1);

  self->kind = kind;
  self->start = start;
  self->end = end;

  return self;
}

TjFieldLook *
tj_field_look_copy (const TjFieldLook *self)
{
  TjFieldLook *copy = tj_field_look_new (self->kind, self->start, self->end);

  copy->target = g_strdup (self->target);
  copy->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  g_set_object (&copy->picture, self->picture);

  return copy;
}

void
tj_field_look_free (TjFieldLook *self)
{
  g_free (self->target);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->picture);
  g_free (self);
}

/**
 * tj_field_look_list_new:
 *
 * Returns: (transfer full) (element-type TjFieldLook): a list that frees its looks
 */
GPtrArray *
tj_field_look_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tj_field_look_free);
}

/**
 * tj_field_look_take:
 * @looks: (element-type TjFieldLook): gets copies
 * @from: (nullable) (element-type TjFieldLook): the looks of another text
 * @first: where in that text begins what was taken over
 * @length: how many bytes were taken over
 * @at: where they are now
 *
 * A look that does not lie wholly in what was taken over is left out; a picture is kept, at the
 * nearer end.
 */
void
tj_field_look_take (GPtrArray       *looks,
                    const GPtrArray *from,
                    gsize            first,
                    gsize            length,
                    gsize            at)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (from, i);
      gboolean inside = look->start >= first && look->end <= first + length;
      TjFieldLook *copy = NULL;

      if (!inside && look->kind != TJ_LOOK_PICTURE)
        continue;

      copy = tj_field_look_copy (look);
      copy->start = at + CLAMP (look->start, first, first + length) - first;
      copy->end = at + CLAMP (look->end, first, first + length) - first;
      g_ptr_array_add (looks, copy);
    }
}

/**
 * tj_field_look_list_cut:
 * @looks: (element-type TjFieldLook): in the order of their text
 * @length: to how many bytes the text was cut
 */
void
tj_field_look_list_cut (GPtrArray *looks,
                        gsize      length)
{
  while (looks->len > 0)
    {
      const TjFieldLook *last = g_ptr_array_index (looks, looks->len - 1);

      if (last->end <= length)
        return;

      g_ptr_array_set_size (looks, (int) looks->len - 1);
    }
}
