/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-blinding.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

struct _TjRoundItem
{
  GObject parent_instance;

  GFile *location;
  TjRoundItemState state;
  char *problem;
  gboolean is_locked;

  TjPackage *package;
  /* The package for the eyes of a blind reviewer, and the names it hides; both only then. */
  gboolean is_blind;
  TjPackage *shown;
  TjPseudonyms *hidden;
  GListModel *findings;
  TjReview *review;
  gint64 review_id;
  gboolean is_signed;
  gboolean is_archived;
  TjApplicationStatus status;
  GDateTime *received;
  gboolean is_received_noted;
  gboolean is_late;
  GPtrArray *hits;

  /* Derived when what they are derived of changes: lists ask for them often. */
  TjRoundFacts *facts;
  char *digest;
  guint n_findings[TJ_N_SEVERITIES];
  TjTotal total;
};

/* Something that a list shows is otherwise now. */
void tj_round_item_tell_changed (TjRoundItem *self);

G_END_DECLS
