/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-decision-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>

/**
 * tj_decision_file_load:
 * @path: a file
 * @bytes: (out) (optional): what is in it
 *
 * Says on standard error why there is none.
 *
 * Returns: (transfer full) (nullable): the decision
 */
TjDecision *
tj_decision_file_load (const char  *path,
                       GBytes     **bytes)
{
  g_autoptr(GBytes) own = tj_files_read (path, tj_xml_limits_own.max_bytes);
  g_autoptr(GError) error = NULL;
  TjDecision *decision;

  if (own == NULL)
    return NULL;

  decision = tj_decision_new_from_file (own, path, &error);
  if (decision == NULL)
    tj_output_error ("%s", error->message);
  else if (bytes != NULL)
    *bytes = g_steal_pointer (&own);

  return decision;
}

/**
 * tj_decision_file_check:
 *
 * Lists on standard error what keeps a decision from being signed; doing it all the same is the
 * panel's own choice.
 *
 * Returns: whether nothing does
 */
gboolean
tj_decision_file_check (const TjDecision *decision,
                        const char       *path)
{
  g_auto(GStrv) gaps = tj_decision_list_gaps (decision);

  if (gaps[0] == NULL)
    return TRUE;

  tj_output_error (_("“%s” is not complete and was not signed. Fill in what is missing, or add "
                     "“--incomplete” to sign it as it is:"), path);
  for (guint i = 0; gaps[i] != NULL; i++)
    tj_output_error_item (gaps[i]);

  return FALSE;
}

/**
 * tj_decision_file_write:
 *
 * Returns: whether it was written; if not, standard error says why
 */
gboolean
tj_decision_file_write (const TjDecision *decision,
                        const char       *path)
{
  g_autoptr(xmlDoc) doc = tj_decision_to_xml (decision);
  g_autoptr(GBytes) bytes = tj_xml_serialize (doc);

  return tj_files_write (path, bytes, FALSE);
}
