/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-robustness.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-language.h"
#include "core/base/tj-text.h"
#include "core/decision/tj-panel-words.h"

typedef enum
{
  ITEM_RANK,
  ITEM_NAME,
  ITEM_VERDICT,
  ITEM_EXPECTED,
  ITEM_INTERVAL,
  ITEM_FIRST,
  ITEM_TOP,
  ITEM_WITHOUT,
} ItemColumn;

static const TjPanelTableColumn item_columns[] = {
  { N_("Rank"), TRUE, FALSE },
  { N_("Technology"), FALSE, TRUE },
  { N_("Robustness"), FALSE, TRUE },
  { N_("Expected rank"), TRUE, FALSE },
  { N_("Ranks in nine of ten draws"), FALSE, FALSE },
  { N_("First (%)"), TRUE, FALSE },
  { N_("Chosen (%)"), TRUE, FALSE },
  { N_("Rank without one reviewer"), FALSE, TRUE },
};

typedef enum
{
  WEIGHT_NAME,
  WEIGHT_NOW,
  WEIGHT_ORDER,
  WEIGHT_TOP,
  WEIGHT_CROSSOVER,
} WeightColumn;

static const TjPanelTableColumn weight_columns[] = {
  { N_("Criterion"), FALSE, FALSE },
  { N_("Weight (%)"), TRUE, FALSE },
  { N_("The order stays within"), FALSE, FALSE },
  { N_("What is chosen stays within"), FALSE, FALSE },
  { N_("Nearest change of places"), FALSE, TRUE },
};

/* Rows stand from the best, as the results do. */
static guint
get_item (const TjPanelReport *report,
          guint                row)
{
  return report->analysis->result->by_rank[row];
}

/* The best and the worst rank that leaving out one reviewer gives. */
static char *
dup_without (const TjRobustness *robustness,
             guint               item)
{
  guint best = 0;
  guint worst = 0;

  for (guint reviewer = 0; reviewer < robustness->n_reviewers; reviewer++)
    {
      const guint rank = robustness->ranks_without[reviewer * robustness->n_items + item];

      if (rank == 0)
        continue;
      best = best == 0 ? rank : MIN (best, rank);
      worst = MAX (worst, rank);
    }

  if (best == 0)
    return NULL;

  return best == worst ? g_strdup_printf ("%u", best) : g_strdup_printf ("%u–%u", best, worst);
}

static char *
dup_item_cell (gpointer data,
               guint    row,
               guint    column)
{
  const TjPanelReport *report = tj_panel_desk_get_report (data);
  const TjRobustness *robustness = report->robustness;
  const guint item = get_item (report, row);
  const TjItemAcceptability *draws = &robustness->acceptability->items[item];
  const TjPanelItem *own = g_ptr_array_index (report->analysis->panel->items, item);

  if (column >= ITEM_EXPECTED && column <= ITEM_TOP && draws->n_defined == 0)
    return NULL;

  switch ((ItemColumn) column)
    {
    case ITEM_RANK:
      return robustness->ranks[item] > 0 ? g_strdup_printf ("%u", robustness->ranks[item]) : NULL;
    case ITEM_NAME:
      return g_strdup (own->name);
    case ITEM_VERDICT:
      return tj_panel_words_robustness (report, item, tj_language_get_current ());
    case ITEM_EXPECTED:
      return tj_text_format_number (draws->expected, 2);
    case ITEM_INTERVAL:
      return g_strdup_printf ("%u–%u", draws->low, draws->high);
    case ITEM_FIRST:
      return tj_text_format_number (draws->counts[0] * 100.0 / draws->n_defined, 1);
    case ITEM_TOP:
      return tj_text_format_number (draws->top * 100, 1);
    case ITEM_WITHOUT:
    default:
      return dup_without (robustness, item);
    }
}

/* The one that is reached soonest from the present weight. */
static char *
dup_crossover (const TjPanelReport       *report,
               const TjWeightSensitivity *sensitivity)
{
  GPtrArray *items = report->analysis->panel->items;
  const TjCrossover *nearest = NULL;
  g_autofree char *weight = NULL;

  for (guint i = 0; i < sensitivity->crossovers->len; i++)
    {
      const TjCrossover *one = &g_array_index (sensitivity->crossovers, TjCrossover, i);

      if (nearest == NULL || ABS (one->weight - sensitivity->current)
                             < ABS (nearest->weight - sensitivity->current))
        nearest = one;
    }
  if (nearest == NULL)
    return g_strdup (_("None at any weight"));

  weight = tj_text_format_number (nearest->weight * 100, 1);

  /* Translators: a weight, the technology ahead below it, and the one ahead above it */
  return g_strdup_printf (_("%s %%: “%s” below, “%s” above"), weight,
                          ((TjPanelItem *) items->pdata[nearest->first])->name,
                          ((TjPanelItem *) items->pdata[nearest->second])->name);
}

static char *
dup_weight_cell (gpointer data,
                 guint    row,
                 guint    column)
{
  const TjPanelReport *report = tj_panel_desk_get_report (data);
  const TjWeightSensitivity *sensitivity = report->robustness->sensitivities[row];

  switch ((WeightColumn) column)
    {
    case WEIGHT_NAME:
      return tj_panel_words_criterion (report, row, tj_language_get_current ());
    case WEIGHT_NOW:
      return tj_text_format_number (sensitivity->current * 100, 1);
    case WEIGHT_ORDER:
      return tj_panel_words_range (&sensitivity->order);
    case WEIGHT_TOP:
      return sensitivity->is_top_clear ? tj_panel_words_range (&sensitivity->top)
                                       : g_strdup (_("Equal totals: cannot be told"));
    case WEIGHT_CROSSOVER:
    default:
      return dup_crossover (report, sensitivity);
    }
}

/**
 * tj_panel_robustness_show_packages:
 *
 * Safe in, safe out, or on what it hangs; ranks in the draws and without single reviewers.
 */
void
tj_panel_robustness_show_packages (TjPanelTable *table,
                                   TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, item_columns, G_N_ELEMENTS (item_columns), dup_item_cell,
                              desk);
}

/**
 * tj_panel_robustness_show_weights:
 *
 * How far each weight may move, the others keeping their proportions.
 */
void
tj_panel_robustness_show_weights (TjPanelTable *table,
                                  TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, weight_columns, G_N_ELEMENTS (weight_columns),
                              dup_weight_cell, desk);
}

/**
 * tj_panel_robustness_dup_summary:
 *
 * Returns: (transfer full): how the draws were made, for the line above
 */
char *
tj_panel_robustness_dup_summary (TjPanelDesk *desk)
{
  const TjPanelReport *report = tj_panel_desk_get_report (desk);

  return report != NULL ? tj_panel_words_draws (&report->robustness->acceptability->options,
                                                tj_language_get_current ())
                        : g_strdup ("");
}
