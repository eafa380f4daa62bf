/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-journal-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The store keeps what a step was and not how it is called, so that another language calls it
 * otherwise. */

/**
 * tj_journal_step_dup_title:
 * @label: as the journal has it
 *
 * What a step is called, to follow words such as “Undo:”.
 *
 * Returns: (transfer full): as “all entries from “inputs.xml””; @label itself where it is of a
 *   kind that a newer program writes
 */
char *
tj_journal_step_dup_title (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  if (g_str_has_prefix (label, TJ_STEP_ENTRIES))
    /* Translators: follows “Undo:”; the name of a file */
    return g_strdup_printf (_("all entries from “%s”"), label + strlen (TJ_STEP_ENTRIES));

  if (g_str_has_prefix (label, TJ_STEP_DECISION))
    /* Translators: follows “Undo:”; the name of a file */
    return g_strdup_printf (_("everything taken over from “%s”"),
                            label + strlen (TJ_STEP_DECISION));

  if (g_str_has_prefix (label, TJ_STEP_MEMBERS))
    /* Translators: follows “Undo:” */
    return g_strdup (_("list of members"));

  return g_strdup (label);
}
