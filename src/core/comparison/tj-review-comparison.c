/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/comparison/tj-comparison-private.h"

/* Two sheets on one package, answer by answer: what was scored in the rubric's order, then what was
 * decided, then the rest. Who judged stands in the titles, and evidence beside what it bears out; a
 * sheet names the stage even where the reviewer left it to the program. */

static gboolean
is_left_out (const char *name)
{
  return g_str_has_prefix (name, "reviewer.") || g_str_has_prefix (name, "evidence.") ||
         g_str_has_prefix (name, "score.") || g_str_equal (name, "stage");
}

static const char *
get_group (const char *name)
{
  if (g_str_has_prefix (name, "finding."))
    return _("Findings");
  if (g_str_has_prefix (name, "assessed."))
    return _("Placement");
  if (g_str_has_prefix (name, "correction."))
    return _("Corrections");
  if (g_str_has_prefix (name, "recalculation."))
    return _("Recalculation");

  return _("Opinion");
}

/* Points are figures; all else is words. */
static void
fill_cell (TjComparisonCell *cell,
           TjReview         *review,
           const char       *name,
           TjComparisonSay   say)
{
  const char *value = tj_review_get (review, name);
  gboolean is_points = g_str_has_prefix (name, "score.") && g_str_has_suffix (name, ".points");
  guint64 half_points;

  if (value == NULL)
    return;

  if (is_points && g_ascii_string_to_unsigned (value, 10, 0, 10, &half_points, NULL))
    tj_comparison_cell_set_value (cell, half_points / 2.0, half_points / 2.0, half_points / 2.0,
                                  FALSE);
  else
    cell->shown = say (name, value);
}

static void
add_answer (TjComparison    *self,
            GPtrArray       *reviews,
            const char      *name,
            const char      *group,
            TjComparisonSay  say)
{
  g_autofree char *label = tj_review_describe (g_ptr_array_index (reviews, 0), name);
  TjComparisonRow *row = tj_comparison_add_row (self, group, label, NULL, name);

  for (guint i = 0; i < reviews->len; i++)
    fill_cell (&row->cells[i], g_ptr_array_index (reviews, i), name, say);
}

static void
add_scores (TjComparison    *self,
            GPtrArray       *reviews,
            TjRubric        *rubric,
            TjComparisonSay  say)
{
  static const char * const parts[] = { "points", "confidence", "justification" };
  TjReviewStage stage = tj_review_get_stage (g_ptr_array_index (reviews, 0));
  GListModel *criteria = tj_rubric_get_criteria (rubric, stage);

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *name = g_strdup_printf ("score.%s.%s",
                                                   tj_criterion_get_id (criterion), parts[j]);

          add_answer (self, reviews, name, _("Scores"), say);
        }
    }
}

static void
add_total (TjComparison *self,
           GPtrArray    *reviews)
{
  TjComparisonRow *row = tj_comparison_add_row (self, _("Scores"), _("Total"), NULL, "");

  for (guint i = 0; i < reviews->len; i++)
    {
      TjTotal total;

      tj_review_get_total (g_ptr_array_index (reviews, i), &total);
      /* The total of half a review is no total. */
      if (total.n_given > 0 && total.n_missing == 0)
        tj_comparison_cell_set_value (&row->cells[i], total.points, total.points, total.points,
                                      FALSE);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *left = *(const char * const *) a;
  const char *right = *(const char * const *) b;
  int difference = g_strcmp0 (get_group (left), get_group (right));

  return difference != 0 ? difference : strcmp (left, right);
}

static void
add_others (TjComparison    *self,
            GPtrArray       *reviews,
            TjComparisonSay  say)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < reviews->len; i++)
    {
      GPtrArray *list = tj_review_list_names (g_ptr_array_index (reviews, i));

      g_ptr_array_add (lists, list);
      for (guint j = 0; j < list->len; j++)
        {
          char *name = g_ptr_array_index (list, j);

          if (!is_left_out (name) && g_hash_table_add (seen, name))
            g_ptr_array_add (names, name);
        }
    }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      add_answer (self, reviews, name, get_group (name), say);
    }
}

/**
 * tj_comparison_new_of_reviews:
 * @reviews: (element-type TjReview): two to %TJ_COMPARISON_MOST, on one package
 * @titles: who judged, as many
 * @rubric: which all of them go by
 * @say: gives answers in the reader's words
 *
 * Returns: (transfer full): all scores, and what any of them answered beside
 */
TjComparison *
tj_comparison_new_of_reviews (GPtrArray          *reviews,
                              const char * const *titles,
                              TjRubric           *rubric,
                              TjComparisonSay     say)
{
  TjComparison *self = tj_comparison_new (titles, reviews->len);

  add_scores (self, reviews, rubric, say);
  add_total (self, reviews);
  add_others (self, reviews, say);
  tj_comparison_mark (self);

  return self;
}
