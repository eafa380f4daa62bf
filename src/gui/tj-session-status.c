/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

/* Where applications stand. A status is a note on the package's digest, so that every one stays
 * with who and when, and the same files are the same application wherever they lie. */

#define PREFIX "application:"
#define STATUS "status"

static char *
dup_subject (TjRoundItem *item)
{
  return g_strconcat (PREFIX, tj_round_item_get_digest (item), NULL);
}

/**
 * tj_session_list_statuses:
 * @item: a package that was read
 *
 * Returns: (transfer full) (element-type TjNote): where it stood, oldest first; the value is a code
 *   and a remark as tj_application_status_parse() takes them apart
 */
GPtrArray *
tj_session_list_statuses (TjSession   *self,
                          TjRoundItem *item)
{
  g_autofree char *subject = dup_subject (item);

  return tj_session_list_notes (self, subject);
}

/**
 * tj_session_read_status:
 * @item: a package that was read
 *
 * Tells the item where its application stands, and when it came.
 */
void
tj_session_read_status (TjSession   *self,
                        TjRoundItem *item)
{
  g_autofree char *subject = dup_subject (item);
  g_autoptr(GPtrArray) notes = tj_session_list_notes (self, subject);
  const TjNote *note = tj_notes_find (notes, subject, STATUS);
  TjApplicationStatus status = TJ_APPLICATION_UNKNOWN;

  if (note == NULL || note->value == NULL ||
      !tj_application_status_parse (note->value, &status, NULL))
    status = TJ_APPLICATION_UNKNOWN;
  tj_round_item_set_status (item, status);
  tj_session_read_receipt (self, item, notes);
}

/**
 * tj_session_set_status:
 * @remark: (nullable): what is to be known beside it
 *
 * Returns: whether it is on disk, with who and when
 */
gboolean
tj_session_set_status (TjSession           *self,
                       TjRoundItem         *item,
                       TjApplicationStatus  status,
                       const char          *remark)
{
  g_autofree char *subject = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (tj_round_item_get_package (item) != NULL, FALSE);

  subject = dup_subject (item);
  value = g_strdup_printf ("%s%s%s", tj_application_status_to_string (status),
                           remark != NULL && *remark != '\0' ? " " : "",
                           remark != NULL ? remark : "");
  if (!tj_session_add_note (self, subject, STATUS, value))
    return FALSE;

  tj_round_item_set_status (item, status);

  return TRUE;
}
