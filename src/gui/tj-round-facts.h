/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/model/tj-province.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjRoundFigure:
 * @TJ_ROUND_POTENTIAL: yearly reduction potential of 2030, 万tCO2/a
 * @TJ_ROUND_UNIT_COST: unit cost on the form basis, 元/tCO2
 * @TJ_ROUND_SHARE: share expected for 2030, %
 * @TJ_ROUND_INVESTMENT: total investment until 2030, 亿元
 *
 * The figures of a package that the list of a round shows.
 */
typedef enum
{
  TJ_ROUND_POTENTIAL,
  TJ_ROUND_UNIT_COST,
  TJ_ROUND_SHARE,
  TJ_ROUND_INVESTMENT,
  TJ_ROUND_N_FIGURES,
} TjRoundFigure;

/**
 * TjRoundFacts:
 * @name: the technology's name, or the package's where the form has none
 * @applicant: (nullable): who applies
 * @category: (nullable): the code of the only category ticked
 * @type_code: (nullable): the code of the declared type
 * @type_name: (nullable): its name, or what was typed where it is none of the notice
 * @type_order: where the type stands in the notice, from 1; 0 where it is none of it
 * @stage: (nullable): `demonstration` or `promotion`
 * @province: (nullable): where the applicant is
 * @file: what the package is called on disk
 * @name_key: by which names are put in order
 * @file_key: by which files are
 * @searchable: all words of the form and the names of its files, folded
 * @has_figure: which figures are known
 * @figures: the figures; one that is not known means nothing
 *
 * What the list of a round shows of a package, read from it once.
 */
typedef struct
{
  char *name;
  char *applicant;
  char *category;
  char *type_code;
  char *type_name;
  guint type_order;
  const char *stage;
  const TjProvince *province;
  char *file;
  char *name_key;
  char *file_key;
  char *searchable;
  gboolean has_figure[TJ_ROUND_N_FIGURES];
  double figures[TJ_ROUND_N_FIGURES];
} TjRoundFacts;

TjRoundFacts *tj_round_facts_new  (TjPackage    *package,
                                   TjTaxonomy   *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
TjRoundFacts *tj_round_facts_new_unread (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void          tj_round_facts_free (TjRoundFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRoundFacts, tj_round_facts_free)

G_END_DECLS
