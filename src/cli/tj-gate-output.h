/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-gate.h"
#include "core/bureau/tj-package-changes.h"

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
} TjGateEntry;

TjGateEntry *tj_gate_entry_new      (TjPackage    *package,
                                     GListModel   *findings,
                                     TjGateResult *gate) G_GNUC_WARN_UNUSED_RESULT;
void         tj_gate_entry_free     (TjGateEntry  *self);
gboolean     tj_gate_output_is_fine (GPtrArray    *entries,
                                     int           quota);
void         tj_gate_output_json    (GPtrArray    *entries,
                                     GDateTime    *deadline,
                                     int           quota);
void         tj_gate_output_text    (GPtrArray    *entries,
                                     GDateTime    *deadline,
                                     int           quota);

G_END_DECLS
