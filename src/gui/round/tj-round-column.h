/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-round-item.h"

G_BEGIN_DECLS

/**
 * TjRoundColumnKind:
 * @TJ_ROUND_COLUMN_NAME: the technology, its applicant and where words were found
 * @TJ_ROUND_COLUMN_TEXT: words
 * @TJ_ROUND_COLUMN_FIGURE: a figure, flush right
 * @TJ_ROUND_COLUMN_FINDINGS: how many findings of which severity
 */
typedef enum
{
  TJ_ROUND_COLUMN_NAME,
  TJ_ROUND_COLUMN_TEXT,
  TJ_ROUND_COLUMN_FIGURE,
  TJ_ROUND_COLUMN_FINDINGS,
} TjRoundColumnKind;

/**
 * TjRoundColumn:
 * @id: a stable name, which settings keep
 * @title: what stands above it, with the unit, to be translated
 * @order: (nullable): by what the menu says it puts in order, to be translated
 * @kind: what it shows
 * @is_default: whether it is shown until the user chooses otherwise
 * @is_descending: whether its order begins with the largest
 * @dup_text: what it shows of a package
 * @get_number: (nullable): by what it puts packages in order; %FALSE where that is not known
 * @get_key: (nullable): the same, for words: a key of g_utf8_collate_key(), or %NULL
 *
 * A column of the list of a round.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *order;
  TjRoundColumnKind kind;
  gboolean is_default;
  gboolean is_descending;
  char       *(*dup_text)   (TjRoundItem *item);
  gboolean    (*get_number) (TjRoundItem *item,
                             double      *number);
  const char *(*get_key)    (TjRoundItem *item);
} TjRoundColumn;

const TjRoundColumn *tj_round_columns_get      (guint               *n_columns);
const TjRoundColumn *tj_round_column_lookup    (const char          *id);
const char          *tj_round_column_get_title (const TjRoundColumn *self);
const char          *tj_round_column_get_order (const TjRoundColumn *self);
int                  tj_round_column_compare   (const TjRoundColumn *self,
                                                TjRoundItem         *a,
                                                TjRoundItem         *b,
                                                gboolean             is_descending);
char                *tj_round_column_dup_spoken (TjRoundItem        *item);

G_END_DECLS
