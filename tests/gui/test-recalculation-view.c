/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/rubric/tj-review-recalculation.h"
#include "gui/judgement/tj-entry-editor.h"
#include "gui/judgement/tj-entry-row.h"
#include "gui/judgement/tj-figure-row.h"
#include "gui/judgement/tj-recalculation-files.h"
#include "gui/judgement/tj-recalculation-view.h"
#include "review-fixture.h"

/* The tape over a package of the sample round, driven by the widgets that a person uses. */

/* 浮法玻璃熔窑梯度增氧燃烧: one case, 投资 5200 万元, 年经济效益 1820 万元. */
#define PACKAGE "03-玻璃熔窑富氧燃烧与余热利用技术"
#define ELECTRICITY "electricity.cn.2022.notice"

typedef ReviewFixture Fixture;

static void
wait_result (Fixture *fixture)
{
  TjRecalculator *recalculator =
    tj_recalculation_view_get_recalculator (TJ_RECALCULATION_VIEW (fixture->view));

  do
    g_main_context_iteration (NULL, TRUE);
  while (tj_recalculator_get_busy (recalculator) ||
         tj_recalculator_get_result (recalculator) == NULL);
}

static TjReview *
get_review (Fixture *fixture)
{
  return tj_round_item_get_review (review_fixture_get_item (fixture, PACKAGE));
}

static void
open_view (Fixture *fixture)
{
  review_fixture_open (fixture, TJ_TYPE_RECALCULATION_VIEW, PACKAGE);
  wait_result (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  open_view (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static gboolean
is_entry_row (GtkWidget  *widget,
              const char *name)
{
  return g_str_equal (tj_entry_row_get_name (TJ_ENTRY_ROW (widget)), name);
}

static gboolean
is_figure_row (GtkWidget  *widget,
               const char *id)
{
  return g_str_equal (tj_figure_row_get_id (TJ_FIGURE_ROW (widget)), id);
}

static TjEntryRow *
get_row (Fixture    *fixture,
         const char *name)
{
  return (TjEntryRow *) review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_ENTRY_ROW,
                                             is_entry_row, name);
}

static GtkWidget *
get_figure (Fixture    *fixture,
            const char *id)
{
  GtkWidget *row = review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_FIGURE_ROW,
                                        is_figure_row, id);

  g_assert_nonnull (row);

  return row;
}

static gboolean
row_shows (Fixture    *fixture,
           const char *name,
           const char *text)
{
  return review_fixture_shows (GTK_WIDGET (get_row (fixture, name)), text);
}

/* The nth field of an editor in which words are typed. */
static void
type_into (TjEntryRow *row,
           guint       at,
           const char *text)
{
  GtkWidget *editor = review_fixture_find (GTK_WIDGET (row), TJ_TYPE_ENTRY_EDITOR, NULL, NULL);
  GtkWidget *grid = review_fixture_find (editor, GTK_TYPE_GRID, NULL, NULL);
  guint n_entries = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_ENTRY (child) && n_entries++ == at)
        gtk_editable_set_text (GTK_EDITABLE (child), text);
    }
}

static void
take_over (TjEntryRow *row,
           const char *action)
{
  GtkWidget *editor = review_fixture_find (GTK_WIDGET (row), TJ_TYPE_ENTRY_EDITOR, NULL, NULL);

  gtk_widget_activate_action (editor, action, NULL);
}

static void
enter (Fixture    *fixture,
       const char *name,
       const char *value)
{
  TjEntryRow *row = get_row (fixture, name);

  tj_entry_row_toggle (row);
  g_assert_true (tj_entry_row_get_editing (row));
  type_into (row, 0, value);
  take_over (row, "entry.apply");
  g_assert_false (tj_entry_row_get_editing (row));
}

/* What the form states is enough for a payback: 5200 ÷ 1820 = 2.857 years. */
static void
test_claims (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (review_fixture_shows (get_figure (fixture, "payback"), "2.86"));
  g_assert_true (review_fixture_shows (get_figure (fixture, "net_cost"), "—"));
  g_assert_true (row_shows (fixture, "recalculation.cases[0].investment", "5200"));
}

/* Life 10 and 8 % make the net cost of an investment known; numbers may be typed with commas and
 * in wide digits, and what is no number is refused where it stands. */
static void
test_basics (Fixture       *fixture,
             gconstpointer  data)
{
  TjReview *review = get_review (fixture);
  TjEntryRow *row;

  enter (fixture, "recalculation.cases[0].service-life", "１０");
  g_assert_cmpstr (tj_review_get (review, "recalculation.cases[0].service-life"), ==,
                   "value=10");
  enter (fixture, "recalculation.cases[0].investment", "5,200.5");
  g_assert_cmpstr (tj_review_get (review, "recalculation.cases[0].investment"), ==,
                   "value=5200.5");

  row = get_row (fixture, "recalculation.cases[0].discount-rate");
  tj_entry_row_toggle (row);
  type_into (row, 0, "acht");
  take_over (row, "entry.apply");
  g_assert_true (tj_entry_row_get_editing (row));
  g_assert_null (tj_review_get (review, "recalculation.cases[0].discount-rate"));
  type_into (row, 0, "8");
  take_over (row, "entry.cancel");
  g_assert_null (tj_review_get (review, "recalculation.cases[0].discount-rate"));

  enter (fixture, "recalculation.cases[0].investment", "");
  g_assert_null (tj_review_get (review, "recalculation.cases[0].investment"));
  g_assert_true (tj_session_undo (fixture->session));
  g_assert_cmpstr (tj_review_get (review, "recalculation.cases[0].investment"), ==,
                   "value=5200.5");
  wait_result (fixture);
  g_assert_true (review_fixture_shows (get_figure (fixture, "payback"), "2.86"));
}

static void
add_activity (Fixture    *fixture,
              const char *side,
              const char *name,
              const char *value,
              const char *unit)
{
  TjEntryRow *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "recalculation.add", "s", side);
  row = get_row (fixture, name);
  g_assert_nonnull (row);
  g_assert_true (tj_entry_row_get_editing (row));
  type_into (row, 0, "用电");
  type_into (row, 1, value);
  type_into (row, 2, unit);
  take_over (row, "entry.apply");
}

/* 20 000 MWh less 1 000 MWh at 0.5703 t: 11 406 − 570.3 = 10 835.7 t. */
static void
test_activities (Fixture       *fixture,
                 gconstpointer  data)
{
  TjReview *review = get_review (fixture);

  add_activity (fixture, "baseline", "recalculation.cases[0].activity[1]", "2000", "万kWh");
  add_activity (fixture, "project", "recalculation.cases[0].activity[2]", "1000", "MWh");
  g_assert_cmpstr (tj_review_get (review, "recalculation.cases[0].activity[2]"), ==,
                   "side=project\nrole=electricity\nname=用电\nvalue=1000\nunit=MWh\n"
                   "factor=" ELECTRICITY);
  wait_result (fixture);
  g_assert_true (review_fixture_shows (get_figure (fixture, "baseline"), "11,406"));
  g_assert_true (review_fixture_shows (get_figure (fixture, "reduction"), "10,836"));
  g_assert_true (row_shows (fixture, "recalculation.cases[0].activity[2]", "570.3"));

  /* One undo takes the whole entry. */
  g_assert_true (tj_session_undo (fixture->session));
  g_assert_null (get_row (fixture, "recalculation.cases[0].activity[2]"));
  wait_result (fixture);
  g_assert_true (review_fixture_shows (get_figure (fixture, "reduction"), "11,406"));
  g_assert_true (tj_session_redo (fixture->session));
  g_assert_nonnull (get_row (fixture, "recalculation.cases[0].activity[2]"));

  tj_entry_row_toggle (get_row (fixture, "recalculation.cases[0].activity[1]"));
  take_over (get_row (fixture, "recalculation.cases[0].activity[1]"), "entry.remove");
  g_assert_null (tj_review_get (review, "recalculation.cases[0].activity[1]"));
  g_assert_null (get_row (fixture, "recalculation.cases[0].activity[1]"));
}

/* A unit of another dimension is told and makes no sum; a new entry that is dropped is none. */
static void
test_wrong_unit (Fixture       *fixture,
                 gconstpointer  data)
{
  add_activity (fixture, "baseline", "recalculation.cases[0].activity[1]", "2000", "t");
  wait_result (fixture);
  g_assert_true (review_fixture_shows (GTK_WIDGET (fixture->view), "“用电”"));
  g_assert_true (review_fixture_shows (get_figure (fixture, "reduction"), "—"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "recalculation.add", "s", "project");
  take_over (get_row (fixture, "recalculation.cases[0].activity[2]"), "entry.cancel");
  g_assert_null (get_row (fixture, "recalculation.cases[0].activity[2]"));
}

/* What is being typed when the program ends is there when it starts again. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  TjEntryRow *row = get_row (fixture, "recalculation.cases[0].benefit");

  tj_entry_row_toggle (row);
  type_into (row, 0, "2600");
  tj_session_flush (fixture->session);
  review_fixture_close (fixture);

  open_view (fixture);
  g_assert_cmpstr (tj_review_get (get_review (fixture), "recalculation.cases[0].benefit"), ==,
                   "value=2600");
  g_assert_true (review_fixture_shows (get_figure (fixture, "payback"), "2"));
}

/* Every figure opens to its formula in words and in numbers, and to where they come from. */
static void
test_arithmetic (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *row = get_figure (fixture, "payback");

  tj_figure_row_set_expanded (TJ_FIGURE_ROW (row), TRUE);
  g_assert_true (review_fixture_shows (row, "5,200 ÷ 1,820 = 2.86"));
  g_assert_true (review_fixture_shows (row, "附件1"));
  g_assert_true (review_fixture_shows (row, "tanjian-factors 2026.2"));

  /* It stays open when the figures are worked out anew. */
  enter (fixture, "recalculation.cases[0].benefit", "2600");
  wait_result (fixture);
  row = get_figure (fixture, "payback");
  g_assert_true (tj_figure_row_get_expanded (TJ_FIGURE_ROW (row)));
  g_assert_true (review_fixture_shows (row, "5,200 ÷ 2,600 = 2"));
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  TjSessionView *view = fixture->view;
  g_autoptr(GFile) file = g_file_get_child (fixture->contents, "entries.xml");
  g_autoptr(GError) error = NULL;
  guint n_left_out = 9;

  enter (fixture, "recalculation.cases[0].service-life", "12");
  add_activity (fixture, "baseline", "recalculation.cases[0].activity[1]", "2000", "万kWh");
  g_assert_true (tj_recalculation_write_file (view, file, &n_left_out, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left_out, ==, 0);

  enter (fixture, "recalculation.cases[0].service-life", "13");
  add_activity (fixture, "project", "recalculation.cases[0].activity[2]", "5", "MWh");
  g_assert_true (tj_recalculation_read_file (view, file, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tj_review_get (get_review (fixture), "recalculation.cases[0].service-life"),
                   ==, "value=12");
  g_assert_null (get_row (fixture, "recalculation.cases[0].activity[2]"));

  g_assert_true (g_file_replace_contents (file, "<a/>", 4, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_false (tj_recalculation_read_file (view, file, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (tj_review_get (get_review (fixture), "recalculation.cases[0].service-life"),
                   ==, "value=12");
}

/* A register of one's own comes first, is named, and is read again at the next start. */
static void
test_register (Fixture       *fixture,
               gconstpointer  data)
{
  static const char xml[] =
    "<factors xmlns=\"https://tanjian.org/ns/factors/1\" id=\"own\" version=\"3\""
    " date=\"2026-01-01\"><title><zh>自备</zh><en>Own</en></title>"
    "<factor id=\"" ELECTRICITY "\" kind=\"electricity\" of=\"grid\" value=\"0.5\""
    " unit=\"tCO2/MWh\"><name><zh>自备电力</zh><en>Own power</en></name>"
    "<source>自测</source></factor></factors>";
  g_autoptr(GFile) file = g_file_get_child (fixture->contents, "own.xml");
  g_autoptr(GError) error = NULL;

  g_file_replace_contents (file, xml, strlen (xml), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  tj_session_set_factor_file (fixture->session, file, &error);
  g_assert_no_error (error);
  add_activity (fixture, "baseline", "recalculation.cases[0].activity[1]", "2000", "万kWh");
  wait_result (fixture);
  g_assert_true (review_fixture_shows (get_figure (fixture, "baseline"), "10,000"));
  g_assert_true (review_fixture_shows (get_figure (fixture, "baseline"), "own 3"));

  review_fixture_close (fixture);
  open_view (fixture);
  g_assert_true (review_fixture_shows (get_figure (fixture, "baseline"), "10,000"));
  g_assert_false (tj_session_set_factor_file (fixture->session, fixture->store, &error));
  g_assert_nonnull (error);
  g_assert_true (tj_session_set_factor_file (fixture->session, NULL, NULL));
  g_settings_reset (fixture->settings, "factor-register");
}

/* The file and page on the left become the evidence of the entry that is typed. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  TjPackage *package = tj_round_item_get_package (review_fixture_get_item (fixture, PACKAGE));
  g_autoptr(TjAttachment) attachment = NULL;
  TjEntryRow *row = get_row (fixture, "recalculation.cases[0].service-life");
  g_autofree char *value = NULL;

  attachment = g_list_model_get_item (tj_package_get_attachments (package), 1);
  value = g_strdup_printf ("value=15\nattachment=%s\npage=2\nquote=使用 15 年",
                           tj_attachment_get_name (attachment));
  tj_entry_row_toggle (row);
  type_into (row, 0, "15");
  tj_entry_row_set_place (row, tj_attachment_get_name (attachment), 2, "使用\n15 年");
  take_over (row, "entry.apply");
  g_assert_cmpstr (tj_review_get (get_review (fixture), "recalculation.cases[0].service-life"),
                   ==, value);
  g_assert_true (row_shows (fixture, "recalculation.cases[0].service-life",
                            tj_attachment_get_name (attachment)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/recalculation-view/claims", test_claims);
  ADD ("/recalculation-view/basics", test_basics);
  ADD ("/recalculation-view/activities", test_activities);
  ADD ("/recalculation-view/wrong-unit", test_wrong_unit);
  ADD ("/recalculation-view/restart", test_restart);
  ADD ("/recalculation-view/arithmetic", test_arithmetic);
  ADD ("/recalculation-view/files", test_files);
  ADD ("/recalculation-view/place", test_place);
  ADD ("/recalculation-view/register", test_register);
#undef ADD

  return g_test_run ();
}
