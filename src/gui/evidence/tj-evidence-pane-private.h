/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-evidence-pane.h"
#include "gui/evidence/tj-file-view.h"
#include "gui/evidence/tj-form-view.h"
#include "gui/evidence/tj-package-find.h"
#include "gui/evidence/tj-page-view.h"
#include "gui/evidence/tj-recognition-bar.h"
#include "gui/evidence/tj-words-view.h"
#include "gui/widgets/tj-find-bar.h"

G_BEGIN_DECLS

struct _TjEvidencePane
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkListView *tabs;
  GtkWidget *tab_bar;
  GtkWidget *open_button;
  GtkStack *stack;
  TjFindBar *form_find_bar;
  TjFormView *form_view;
  TjPageView *page_view;
  TjRecognitionBar *recognition_bar;
  TjFileView *file_view;
  TjWordsView *words_view;
  GtkMenuButton *attach_button;
  GtkWidget *blind_notice;
  GtkWidget *uncover_button;

  TjPackageFind *package_find;
  GFile *recognised;
  gboolean is_blind;
  /* Whether what is shown was shown with other names hidden. */
  gboolean is_stale;
  /* (nullable): the names that a blind reader is not to know */
  GStrv hidden;
  TjPackage *package;
  TjReview *review;
  /* What had the focus last in the form or the words of a file; weak. */
  GtkWidget *touched;
};

void tj_evidence_pane_install_find   (GtkWidgetClass *widget_class);
void tj_evidence_pane_connect_find   (TjEvidencePane *self);
void tj_evidence_pane_renew_find     (TjEvidencePane *self);

G_END_DECLS
