/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-chart-round.h"

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

TjChartInput *
bench_chart_round_create_input (GPtrArray  *packages,
                                TjTaxonomy *taxonomy)
{
  TjChartInput *input = tj_chart_input_new (taxonomy);

  for (guint i = 0; i < packages->len; i++)
    tj_chart_input_add_package (input, g_ptr_array_index (packages, i));

  return input;
}

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
  tj_field_set_text (tj_form_get_field (form, "total_investment_2030"), potential);
  tj_field_set_text (tj_case_get_field (item, "unit_cost"), cost);
  tj_form_add_case (form, item);

  return package;
}

GPtrArray *
bench_chart_round_new (guint n_packages)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_packages; i++)
    g_ptr_array_add (packages, create_package (i));

  return packages;
}

TjChart *
bench_chart_round_create_chart (const char *kind,
                                GPtrArray  *packages,
                                TjTaxonomy *taxonomy)
{
  g_autoptr(TjChartInput) input = bench_chart_round_create_input (packages, taxonomy);
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);

  return tj_chart_new (tj_chart_kind_lookup (kind), input, &options);
}
