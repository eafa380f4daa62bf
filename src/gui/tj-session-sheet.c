/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include "core/base/tj-xml.h"
#include "core/sheet/tj-sheet.h"

static xmlDoc *
read_signed (TjSession    *self,
             TjRoundItem  *item,
             GError      **error)
{
  g_autoptr(GBytes) bytes = NULL;

  bytes = tj_store_get_sheet (self->store, tj_round_item_get_review_id (item), NULL, error);

  return bytes != NULL ? tj_xml_parse_bytes (bytes, tj_round_item_get_name (item),
                                             &tj_xml_limits_own, error)
                       : NULL;
}

/**
 * tj_session_create_sheet:
 * @item: a package with a review
 *
 * Returns: (transfer full): the sheet as it would be now, without figures of a recalculation
 */
TjSheet *
tj_session_create_sheet (TjSession   *self,
                         TjRoundItem *item)
{
  g_autofree char *replaces = NULL;

  tj_session_flush (self);
  replaces = tj_session_dup_replaces (self, item);

  return tj_sheet_new (tj_round_item_get_package (item), tj_round_item_get_findings (item),
                       tj_round_item_get_review (item), tj_taxonomy_get_id (self->taxonomy),
                       tj_taxonomy_get_version (self->taxonomy),
                       tj_taxonomy_get_sha256 (self->taxonomy), replaces);
}

/**
 * tj_session_dup_sheet:
 * @item: a package with a review
 *
 * Returns: (transfer full) (nullable): the sheet as it was signed, or as it would be now
 */
xmlDoc *
tj_session_dup_sheet (TjSession    *self,
                      TjRoundItem  *item,
                      GError      **error)
{
  g_autoptr(TjSheet) sheet = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);
  g_return_val_if_fail (tj_round_item_get_review (item) != NULL, NULL);

  if (self->store != NULL && tj_round_item_get_signed (item))
    return read_signed (self, item, error);

  sheet = tj_session_create_sheet (self, item);

  return tj_sheet_to_xml (sheet, FALSE);
}
