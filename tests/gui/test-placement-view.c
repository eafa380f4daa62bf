/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "core/taxonomy/tj-catalogue-group.h"
#include "gui/judgement/tj-placement-view.h"
#include "gui/judgement/tj-rank-row.h"
#include "review-fixture.h"

/* What was declared, what the text suggests and where the catalogue publishes such technologies
 * are three things. */

/* 公共建筑高效制冷机房: of buildings, at the boundary to storing cold. */
#define PACKAGE "04-"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_PLACEMENT_VIEW, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static const char *
get_group_name (ReviewFixture *fixture,
                const char    *type)
{
  TjTaxonomy *taxonomy = tj_session_get_taxonomy (fixture->session);
  g_autoptr(GPtrArray) groups = tj_catalogue_groups_suggest (tj_taxonomy_lookup (taxonomy, type),
                                                             NULL);

  g_assert_cmpuint (groups->len, >=, 1);

  return tj_catalogue_group_get_name (g_ptr_array_index (groups, 0));
}

static void
test_catalogue (ReviewFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_true (review_fixture_shows (view, get_group_name (fixture, "sector.building")));
  g_assert_true (tj_session_view_edit (fixture->view, "assessed.type", "energy.storage"));
  g_assert_true (review_fixture_shows (view, get_group_name (fixture, "energy.storage")));
}

/* A boundary case comes with what each of the two is. */
static void
test_boundary (ReviewFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_true (review_fixture_shows (view, "(四（一）2) is: "));
  g_assert_true (review_fixture_shows (view, "(四（二）2) is: "));
}

static gboolean
is_all_types (GtkWidget  *widget,
              const char *name)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0;
}

static guint
count_ranks (GtkWidget *view)
{
  GtkWidget *row = review_fixture_find (view, TJ_TYPE_RANK_ROW, NULL, NULL);
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

/* Three at most, and on demand all sixteen types. */
static void
test_all_types (ReviewFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkWidget *all = review_fixture_find (view, GTK_TYPE_TOGGLE_BUTTON, is_all_types, "All Types");
  guint n_few = count_ranks (view);

  g_assert_cmpuint (n_few, >=, 1);
  g_assert_cmpuint (n_few, <=, 3);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  g_assert_cmpuint (count_ranks (view), ==, 16);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), FALSE);
  g_assert_cmpuint (count_ranks (view), ==, n_few);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/placement-view/catalogue", ReviewFixture, NULL, set_up, test_catalogue,
              tear_down);
  g_test_add ("/placement-view/boundary", ReviewFixture, NULL, set_up, test_boundary, tear_down);
  g_test_add ("/placement-view/all-types", ReviewFixture, NULL, set_up, test_all_types,
              tear_down);

  return g_test_run ();
}
