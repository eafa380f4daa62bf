/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"
#include "core/comparison/tj-comparison-private.h"

/* Packages beside each other, field by field as the form has them. A figure is in the form's own
 * unit, and where the applicant chooses between months and years, in years. A figure in a unit of
 * another kind than the form's is shown and compared with nothing. */

#define YEARS "年"
/* Of a mean, as the list of the round shows it. */
#define COST_DECIMALS 1
#define CASE_PREFIX "cases["

/* The form lets the applicant choose its unit. */
static gboolean
is_duration (const TjFieldSpec *spec)
{
  return spec->kind == TJ_FIELD_QUANTITY && spec->unit != NULL && strchr (spec->unit, '|') != NULL;
}

static gboolean
read_value (const TjFieldSpec *spec,
            const TjQuantity  *quantity,
            double            *value,
            double            *factor)
{
  *factor = 1;
  if (quantity == NULL || quantity->unit_conflict || !tj_quantity_get_value (quantity, value))
    return FALSE;
  if (!is_duration (spec))
    return TRUE;

  if (!tj_quantity_get_years (quantity, value))
    return FALSE;

  /* A range is of the same unit as its middle. */
  *factor = quantity->value > 0 ? *value / quantity->value : 1;

  return TRUE;
}

static void
fill_figure (TjComparisonCell  *cell,
             const TjFieldSpec *spec,
             TjField           *field)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);
  double value, factor;

  if (tj_field_is_blank (field))
    return;

  cell->typed = g_strdup (tj_field_get_text (field));
  if (read_value (spec, quantity, &value, &factor))
    tj_comparison_cell_set_value (cell, value, quantity->low * factor, quantity->high * factor,
                                  quantity->approximate);
  else
    cell->shown = g_strdup (cell->typed);
}

static char *
dup_tick (TjTaxonomy *taxonomy,
          const char *code)
{
  TjTaxonomyNode *node = tj_taxonomy_lookup (taxonomy, code);

  if (node != NULL)
    return g_strdup (tj_taxonomy_node_get_name (node));
  if (g_str_equal (code, "demonstration"))
    return g_strdup (C_("stage", "Demonstration"));

  return g_strdup (g_str_equal (code, "promotion") ? C_("stage", "Promotion") : code);
}

static void
fill_ticks (TjComparisonCell *cell,
            TjTaxonomy       *taxonomy,
            TjField          *field)
{
  const char * const *codes = tj_field_get_ticked (field);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *name = dup_tick (taxonomy, codes[i]);

      g_strv_builder_add (builder, name);
    }

  names = g_strv_builder_end (builder);
  if (*names != NULL)
    cell->shown = g_strjoinv (" · ", names);
}

static void
fill_cell (TjComparisonCell  *cell,
           const TjFieldSpec *spec,
           TjTaxonomy        *taxonomy,
           TjField           *field)
{
  if (field == NULL)
    return;

  if (spec->kind == TJ_FIELD_QUANTITY)
    fill_figure (cell, spec, field);
  else if (spec->kind == TJ_FIELD_TICKS)
    fill_ticks (cell, taxonomy, field);
  else if (!tj_field_is_blank (field))
    cell->shown = g_strdup (tj_field_get_text (field));
}

static TjForm *
get_form (GPtrArray *packages,
          guint      i)
{
  return tj_package_get_form (g_ptr_array_index (packages, i));
}

static void
add_field (TjComparison      *self,
           GPtrArray         *packages,
           TjTaxonomy        *taxonomy,
           const TjFieldSpec *spec,
           const char        *group,
           const char        *path)
{
  const char *unit = is_duration (spec) ? YEARS : spec->unit;
  TjComparisonRow *row = tj_comparison_add_row (self, group, tj_field_spec_get_label (spec), unit,
                                                path);

  for (guint i = 0; i < packages->len; i++)
    fill_cell (&row->cells[i], spec, taxonomy, tj_form_lookup (get_form (packages, i), path));
}

/* The claims of the cases in one figure, since cases of two packages are not each other's. */
static void
add_unit_cost (TjComparison *self,
               GPtrArray    *packages,
               const char   *group)
{
  TjComparisonRow *row = tj_comparison_add_row (self, group, _("Unit cost, mean of the cases"),
                                                "元/tCO2", TJ_COMPARISON_UNIT_COST);

  for (guint i = 0; i < packages->len; i++)
    {
      TjUnitCost cost;

      if (!tj_unit_cost_of_form (get_form (packages, i), &cost))
        continue;

      tj_comparison_cell_set_value (&row->cells[i], cost.value, cost.value, cost.value, FALSE);
      g_free (row->cells[i].shown);
      row->cells[i].shown = tj_text_format_number (cost.value, COST_DECIMALS);
    }
}

static void
add_case_count (TjComparison *self,
                GPtrArray    *packages,
                const char   *group)
{
  TjComparisonRow *row = tj_comparison_add_row (self, group, _("Number of cases"), NULL, "");

  for (guint i = 0; i < packages->len; i++)
    {
      const double n_cases = tj_form_get_n_cases (get_form (packages, i));

      tj_comparison_cell_set_value (&row->cells[i], n_cases, n_cases, n_cases, FALSE);
    }
}

static void
add_part (TjComparison *self,
          GPtrArray    *packages,
          TjTaxonomy   *taxonomy,
          TjFieldPart   part,
          gboolean      is_of_figures,
          const char   *group)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      if (specs[i].part == part && (specs[i].kind == TJ_FIELD_QUANTITY) == is_of_figures)
        add_field (self, packages, taxonomy, &specs[i], group, specs[i].id);
    }
}

static void
add_case (TjComparison *self,
          GPtrArray    *packages,
          TjTaxonomy   *taxonomy,
          guint         index)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);
  /* Translators: the heading over the fields of a typical case (典型案例); its number */
  g_autofree char *group = g_strdup_printf (_("Case %u"), index + 1);

  for (guint i = 0; i < n_specs; i++)
    {
      g_autofree char *path = NULL;

      if (specs[i].part != TJ_FIELD_PART_CASE)
        continue;

      path = g_strdup_printf (CASE_PREFIX "%u].%s", index, specs[i].id);
      add_field (self, packages, taxonomy, &specs[i], group, path);
    }
}

/**
 * tj_comparison_new_of_packages:
 * @packages: (element-type TjPackage): two to %TJ_COMPARISON_MOST
 * @titles: what they are called, as many
 * @taxonomy: to name what is ticked
 *
 * Returns: (transfer full): the figures of the packages as wholes, all other questions of the
 *   form in its order, case by case, and who applies
 */
TjComparison *
tj_comparison_new_of_packages (GPtrArray          *packages,
                               const char * const *titles,
                               TjTaxonomy         *taxonomy)
{
  TjComparison *self = tj_comparison_new (titles, packages->len);
  guint n_cases = 0;

  add_part (self, packages, taxonomy, TJ_FIELD_PART_FORM, TRUE, _("Figures"));
  add_unit_cost (self, packages, _("Figures"));
  add_case_count (self, packages, _("Figures"));
  add_part (self, packages, taxonomy, TJ_FIELD_PART_FORM, FALSE, _("Technology"));
  for (guint i = 0; i < packages->len; i++)
    n_cases = MAX (n_cases, tj_form_get_n_cases (get_form (packages, i)));
  for (guint i = 0; i < n_cases; i++)
    add_case (self, packages, taxonomy, i);
  add_part (self, packages, taxonomy, TJ_FIELD_PART_APPLICANT, FALSE, _("Applicant"));
  tj_comparison_mark (self);

  return self;
}

static void
take_value (GArray            *values,
            const TjFieldSpec *spec,
            TjField           *field)
{
  double value, factor;

  if (field != NULL && read_value (spec, tj_field_get_quantity (field), &value, &factor))
    g_array_append_val (values, value);
}

/* A field of a case is asked for in every case of every package. */
static void
take_values_of_form (GArray     *values,
                     TjForm     *form,
                     const char *path)
{
  const char *in_case = g_str_has_prefix (path, CASE_PREFIX) ? strchr (path, '.') + 1 : NULL;
  const TjFieldSpec *spec;
  TjUnitCost cost;

  if (g_str_equal (path, TJ_COMPARISON_UNIT_COST))
    {
      if (tj_unit_cost_of_form (form, &cost))
        g_array_append_val (values, cost.value);
      return;
    }

  if (in_case == NULL)
    {
      spec = tj_field_spec_lookup (path);
      if (spec != NULL && spec->kind == TJ_FIELD_QUANTITY)
        take_value (values, spec, tj_form_get_field (form, path));
      return;
    }

  spec = tj_field_spec_lookup_in_case (in_case);
  for (guint i = 0; spec != NULL && spec->kind == TJ_FIELD_QUANTITY &&
                    i < tj_form_get_n_cases (form); i++)
    take_value (values, spec, tj_case_get_field (tj_form_get_case (form, i), in_case));
}

/**
 * tj_comparison_set_peers:
 * @forms: (element-type TjForm): those of all technologies of the type, the compared ones of it
 *   among them
 * @title: what the type is called
 *
 * Gives every figure the median and the quartiles among @forms, as tj_quartiles_init() takes them;
 * for a field of a case, among all cases. A figure that a form lacks is none of them.
 */
void
tj_comparison_set_peers (TjComparison *self,
                         GPtrArray    *forms,
                         const char   *title)
{
  for (guint i = 0; i < tj_comparison_get_n_rows (self); i++)
    {
      const TjComparisonRow *row = tj_comparison_get_row (self, i);
      g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
      TjQuartiles peers;

      for (guint j = 0; *row->path != '\0' && j < forms->len; j++)
        take_values_of_form (values, g_ptr_array_index (forms, j), row->path);

      tj_quartiles_init (&peers, (const double *) values->data, values->len);
      tj_comparison_take_peers (self, i, &peers);
    }

  tj_comparison_set_peers_title (self, title);
}
