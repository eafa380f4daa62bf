/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision.h"

G_BEGIN_DECLS

/* @facts is the document without the panel's own words, those are @values: name → text. @items
 * finds an element of the facts by its key; @sums keeps what was worked out of it until a value
 * changes. */
struct _TjDecision
{
  xmlDoc *facts;
  GHashTable *values;
  GHashTable *items;
  GHashTable *sums;
};

TjDecision *tj_decision_new_of_facts (xmlDoc                 *facts) G_GNUC_WARN_UNUSED_RESULT;

xmlDoc     *tj_decision_facts_build (const TjPanelReport     *report,
                                     const TjDecisionOrigin  *origin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
