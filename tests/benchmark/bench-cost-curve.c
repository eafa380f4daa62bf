/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include "render/tj-chart-kind.h"

/* A cost curve of a thousand technologies, beside the same rectangles drawn with cairo alone. */

#define N_PACKAGES 1000
#define ROUNDS 9
/* Pictures have two pixels to the point, which makes 1600 × 900. */
#define WIDTH 800
#define HEIGHT 450
#define PIXELS_PER_POINT 2
#define FONT_SIZE 10

static const struct
{
  const char *category;
  const char *type;
} kinds[] = {
  { "energy", "energy.storage" },
  { "sector", "sector.industry" },
  { "sequestration", "sequestration.ccus" },
  { "digital", "digital.data_center" },
  { "non_co2", "non_co2.methane" },
};

static TjPackage *
create_package (guint index)
{
  const char *ticked[] = { kinds[index % G_N_ELEMENTS (kinds)].category, NULL };
  g_autofree char *name = g_strdup_printf ("低碳技术%u", index);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *potential = g_strdup_printf ("%u", 5 + index * 7919 % 400);
  g_autofree char *cost = g_strdup_printf ("%d", (int) (index * 104729 % 1200) - 150);
  g_autoptr(GFile) location = g_file_new_for_path ("/package.zip");
  g_autoptr(TjAttachment) attachment = NULL;
  g_autoptr(TjCase) item = tj_case_new ();
  TjPackage *package = tj_package_new (name, location);
  TjForm *form = tj_package_get_form (package);

  attachment = tj_attachment_new ("form.xml", 1, sha256, "text/xml", TJ_ATTACHMENT_FORM);
  tj_package_add_attachment (package, attachment);
  tj_field_set_text (tj_form_get_field (form, "technology_name"), name);
  tj_field_set_ticked (tj_form_get_field (form, "category"), ticked);
  tj_field_set_code (tj_form_get_field (form, "type"),
                     kinds[index % G_N_ELEMENTS (kinds)].type);
  tj_field_set_text (tj_form_get_field (form, "potential_2030"), potential);
  tj_field_set_text (tj_case_get_field (item, "unit_cost"), cost);
  tj_form_add_case (form, item);

  return package;
}

/* Element type cairo_rectangle_t, in points. */
static GArray *
export_chart (GPtrArray  *packages,
              TjTaxonomy *taxonomy,
              GFile      *file)
{
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);
  g_autoptr(TjChart) chart = NULL;
  g_autoptr(GError) error = NULL;
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  TjChartOptions options;
  TjTheme theme;

  for (guint i = 0; i < packages->len; i++)
    tj_chart_input_add_package (input, g_ptr_array_index (packages, i));
  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  chart = tj_chart_new (tj_chart_kind_lookup ("cost-curve"), input, &options);

  tj_theme_init (&theme, TJ_THEME_LIGHT, FONT_SIZE);
  if (!tj_chart_export (chart, file, WIDTH, HEIGHT, &theme, &error))
    g_error ("%s", error->message);

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (tj_chart_get_mark_area (chart, i, &area))
        g_array_append_val (areas, area);
    }

  return areas;
}

static void
draw_rectangles (GArray     *areas,
                 const char *path)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * PIXELS_PER_POINT,
                                        HEIGHT * PIXELS_PER_POINT);
  cr = cairo_create (surface);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);

  for (guint i = 0; i < areas->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (areas, cairo_rectangle_t, i);

      cairo_set_source_rgb (cr, (i % 5) / 5.0, 0.5, 1 - (i % 5) / 5.0);
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_fill (cr);
    }

  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
check_picture (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH * PIXELS_PER_POINT);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT * PIXELS_PER_POINT);
  cairo_surface_destroy (surface);
}

static void
run_round (GPtrArray  *packages,
           TjTaxonomy *taxonomy,
           const char *folder,
           GArray     *chart_times,
           GArray     *plain_times)
{
  g_autofree char *chart_path = g_build_filename (folder, "chart.png", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain.png", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (chart_path);
  g_autoptr(GArray) areas = NULL;
  double start = bench_now ();

  areas = export_chart (packages, taxonomy, file);
  bench_series_add (chart_times, bench_now () - start);
  g_assert_cmpuint (areas->len, ==, N_PACKAGES);
  check_picture (chart_path);

  start = bench_now ();
  draw_rectangles (areas, plain_path);
  bench_series_add (plain_times, bench_now () - start);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) chart_times = bench_series_new ();
  g_autoptr(GArray) plain_times = bench_series_new ();

  for (guint i = 0; i < N_PACKAGES; i++)
    g_ptr_array_add (packages, create_package (i));

  for (guint i = 0; i < ROUNDS; i++)
    run_round (packages, taxonomy, folder, chart_times, plain_times);

  bench_print_series ("Cost curve of 1000 technologies to PNG, 1600 × 900", chart_times);
  bench_print_series ("The same rectangles with cairo alone", plain_times);
  bench_print_ratio ("Cost curve slower than its rectangles, times",
                     bench_series_get_median (chart_times)
                       / bench_series_get_median (plain_times));
  bench_remove_folder (folder);

  return 0;
}
