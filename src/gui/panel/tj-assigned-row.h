/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-assign-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_ASSIGNED_ROW (tj_assigned_row_get_type ())

/* One package: who judges it, who could, and who of the pool is excluded and why. */
G_DECLARE_FINAL_TYPE (TjAssignedRow, tj_assigned_row, TJ, ASSIGNED_ROW, AdwExpanderRow)

TjAssignedRow *tj_assigned_row_new    (TjAssignDesk  *desk,
                                       guint          package);
void           tj_assigned_row_update (TjAssignedRow *self,
                                       gboolean       has_fault);

G_END_DECLS
