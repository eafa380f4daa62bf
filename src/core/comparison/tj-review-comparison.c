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
         g_str_has_prefix (name, "score.") || g_str_equal (name, "stage") ||
         g_str_equal (name, "uncovered");
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

/* @rubric: (nullable): of the reviews that have such an answer; %NULL where it is the same under
 * every rubric */
static void
add_answer (TjComparison    *self,
            GPtrArray       *reviews,
            TjRubric        *rubric,
            const char      *name,
            const char      *group,
            TjComparisonSay  say)
{
  TjComparisonRow *row = NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      TjReview *review = g_ptr_array_index (reviews, i);

      if (rubric != NULL && !tj_rubric_equal (tj_review_get_rubric (review), rubric))
        continue;

      if (row == NULL)
        {
          g_autofree char *label = tj_review_describe (review, name);

          row = tj_comparison_add_row (self, group, label, NULL, name);
        }
      fill_cell (&row->cells[i], review, name, say);
    }
}

static void
add_total (TjComparison *self,
           GPtrArray    *reviews,
           TjRubric     *rubric,
           const char   *group)
{
  TjComparisonRow *row = tj_comparison_add_row (self, group, _("Total"), NULL, "");

  for (guint i = 0; i < reviews->len; i++)
    {
      TjReview *review = g_ptr_array_index (reviews, i);
      TjTotal total;

      tj_review_get_total (review, &total);
      /* The total of half a review is no total. */
      if (total.n_given > 0 && total.n_missing == 0 &&
          tj_rubric_equal (tj_review_get_rubric (review), rubric))
        tj_comparison_cell_set_value (&row->cells[i], total.points, total.points, total.points,
                                      FALSE);
    }
}

static void
add_scores_of (TjComparison    *self,
               GPtrArray       *reviews,
               TjReview        *first,
               const char      *group,
               TjComparisonSay  say)
{
  static const char * const parts[] = { "points", "confidence", "justification" };
  TjRubric *rubric = tj_review_get_rubric (first);
  GListModel *criteria = tj_rubric_get_criteria (rubric, tj_review_get_stage (first));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *name = g_strdup_printf ("score.%s.%s",
                                                   tj_criterion_get_id (criterion), parts[j]);

          add_answer (self, reviews, rubric, name, group, say);
        }
    }
  add_total (self, reviews, rubric, group);
}

/* Whether one of the reviews before goes by the same rubric. */
static gboolean
is_repeated (GPtrArray *reviews,
             guint      position)
{
  TjRubric *rubric = tj_review_get_rubric (g_ptr_array_index (reviews, position));

  for (guint i = 0; i < position; i++)
    {
      if (tj_rubric_equal (tj_review_get_rubric (g_ptr_array_index (reviews, i)), rubric))
        return TRUE;
    }

  return FALSE;
}

/* An id means nothing across two rubrics: each has a heading and rows of its own. */
static void
add_scores (TjComparison    *self,
            GPtrArray       *reviews,
            TjComparisonSay  say)
{
  gboolean several = FALSE;

  for (guint i = 1; i < reviews->len && !several; i++)
    several = !is_repeated (reviews, i);

  for (guint i = 0; i < reviews->len; i++)
    {
      TjReview *review = g_ptr_array_index (reviews, i);
      TjRubric *rubric = tj_review_get_rubric (review);
      g_autofree char *group = NULL;

      if (is_repeated (reviews, i))
        continue;

      /* Translators: a heading above scores; title and version of a rubric */
      group = several ? g_strdup_printf (_("Scores on “%s”, %s"),
                                         tj_rubric_get_title (rubric, tj_language_get_current ()),
                                         tj_rubric_get_version (rubric))
                      : g_strdup (_("Scores"));
      add_scores_of (self, reviews, review, group, say);
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

      add_answer (self, reviews, NULL, name, get_group (name), say);
    }
}

/**
 * tj_comparison_new_of_reviews:
 * @reviews: (element-type TjReview): two to %TJ_COMPARISON_MOST, on one package
 * @titles: who judged, as many
 * @say: gives answers in the reader's words
 *
 * Scores on several rubrics stand under a heading each, and are beside none of another.
 *
 * Returns: (transfer full): all scores, and what any of them answered beside
 */
TjComparison *
tj_comparison_new_of_reviews (GPtrArray          *reviews,
                              const char * const *titles,
                              TjComparisonSay     say)
{
  TjComparison *self = tj_comparison_new (titles, reviews->len);

  add_scores (self, reviews, say);
  add_others (self, reviews, say);
  tj_comparison_mark (self);

  return self;
}
