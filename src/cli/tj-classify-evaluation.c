/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-classify-evaluation.h"

#include "cli/tj-classify-output.h"
#include "cli/tj-command.h"
#include "cli/tj-files.h"
#include "core/base/tj-text.h"

#include <glib/gi18n-lib.h>

/* How often the classifier is right about technologies that a person labelled: one JSON object
 * a line with the text, the right type and others that may pass. What was declared is used
 * only to count whether a wrong declaration would be noticed, and a right one be doubted. */

#define MAX_LABELLED_BYTES (16 * 1024 * 1024)

typedef struct
{
  char *id;
  char *name;
  TjTaxonomyNode *label;
  TjTaxonomyNode *found;
  gboolean right_type;
  gboolean right_category;
  gboolean mislabelled;
  gboolean flagged;
  gboolean indirect;
  gboolean queried;
  TjClassification *classification;
} Item;

typedef struct
{
  GPtrArray *items;
  guint n_type;
  guint n_category;
  guint n_mislabelled;
  guint n_flagged;
  guint n_doubted;
  guint n_indirect;
  guint n_queried;
  guint n_queried_others;
} Evaluation;

static void
item_free (Item *item)
{
  g_free (item->id);
  g_free (item->name);
  tj_classification_free (item->classification);
  g_free (item);
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static TjTaxonomyNode *
category_of (TjTaxonomyNode *type)
{
  return type != NULL ? tj_taxonomy_node_get_parent (type) : NULL;
}

static void
accept_others (Item       *item,
               TjTaxonomy *taxonomy,
               JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "also_acceptable");
  JsonArray *others = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                   : NULL;

  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    {
      JsonNode *element = json_array_get_element (others, i);
      TjTaxonomyNode *other = NULL;

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        other = tj_taxonomy_match_type (taxonomy, json_node_get_string (element));
      if (other == NULL || item->found == NULL)
        continue;

      item->right_type |= other == item->found;
      item->right_category |= category_of (other) == category_of (item->found);
    }
}

static TjClassification *
classify_object (TjTaxonomy *taxonomy,
                 JsonObject *object)
{
  static const char * const members[] = { "field", "principle", "key", "application" };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *part = get_text (object, members[i]);

      if (part != NULL)
        g_string_append_printf (text, "%s\n", part);
    }

  return tj_classify_text (taxonomy, get_text (object, "name"), text->str);
}

static Item *
judge (TjTaxonomy *taxonomy,
       JsonObject *object)
{
  Item *item = g_new0 (Item, 1);
  const char *id = get_text (object, "id");
  TjTaxonomyNode *declared = tj_taxonomy_match_type (taxonomy, get_text (object, "declared_type"));

  item->id = g_strdup (id != NULL ? id : "");
  item->name = g_strdup (get_text (object, "name"));
  item->label = tj_taxonomy_match_type (taxonomy, get_text (object, "label_type"));
  item->classification = classify_object (taxonomy, object);
  item->found = tj_classification_get_first (item->classification);
  item->right_type = item->found == item->label;
  item->right_category = category_of (item->found) == category_of (item->label);
  accept_others (item, taxonomy, object);

  item->mislabelled = g_strcmp0 (get_text (object, "difficulty"), "mislabelled") == 0;
  item->flagged = declared != NULL
                  && tj_classification_find_doubt (item->classification, declared) != NULL;
  item->indirect = g_strcmp0 (get_text (object, "difficulty"), "indirect") == 0;
  item->queried = tj_classification_is_indirect (item->classification);

  return item;
}

static Item *
read_line (TjTaxonomy  *taxonomy,
           const char  *line,
           GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object;
  const char *label;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is no JSON object"));
      return NULL;
    }

  object = json_node_get_object (json_parser_get_root (parser));
  label = get_text (object, "label_type");
  if (get_text (object, "name") == NULL || label == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("it needs the members “name” and “label_type”"));
      return NULL;
    }

  if (tj_taxonomy_match_type (taxonomy, label) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("the notice has no type “%s”"), label);
      return NULL;
    }

  return judge (taxonomy, object);
}

static void
count (Evaluation *evaluation,
       Item       *item)
{
  g_ptr_array_add (evaluation->items, item);
  evaluation->n_type += item->right_type ? 1 : 0;
  evaluation->n_category += item->right_category ? 1 : 0;
  evaluation->n_mislabelled += item->mislabelled ? 1 : 0;
  evaluation->n_flagged += item->mislabelled && item->flagged ? 1 : 0;
  evaluation->n_doubted += !item->mislabelled && item->flagged ? 1 : 0;
  evaluation->n_indirect += item->indirect ? 1 : 0;
  evaluation->n_queried += item->indirect && item->queried ? 1 : 0;
  evaluation->n_queried_others += !item->indirect && item->queried ? 1 : 0;
}

static gboolean
read_lines (Evaluation *evaluation,
            TjTaxonomy *taxonomy,
            const char *path,
            const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      Item *item;

      if (tj_text_is_blank (lines[i]))
        continue;

      item = read_line (taxonomy, lines[i], &error);
      if (item == NULL)
        {
          tj_output_error (_("%s, line %u, cannot be used: %s. Correct that line."), path, i + 1,
                           error->message);
          return FALSE;
        }
      count (evaluation, item);
    }

  if (evaluation->items->len > 0)
    return TRUE;

  tj_output_error (_("%s has no labelled technology in it."), path);

  return FALSE;
}

static TjTaxonomyNode *
pick (TjTaxonomyNode *type,
      gboolean        category)
{
  return category ? category_of (type) : type;
}

static GPtrArray *
list_nodes (TjTaxonomy *taxonomy,
            gboolean    categories)
{
  GPtrArray *nodes = g_ptr_array_new ();
  GListModel *model = tj_taxonomy_get_categories (taxonomy);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (model, i);
      GListModel *types = tj_taxonomy_node_get_children (category);

      if (categories)
        g_ptr_array_add (nodes, category);
      for (guint j = 0; !categories && j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          g_ptr_array_add (nodes, type);
        }
    }

  return nodes;
}

static guint
count_pair (const Evaluation *evaluation,
            TjTaxonomyNode   *label,
            TjTaxonomyNode   *found,
            gboolean          categories)
{
  guint n = 0;

  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const Item *item = g_ptr_array_index (evaluation->items, i);

      if (pick (item->label, categories) == label && pick (item->found, categories) == found)
        n++;
    }

  return n;
}

static void
print_confusion (const Evaluation *evaluation,
                 TjTaxonomy       *taxonomy,
                 gboolean          categories)
{
  g_autoptr(GPtrArray) nodes = list_nodes (taxonomy, categories);

  tj_output_print ("\n%s\n", categories
                               ? _("Categories: labelled down, found across, the last for none")
                               : _("Types: labelled down, found across, the last for none"));
  for (guint i = 0; i < nodes->len; i++)
    {
      TjTaxonomyNode *label = g_ptr_array_index (nodes, i);
      g_autoptr(GString) row = g_string_new (NULL);

      for (guint j = 0; j <= nodes->len; j++)
        {
          TjTaxonomyNode *found = j < nodes->len ? g_ptr_array_index (nodes, j) : NULL;
          guint n = count_pair (evaluation, label, found, categories);

          if (n > 0)
            g_string_append_printf (row, "%4u", n);
          else
            g_string_append (row, "   ·");
        }
      tj_output_row (tj_taxonomy_node_get_code (label), 24, row->str);
    }
}

static const char *
get_code (TjTaxonomyNode *node)
{
  return node != NULL ? tj_taxonomy_node_get_code (node) : "—";
}

static void
print_text (const Evaluation *evaluation,
            TjTaxonomy       *taxonomy)
{
  guint n = evaluation->items->len;

  tj_output_print (_("Right category: %u of %u (%.1f %%)\n"), evaluation->n_category, n,
                   evaluation->n_category * 100.0 / n);
  tj_output_print (_("Right type: %u of %u (%.1f %%)\n"), evaluation->n_type, n,
                   evaluation->n_type * 100.0 / n);
  tj_output_print (_("Wrong declarations noticed: %u of %u, others doubted: %u of %u\n"),
                   evaluation->n_flagged, evaluation->n_mislabelled, evaluation->n_doubted,
                   n - evaluation->n_mislabelled);
  tj_output_print (_("Indirect reductions queried: %u of %u, others queried: %u of %u\n"),
                   evaluation->n_queried, evaluation->n_indirect, evaluation->n_queried_others,
                   n - evaluation->n_indirect);
  print_confusion (evaluation, taxonomy, TRUE);
  print_confusion (evaluation, taxonomy, FALSE);

  for (guint i = 0; i < n; i++)
    {
      const Item *item = g_ptr_array_index (evaluation->items, i);
      const TjClassifierRank *first = g_ptr_array_index (item->classification->ranks, 0);
      g_autofree char *words = g_strjoinv (_(", "), first->because);
      g_autofree char *name = tj_output_clean (item->name);

      if (!item->right_type)
        tj_output_print ("\n%s %s\n  %s → %s: %s\n", item->id, name, get_code (item->label),
                         get_code (item->found), words);
    }
}

static void
add_count (JsonBuilder *builder,
           const char  *member,
           guint        n)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, n);
}

static void
add_accuracy (JsonBuilder *builder,
              const char  *member,
              guint        n_right,
              guint        n)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  add_count (builder, "right", n_right);
  json_builder_set_member_name (builder, "accuracy");
  tj_output_json_number (builder, (double) n_right / n);
  json_builder_end_object (builder);
}

static void
add_confusion (JsonBuilder      *builder,
               const char       *member,
               const Evaluation *evaluation,
               GPtrArray        *nodes,
               gboolean          categories)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (guint i = 0; i < nodes->len; i++)
    {
      json_builder_set_member_name (builder, get_code (g_ptr_array_index (nodes, i)));
      json_builder_begin_object (builder);
      for (guint j = 0; j <= nodes->len; j++)
        {
          TjTaxonomyNode *found = j < nodes->len ? g_ptr_array_index (nodes, j) : NULL;
          guint n = count_pair (evaluation, g_ptr_array_index (nodes, i), found, categories);

          if (n > 0)
            add_count (builder, found != NULL ? get_code (found) : "none", n);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_misses (JsonBuilder      *builder,
            const Evaluation *evaluation)
{
  json_builder_set_member_name (builder, "misses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const Item *item = g_ptr_array_index (evaluation->items, i);
      const TjClassifierRank *first = g_ptr_array_index (item->classification->ranks, 0);

      if (item->right_type)
        continue;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", item->id);
      tj_output_json_member (builder, "name", item->name);
      tj_output_json_member (builder, "label", get_code (item->label));
      tj_output_json_member (builder, "found",
                             item->found != NULL ? get_code (item->found) : NULL);
      tj_classify_output_words (builder, "because", first->because);
      tj_classify_output_words (builder, "against", first->against);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Evaluation *evaluation,
            TjTaxonomy       *taxonomy)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) categories = list_nodes (taxonomy, TRUE);
  g_autoptr(GPtrArray) types = list_nodes (taxonomy, FALSE);
  guint n = evaluation->items->len;

  json_builder_begin_object (builder);
  add_count (builder, "n", n);
  add_accuracy (builder, "category", evaluation->n_category, n);
  add_accuracy (builder, "type", evaluation->n_type, n);
  add_count (builder, "mislabelled", evaluation->n_mislabelled);
  add_count (builder, "mislabelled_flagged", evaluation->n_flagged);
  add_count (builder, "others_doubted", evaluation->n_doubted);
  add_count (builder, "indirect", evaluation->n_indirect);
  add_count (builder, "indirect_queried", evaluation->n_queried);
  add_count (builder, "others_queried", evaluation->n_queried_others);
  add_confusion (builder, "category_confusion", evaluation, categories, TRUE);
  add_confusion (builder, "type_confusion", evaluation, types, FALSE);
  add_misses (builder, evaluation);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_classify_evaluation_print:
 * @path: a file of labelled technologies, one JSON object a line
 * @json: whether to print for programs
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_classify_evaluation_print (TjTaxonomy *taxonomy,
                              const char *path,
                              gboolean    json)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autofree char *text = tj_files_read_text (path, MAX_LABELLED_BYTES);
  Evaluation evaluation = { .items = items };

  if (text == NULL || !read_lines (&evaluation, taxonomy, path, text))
    return TJ_EXIT_UNUSABLE;

  if (json)
    print_json (&evaluation, taxonomy);
  else
    print_text (&evaluation, taxonomy);

  return TJ_EXIT_FINE;
}
