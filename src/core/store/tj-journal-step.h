/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What several edits were together. A label is one of these and the name of the file. */
#define TJ_STEP_ENTRIES "entries:"
#define TJ_STEP_DECISION "decision:"
/* The same for the list of members of a panel; without a file. */
#define TJ_STEP_MEMBERS "members:"

char *tj_journal_step_dup_title (const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
