/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

GdkContentProvider *tj_evidence_drag_new_content (const TjEvidence *evidence);
void                tj_evidence_drag_set_icon    (GdkDrag          *drag,
                                                  const TjEvidence *evidence);

/* Calls @accept with what is dropped on @widget, and marks it while something hovers over it. */
typedef void (*TjEvidenceDropFunc) (GtkWidget        *widget,
                                    const TjEvidence *evidence);

void                tj_evidence_drop_install     (GtkWidget          *widget,
                                                  TjEvidenceDropFunc  accept);

G_END_DECLS
