/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/comparison/tj-quartiles.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* So many columns can be read beside each other. */
#define TJ_COMPARISON_MOST 4

/**
 * TjComparisonCell:
 * @typed: (nullable): what the applicant typed, where @shown says it otherwise
 * @shown: (nullable): what it is, in the unit of its row; %NULL where nothing was answered
 * @has_value: whether it is a number that can be compared
 * @value: the number, in the unit of the row; the middle of a range
 * @low: the low end of a range, or @value
 * @high: the high end of a range, or @value
 * @differs: whether it is otherwise than in the first column
 */
typedef struct
{
  char *typed;
  char *shown;
  gboolean has_value;
  double value;
  double low;
  double high;
  gboolean differs;
} TjComparisonCell;

/**
 * TjComparisonRow:
 * @group: the heading under which it stands
 * @label: what is compared
 * @unit: (nullable): the unit of all numbers of the row
 * @path: the field, or the value of a review; empty where it is neither
 * @differs: whether any cell is otherwise than the first
 * @cells: one for each column
 * @peers: how the figure is spread among the technologies of the same type
 */
typedef struct
{
  char *group;
  char *label;
  char *unit;
  char *path;
  gboolean differs;
  TjComparisonCell *cells;
  TjQuartiles peers;
} TjComparisonRow;

/**
 * TjComparisonSay:
 * @name: of a value of a review
 * @value: (nullable): the value
 *
 * Returns: (transfer full): the value in the reader's words
 */
typedef char *(*TjComparisonSay) (const char *name,
                                  const char *value);

/* Two to four packages, or sheets on one package, beside each other: the same question in the same
 * row, figures in the same unit. What differs, differs from the first column. */
typedef struct _TjComparison TjComparison;

TjComparison *tj_comparison_new_of_packages (GPtrArray          *packages,
                                             const char * const *titles,
                                             TjTaxonomy         *taxonomy)
                                             G_GNUC_WARN_UNUSED_RESULT;
TjComparison *tj_comparison_new_of_reviews  (GPtrArray          *reviews,
                                             const char * const *titles,
                                             TjComparisonSay     say) G_GNUC_WARN_UNUSED_RESULT;
void          tj_comparison_free            (TjComparison       *self);

void          tj_comparison_add_figures     (TjComparison       *self,
                                             const char         *group,
                                             const char         *label,
                                             const char         *unit,
                                             const gboolean     *has_values,
                                             const double       *values);
void          tj_comparison_set_peers       (TjComparison       *self,
                                             GPtrArray          *forms,
                                             const char         *title);
const char   *tj_comparison_get_peers_title (const TjComparison *self);
guint         tj_comparison_get_n_columns   (const TjComparison *self);
const char   *tj_comparison_get_title       (const TjComparison *self,
                                             guint               column);
guint         tj_comparison_get_n_rows      (const TjComparison *self);
const TjComparisonRow *tj_comparison_get_row (const TjComparison *self,
                                              guint              row);
gboolean      tj_comparison_get_change      (const TjComparison *self,
                                             guint               row,
                                             guint               column,
                                             double             *percent);
void          tj_comparison_turn            (TjComparison       *self);
char         *tj_comparison_to_csv          (const TjComparison *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjComparison, tj_comparison_free)

G_END_DECLS
