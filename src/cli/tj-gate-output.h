/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-gate.h"
#include "core/bureau/tj-package-changes.h"
#include "core/bureau/tj-resemblance.h"
#include "core/bureau/tj-round-terms.h"

G_BEGIN_DECLS

/**
 * TjGateEntry:
 * @package: what was examined
 * @findings: all that was found
 * @gate: how it stands
 * @received: (nullable): the time of its files, where there is a deadline
 * @late: whether that is after the deadline
 * @compared: whether an older version was looked for
 * @changes: (nullable) (element-type TjChange): what is different; %NULL where there is no older
 *   version
 * @resemblances: (nullable) (element-type TjResemblance): which others it is alike to; a number
 *   beyond the packages of the round is one of the earlier round
 *
 * One package at the gate.
 */
typedef struct
{
  TjPackage *package;
  GListModel *findings;
  TjGateResult *gate;
  GDateTime *received;
  gboolean late;
  gboolean compared;
  GPtrArray *changes;
  GArray *resemblances;
} TjGateEntry;

/**
 * TjGateRound:
 * @entries: (element-type TjGateEntry): what was examined
 * @packages: (element-type TjPackage): the same packages
 * @earlier: (nullable) (element-type TjPackage): those of an earlier round
 * @terms: deadline and quota
 *
 * A round at the gate; borrows everything.
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *packages;
  GPtrArray *earlier;
  const TjRoundTerms *terms;
} TjGateRound;

TjGateEntry *tj_gate_entry_new      (TjPackage    *package,
                                     GListModel   *findings,
                                     TjGateResult *gate) G_GNUC_WARN_UNUSED_RESULT;
void         tj_gate_entry_free     (TjGateEntry  *self);
gboolean     tj_gate_output_is_fine (const TjGateRound *round);
void         tj_gate_output_json    (const TjGateRound *round);
void         tj_gate_output_text    (const TjGateRound *round);

G_END_DECLS
