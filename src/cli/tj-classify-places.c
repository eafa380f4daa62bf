/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-classify-places.h"

#include "cli/tj-classify-output.h"
#include "core/taxonomy/tj-catalogue-group.h"

#include <glib/gi18n-lib.h>

/* Three things that are never made one: what the applicant declared, where the reviewer puts it,
 * and the groups in which the catalogue publishes such technologies. */

static TjTaxonomyNode *
get_declared (const TjClassifyPlaces *places)
{
  TjField *field = places->form != NULL ? tj_form_get_field (places->form, "type") : NULL;

  if (field == NULL || tj_field_is_blank (field))
    return NULL;
  if (tj_field_get_code (field) != NULL)
    return tj_taxonomy_lookup (places->notice, tj_field_get_code (field));

  return tj_taxonomy_match_type (places->notice, tj_field_get_text (field));
}

static TjTaxonomyNode *
get_assessed (const TjClassifyPlaces *places)
{
  const char *code = places->review != NULL ? tj_review_get (places->review, "assessed.type")
                                            : NULL;

  return code != NULL ? tj_taxonomy_lookup (places->notice, code) : NULL;
}

/* By the reviewer's type if there is one, else by the declared one, else by the words. */
static GPtrArray *
list_groups (const TjClassifyPlaces *places,
             TjClassification       *classification)
{
  TjTaxonomyNode *type = get_assessed (places);

  if (type == NULL)
    type = get_declared (places);
  if (type == NULL)
    type = tj_taxonomy_lookup (places->notice,
                               tj_classification_get_first (classification) != NULL
                                 ? tj_taxonomy_node_get_code (
                                     tj_classification_get_first (classification))
                                 : NULL);

  return tj_catalogue_groups_suggest (type, classification->folded);
}

static void
add_type (JsonBuilder    *builder,
          TjTaxonomyNode *type)
{
  tj_output_json_member (builder, "type", type != NULL ? tj_taxonomy_node_get_code (type) : NULL);
  if (type != NULL)
    tj_classify_output_name (builder, type);
}

static void
add_declared (JsonBuilder            *builder,
              const TjClassifyPlaces *places)
{
  json_builder_set_member_name (builder, "declared");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "category", tj_form_get_category (places->form));
  add_type (builder, get_declared (places));
  tj_output_json_member (builder, "text", tj_form_get_text (places->form, "type"));
  json_builder_end_object (builder);
}

static void
add_assessed (JsonBuilder            *builder,
              const TjClassifyPlaces *places)
{
  json_builder_set_member_name (builder, "assessed");
  if (places->review == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "category", tj_review_get (places->review, "assessed.category"));
  add_type (builder, get_assessed (places));
  tj_output_json_member (builder, "reason", tj_review_get (places->review, "assessed.reason"));
  json_builder_end_object (builder);
}

/**
 * tj_classify_places_json:
 * @classification: by the notice
 *
 * Adds the members `declared`, `assessed` and `published` to the object that @builder is in.
 */
void
tj_classify_places_json (JsonBuilder            *builder,
                         const TjClassifyPlaces *places,
                         TjClassification       *classification)
{
  g_autoptr(GPtrArray) groups = list_groups (places, classification);

  if (places->form != NULL)
    {
      add_declared (builder, places);
      add_assessed (builder, places);
    }

  json_builder_set_member_name (builder, "published");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "notice", tj_catalogue_groups_get_notice ());
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "code", group->code);
      json_builder_set_member_name (builder, "name");
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "zh_CN", group->name_zh);
      tj_output_json_member (builder, "en", group->name_en);
      json_builder_end_object (builder);
      json_builder_set_member_name (builder, "technologies");
      json_builder_add_int_value (builder, group->n_technologies);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * tj_classify_places_text:
 * @classification: by the notice
 *
 * Prints the same in the user's language.
 */
void
tj_classify_places_text (const TjClassifyPlaces *places,
                         TjClassification       *classification)
{
  g_autoptr(GPtrArray) groups = list_groups (places, classification);
  g_autoptr(GString) names = g_string_new (NULL);
  TjTaxonomyNode *declared = get_declared (places);
  TjTaxonomyNode *assessed = get_assessed (places);

  tj_output_print ("\n");
  if (declared != NULL)
    tj_output_print (_("Declared: %s\n"), tj_taxonomy_node_get_name (declared));
  if (assessed != NULL)
    tj_output_print (_("Placed by the reviewer: %s\n"), tj_taxonomy_node_get_name (assessed));

  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "",
                            tj_catalogue_group_get_name (g_ptr_array_index (groups, i)));
  if (groups->len > 0)
    /* Translators: groups of the catalogue, and the number of the document */
    tj_output_print (_("Such technologies were published in the group: %s (%s)\n"), names->str,
                     tj_catalogue_groups_get_notice ());
}
