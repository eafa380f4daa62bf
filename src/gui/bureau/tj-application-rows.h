/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/bureau/tj-gate.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

void tj_application_rows_add_gate     (GtkListBox         *list,
                                       const TjGateResult *gate);
void tj_application_rows_add_package  (GtkListBox         *list,
                                       TjRoundItem        *item,
                                       const TjGateResult *gate);
void tj_application_rows_add_versions (GtkListBox         *list,
                                       TjSession          *session,
                                       TjRoundItem        *item);
void tj_application_rows_add_alike    (GtkListBox         *list,
                                       TjSession          *session,
                                       TjRoundItem        *item);

G_END_DECLS
