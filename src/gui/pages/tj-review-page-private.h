/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-evidence-pane.h"
#include "gui/evidence/tj-form-view.h"
#include "gui/judgement/tj-findings-view.h"
#include "gui/judgement/tj-opinion-view.h"
#include "gui/judgement/tj-placement-view.h"
#include "gui/judgement/tj-recalculation-view.h"
#include "gui/judgement/tj-scoring-view.h"
#include "gui/pages/tj-declaration-page.h"
#include "gui/pages/tj-review-page.h"

G_BEGIN_DECLS

struct _TjReviewPage
{
  TjSessionView parent_instance;

  GtkStack *stack;
  AdwStatusPage *problem_page;
  TjDeclarationPage *declaration;
  GtkPaned *paned;
  TjEvidencePane *evidence;
  GtkStack *judgement;
  GtkStackPage *form_page;
  TjFormView *typed_form;
  GtkStackPage *findings_page;
  GtkStackPage *scoring_page;
  TjFindingsView *findings_view;
  TjPlacementView *placement_view;
  TjRecalculationView *recalculation_view;
  TjScoringView *scoring_view;
  TjOpinionView *opinion_view;
  GtkLabel *position_label;
  GtkLabel *total_label;
  GtkButton *gap_button;
  GtkButton *sign_button;
  GtkButton *correct_button;
};

void tj_review_page_install_evidence  (GtkWidgetClass *widget_class);
void tj_review_page_update_evidence   (TjReviewPage   *self);
void tj_review_page_targets_wanted_cb (TjReviewPage   *self);

G_END_DECLS
