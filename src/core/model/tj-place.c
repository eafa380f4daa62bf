/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-place.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (TjPlace, tj_place, tj_place_copy, tj_place_free)

TjPlace *
tj_place_new (const char *file,
              guint       table,
              guint       row,
              guint       column)
{
  TjPlace *self = g_new0 (TjPlace, 1);

  self->file = g_strdup (file);
  self->table = table;
  self->row = row;
  self->column = column;

  return self;
}

TjPlace *
tj_place_copy (const TjPlace *self)
{
  TjPlace *copy;

  if (self == NULL)
    return NULL;

  copy = tj_place_new (self->file, self->table, self->row, self->column);
  copy->line = self->line;

  return copy;
}

void
tj_place_free (TjPlace *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self);
}

/**
 * tj_place_to_string:
 *
 * Returns: (transfer full): the place in the user's language, without the file name
 */
char *
tj_place_to_string (const TjPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->table > 0)
    /* Translators: a cell of a Word form; table, row and column counted from one */
    return g_strdup_printf (_("table %u, row %u, column %u"),
                            self->table, self->row, self->column);

  if (self->line > 0)
    return g_strdup_printf (_("line %u"), self->line);

  return g_strdup (self->file != NULL ? self->file : "");
}
