/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-package.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_EVIDENCE_LINKS (tj_evidence_links_get_type ())

G_DECLARE_FINAL_TYPE (TjEvidenceLinks, tj_evidence_links, TJ, EVIDENCE_LINKS, GtkWidget)

TjEvidenceLinks *tj_evidence_links_new  (const char      *target);
void             tj_evidence_links_show (TjEvidenceLinks *self,
                                         TjPackage       *package,
                                         TjReview        *review,
                                         gboolean         editable);
/* The places only, nothing where there are none. */
void             tj_evidence_links_set_compact (TjEvidenceLinks *self,
                                                gboolean         compact);

G_END_DECLS
