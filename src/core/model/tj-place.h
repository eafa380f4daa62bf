/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

#define TJ_TYPE_PLACE (tj_place_get_type ())

/**
 * TjPlace:
 * @file: (nullable): the name of the form or attachment as shown to the user
 * @table: which table of the document, from 1; 0 where there is none
 * @row: the row in that table, from 1; 0 where unknown
 * @column: the grid column in that row, from 1; 0 where unknown
 * @line: the line of an XML document, from 1; 0 where it has no meaning
 *
 * Where something was read.
 */
struct _TjPlace
{
  char *file;
  guint table;
  guint row;
  guint column;
  guint line;
};

GType    tj_place_get_type   (void);
TjPlace *tj_place_new        (const char    *file,
                              guint          table,
                              guint          row,
                              guint          column) G_GNUC_WARN_UNUSED_RESULT;
TjPlace *tj_place_copy       (const TjPlace *self) G_GNUC_WARN_UNUSED_RESULT;
void     tj_place_free       (TjPlace       *self);
char    *tj_place_to_string  (const TjPlace *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPlace, tj_place_free)

G_END_DECLS
