/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "gui/tj-window.h"
#include "gui/tour/tj-tour-popover.h"
#include "review-fixture.h"

static const char * const roles[] = { "expert", "bureau", "trainer" };

typedef struct
{
  ReviewFixture review;
  TjSession *session;
  TjWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GFile) round = g_file_new_for_path (g_getenv ("TANJIAN_SAMPLE_ROUND"));

  review_fixture_set_up (&fixture->review);
  g_settings_reset (fixture->review.settings, "tour-steps");
  fixture->session = tj_session_new (fixture->review.store, fixture->review.contents,
                                     fixture->review.settings);
  fixture->window = tj_window_new (NULL, fixture->session, fixture->review.settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tj_window_open (fixture->window, round);
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->review.window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  fixture->review.session = fixture->session;
  review_fixture_tear_down (&fixture->review);
}

static TjTourPopover *
find_tour (Fixture *fixture)
{
  return TJ_TOUR_POPOVER (review_fixture_find (GTK_WIDGET (fixture->window),
                                               TJ_TYPE_TOUR_POPOVER, NULL, NULL));
}

/* The popover comes when the page that it points into has its size. */
static void
wait_for_step (TjTourPopover *tour,
               guint          step)
{
  g_assert_true (tj_tour_popover_get_running (tour));
  g_assert_cmpuint (tj_tour_popover_get_step (tour), ==, step);
  while (tj_tour_popover_find_target (tour) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (tour)))
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (TjTourPopover *tour,
          const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (tour), action, NULL);
}

static guint
get_n_steps (const char *role)
{
  g_autoptr(TjTour) tour = tj_tour_new (role, TJ_LANGUAGE_ZH);

  return tour->steps->len;
}

/* Every step of every role finds its control, in the page that it is in. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const guint n_steps = get_n_steps (roles[i]);
      TjTourPopover *tour;

      tj_window_begin_tour (fixture->window, roles[i]);
      tour = find_tour (fixture);
      for (guint j = 0; j < n_steps; j++)
        {
          wait_for_step (tour, j);
          activate (tour, "tour.next");
        }
      g_assert_false (tj_tour_popover_get_running (tour));
    }
}

/* What was left is resumed at its step, another role's is not touched, what ended begins anew. */
static void
test_resume (Fixture       *fixture,
             gconstpointer  data)
{
  TjTourPopover *tour;

  tj_window_begin_tour (fixture->window, "trainer");
  tour = find_tour (fixture);
  activate (tour, "tour.next");
  activate (tour, "tour.next");
  activate (tour, "tour.back");
  activate (tour, "tour.leave");
  g_assert_false (tj_tour_popover_get_running (tour));

  tj_window_begin_tour (fixture->window, "bureau");
  wait_for_step (tour, 0);
  activate (tour, "tour.leave");
  tj_window_begin_tour (fixture->window, "trainer");
  wait_for_step (tour, 1);
  for (guint i = 1; i < get_n_steps ("trainer"); i++)
    activate (tour, "tour.next");
  g_assert_false (tj_tour_popover_get_running (tour));
  tj_window_begin_tour (fixture->window, "trainer");
  wait_for_step (tour, 0);
  tj_window_begin_tour (fixture->window, "nobody");
  g_assert_true (tj_tour_popover_get_running (tour));
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  test_targets (fixture, data);
  test_resume (fixture, data);
}

/* Each step says something in both languages. */
static void
test_words (void)
{
  static const TjLanguage languages[] = { TJ_LANGUAGE_ZH, TJ_LANGUAGE_EN };

  g_assert_null (tj_tour_new ("nobody", TJ_LANGUAGE_ZH));
  for (guint i = 0; i < G_N_ELEMENTS (roles) * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr(TjTour) tour = tj_tour_new (roles[i / 2], languages[i % 2]);

      g_assert_cmpuint (tour->steps->len, >=, 4);
      for (guint j = 0; j < tour->steps->len; j++)
        {
          const TjTourStep *step = g_ptr_array_index (tour->steps, j);

          g_assert_cmpuint (strlen (step->title), >, 0);
          g_assert_cmpuint (strlen (step->text), >, 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/tour/words", test_words);
  g_test_add ("/tour/targets-and-resume", Fixture, NULL, set_up, test_all, tear_down);

  return g_test_run ();
}
