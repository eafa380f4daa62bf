/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-fixture.h"

#include "core/sign/tj-signer.h"
#include "gui/pages/tj-chart-source.h"
#include "gui/pages/tj-charts-page.h"
#include "gui/round/tj-round-list.h"
#include "gui/tj-window.h"
#include "gui/widgets/tj-chart-view.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>

/* What the charts of the window are drawn of: the round, what a reviewer entered, and the signed
 * sheets of a panel in a folder. */

#define PACKAGE "03-"
#define JUSTIFICATION \
  "材料所附检测报告与运行记录能够支持所报的主要指标，对比对象与统计口径一致；案例数据与附件相符，" \
  "但个别参数的来源仍需申报单位补充说明。"

typedef struct
{
  ReviewFixture review;
  char *message;
} Fixture;

static void
message_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (&fixture->review);
  review_fixture_open (&fixture->review, TJ_TYPE_CHARTS_PAGE, PACKAGE);
  g_signal_connect_swapped (fixture->review.view, "message", G_CALLBACK (message_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (&fixture->review);
  g_free (fixture->message);
}

static TjRoundItem *
get_item (Fixture *fixture)
{
  return review_fixture_get_item (&fixture->review, PACKAGE);
}

static void
edit (Fixture    *fixture,
      const char *name,
      const char *value)
{
  if (!tj_session_edit (fixture->review.session, get_item (fixture), name, value))
    g_error ("“%s” cannot be “%s”", name, value);
}

static TjChartInput *
create_input (Fixture    *fixture,
              GPtrArray  *sheets,
              const char *kind)
{
  return tj_chart_source_create_input (fixture->review.session, get_item (fixture), sheets,
                                       tj_chart_kind_lookup (kind));
}

static TjChartSubject *
find_subject (TjChartInput *input)
{
  for (guint i = 0; i < input->subjects->len; i++)
    {
      TjChartSubject *subject = g_ptr_array_index (input->subjects, i);

      if (subject->package != NULL
          && g_str_has_prefix (tj_package_get_name (subject->package), PACKAGE))
        return subject;
    }

  g_assert_not_reached ();
}

static TjChart *
create_chart (TjChartInput   *input,
              const char     *kind,
              TjChartMeasure  measure)
{
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  options.measure = measure;

  return tj_chart_new (tj_chart_kind_lookup (kind), input, &options);
}

/* What a reviewer entered reaches the chart, for that package alone. */
static void
test_recalculation (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(TjChartInput) before = create_input (fixture, NULL, "recalculated");
  g_autoptr(TjChartInput) after = NULL;
  g_autoptr(TjChart) without = NULL;
  g_autoptr(TjChart) with = NULL;
  const TjCaseInputs *inputs;

  g_assert_null (find_subject (before)->recalculation);
  g_assert_nonnull (before->factors);
  without = create_chart (before, "recalculated", TJ_CHART_MEASURE_UNIT_COST);

  edit (fixture, "recalculation.cases[0].service-life", "value=10");
  edit (fixture, "recalculation.cases[0].investment", "value=1000");
  after = create_input (fixture, NULL, "recalculated");
  g_assert_nonnull (find_subject (after)->recalculation);
  inputs = g_ptr_array_index (find_subject (after)->recalculation->cases, 0);
  g_assert_true (inputs->entries[TJ_ENTRY_SERVICE_LIFE].given);
  g_assert_cmpfloat_with_epsilon (inputs->entries[TJ_ENTRY_SERVICE_LIFE].value, 10, 1e-9);

  /* Packages without entries are as they were. */
  with = create_chart (after, "recalculated", TJ_CHART_MEASURE_UNIT_COST);
  g_assert_cmpuint (tj_chart_get_n_rows (with), ==, tj_chart_get_n_rows (without));
  for (guint i = 0; i < after->subjects->len; i++)
    {
      TjChartSubject *subject = g_ptr_array_index (after->subjects, i);

      g_assert_true (subject == find_subject (after) || subject->recalculation == NULL);
    }
}

/* Everything a sheet has to have, by @reviewer, in whole points @points. */
static void
fill_review (Fixture    *fixture,
             const char *reviewer,
             const char *points)
{
  TjReview *review = tj_round_item_get_review (get_item (fixture));
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));

  edit (fixture, "reviewer.name", reviewer);
  edit (fixture, "conflict", "none");
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      const char *id = tj_criterion_get_id (criterion);
      g_autofree char *score = g_strdup_printf ("score.%s.points", id);
      g_autofree char *confidence = g_strdup_printf ("score.%s.confidence", id);
      g_autofree char *justification = g_strdup_printf ("score.%s.justification", id);

      edit (fixture, score, points);
      edit (fixture, confidence, "high");
      edit (fixture, justification, JUSTIFICATION);
    }
  edit (fixture, "recommendation", "recommend");
}

static void
write_sheet (Fixture    *fixture,
             const char *folder,
             const char *reviewer,
             const char *points,
             gboolean    forged)
{
  g_autofree char *name = g_strconcat (reviewer, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) sheet = NULL;
  g_autofree char *text = NULL;

  fill_review (fixture, reviewer, points);
  sheet = tj_session_dup_sheet (fixture->review.session, get_item (fixture), &error);
  g_assert_no_error (error);
  identity = tj_identity_new_self_signed (reviewer, "某院", 1, &error);
  g_assert_no_error (error);
  bytes = tj_sign_document (sheet, identity, NULL, &error);
  g_assert_no_error (error);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (forged)
    *strstr (text, "检测报告") = 'x';
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_folder (Fixture    *fixture,
             const char *folder)
{
  TjChartsPage *page = TJ_CHARTS_PAGE (fixture->review.view);
  g_autoptr(GFile) file = g_file_new_for_path (folder);

  g_clear_pointer (&fixture->message, g_free);
  tj_charts_page_open_sheets (page, file);
  while (fixture->message == NULL)
    g_main_context_iteration (NULL, TRUE);

  return tj_charts_page_get_sheets (page);
}

/* Sheets of two reviewers and the user's own: the signed sheet stands for the review it was made
 * of; what was changed after signing is named and not drawn. */
static void
test_sheets (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->review.folder, "sheets", NULL);
  g_autoptr(TjChartInput) own = NULL;
  g_autoptr(TjChartInput) panel = NULL;
  g_autoptr(TjChartInput) few = NULL;
  g_autoptr(TjChart) chart = NULL;
  GPtrArray *sheets;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_null (read_folder (fixture, folder));
  g_assert_nonnull (strstr (fixture->message, "XML"));

  write_sheet (fixture, folder, "甲", "4", FALSE);
  write_sheet (fixture, folder, "乙", "8", FALSE);
  write_sheet (fixture, folder, "丙", "6", TRUE);
  sheets = read_folder (fixture, folder);
  g_assert_nonnull (sheets);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_nonnull (strstr (fixture->message, "丙.xml"));

  /* The user is 丙 now, whose review is not signed. */
  own = create_input (fixture, NULL, "score-spread");
  g_assert_cmpuint (find_subject (own)->reviews->len, ==, 1);
  panel = create_input (fixture, sheets, "score-spread");
  g_assert_cmpuint (find_subject (panel)->reviews->len, ==, 3);
  g_assert_cmpuint (find_subject (panel)->n_signed, ==, 2);
  few = create_input (fixture, sheets, "radar");
  g_assert_cmpuint (few->subjects->len, ==, 1);

  /* Totals of 2, 3 and 4: the range is written beside the row. */
  chart = create_chart (panel, "score-spread", TJ_CHART_MEASURE_DEFAULT);
  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 1);

  edit (fixture, "reviewer.name", "乙");
  g_clear_pointer (&panel, tj_chart_input_free);
  panel = create_input (fixture, sheets, "score-spread");
  g_assert_cmpuint (find_subject (panel)->reviews->len, ==, 2);
  g_assert_cmpuint (find_subject (panel)->n_signed, ==, 2);
}

static void
drag_over (TjChartView             *view,
           const cairo_rectangle_t *area)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (controller))
        continue;

      g_signal_emit_by_name (controller, "drag-begin", area->x, area->y);
      g_signal_emit_by_name (controller, "drag-update", area->width, area->height);
      g_signal_emit_by_name (controller, "drag-end", area->width, area->height);
    }
}

/* In the whole window: a range of the chart is what the list shows, until it is let go. */
static void
test_brush (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (tj_window_new (NULL, fixture->review.session,
                                                 fixture->review.settings));
  TjRoundList *list;
  TjChartView *view;
  TjChart *chart;
  cairo_rectangle_t first = { 0, 0, 0, 0 };
  cairo_rectangle_t second = { 0, 0, 0, 0 };
  guint n_all;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.page", "s", "round");
  gtk_widget_activate_action (window, "win.page", "s", "charts");
  list = TJ_ROUND_LIST (review_fixture_find (window, TJ_TYPE_ROUND_LIST, NULL, NULL));
  view = TJ_CHART_VIEW (review_fixture_find (window, TJ_TYPE_CHART_VIEW, NULL, NULL));
  while ((chart = tj_chart_view_get_chart (view)) == NULL
         || !tj_chart_get_mark_area (chart, 1, &second))
    g_main_context_iteration (NULL, TRUE);

  n_all = tj_round_list_get_n_listed (list);
  g_assert_cmpuint (n_all, ==, 12);
  g_assert_true (tj_chart_get_mark_area (chart, 0, &first));
  first.x -= 1;
  first.y -= 1;
  first.width = second.x + second.width - first.x + 1;
  first.height = second.y + second.height - first.y + 1;
  drag_over (view, &first);
  g_assert_cmpuint (tj_round_list_get_n_listed (list), >=, 1);
  g_assert_cmpuint (tj_round_list_get_n_listed (list), <, n_all);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/charts-page/recalculation", Fixture, NULL, set_up, test_recalculation, tear_down);
  g_test_add ("/charts-page/sheets", Fixture, NULL, set_up, test_sheets, tear_down);
  g_test_add ("/charts-page/brush", Fixture, NULL, set_up, test_brush, tear_down);

  return g_test_run ();
}
