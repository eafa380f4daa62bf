/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/assignment/tj-assignment.h"
#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/* A pool is a table like any other that a bureau keeps. */

/* Of a pool; there is a hundred people or so for a round. */
#define TJ_MAX_EXPERTS 2000
#define TJ_EXPERT_MAX_BYTES (64 * 1024 * 1024)

GPtrArray *tj_experts_new_from_file (GBytes           *bytes,
                                     const char       *name,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
TjLedger  *tj_experts_to_ledger     (const GPtrArray  *experts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
