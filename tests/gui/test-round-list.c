/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "gui/pages/tj-round-page.h"
#include "gui/round/tj-filter-box.h"
#include "gui/round/tj-name-cell.h"
#include "gui/round/tj-round-list.h"
#include "gui/round/tj-saved-filters.h"
#include "review-fixture.h"

/* The list of the sample round as one works with it: order, groups, columns and filters, and what
 * of them is there again after a restart. The figures are those of its twelve forms. */

#define N_PACKAGES 12

static const char * const keys[] = { "list-columns", "list-order", "list-groups", "list-filter",
                                     "saved-filters" };

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  review_fixture_open (fixture, TJ_TYPE_ROUND_PAGE, "01-");
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static GtkColumnView *
get_view (ReviewFixture *fixture)
{
  return GTK_COLUMN_VIEW (review_fixture_find (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW,
                                               NULL, NULL));
}

static GListModel *
get_rows (ReviewFixture *fixture)
{
  return G_LIST_MODEL (gtk_column_view_get_model (get_view (fixture)));
}

static TjRoundList *
get_list (ReviewFixture *fixture)
{
  return TJ_ROUND_LIST (review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_ROUND_LIST, NULL,
                                             NULL));
}

static void
choose (ReviewFixture *fixture,
        const char    *action,
        const char    *target)
{
  g_action_group_activate_action (tj_round_list_get_actions (get_list (fixture)), action,
                                  target != NULL ? g_variant_new_string (target) : NULL);
}

static char *
dup_state (ReviewFixture *fixture,
           const char    *action)
{
  g_autoptr(GVariant) state =
    g_action_group_get_action_state (tj_round_list_get_actions (get_list (fixture)), action);

  return g_variant_print (state, FALSE);
}

static double
get_potential (ReviewFixture *fixture,
               guint          row)
{
  g_autoptr(TjRoundItem) item = g_list_model_get_item (get_rows (fixture), row);

  return tj_round_item_get_facts (item)->figures[TJ_ROUND_POTENTIAL];
}

/* 1262.5, 1020 and 748.8 are the largest, 31.4 is the least. */
static void
test_order (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *column = NULL;
  g_autofree char *descending = NULL;

  choose (fixture, "sort", "potential");
  column = dup_state (fixture, "sort");
  descending = dup_state (fixture, "descending");
  g_assert_cmpstr (column, ==, "'potential'");
  g_assert_cmpstr (descending, ==, "true");
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 0), 1262.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 1), 1020, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 2), 748.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, N_PACKAGES - 1), 31.4, 1e-9);

  choose (fixture, "descending", NULL);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 0), 31.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, N_PACKAGES - 1), 1262.5, 1e-9);

  choose (fixture, "sort", "folder");
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 0), 748.8, 1e-9);
}

static void
click_header (ReviewFixture *fixture,
              guint          position)
{
  GListModel *columns = gtk_column_view_get_columns (get_view (fixture));
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

  gtk_column_view_sort_by_column (get_view (fixture), column, GTK_SORT_DESCENDING);
}

/* A header and the menu say the same. */
static void
test_header (ReviewFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *column = NULL;
  g_autofree char *descending = NULL;

  /* The fifth column. */
  click_header (fixture, 4);
  column = dup_state (fixture, "sort");
  descending = dup_state (fixture, "descending");
  g_assert_cmpstr (column, ==, "'potential'");
  g_assert_cmpstr (descending, ==, "true");
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 0), 1262.5, 1e-9);
}

static gboolean
is_last (ReviewFixture *fixture,
         TjRoundItem   *item)
{
  g_autoptr(TjRoundItem) last = g_list_model_get_item (get_rows (fixture), N_PACKAGES - 1);

  return last == item;
}

/* A potential that the reviewer took away is neither the largest nor the least. */
static void
test_unknown_is_last (ReviewFixture *fixture,
                      gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "10-");

  tj_session_set_current (fixture->session, item);
  choose (fixture, "sort", "potential");
  g_assert_true (tj_session_edit (fixture->session, item, "correction.potential_2030.value", "∅"));
  g_assert_false (tj_round_item_get_facts (item)->has_figure[TJ_ROUND_POTENTIAL]);
  while (!is_last (fixture, item))
    g_main_context_iteration (NULL, TRUE);

  choose (fixture, "descending", NULL);
  g_assert_true (is_last (fixture, item));
  g_assert_true (tj_session_undo (fixture->session));
  g_assert_true (tj_round_item_get_facts (item)->has_figure[TJ_ROUND_POTENTIAL]);
}

static guint
count_matching (ReviewFixture    *fixture,
                TjRoundCondition  condition,
                const char       *value)
{
  g_autoptr(TjRoundFilter) filter = tj_round_filter_new ();
  GListModel *items = tj_session_get_items (fixture->session);
  guint count = 0;

  tj_round_filter_set (filter, condition, value);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      count += tj_round_filter_matches (filter, item);
    }

  return count;
}

static void
give_scores (ReviewFixture *fixture,
             TjRoundItem   *item,
             const char    *half_points)
{
  TjReviewStage stage = tj_review_get_stage (tj_round_item_get_review (item));
  GListModel *criteria = tj_rubric_get_criteria (tj_session_get_rubric (fixture->session),
                                                 stage);

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *name = g_strdup_printf ("score.%s.points",
                                               tj_criterion_get_id (criterion));

      g_assert_true (tj_session_edit (fixture->session, item, name, half_points));
    }
}

static void
test_conditions (ReviewFixture *fixture,
                 gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "01-");

  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_NODE, NULL), ==, N_PACKAGES);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_NODE, "sector"), ==, 4);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_NODE, "energy.storage"), ==, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_STAGE, "demonstration"), ==, 4);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_STAGE, "promotion"), ==, 8);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_STAGE, "none"), ==, 0);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_FINDINGS, "error"), ==, 6);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_FINDINGS, "query"), ==, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_FINDINGS, "clear"), ==, 6);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_CODE, "payback-mismatch"), >=, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_CODE, "no-such-code"), ==, 0);

  /* All at 7 half points are 3.5 of 5; a review that lacks a score lies in no range. */
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "0"), ==, 0);
  g_assert_true (tj_session_edit (fixture->session, item, "score.innovation.points", "7"));
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "0"), ==, 0);
  give_scores (fixture, item, "7");
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "3.5"), ==, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "3.6"), ==, 0);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_TO, "3.5"), ==, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_TO, "3.4"), ==, 0);
  /* What is no score asks for nothing. */
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "7"), ==, N_PACKAGES);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_SCORE_FROM, "x"), ==, N_PACKAGES);

  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_PROGRESS, "open"), ==, 11);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_PROGRESS, "scored"), ==, 1);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_PROGRESS, "unsigned"), ==,
                    N_PACKAGES);
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_PROGRESS, "signed"), ==, 0);
  g_assert_true (tj_session_edit (fixture->session, item, "conflict", "recused"));
  g_assert_cmpuint (count_matching (fixture, TJ_ROUND_CONDITION_PROGRESS, "withdrawn"), ==, 1);
}

/* Headings in the notice's order, each over its packages; one that is not placed comes last. */
static void
test_groups (ReviewFixture *fixture,
             gconstpointer  data)
{
  static const guint sizes[] = { 2, 4, 2, 2, 1, 1 };
  GListModel *rows = get_rows (fixture);
  guint row = 0;

  choose (fixture, "group", "category");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_PACKAGES + G_N_ELEMENTS (sizes));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(TjRoundGroup) group = g_list_model_get_item (rows, row);
      TjTaxonomyNode *node = tj_round_group_get_node (group);

      g_assert_cmpuint (tj_round_group_get_n_items (group), ==, sizes[i]);
      g_assert_true ((node == NULL) == (i == G_N_ELEMENTS (sizes) - 1));
      for (guint j = 1; node != NULL && j <= sizes[i]; j++)
        {
          g_autoptr(TjRoundItem) item = g_list_model_get_item (rows, row + j);

          g_assert_cmpstr (tj_round_item_get_category (item), ==,
                           tj_taxonomy_node_get_code (node));
        }
      row += sizes[i] + 1;
    }

  /* Enter on a heading folds it, and again unfolds it. */
  g_signal_emit_by_name (get_view (fixture), "activate", 0);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_PACKAGES + G_N_ELEMENTS (sizes) - 2);
  g_signal_emit_by_name (get_view (fixture), "activate", 0);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_PACKAGES + G_N_ELEMENTS (sizes));

  /* Within a group, the order that was chosen: 748.8 comes before 372 then. */
  choose (fixture, "sort", "potential");
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 1), 748.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_potential (fixture, 2), 372, 1e-9);

  choose (fixture, "group", "none");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, N_PACKAGES);
}

static gboolean
is_shown (ReviewFixture *fixture,
          guint          position)
{
  GListModel *columns = gtk_column_view_get_columns (get_view (fixture));
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

  return gtk_column_view_column_get_visible (column);
}

/* What was chosen is there again in another window. */
static void
test_kept (ReviewFixture *fixture,
           gconstpointer  data)
{
  TjFilterBox *box;
  g_autofree char *sort = NULL;
  g_autofree char *group = NULL;

  /* Type is not shown at first, the stage is. */
  g_assert_false (is_shown (fixture, 1));
  g_assert_true (is_shown (fixture, 2));
  choose (fixture, "column-type", NULL);
  choose (fixture, "column-stage", NULL);
  choose (fixture, "sort", "unit-cost");
  choose (fixture, "group", "type");
  box = TJ_FILTER_BOX (review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_FILTER_BOX, NULL,
                                            NULL));
  tj_filter_box_set_node (box, "digital");

  review_fixture_close (fixture);
  review_fixture_open (fixture, TJ_TYPE_ROUND_PAGE, "01-");
  g_assert_true (is_shown (fixture, 1));
  g_assert_false (is_shown (fixture, 2));
  sort = dup_state (fixture, "sort");
  group = dup_state (fixture, "group");
  g_assert_cmpstr (sort, ==, "'unit-cost'");
  g_assert_cmpstr (group, ==, "'type'");
  /* Two packages of two types, each under its heading. */
  while (g_list_model_get_n_items (get_rows (fixture)) != 4)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_saved_filters (ReviewFixture *fixture,
                    gconstpointer  data)
{
  GSettings *settings = fixture->settings;
  g_autoptr(TjRoundFilter) filter = tj_round_filter_new ();
  g_autoptr(TjRoundFilter) found = NULL;
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) left = NULL;
  g_autofree char *words = NULL;

  tj_round_filter_set (filter, TJ_ROUND_CONDITION_STAGE, "promotion");
  tj_saved_filters_keep (settings, "甲", filter);
  tj_round_filter_set (filter, TJ_ROUND_CONDITION_SCORE_TO, "3");
  tj_saved_filters_keep (settings, "乙", filter);
  tj_round_filter_set (filter, TJ_ROUND_CONDITION_FINDINGS, "error");
  tj_saved_filters_keep (settings, "甲", filter);

  names = tj_saved_filters_list (settings);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "甲");
  found = tj_saved_filters_get (settings, "甲");
  g_assert_cmpuint (tj_round_filter_count (found), ==, 3);
  g_assert_cmpstr (tj_round_filter_get (found, TJ_ROUND_CONDITION_FINDINGS), ==, "error");
  words = tj_round_filter_describe (found, tj_session_get_taxonomy (fixture->session));
  g_assert_cmpstr (words, ==, "Promotion · With errors · Score 3 or less");
  g_assert_null (tj_saved_filters_get (settings, "丙"));

  tj_saved_filters_remove (settings, "甲");
  left = tj_saved_filters_list (settings);
  g_assert_cmpuint (g_strv_length (left), ==, 1);
  g_assert_cmpstr (left[0], ==, "乙");
}

static void
pass_time (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A row says who applies with what, and how that stands. */
static void
test_row_name (ReviewFixture *fixture,
               gconstpointer  data)
{
  TjRoundItem *item = review_fixture_get_item (fixture, "01-");
  const TjRoundFacts *facts = tj_round_item_get_facts (item);
  GtkWidget *cell;
  GtkWidget *row;
  g_autofree char *spoken = NULL;

  pass_time ();
  cell = review_fixture_find (GTK_WIDGET (get_view (fixture)), TJ_TYPE_NAME_CELL, NULL, NULL);
  row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  spoken = g_strdup_printf ("%s, %s, 0 errors, 0 queries, reviewed: 0/4", facts->name,
                            facts->applicant);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
}

static void
raise_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* One selected package becomes the one that the menu acts on; several, or none, leave it. */
static void
test_chosen (ReviewFixture *fixture,
             gconstpointer  data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (get_view (fixture));
  g_autoptr(TjRoundItem) third = g_list_model_get_item (get_rows (fixture), 2);
  gboolean waited = FALSE;

  g_assert_true (tj_session_get_current (fixture->session) != third);
  gtk_selection_model_select_item (selection, 2, TRUE);
  while (tj_session_get_current (fixture->session) != third)
    g_main_context_iteration (NULL, TRUE);

  gtk_selection_model_select_item (selection, 4, FALSE);
  g_timeout_add_once (500, raise_flag_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tj_session_get_current (fixture->session) == third);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ReviewFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/round-list/order", test_order },
    { "/round-list/header", test_header },
    { "/round-list/unknown-is-last", test_unknown_is_last },
    { "/round-list/conditions", test_conditions },
    { "/round-list/groups", test_groups },
    { "/round-list/kept", test_kept },
    { "/round-list/saved-filters", test_saved_filters },
    { "/round-list/row-name", test_row_name },
    { "/round-list/chosen", test_chosen },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ReviewFixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
