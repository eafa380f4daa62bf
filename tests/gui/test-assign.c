/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "gui/pages/tj-panel-page.h"
#include "gui/panel/tj-assign-dialog.h"
#include "gui/panel/tj-assigned-row.h"
#include "review-fixture.h"

/* The pool of experts and who judges what, over the sample round of twelve packages. */

#define FIRST "01-"
#define HEAD "姓名,工作单位,专业领域,回避单位\n"

static void
write_pool (ReviewFixture *fixture,
            const char    *name,
            const char    *rows)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = g_strconcat (HEAD, rows, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Enough people of enough employers for every package of the round. */
static char *
dup_rows (TjSession *session)
{
  static const char * const fields = "能源绿色低碳转型类、重点领域降碳类、储碳固碳类、数智赋能类、非二氧化碳减排类、制氢";
  GString *rows = g_string_new (NULL);
  g_autoptr(GPtrArray) packages = tj_session_list_packages (session);
  TjForm *form = tj_package_get_form (g_ptr_array_index (packages, 0));

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (rows, "专家%u,单位%u,%s,\n", i, i / 3, fields);
  g_string_append_printf (rows, "周八,%s,%s,\n", tj_form_get_text (form, "applicant.name"), fields);
  g_string_append_printf (rows, "吴九,丁协会,%s,%s\n", fields,
                          tj_form_get_text (form, "applicant.name"));
  g_string_append (rows, "郑十,戊中心,量子通信,\n");

  return g_string_free (rows, FALSE);
}

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  g_autofree char *rows = NULL;

  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_PANEL_PAGE, FIRST);
  rows = dup_rows (fixture->session);
  write_pool (fixture, "pool.csv", rows);
  write_pool (fixture, "few.csv", "甲,甲大学,先进储能技术,\n乙,甲大学,先进储能技术,\n");
}

static void
keep_message_cb (char      **kept,
                 const char *message)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static gboolean
open_pool (ReviewFixture *fixture,
           TjAssignDesk  *desk,
           const char    *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return tj_assign_desk_open_pool (desk, file);
}

static void
propose (TjAssignDesk *desk,
         guint         n_wanted,
         guint32       seed)
{
  tj_assign_desk_propose (desk, n_wanted, seed);
  while (tj_assign_desk_get_busy (desk))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_faults (TjAssignDesk *desk)
{
  const TjAssignmentOrigin *origin = tj_assign_desk_get_origin (desk);
  g_autoptr(GArray) faults =
    tj_assignment_list_faults (tj_assign_desk_get_assignment (desk), origin->experts,
                               origin->n_wanted);

  return faults->len;
}

static TjAssignDialog *
open_dialog (ReviewFixture *fixture)
{
  TjAssignDialog *dialog = tj_assign_dialog_new (fixture->window, fixture->session);

  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

/* Three for each of twelve, of three employers with three each and nobody in a conflict. */
static void
test_propose (ReviewFixture *fixture,
              gconstpointer  data)
{
  TjAssignDialog *dialog = open_dialog (fixture);
  TjAssignDesk *desk = tj_assign_dialog_get_desk (dialog);
  const TjAssignment *assignment;

  g_assert_true (open_pool (fixture, desk, "pool.csv"));
  g_assert_cmpuint (tj_assign_desk_get_experts (desk)->len, ==, 12);
  propose (desk, 3, 7);
  assignment = tj_assign_desk_get_assignment (desk);
  g_assert_cmpuint (count_faults (desk), ==, 0);
  g_assert_true (assignment->optimal);
  g_assert_false (tj_assign_desk_get_origin (desk)->by_hand);
  /* 36 places among eleven at most: nobody has more than four. */
  g_assert_cmpuint (assignment->max_load, ==, 4);
  g_assert_cmpstr (tj_assignment_get_exclusion (assignment, 0, 9), ==, "employer");
  g_assert_cmpstr (tj_assignment_get_exclusion (assignment, 0, 10), ==, "recusal");
  g_assert_cmpstr (tj_assignment_get_exclusion (assignment, 0, 11), ==, "field");
  g_assert_true (review_fixture_shows (GTK_WIDGET (dialog), "专家0"));

  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* By hand: the rule is held against it again, and all of it is there the next time. */
static void
test_by_hand (ReviewFixture *fixture,
              gconstpointer  data)
{
  TjAssignDialog *dialog = open_dialog (fixture);
  TjAssignDesk *desk = tj_assign_dialog_get_desk (dialog);
  const guint conflicted = 9;
  GtkWidget *row;
  guint before = 0;

  g_assert_true (open_pool (fixture, desk, "pool.csv"));
  propose (desk, 3, 7);
  row = review_fixture_find (GTK_WIDGET (dialog), TJ_TYPE_ASSIGNED_ROW, NULL, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (review_fixture_shows (row, "量子") || review_fixture_shows (row, "郑十"));

  /* The applicant's own: one too many, and in a conflict. */
  tj_assign_desk_set (desk, 0, conflicted, TRUE);
  g_assert_cmpuint (count_faults (desk), ==, 2);
  g_assert_true (tj_assign_desk_get_origin (desk)->by_hand);
  before = g_array_index (tj_assign_desk_get_assignment (desk)->loads, guint, conflicted);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_dialog (fixture);
  desk = tj_assign_dialog_get_desk (dialog);
  g_assert_cmpuint (tj_assign_desk_get_experts (desk)->len, ==, 12);
  g_assert_cmpuint (tj_assign_desk_get_seed (desk), ==, 7);
  g_assert_true (tj_assign_desk_get_assignment (desk)->optimal);
  g_assert_true (tj_assignment_has (tj_assign_desk_get_assignment (desk), 0, conflicted));
  g_assert_cmpuint (g_array_index (tj_assign_desk_get_assignment (desk)->loads, guint, conflicted),
                    ==, before);
  g_assert_cmpuint (count_faults (desk), ==, 2);

  /* Another employer: no conflict any more, and still one too many. */
  tj_assign_desk_set_expert (desk, conflicted, &(TjExpert) { (char *) "周八", (char *) "己学院",
                                                              (char *) "储碳固碳类、重点领域降碳类、"
                                                              "能源绿色低碳转型类、数智赋能类、"
                                                              "非二氧化碳减排类、制氢", NULL });
  g_assert_true (tj_assignment_has (tj_assign_desk_get_assignment (desk), 0, conflicted));
  g_assert_cmpuint (count_faults (desk), ==, 1);
  tj_assign_desk_set (desk, 0, conflicted, FALSE);
  g_assert_cmpuint (count_faults (desk), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A pool too small, one that is none, and a search that is ended. */
static void
test_refusals (ReviewFixture *fixture,
               gconstpointer  data)
{
  TjAssignDialog *dialog = open_dialog (fixture);
  TjAssignDesk *desk = tj_assign_dialog_get_desk (dialog);
  g_autofree char *message = NULL;

  g_signal_connect_swapped (desk, "problem", G_CALLBACK (keep_message_cb), &message);
  g_assert_false (open_pool (fixture, desk, "missing.csv"));
  g_assert_nonnull (message);
  g_clear_pointer (&message, g_free);

  g_assert_true (open_pool (fixture, desk, "few.csv"));
  propose (desk, 3, 0);
  g_assert_nonnull (message);
  g_clear_pointer (&message, g_free);

  g_assert_true (open_pool (fixture, desk, "pool.csv"));
  tj_assign_desk_propose (desk, 3, 1);
  tj_assign_desk_cancel (desk);
  while (tj_assign_desk_get_busy (desk))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (message);
  g_assert_cmpuint (tj_assign_desk_get_assignment (desk)->max_load, ==, 0);
  g_signal_handlers_disconnect_by_data (desk, &message);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

#define ADD(path, test) g_test_add (path, ReviewFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/assign/propose", test_propose);
  ADD ("/assign/by-hand", test_by_hand);
  ADD ("/assign/refusals", test_refusals);

  return g_test_run ();
}
