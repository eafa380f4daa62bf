/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-package.h"
#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_EVIDENCE_PANE (tj_evidence_pane_get_type ())

G_DECLARE_FINAL_TYPE (TjEvidencePane, tj_evidence_pane, TJ, EVIDENCE_PANE, GtkWidget)

TjEvidencePane *tj_evidence_pane_new             (void);
void            tj_evidence_pane_set_recognised_folder (TjEvidencePane *self,
                                                  GFile              *folder);
void            tj_evidence_pane_set_package     (TjEvidencePane     *self,
                                                  TjPackage          *package);
void            tj_evidence_pane_set_review (TjEvidencePane *self,
                                             TjReview       *review,
                                             gboolean        editable);
void            tj_evidence_pane_set_hidden      (TjEvidencePane     *self,
                                                  const char * const *hidden);
void            tj_evidence_pane_show_field      (TjEvidencePane     *self,
                                                  const char         *path);
void            tj_evidence_pane_show_attachment (TjEvidencePane     *self,
                                                  const char         *name);
void            tj_evidence_pane_show_page       (TjEvidencePane     *self,
                                                  const char         *name,
                                                  guint               page);
void            tj_evidence_pane_highlight_words (TjEvidencePane     *self,
                                                  const char * const *words);
void            tj_evidence_pane_update_evidence (TjEvidencePane     *self);
TjEvidence     *tj_evidence_pane_dup_evidence    (TjEvidencePane     *self);
void            tj_evidence_pane_show_evidence   (TjEvidencePane     *self,
                                                  const TjEvidence   *mark);
void            tj_evidence_pane_set_targets     (TjEvidencePane     *self,
                                                  GMenuModel         *targets);
void            tj_evidence_pane_choose_target   (TjEvidencePane     *self);
gboolean        tj_evidence_pane_can_find        (TjEvidencePane     *self);

G_END_DECLS
