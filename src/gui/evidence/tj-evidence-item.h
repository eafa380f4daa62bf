/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

#define TJ_TYPE_EVIDENCE_ITEM (tj_evidence_item_get_type ())

G_DECLARE_FINAL_TYPE (TjEvidenceItem, tj_evidence_item, TJ, EVIDENCE_ITEM, GObject)

TjEvidenceItem *tj_evidence_item_new            (TjAttachment   *attachment,
                                                 gboolean        is_form);
TjAttachment   *tj_evidence_item_get_attachment (TjEvidenceItem *self);
gboolean        tj_evidence_item_is_form        (TjEvidenceItem *self);
gboolean        tj_evidence_item_has_pages      (TjEvidenceItem *self);
const char     *tj_evidence_item_get_shown_name (TjEvidenceItem *self);
void            tj_evidence_item_list           (TjPackage          *package,
                                                 const char * const *hidden,
                                                 GListStore         *items);

G_END_DECLS
