/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_CONSENSUS_ROW (tj_consensus_row_get_type ())

/* All scores and reasons of one criterion side by side, and the consensus beside them. */
G_DECLARE_FINAL_TYPE (TjConsensusRow, tj_consensus_row, TJ, CONSENSUS_ROW, AdwBin)

TjConsensusRow *tj_consensus_row_new    (TjPanelDesk    *desk,
                                         const char     *key,
                                         const xmlNode  *result);
void            tj_consensus_row_commit (TjConsensusRow *self);

G_END_DECLS
