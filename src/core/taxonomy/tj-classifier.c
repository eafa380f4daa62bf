/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-classifier.h"
#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-text.h"

#include <math.h>
#include <string.h>

/* Which type a technology is, read from its own words. Every word of the taxonomy that stands
 * in the text gives its weight to its type; the name of the technology counts more than what
 * is said about it, and the principle more than the users. A word said again adds a little, so
 * that one phrase repeated in a sales text does not outweigh the rest. The scores are the
 * squared sums as shares of all, which tells a clear case from a close one without a scale.
 *
 * What the applicant declared is never read: the answer is meant to be held against it. */

#define NAME_FACTOR 2.5
#define REPEAT_BONUS 0.15
#define MAX_REPEATS 3
#define MAX_REASONS 8

/* What has to speak for an item of a plan before it is cited: more than one usual word. */
#define MINIMUM_STRENGTH 5.0

/* The second is close when its sum is above this part of the first. */
#define BOUNDARY_RATIO 0.75

/* The declared type is doubted where its score is below this part of the best. */
#define DOUBT_RATIO 0.8

typedef struct
{
  const char *field;
  double factor;
} FieldWeight;

static const FieldWeight field_weights[] = {
  { "technology_name", NAME_FACTOR },
  { "field", 1.0 },
  { "principle", 1.3 },
  { "key_technology", 1.0 },
  { "process", 1.0 },
  { "indicators", 0.6 },
  { "conditions", 0.8 },
  { "status", 0.6 },
  { "typical_users", 0.4 },
};

static const FieldWeight case_weights[] = {
  { "name", 0.8 },
  { "works", 0.6 },
  { "equipment", 0.4 },
};

typedef struct
{
  const char *text;
  double factor;
  gboolean is_name;
} Segment;

typedef struct
{
  char *text;
  double factor;
  double name_factor;
  guint n_times;
} Word;

typedef struct
{
  const Word *word;
  double weight;
} Reason;

typedef struct
{
  TjTaxonomy *taxonomy;
  GArray *segments;
  GString *folded;
  Word *words;
  guint n_words;
  double *sums;
  GHashTable *places;
  GArray **pros;
  GArray **cons;
} Run;

static Run *
run_new (TjTaxonomy *taxonomy)
{
  Run *run = g_new0 (Run, 1);
  guint n_types = taxonomy->types->len;

  run->taxonomy = taxonomy;
  run->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  run->folded = g_string_new (NULL);
  run->n_words = tj_cue_index_get_n_words (taxonomy->index);
  run->words = g_new0 (Word, run->n_words);
  run->sums = g_new0 (double, n_types);
  run->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  run->pros = g_new0 (GArray *, n_types);
  run->cons = g_new0 (GArray *, n_types);
  for (guint i = 0; i < n_types; i++)
    {
      run->pros[i] = g_array_new (FALSE, FALSE, sizeof (Reason));
      run->cons[i] = g_array_new (FALSE, FALSE, sizeof (Reason));
    }

  return run;
}

static void
run_free (Run *run)
{
  for (guint i = 0; i < run->taxonomy->types->len; i++)
    {
      g_array_unref (run->pros[i]);
      g_array_unref (run->cons[i]);
    }
  for (guint i = 0; i < run->n_words; i++)
    g_free (run->words[i].text);

  g_hash_table_unref (run->places);
  g_free (run->pros);
  g_free (run->cons);
  g_free (run->sums);
  g_free (run->words);
  g_string_free (run->folded, TRUE);
  g_array_unref (run->segments);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
add_segment (Run        *run,
             const char *text,
             double      factor,
             gboolean    is_name)
{
  Segment segment = { text, factor, is_name };

  if (!tj_text_is_blank (text) && g_utf8_validate (text, -1, NULL))
    g_array_append_val (run->segments, segment);
}

static void
scan_segment (Run           *run,
              const Segment *segment)
{
  g_autoptr(GArray) matches = tj_cue_index_scan (run->taxonomy->index, segment->text);
  g_autofree char *folded = tj_text_fold (segment->text);

  g_string_append (run->folded, folded);
  g_string_append_c (run->folded, '\n');

  for (guint i = 0; i < matches->len; i++)
    {
      const TjCueMatch *match = &g_array_index (matches, TjCueMatch, i);
      Word *word = &run->words[match->word];

      if (word->text == NULL)
        word->text = g_strndup (segment->text + match->start, match->end - match->start);
      word->factor = MAX (word->factor, segment->factor);
      if (segment->is_name)
        word->name_factor = segment->factor;
      word->n_times++;
    }
}

static gboolean
rule_applies (const Run       *run,
              const TjCueRule *rule)
{
  return rule->type != TJ_CUE_NO_TYPE &&
         (rule->with == NULL ||
          tj_taxonomy_find_word (run->folded->str, (const char * const *) rule->with) != NULL) &&
         (rule->unless == NULL ||
          tj_taxonomy_find_word (run->folded->str, (const char * const *) rule->unless) == NULL);
}

/* How much speaks for one technology under a type. */
static void
add_to_place (Run      *run,
              gpointer  place,
              double    weight)
{
  double *sum = g_hash_table_lookup (run->places, place);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (run->places, place, sum);
    }

  *sum += weight;
}

static void
weigh_word (Run        *run,
            const Word *word,
            guint       number)
{
  GPtrArray *rules = tj_cue_index_get_rules (run->taxonomy->index, number);
  double repeats = 1 + REPEAT_BONUS * MIN (word->n_times - 1, MAX_REPEATS);

  for (guint i = 0; i < rules->len; i++)
    {
      const TjCueRule *rule = g_ptr_array_index (rules, i);
      Reason reason = { word, 0 };

      if (!rule_applies (run, rule))
        continue;

      reason.weight = rule->weight * (rule->name_only ? word->name_factor : word->factor * repeats);
      run->sums[rule->type] += reason.weight;
      add_to_place (run, rule->place, reason.weight);
      if (reason.weight > 0)
        g_array_append_val (run->pros[rule->type], reason);
      else if (reason.weight < 0)
        g_array_append_val (run->cons[rule->type], reason);
    }
}

/* By strength; words of one strength by themselves, so that the order of the fields is of no
 * consequence. */
static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const Reason *first = a;
  const Reason *second = b;
  double difference = fabs (second->weight) - fabs (first->weight);

  if (difference > 1e-9)
    return 1;
  if (difference < -1e-9)
    return -1;

  return strcmp (first->word->text, second->word->text);
}

static gboolean
holds_word (const GPtrArray *texts,
            const char      *text)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (strcmp (g_ptr_array_index (texts, i), text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_reasons (GPtrArray *texts,
                GArray    *reasons)
{
  g_array_sort (reasons, compare_reasons);

  for (guint i = 0; i < reasons->len && texts->len < MAX_REASONS; i++)
    {
      const char *text = g_array_index (reasons, Reason, i).word->text;

      if (!holds_word (texts, text))
        g_ptr_array_add (texts, g_strdup (text));
    }
}

static GStrv
finish_reasons (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);

  return (GStrv) g_ptr_array_steal (texts, NULL);
}

/* What speaks for another type: the words that the taxonomy names, then the words of the best
 * of the others. */
static GStrv
dup_against (Run   *run,
             guint  type,
             guint  rival)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  append_reasons (texts, run->cons[type]);
  if (rival != type)
    append_reasons (texts, run->pros[rival]);

  return finish_reasons (texts);
}

static GStrv
dup_because (Run   *run,
             guint  type)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  append_reasons (texts, run->pros[type]);

  return finish_reasons (texts);
}

/* The best type other than @type. */
static guint
find_rival (const Run *run,
            guint      type)
{
  guint best = type;

  for (guint i = 0; i < run->taxonomy->types->len; i++)
    {
      if (i != type && run->sums[i] > 0 && (best == type || run->sums[i] > run->sums[best]))
        best = i;
    }

  return best;
}

static void
find_best_place (const Run       *run,
                 TjTaxonomyNode  *node,
                 TjTaxonomyNode **best,
                 double          *most)
{
  GListModel *children = tj_taxonomy_node_get_children (node);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr(TjTaxonomyNode) child = g_list_model_get_item (children, i);
      const double *sum = g_hash_table_lookup (run->places, child);

      if (sum != NULL && *sum > *most)
        {
          *best = child;
          *most = *sum;
        }
      find_best_place (run, child, best, most);
    }
}

static void
rank_free (TjClassifierRank *rank)
{
  g_clear_object (&rank->node);
  g_strfreev (rank->because);
  g_strfreev (rank->against);
  g_free (rank);
}

/* The types come in the order of the notice, and g_ptr_array_sort() keeps it among equals. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const TjClassifierRank *first = *(const TjClassifierRank * const *) a;
  const TjClassifierRank *second = *(const TjClassifierRank * const *) b;

  return (second->score > first->score) - (second->score < first->score);
}

static void
fill_ranks (TjClassification *result,
            Run              *run)
{
  double total = 0;

  for (guint i = 0; i < run->taxonomy->types->len; i++)
    {
      run->sums[i] = MAX (run->sums[i], 0);
      total += run->sums[i] * run->sums[i];
    }

  for (guint i = 0; i < run->taxonomy->types->len; i++)
    {
      TjClassifierRank *rank = g_new0 (TjClassifierRank, 1);
      double most = 0;

      rank->node = g_object_ref (g_ptr_array_index (run->taxonomy->types, i));
      find_best_place (run, rank->node, &rank->direction, &most);
      rank->strength = run->sums[i];
      rank->score = total > 0 ? run->sums[i] * run->sums[i] / total : 0;
      rank->because = dup_because (run, i);
      rank->against = dup_against (run, i, find_rival (run, i));
      g_ptr_array_add (result->ranks, rank);
    }

  g_ptr_array_sort (result->ranks, compare_ranks);
}

static TjClassification *
classify (Run *run)
{
  TjClassification *result = g_new0 (TjClassification, 1);

  for (guint i = 0; i < run->segments->len; i++)
    scan_segment (run, &g_array_index (run->segments, Segment, i));

  for (guint i = 0; i < run->n_words; i++)
    {
      if (run->words[i].n_times > 0)
        weigh_word (run, &run->words[i], i);
    }

  result->ranks = g_ptr_array_new_with_free_func ((GDestroyNotify) rank_free);
  fill_ranks (result, run);

  result->close = TRUE;
  if (result->ranks->len > 1)
    {
      double first = ((TjClassifierRank *) g_ptr_array_index (result->ranks, 0))->score;
      double second = ((TjClassifierRank *) g_ptr_array_index (result->ranks, 1))->score;

      result->margin = first - second;
      result->close = second >= first * BOUNDARY_RATIO * BOUNDARY_RATIO;
    }

  result->folded = g_strdup (run->folded->str);
  result->pairs = tj_taxonomy_find_boundaries (run->taxonomy,
                                               tj_classification_get_first (result),
                                               result->folded);
  result->boundary = result->close;
  for (guint i = 0; i < result->pairs->len; i++)
    result->boundary |= !tj_boundary_pair_is_indirect (g_ptr_array_index (result->pairs, i));

  return result;
}

static void
add_case (Run    *run,
          TjCase *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (case_weights); i++)
    {
      TjField *field = tj_case_get_field (item, case_weights[i].field);

      if (field != NULL)
        add_segment (run, tj_field_get_text (field), case_weights[i].factor, FALSE);
    }
}

/**
 * tj_classify_form:
 * @form: a form, of which neither 技术类别 nor 技术类型 is read
 *
 * Returns: (transfer full): all types, best first
 */
TjClassification *
tj_classify_form (TjTaxonomy *taxonomy,
                  TjForm     *form)
{
  g_autoptr(Run) run = NULL;

  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), NULL);
  g_return_val_if_fail (TJ_IS_FORM (form), NULL);

  run = run_new (taxonomy);
  for (guint i = 0; i < G_N_ELEMENTS (field_weights); i++)
    add_segment (run, tj_form_get_text (form, field_weights[i].field), field_weights[i].factor,
                 i == 0);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    add_case (run, tj_form_get_case (form, i));

  return classify (run);
}

/**
 * tj_classify_text:
 * @name: (nullable): the name of a technology
 * @text: (nullable): all that is said about it
 *
 * Returns: (transfer full): all types, best first
 */
TjClassification *
tj_classify_text (TjTaxonomy *taxonomy,
                  const char *name,
                  const char *text)
{
  g_autoptr(Run) run = NULL;

  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), NULL);

  run = run_new (taxonomy);
  add_segment (run, name, NAME_FACTOR, TRUE);
  add_segment (run, text, 1, FALSE);

  return classify (run);
}

/**
 * tj_classification_get_first:
 *
 * Returns: (transfer none) (nullable): the best type; %NULL where nothing spoke for any
 */
TjTaxonomyNode *
tj_classification_get_first (TjClassification *self)
{
  const TjClassifierRank *rank;

  g_return_val_if_fail (self != NULL, NULL);

  rank = self->ranks->len > 0 ? g_ptr_array_index (self->ranks, 0) : NULL;

  return rank != NULL && rank->score > 0 ? rank->node : NULL;
}

/**
 * tj_classification_get_place:
 *
 * Unlike the notice, a plan need not have a place for everything. One weak word is not enough
 * to cite it.
 *
 * Returns: (transfer none) (nullable): the best rank, or %NULL where too little speaks for any
 */
const TjClassifierRank *
tj_classification_get_place (TjClassification *self)
{
  const TjClassifierRank *rank;

  g_return_val_if_fail (self != NULL, NULL);

  rank = self->ranks->len > 0 ? g_ptr_array_index (self->ranks, 0) : NULL;

  return rank != NULL && rank->strength >= MINIMUM_STRENGTH ? rank : NULL;
}

static const TjClassifierRank *
find_rank (TjClassification *self,
           TjTaxonomyNode   *type)
{
  for (guint i = 0; i < self->ranks->len; i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (self->ranks, i);

      if (rank->node == type)
        return rank;
    }

  return NULL;
}

/**
 * tj_classification_find_doubt:
 * @declared: (nullable): the type that was declared
 *
 * Two types that are too close to call are no ground for a doubt.
 *
 * Returns: (transfer none) (nullable): the rank that the text speaks for instead of @declared,
 *   or %NULL where there is no doubt about it
 */
const TjClassifierRank *
tj_classification_find_doubt (TjClassification *self,
                              TjTaxonomyNode   *declared)
{
  const TjClassifierRank *best;
  const TjClassifierRank *own;

  g_return_val_if_fail (self != NULL, NULL);

  best = tj_classification_get_place (self);
  own = find_rank (self, declared);
  if (best == NULL || own == NULL || best == own || own->score >= best->score * DOUBT_RATIO)
    return NULL;

  return best;
}

/**
 * tj_classification_is_indirect:
 *
 * Returns: whether the reductions may be those of others, as with a platform
 */
gboolean
tj_classification_is_indirect (TjClassification *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      if (tj_boundary_pair_is_indirect (g_ptr_array_index (self->pairs, i)))
        return TRUE;
    }

  return FALSE;
}

void
tj_classification_free (TjClassification *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->ranks);
  g_ptr_array_unref (self->pairs);
  g_free (self->folded);
  g_free (self);
}

static gboolean
speaks_for (GPtrArray *rules,
            guint      type)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const TjCueRule *rule = g_ptr_array_index (rules, i);

      if (rule->type == type && rule->weight > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_classifier_find_words:
 * @type_code: the code of a type
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full) (element-type TjTextSpan): where words that may speak for the type
 *   stand in @text, by their place; empty where there are none or no such type
 */
GArray *
tj_classifier_find_words (TjTaxonomy *taxonomy,
                          const char *type_code,
                          const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TjTextSpan));
  g_autoptr(GArray) matches = NULL;
  TjTaxonomyNode *node;
  guint type;

  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), spans);

  node = tj_taxonomy_lookup (taxonomy, type_code);
  if (node == NULL || text == NULL || !g_ptr_array_find (taxonomy->types, node, &type))
    return spans;

  matches = tj_cue_index_scan (taxonomy->index, text);
  for (guint i = 0; i < matches->len; i++)
    {
      const TjCueMatch *match = &g_array_index (matches, TjCueMatch, i);
      TjTextSpan span = { match->start, match->end };

      if (speaks_for (tj_cue_index_get_rules (taxonomy->index, match->word), type))
        g_array_append_val (spans, span);
    }

  return spans;
}
