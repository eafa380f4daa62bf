/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "core/checks/tj-check-runner.h"
#include "core/correction/tj-correction.h"
#include "core/import/tj-importer.h"
#include "gui/round/tj-round-filter.h"
#include "gui/round/tj-round-list.h"
#include "gui/round/tj-round-sorter.h"

/* Ten thousand packages in the list of a round, in a window, beside ten thousand strings in a
 * GtkSortListModel with strcmp() and a GtkFilterListModel with strstr() that no view shows: the
 * least that GTK can be asked. The packages are those of the sample round, each with a name and
 * with figures of its own.
 *
 * Both are asked without a view, which tells what packages cost more than strings, and the packages
 * also in the list that the window has: GTK 4.8 keeps 205 rows and makes most of them anew then.
 *
 * A call ends when the list knows what it lists and its rows are bound; the frame that shows it
 * comes after that, and is told by itself. All is done by one thread, whose processor time is
 * taken, so that what else the machine does counts for nothing. */

#define N_ROWS 10000
#define ROUNDS 9
#define TARGET_FILTER 0.020
#define TARGET_SORT 0.100

typedef struct
{
  GListStore *items;
  GtkWindow *window;
  TjRoundList *list;
  TjRoundFilter *conditions;
  GtkCustomFilter *filter;
  GtkFilterListModel *bare_filtered;
  GtkCustomFilter *bare_filter;
  GtkSortListModel *bare_sorted;
  TjRoundSorter *bare_sorter;
  GtkFilterListModel *plain_filtered;
  GtkCustomFilter *plain_filter;
  GtkSortListModel *plain_sorted;
  GtkCustomSorter *plain_sorter;
  gboolean plain_is_reverse;
  const char *wanted;
} Bench;

static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

/* The same numbers in every run and on every machine. */
static guint32
next_number (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

static TjPackage *
make_variant (TjPackage  *package,
              TjRubric   *rubric,
              TjTaxonomy *taxonomy,
              guint32    *state)
{
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autofree char *name = g_strdup_printf ("技术%06u", next_number (state) % 1000000);
  g_autofree char *potential = g_strdup_printf ("%u.%u万tCO2/a", next_number (state) % 2000,
                                                next_number (state) % 10);

  tj_review_set (review, "correction.technology_name.value", name, NULL);
  tj_review_set (review, "correction.potential_2030.value", potential, NULL);

  return tj_correction_apply (package, review, taxonomy);
}

static GPtrArray *
read_packages (const char *round,
               const char *folder,
               TjTaxonomy *taxonomy)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (folder, "contents", NULL);
  g_autoptr(GFile) contents = g_file_new_for_path (path);
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, contents);
  g_autoptr(GDir) dir = g_dir_open (round, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (round, name, NULL);
      g_autoptr(GFile) location = g_file_new_for_path (file);
      g_autoptr(GError) error = NULL;
      TjPackage *package = tj_importer_load (importer, location, NULL, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_add (packages, package);
    }

  return packages;
}

static void
fill_items (Bench      *bench,
            const char *round,
            const char *folder)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GPtrArray) packages = read_packages (round, folder, taxonomy);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  guint32 state = 1;

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, tj_check_package (packages->pdata[i], taxonomy));

  for (guint i = 0; i < N_ROWS; i++)
    {
      guint source = i % packages->len;
      TjPackage *package = packages->pdata[source];
      g_autoptr(TjPackage) variant = make_variant (package, rubric, taxonomy, &state);
      TjRoundItem *item = tj_round_item_new (tj_package_get_location (package));

      tj_round_item_set_package (item, variant, findings->pdata[source], taxonomy);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (bench->items, 0, 0, items->pdata, items->len);
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  Bench *bench = user_data;

  return tj_round_filter_matches (bench->conditions, item);
}

static gboolean
plain_matches (gpointer item,
               gpointer user_data)
{
  Bench *bench = user_data;

  return strstr (gtk_string_object_get_string (item), bench->wanted) != NULL;
}

static int
plain_compare (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  Bench *bench = user_data;
  int order = strcmp (gtk_string_object_get_string ((GtkStringObject *) a),
                      gtk_string_object_get_string ((GtkStringObject *) b));

  return bench->plain_is_reverse ? -order : order;
}

static void
make_plain (Bench *bench)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (bench->items), i);

      gtk_string_list_append (strings, tj_round_item_get_name (item));
    }

  bench->wanted = "";
  bench->plain_filter = gtk_custom_filter_new (plain_matches, bench, NULL);
  bench->plain_filtered = gtk_filter_list_model_new (G_LIST_MODEL (strings),
                                                     GTK_FILTER (bench->plain_filter));
  bench->plain_sorter = gtk_custom_sorter_new (plain_compare, bench, NULL);
  bench->plain_sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (strings)),
                                                 GTK_SORTER (bench->plain_sorter));
}

static void
make_bare (Bench *bench)
{
  bench->bare_filter = gtk_custom_filter_new (matches, bench, NULL);
  bench->bare_filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (bench->items)),
                                                    GTK_FILTER (bench->bare_filter));
  bench->bare_sorter = tj_round_sorter_new ();
  bench->bare_sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (bench->items)),
                                                GTK_SORTER (bench->bare_sorter));
}

static gboolean
drawn_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  (*(guint *) user_data)++;

  return G_SOURCE_CONTINUE;
}

/* Until the second frame from now: the first may have begun already. */
static void
wait_for_frame (Bench *bench)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), drawn_cb, &n_frames, NULL);

  while (n_frames < 2)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (GTK_WIDGET (bench->window), id);
}

static void
measure_filter (Bench *bench)
{
  g_autoptr(GArray) ours = bench_series_new ();
  g_autoptr(GArray) frames = bench_series_new ();
  g_autoptr(GArray) bare = bench_series_new ();
  g_autoptr(GArray) plain = bench_series_new ();

  for (guint i = 0; i < 2 * ROUNDS; i++)
    {
      double start = cpu_now ();

      tj_round_filter_set (bench->conditions, TJ_ROUND_CONDITION_STAGE,
                           i % 2 == 0 ? "demonstration" : NULL);
      tj_round_filter_set (bench->conditions, TJ_ROUND_CONDITION_FINDINGS,
                           i % 2 == 0 ? "error" : NULL);
      gtk_filter_changed (GTK_FILTER (bench->filter), GTK_FILTER_CHANGE_DIFFERENT);
      bench_series_add (ours, cpu_now () - start);
      wait_for_frame (bench);
      bench_series_add (frames, cpu_now () - start);

      start = cpu_now ();
      gtk_filter_changed (GTK_FILTER (bench->bare_filter), GTK_FILTER_CHANGE_DIFFERENT);
      bench_series_add (bare, cpu_now () - start);

      start = cpu_now ();
      bench->wanted = i % 2 == 0 ? "7" : "";
      gtk_filter_changed (GTK_FILTER (bench->plain_filter), GTK_FILTER_CHANGE_DIFFERENT);
      bench_series_add (plain, cpu_now () - start);
    }

  g_assert_cmpuint (tj_round_list_get_n_listed (bench->list), ==, N_ROWS);
  bench_print_series ("10,000 rows filtered, in the list", ours);
  bench_print_series ("10,000 rows filtered, to the second frame", frames);
  bench_print_series ("10,000 packages filtered, without a view", bare);
  bench_print_series ("10,000 strings filtered by strstr(), without a view", plain);
  bench_print_at_most ("Filter, without a view", bench_series_get_median (bare) * 1e3,
                       TARGET_FILTER * 1e3, " ms");
  bench_print_at_most ("Filter, in the list", bench_series_get_median (ours) * 1e3,
                       TARGET_FILTER * 1e3, " ms");
  bench_print_ratio ("Filter of packages to filter of strings",
                     bench_series_get_median (bare) / bench_series_get_median (plain));
}

static void
measure_sort (Bench *bench)
{
  static const char * const columns[] = { "name", "potential" };
  g_autoptr(GArray) ours = bench_series_new ();
  g_autoptr(GArray) frames = bench_series_new ();
  g_autoptr(GArray) bare = bench_series_new ();
  g_autoptr(GArray) plain = bench_series_new ();
  GActionGroup *actions = tj_round_list_get_actions (bench->list);

  for (guint i = 0; i < 2 * ROUNDS; i++)
    {
      double start = cpu_now ();

      g_action_group_activate_action (actions, "sort", g_variant_new_string (columns[i % 2]));
      bench_series_add (ours, cpu_now () - start);
      wait_for_frame (bench);
      bench_series_add (frames, cpu_now () - start);

      start = cpu_now ();
      tj_round_sorter_set_order (bench->bare_sorter, tj_round_column_lookup (columns[i % 2]),
                                 FALSE);
      bench_series_add (bare, cpu_now () - start);

      start = cpu_now ();
      bench->plain_is_reverse = i % 2 == 0;
      gtk_sorter_changed (GTK_SORTER (bench->plain_sorter), GTK_SORTER_CHANGE_DIFFERENT);
      bench_series_add (plain, cpu_now () - start);
    }

  bench_print_series ("10,000 rows put in order, in the list", ours);
  bench_print_series ("10,000 rows put in order, to the second frame", frames);
  bench_print_series ("10,000 packages put in order, without a view", bare);
  bench_print_series ("10,000 strings sorted by strcmp(), without a view", plain);
  bench_print_at_most ("Order, without a view", bench_series_get_median (bare) * 1e3,
                       TARGET_SORT * 1e3, " ms");
  bench_print_at_most ("Order, in the list", bench_series_get_median (ours) * 1e3,
                       TARGET_SORT * 1e3, " ms");
  bench_print_ratio ("Order of packages to order of strings",
                     bench_series_get_median (bare) / bench_series_get_median (plain));
}

static void
measure (const char *round,
         const char *folder)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  Bench bench = { NULL, };
  double start;

  bench.items = g_list_store_new (TJ_TYPE_ROUND_ITEM);
  fill_items (&bench, round, folder);
  make_plain (&bench);

  bench.conditions = tj_round_filter_new ();
  make_bare (&bench);
  bench.filter = gtk_custom_filter_new (matches, &bench, NULL);
  bench.list = g_object_new (TJ_TYPE_ROUND_LIST, NULL);
  bench.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (bench.window, 1200, 760);
  adw_window_set_content (ADW_WINDOW (bench.window), GTK_WIDGET (bench.list));
  gtk_window_present (bench.window);

  start = cpu_now ();
  tj_round_list_set_filter (bench.list, GTK_FILTER (bench.filter));
  tj_round_list_set_round (bench.list, G_LIST_MODEL (bench.items), taxonomy, NULL);
  wait_for_frame (&bench);
  bench_print_ratio ("10,000 rows shown for the first time, ms", (cpu_now () - start) * 1e3);

  measure_filter (&bench);
  measure_sort (&bench);
  gtk_window_destroy (bench.window);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 2);
  bench_use_folder (folder);
  adw_init ();
  measure (argv[1], folder);
  bench_remove_folder (folder);

  return 0;
}
