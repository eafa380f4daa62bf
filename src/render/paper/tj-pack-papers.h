/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"
#include "core/pack/tj-pack-builder.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjPackRound:
 * @packages: (element-type TjPackage): as they were read
 * @findings: (element-type GListModel): of each
 * @taxonomy: the notice
 * @opinions: (nullable): the folder with the opinions
 * @standings: (nullable) (element-type TjLedgerStanding): of each package, for the ledger
 */
typedef struct
{
  GPtrArray *packages;
  GPtrArray *findings;
  TjTaxonomy *taxonomy;
  const char *opinions;
  GPtrArray *standings;
} TjPackRound;

/**
 * TjPackLetter:
 * @bureau: who recommends
 * @addressee: (nullable): to whom; the ministry’s department where nobody is named
 * @contact: (nullable): whom to ask
 * @date: as 2024年3月20日
 * @quota: how many may be recommended; 0 where nothing is said of that
 * @n_late: how many came after the deadline
 */
typedef struct
{
  const char *bureau;
  const char *addressee;
  const char *contact;
  const char *date;
  guint quota;
  guint n_late;
} TjPackLetter;

gboolean tj_pack_papers_add (TjPackBuilder       *builder,
                             const TjPackRound   *round,
                             const TjPackLetter  *given,
                             GError             **error);

G_END_DECLS
