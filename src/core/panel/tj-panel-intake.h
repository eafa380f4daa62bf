/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjIntakeState:
 * @TJ_INTAKE_COUNTS: the sheet counts
 * @TJ_INTAKE_REPLACED: another sheet of the reviewer takes its place; kept, and counts nothing
 * @TJ_INTAKE_TWICE: the very same sheet was given before
 * @TJ_INTAKE_RIVALS: the reviewer has another sheet on the item, and neither replaces the other
 * @TJ_INTAKE_FOREIGN_REPLACEMENT: it means to replace a sheet of another reviewer or item
 * @TJ_INTAKE_CIRCLE: it replaces itself by way of others
 */
typedef enum
{
  TJ_INTAKE_COUNTS,
  TJ_INTAKE_REPLACED,
  TJ_INTAKE_TWICE,
  TJ_INTAKE_RIVALS,
  TJ_INTAKE_FOREIGN_REPLACEMENT,
  TJ_INTAKE_CIRCLE,
} TjIntakeState;

const char *tj_intake_state_to_string (TjIntakeState self);

/**
 * TjIntakeEntry:
 * @id: of the sheet; drafts that were handed out have the same for several reviewers
 * @replaces: (nullable): the id of the sheet that it corrects
 * @digest: of the file
 * @reviewer: the certificate's fingerprint
 * @item: the digest of the package
 * @state: (out): what becomes of it
 * @other: (out): the entry that @state speaks of, or -1
 *
 * A sheet as it came in. Strings are the caller's.
 */
typedef struct
{
  const char *id;
  const char *replaces;
  const char *digest;
  const char *reviewer;
  const char *item;
  TjIntakeState state;
  int other;
} TjIntakeEntry;

void tj_panel_intake_settle (TjIntakeEntry *entries,
                             guint          n_entries);

G_END_DECLS
