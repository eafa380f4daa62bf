/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-round-facts.h"

#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"

static guint
find_type_order (TjTaxonomy     *taxonomy,
                 TjTaxonomyNode *node)
{
  GListModel *categories = tj_taxonomy_get_categories (taxonomy);
  guint order = 0;

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (category);

      for (guint j = 0; j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          order++;
          if (type == node)
            return order;
        }
    }

  return 0;
}

static void
read_placement (TjRoundFacts *self,
                TjForm       *form,
                TjTaxonomy   *taxonomy)
{
  TjTaxonomyNode *node = NULL;

  self->type_code = g_strdup (tj_field_get_code (tj_form_get_field (form, "type")));
  self->category = g_strdup (tj_form_get_category (form));

  if (self->type_code != NULL)
    node = tj_taxonomy_lookup (taxonomy, self->type_code);

  self->type_name = g_strdup (node != NULL ? tj_taxonomy_node_get_name (node)
                                           : tj_form_get_text (form, "type"));
  self->type_order = node != NULL ? find_type_order (taxonomy, node) : 0;
}

static void
read_figures (TjRoundFacts *self,
              TjForm       *form)
{
  static const char * const fields[] = {
    [TJ_ROUND_POTENTIAL] = "potential_2030",
    [TJ_ROUND_SHARE] = "expected_share_2030",
    [TJ_ROUND_INVESTMENT] = "total_investment_2030",
  };
  TjUnitCost unit_cost;

  for (guint i = 0; i < TJ_ROUND_N_FIGURES; i++)
    {
      if (fields[i] != NULL)
        self->has_figure[i] = tj_quantity_get_value (tj_form_get_quantity (form, fields[i]),
                                                     &self->figures[i]);
    }

  self->has_figure[TJ_ROUND_UNIT_COST] = tj_unit_cost_of_form (form, &unit_cost);
  if (self->has_figure[TJ_ROUND_UNIT_COST])
    self->figures[TJ_ROUND_UNIT_COST] = unit_cost.value;
}

static void
append_texts (GString    *all,
              GListModel *fields)
{
  guint n_fields = g_list_model_get_n_items (fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      g_string_append (all, tj_field_get_text (field));
      g_string_append_c (all, '\n');
    }
}

static char *
dup_searchable (TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);
  GListModel *attachments = tj_package_get_attachments (package);
  g_autoptr(GString) all = g_string_new (NULL);

  append_texts (all, tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    append_texts (all, tj_case_get_fields (tj_form_get_case (form, i)));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      g_string_append (all, tj_attachment_get_name (attachment));
      g_string_append_c (all, '\n');
    }

  return tj_text_fold (all->str);
}

/**
 * tj_round_facts_new:
 * @package: a package as read, or as corrected
 * @taxonomy: the taxonomy of the round
 *
 * Returns: (transfer full): what the list shows of it
 */
TjRoundFacts *
tj_round_facts_new (TjPackage  *package,
                    TjTaxonomy *taxonomy)
{
  TjForm *form = tj_package_get_form (package);
  const char *name = tj_form_get_text (form, "technology_name");
  const char *file = tj_package_get_name (package);
  TjRoundFacts *self = tj_round_facts_new_unread (tj_text_is_blank (name) ? file : name);

  self->applicant = g_strdup (tj_form_get_text (form, "applicant.name"));
  self->stage = tj_form_get_stage (form);
  self->stage = self->stage != NULL ? g_intern_string (self->stage) : NULL;
  self->province = tj_province_of_address (tj_form_get_text (form, "applicant.address"));
  self->file = g_strdup (file);
  self->file_key = g_utf8_collate_key_for_filename (file, -1);
  self->searchable = dup_searchable (package);
  read_placement (self, form, taxonomy);
  read_figures (self, form);

  return self;
}

/**
 * tj_round_facts_new_unread:
 * @name: by which the package is shown until it is read
 *
 * Returns: (transfer full): what is known of a package that is not read yet: nothing else
 */
TjRoundFacts *
tj_round_facts_new_unread (const char *name)
{
  TjRoundFacts *self = g_new0 (TjRoundFacts, 1);

  self->name = g_strdup (name);
  self->name_key = g_utf8_collate_key (name, -1);

  return self;
}

/**
 * tj_round_facts_free:
 * @self: (transfer full): facts
 */
void
tj_round_facts_free (TjRoundFacts *self)
{
  g_free (self->name);
  g_free (self->applicant);
  g_free (self->category);
  g_free (self->type_code);
  g_free (self->type_name);
  g_free (self->file);
  g_free (self->name_key);
  g_free (self->file_key);
  g_free (self->searchable);
  g_free (self);
}
