/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/assignment/tj-assignment-table.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_ASSIGN_DESK (tj_assign_desk_get_type ())

/* The pool of experts and who of them judges what, for the open round. Solves off the main loop;
 * holds no widget. Pool and assignment are in the store as soon as they change.
 *
 * signal "changed": pool or assignment are others now
 * signal "problem" (const char *message): something could not be done, to be shown
 * property "busy": whether an assignment is being looked for */
G_DECLARE_FINAL_TYPE (TjAssignDesk, tj_assign_desk, TJ, ASSIGN_DESK, GObject)

TjAssignDesk       *tj_assign_desk_new            (TjSession     *session);
GPtrArray          *tj_assign_desk_get_experts    (TjAssignDesk  *self);
gboolean            tj_assign_desk_open_pool      (TjAssignDesk  *self,
                                                   GFile         *file);
void                tj_assign_desk_add_expert     (TjAssignDesk  *self);
void                tj_assign_desk_remove_expert  (TjAssignDesk  *self,
                                                   guint          expert);
void                tj_assign_desk_set_expert     (TjAssignDesk  *self,
                                                   guint          expert,
                                                   const TjExpert *values);
guint               tj_assign_desk_get_n_wanted   (TjAssignDesk  *self);
guint32             tj_assign_desk_get_seed       (TjAssignDesk  *self);
void                tj_assign_desk_propose        (TjAssignDesk  *self,
                                                   guint          n_wanted,
                                                   guint32        seed);
void                tj_assign_desk_cancel         (TjAssignDesk  *self);
gboolean            tj_assign_desk_get_busy       (TjAssignDesk  *self);
const TjAssignment *tj_assign_desk_get_assignment (TjAssignDesk  *self);
void                tj_assign_desk_set            (TjAssignDesk  *self,
                                                   guint          package,
                                                   guint          expert,
                                                   gboolean       judges);
const TjAssignmentOrigin *tj_assign_desk_get_origin (TjAssignDesk *self);

G_END_DECLS
