/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-classify-output.h"

#include "core/base/tj-text.h"
#include "core/taxonomy/tj-policy-target.h"

#include <glib/gi18n-lib.h>

/* What `classify` prints about one technology in one document. */

void
tj_classify_output_words (JsonBuilder *builder,
                          const char  *name,
                          GStrv        words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_pair (JsonBuilder *builder,
          const char  *member,
          const char  *zh,
          const char  *en)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "zh_CN", zh);
  tj_output_json_member (builder, "en", en);
  json_builder_end_object (builder);
}

/**
 * tj_classify_output_name:
 *
 * Adds code, clause and both names of @node to the object that @builder is in.
 */
void
tj_classify_output_name (JsonBuilder    *builder,
                         TjTaxonomyNode *node)
{
  tj_output_json_member (builder, "code", tj_taxonomy_node_get_code (node));
  add_pair (builder, "name", tj_taxonomy_node_get_name_zh (node),
            tj_taxonomy_node_get_name_en (node));
  tj_output_json_member (builder, "clause", tj_taxonomy_node_get_clause (node));
}

static void
add_node (JsonBuilder    *builder,
          const char     *member,
          TjTaxonomyNode *node)
{
  json_builder_set_member_name (builder, member);
  if (node == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  tj_classify_output_name (builder, node);
  json_builder_end_object (builder);
}

static void
add_rank (JsonBuilder            *builder,
          const TjClassifierRank *rank)
{
  json_builder_begin_object (builder);
  tj_classify_output_name (builder, rank->node);
  add_node (builder, "group", tj_taxonomy_node_get_parent (rank->node));
  add_node (builder, "direction", rank->direction);
  json_builder_set_member_name (builder, "score");
  tj_output_json_number (builder, rank->score);
  tj_classify_output_words (builder, "because", rank->because);
  tj_classify_output_words (builder, "against", rank->against);
  json_builder_end_object (builder);
}

/* A type is defined by its clause and the technologies under it. */
static void
add_definition (JsonBuilder    *builder,
                TjTaxonomyNode *type)
{
  GListModel *directions = tj_taxonomy_node_get_children (type);

  json_builder_begin_object (builder);
  tj_classify_output_name (builder, type);
  json_builder_set_member_name (builder, "directions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (directions); i++)
    {
      g_autoptr(TjTaxonomyNode) direction = g_list_model_get_item (directions, i);

      json_builder_begin_object (builder);
      tj_classify_output_name (builder, direction);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_definitions (JsonBuilder      *builder,
                 TjClassification *classification)
{
  guint n_shown = classification->close ? 2 : 0;

  json_builder_set_member_name (builder, "definitions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (n_shown, classification->ranks->len); i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);

      if (rank->score > 0)
        add_definition (builder, rank->node);
    }
  json_builder_end_array (builder);
}

static void
add_pairs (JsonBuilder *builder,
           GPtrArray   *pairs)
{
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TjBoundaryPair *pair = g_ptr_array_index (pairs, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "between");
      json_builder_begin_array (builder);
      if (pair->first != NULL)
        add_definition (builder, pair->first);
      if (pair->second != NULL)
        add_definition (builder, pair->second);
      json_builder_end_array (builder);
      add_pair (builder, "text", pair->text_zh, pair->text_en);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_optional (JsonBuilder *builder,
              const char  *member,
              const char  *text)
{
  if (text != NULL)
    tj_output_json_member (builder, member, text);
}

static void
add_year (JsonBuilder *builder,
          const char  *member,
          guint        year)
{
  if (year == 0)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, year);
}

static void
add_target (JsonBuilder          *builder,
            const TjPolicyTarget *target)
{
  static const char * const senses[] = { "level", "rise", "fall" };

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "code", target->code);
  add_pair (builder, "name", target->name_zh, target->name_en);
  tj_output_json_member (builder, "clause", target->clause);
  tj_output_json_member (builder, "sense", senses[target->sense]);
  add_year (builder, "year", target->year);
  add_year (builder, "base", target->base);
  add_optional (builder, "bound", target->bound);
  if (target->value != NULL)
    {
      json_builder_set_member_name (builder, "value");
      tj_output_json_number (builder, g_ascii_strtod (target->value, NULL));
    }
  if (target->to != NULL)
    {
      json_builder_set_member_name (builder, "to");
      tj_output_json_number (builder, g_ascii_strtod (target->to, NULL));
    }
  add_optional (builder, "unit", target->unit);
  json_builder_end_object (builder);
}

static void
add_targets (JsonBuilder      *builder,
             TjTaxonomy       *taxonomy,
             TjClassification *classification)
{
  g_autoptr(GPtrArray) targets = tj_taxonomy_find_targets (taxonomy, classification->folded);

  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < targets->len; i++)
    add_target (builder, g_ptr_array_index (targets, i));
  json_builder_end_array (builder);
}

/**
 * tj_classify_output_json:
 * @top: how many ranks to print
 *
 * Adds what the classification found to the object that @builder is in.
 */
void
tj_classify_output_json (JsonBuilder      *builder,
                         TjTaxonomy       *taxonomy,
                         TjClassification *classification,
                         guint             top)
{
  const TjClassifierRank *place = tj_classification_get_place (classification);

  tj_output_json_member (builder, "document", tj_taxonomy_get_notice (taxonomy));
  json_builder_set_member_name (builder, "ranking");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (top, classification->ranks->len); i++)
    add_rank (builder, g_ptr_array_index (classification->ranks, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "margin");
  tj_output_json_number (builder, classification->margin);
  json_builder_set_member_name (builder, "boundary");
  json_builder_add_boolean_value (builder, classification->boundary);
  json_builder_set_member_name (builder, "placed");
  json_builder_add_boolean_value (builder, place != NULL);
  add_definitions (builder, classification);
  add_pairs (builder, classification->pairs);
  add_targets (builder, taxonomy, classification);
}

static guint
measure_names (TjClassification *classification)
{
  guint width = 0;

  for (guint i = 0; i < classification->ranks->len; i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);

      if (rank->score > 0)
        width = MAX (width, tj_output_get_width (tj_taxonomy_node_get_name (rank->node)));
    }

  return width;
}

static void
print_rank (const TjClassifierRank *rank,
            guint                   width)
{
  g_autofree char *percent = tj_text_format_number (rank->score * 100, 0);
  g_autofree char *because = rank->because != NULL ? g_strjoinv (_(", "), rank->because) : NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf ("%3s %%  %s  %s", percent, tj_taxonomy_node_get_clause (rank->node),
                          because != NULL ? because : "");
  tj_output_row (tj_taxonomy_node_get_name (rank->node), width, text);
}

static void
print_targets (TjTaxonomy       *taxonomy,
               TjClassification *classification)
{
  g_autoptr(GPtrArray) targets = tj_taxonomy_find_targets (taxonomy, classification->folded);

  if (targets->len > 0)
    tj_output_print ("\n%s\n", _("Figures of the document that the text touches:"));
  for (guint i = 0; i < targets->len; i++)
    {
      const TjPolicyTarget *target = g_ptr_array_index (targets, i);
      g_autofree char *figure = tj_policy_target_dup_figure (target);

      tj_output_print ("%s — %s (%s)\n", tj_policy_target_get_name (target), figure,
                       target->clause);
    }
}

/**
 * tj_classify_output_text:
 * @top: how many ranks to print; those that nothing speaks for are left out in any case
 */
void
tj_classify_output_text (TjTaxonomy       *taxonomy,
                         TjClassification *classification,
                         guint             top)
{
  guint width = measure_names (classification);

  for (guint i = 0; i < MIN (top, classification->ranks->len); i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);

      if (rank->score > 0)
        print_rank (rank, width);
    }

  if (tj_classification_get_place (classification) == NULL)
    tj_output_print ("%s\n", _("Too little speaks for any of them to cite it."));
  else if (classification->close)
    tj_output_print ("%s\n", _("The first two are close to each other: decide by reading."));
  for (guint i = 0; i < classification->pairs->len; i++)
    {
      const TjBoundaryPair *pair = g_ptr_array_index (classification->pairs, i);

      /* Translators: what tells two types apart follows */
      tj_output_print (tj_boundary_pair_is_indirect (pair) ? _("Perhaps indirect: %s\n")
                                                           : _("A boundary case: %s\n"),
                       tj_boundary_pair_get_text (pair));
    }

  print_targets (taxonomy, classification);
}
