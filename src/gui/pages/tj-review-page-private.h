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

/* What is read, what is judged, and the bar below. */
#define TJ_N_REVIEW_PARTS 3

struct _TjReviewPage
{
  TjSessionView parent_instance;

  GtkStack *stack;
  AdwStatusPage *problem_page;
  TjDeclarationPage *declaration;
  GtkPaned *paned;
  TjEvidencePane *evidence;
  GtkWidget *judgement_box;
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
  GtkWidget *bar;
  GtkLabel *position_label;
  GtkLabel *total_label;
  GtkButton *gap_button;
  GtkButton *sign_button;
  GtkButton *correct_button;

  /* Borrowed. */
  GtkWidget *left_at[TJ_N_REVIEW_PARTS];
};

void tj_review_page_install_evidence  (GtkWidgetClass *widget_class);
void tj_review_page_update_evidence   (TjReviewPage   *self);
gboolean tj_review_page_enter_next_part (TjReviewPage *self,
                                         int           step);
void tj_review_page_forget_parts      (TjReviewPage   *self);
void tj_review_page_targets_wanted_cb (TjReviewPage   *self);
void tj_review_page_show_first_gap    (TjReviewPage   *self);
void tj_review_page_update_gaps       (TjReviewPage   *self,
                                       TjReview       *review);

G_END_DECLS
