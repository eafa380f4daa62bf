/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"

G_BEGIN_DECLS

/**
 * TjPanelDecision:
 * @output: (nullable): where the decision is written
 * @words: (nullable): a decision from which the panel's own words are taken
 * @after: (nullable): the decision of an earlier stage; what did not pass there is not judged here
 * @members: (nullable): a table with the people of the panel
 * @quorum: how many who vote must be there, or 0
 * @n_pass: how many pass at most, or 0
 * @earlier: what @after holds, once it was read
 * @earlier_sha256: the digest of that file
 * @former: what @words holds, once it was read
 * @people: (element-type TjExpert): what @members holds, once it was read
 *
 * Options of “panel” that make a decision of it. Release with tj_panel_decision_clear().
 */
typedef struct
{
  char *output;
  char *words;
  char *after;
  char *members;
  int quorum;
  int n_pass;

  TjDecision *earlier;
  char *earlier_sha256;
  TjDecision *former;
  GPtrArray *people;
} TjPanelDecision;

void     tj_panel_decision_clear  (TjPanelDecision     *self);
gboolean tj_panel_decision_read   (TjPanelDecision     *self,
                                   GStrv                sheets);
void     tj_panel_decision_filter (TjPanelDecision     *self,
                                   GPtrArray           *packages);
gboolean tj_panel_decision_write  (TjPanelDecision     *self,
                                   const TjPanelReport *report,
                                   TjTaxonomy          *taxonomy);

G_END_DECLS
