/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/rubric/tj-rubric.h"

G_BEGIN_DECLS

/* The rubrics at hand while sheets are read: those that come with the program, and each that a
 * sheet brought along, read once however many sheets bring it. Belongs to one thread. */
typedef struct _TjRubricShelf TjRubricShelf;

TjRubricShelf *tj_rubric_shelf_new  (void);
void           tj_rubric_shelf_free (TjRubricShelf  *self);
TjRubric      *tj_rubric_shelf_find (TjRubricShelf  *self,
                                     const char     *id);
TjRubric      *tj_rubric_shelf_take (TjRubricShelf  *self,
                                     const xmlNode  *node,
                                     const char     *name,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRubricShelf, tj_rubric_shelf_free)

G_END_DECLS
