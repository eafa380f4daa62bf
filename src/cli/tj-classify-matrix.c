/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-classify-matrix.h"

#include "cli/tj-classify-output.h"
#include "cli/tj-command.h"
#include "cli/tj-round.h"
#include "core/taxonomy/tj-plan-matrix.h"

static void
add_cell (JsonBuilder      *builder,
          const char       *key,
          TjClassification *cell)
{
  const TjClassifierRank *place = tj_classification_get_place (cell);

  json_builder_set_member_name (builder, key);
  if (place == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  tj_classify_output_name (builder, place->node);
  json_builder_set_member_name (builder, "score");
  tj_output_json_number (builder, place->score);
  tj_classify_output_words (builder, "because", place->because);
  json_builder_set_member_name (builder, "boundary");
  json_builder_add_boolean_value (builder, cell->boundary);
  json_builder_end_object (builder);
}

static void
print_json (const TjPlanMatrix *matrix)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "technologies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tj_plan_matrix_get_n_rows (matrix); i++)
    {
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "technology_name", tj_plan_matrix_get_name (matrix, i));
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        add_cell (builder, tj_policy_document_get_key (j), tj_plan_matrix_get_cell (matrix, i, j));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const TjPlanMatrix *matrix)
{
  guint width = 0;

  for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
    width = MAX (width, tj_output_get_width (tj_policy_document_get_label (j)));

  for (guint i = 0; i < tj_plan_matrix_get_n_rows (matrix); i++)
    {
      g_autofree char *name = tj_output_clean (tj_plan_matrix_get_name (matrix, i));

      tj_output_print ("%s%s\n", i > 0 ? "\n" : "", name);
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        {
          g_autofree char *cell = tj_plan_matrix_dup_place (matrix, i, j);

          tj_output_row (tj_policy_document_get_label (j), width, *cell != '\0' ? cell : "—");
        }
    }
}

static TjPlanMatrix *
build (TjPolicyDocuments *documents,
       GPtrArray         *packages)
{
  g_autoptr(GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (forms, tj_package_get_form (g_ptr_array_index (packages, i)));

  return tj_plan_matrix_new (documents, forms);
}

/**
 * tj_classify_matrix_print:
 * @arguments: packages and folders of packages
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_classify_matrix_print (TjPolicyDocuments *documents,
                          const TjArguments *arguments)
{
  gboolean complete = TRUE;
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjPlanMatrix) matrix = NULL;

  packages = tj_round_load (tj_policy_documents_get (documents, TJ_POLICY_NOTICE), arguments,
                            &complete);
  matrix = build (documents, packages);

  if (arguments->json)
    {
      print_json (matrix);
    }
  else if (arguments->csv)
    {
      g_autofree char *csv = tj_plan_matrix_to_csv (matrix);

      tj_output_print ("%s", csv);
    }
  else
    {
      print_text (matrix);
    }

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}
