/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-filter.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-set-str.h"
#include "core/model/tj-finding-catalogue.h"

/* Which packages of a round are listed: conditions that all have to hold, each a value or nothing.
 * The settings keep them by the names below, so that a filter of an older or newer program is read
 * as far as it is understood. */

/* A value in the settings is short; what is longer was not written by this program. */
#define MAX_VALUE 64

struct _TjRoundFilter
{
  char *values[TJ_ROUND_N_CONDITIONS];
};

typedef struct
{
  TjRoundCondition condition;
  const char *value;
  const char *label;
} Label;

static const char * const names[] = {
  [TJ_ROUND_CONDITION_NODE] = "node",
  [TJ_ROUND_CONDITION_STAGE] = "stage",
  [TJ_ROUND_CONDITION_REGION] = "region",
  [TJ_ROUND_CONDITION_FINDINGS] = "findings",
  [TJ_ROUND_CONDITION_CODE] = "code",
  [TJ_ROUND_CONDITION_PROGRESS] = "progress",
  [TJ_ROUND_CONDITION_STATUS] = "status",
  [TJ_ROUND_CONDITION_TERM] = "term",
  [TJ_ROUND_CONDITION_SCORE_FROM] = "score-from",
  [TJ_ROUND_CONDITION_SCORE_TO] = "score-to",
};

static const Label labels[] = {
  { TJ_ROUND_CONDITION_STAGE, "demonstration", NC_("filter", "Demonstration") },
  { TJ_ROUND_CONDITION_STAGE, "promotion", NC_("filter", "Promotion") },
  { TJ_ROUND_CONDITION_STAGE, "none", NC_("filter", "No stage stated") },
  { TJ_ROUND_CONDITION_REGION, "none", NC_("filter", "No region known") },
  { TJ_ROUND_CONDITION_FINDINGS, "error", NC_("filter", "With errors") },
  { TJ_ROUND_CONDITION_FINDINGS, "query", NC_("filter", "With queries") },
  { TJ_ROUND_CONDITION_FINDINGS, "clear", NC_("filter", "Without errors and queries") },
  { TJ_ROUND_CONDITION_PROGRESS, "open", NC_("filter", "Not fully scored") },
  { TJ_ROUND_CONDITION_PROGRESS, "scored", NC_("filter", "Scored, not signed") },
  { TJ_ROUND_CONDITION_PROGRESS, "withdrawn", NC_("filter", "Withdrawn, not signed") },
  { TJ_ROUND_CONDITION_PROGRESS, "unsigned", NC_("filter", "Not signed") },
  { TJ_ROUND_CONDITION_PROGRESS, "signed", NC_("filter", "Signed") },
  { TJ_ROUND_CONDITION_STATUS, "unknown", NC_("filter", "Nothing noted") },
  { TJ_ROUND_CONDITION_TERM, "late", NC_("filter", "After the deadline") },
  { TJ_ROUND_CONDITION_TERM, "in-time", NC_("filter", "In time") },
};

/**
 * tj_round_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
TjRoundFilter *
tj_round_filter_new (void)
{
  return g_new0 (TjRoundFilter, 1);
}

/**
 * tj_round_filter_free:
 * @self: (transfer full): a filter
 */
void
tj_round_filter_free (TjRoundFilter *self)
{
  for (guint i = 0; i < TJ_ROUND_N_CONDITIONS; i++)
    g_free (self->values[i]);
  g_free (self);
}

/**
 * tj_round_filter_new_from_variant:
 * @variant: of type a{ss}, as tj_round_filter_to_variant() made it
 *
 * Returns: (transfer full): the filter; conditions that are not understood are left out
 */
TjRoundFilter *
tj_round_filter_new_from_variant (GVariant *variant)
{
  TjRoundFilter *self = tj_round_filter_new ();

  for (guint i = 0; i < TJ_ROUND_N_CONDITIONS; i++)
    {
      const char *value = NULL;

      if (g_variant_lookup (variant, names[i], "&s", &value))
        tj_round_filter_set (self, i, value);
    }

  return self;
}

/**
 * tj_round_filter_to_variant:
 *
 * Returns: (transfer floating): of type a{ss}
 */
GVariant *
tj_round_filter_to_variant (const TjRoundFilter *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < TJ_ROUND_N_CONDITIONS; i++)
    {
      if (self->values[i] != NULL)
        g_variant_builder_add (&builder, "{ss}", names[i], self->values[i]);
    }

  return g_variant_builder_end (&builder);
}

/* A score that cannot be read would let nothing through. */
static gboolean
is_understood (TjRoundCondition  condition,
               const char       *value)
{
  double number;
  char *end = NULL;

  if (value == NULL || *value == '\0' || g_utf8_strlen (value, -1) > MAX_VALUE)
    return FALSE;
  if (condition != TJ_ROUND_CONDITION_SCORE_FROM && condition != TJ_ROUND_CONDITION_SCORE_TO)
    return TRUE;

  number = g_ascii_strtod (value, &end);

  return *end == '\0' && number >= 0 && number <= 5;
}

/**
 * tj_round_filter_set:
 * @value: (nullable): what to ask for; %NULL, or what is not understood, for nothing
 */
void
tj_round_filter_set (TjRoundFilter    *self,
                     TjRoundCondition  condition,
                     const char       *value)
{
  g_return_if_fail (condition < TJ_ROUND_N_CONDITIONS);

  tj_set_str (&self->values[condition], is_understood (condition, value) ? value : NULL);
}

/**
 * tj_round_filter_get:
 *
 * Returns: (nullable): what is asked for
 */
const char *
tj_round_filter_get (const TjRoundFilter *self,
                     TjRoundCondition     condition)
{
  g_return_val_if_fail (condition < TJ_ROUND_N_CONDITIONS, NULL);

  return self->values[condition];
}

/**
 * tj_round_filter_count:
 *
 * Returns: how many conditions there are beside category and type, which stand for themselves
 */
guint
tj_round_filter_count (const TjRoundFilter *self)
{
  guint count = 0;

  for (guint i = TJ_ROUND_CONDITION_NODE + 1; i < TJ_ROUND_N_CONDITIONS; i++)
    count += self->values[i] != NULL ? 1 : 0;

  return count;
}

static gboolean
matches_findings (TjRoundItem *item,
                  const char  *value)
{
  guint n_errors = tj_round_item_count (item, TJ_SEVERITY_ERROR);
  guint n_queries = tj_round_item_count (item, TJ_SEVERITY_QUERY);

  if (g_str_equal (value, "error"))
    return n_errors > 0;
  if (g_str_equal (value, "query"))
    return n_queries > 0;

  return tj_round_item_get_findings (item) != NULL && n_errors == 0 && n_queries == 0;
}

static gboolean
matches_progress (TjRoundItem *item,
                  const char  *value)
{
  TjRoundProgress progress = tj_round_item_get_progress (item);

  if (g_str_equal (value, "open"))
    return progress == TJ_PROGRESS_NONE || progress == TJ_PROGRESS_BEGUN;
  if (g_str_equal (value, "scored"))
    return progress == TJ_PROGRESS_SCORED;
  if (g_str_equal (value, "withdrawn"))
    return progress == TJ_PROGRESS_RECUSED;

  return (progress == TJ_PROGRESS_SIGNED) == g_str_equal (value, "signed");
}

/* The total of half a review is no total, and lies in no range. */
static gboolean
matches_score (TjRoundItem      *item,
               TjRoundCondition  condition,
               const char       *value)
{
  const TjTotal *total = tj_round_item_get_total (item);
  double limit = g_ascii_strtod (value, NULL);

  if (total->n_given == 0 || total->n_missing > 0)
    return FALSE;

  return condition == TJ_ROUND_CONDITION_SCORE_FROM ? total->points >= limit
                                                    : total->points <= limit;
}

static gboolean
matches_condition (TjRoundItem      *item,
                   TjRoundCondition  condition,
                   const char       *value)
{
  const TjRoundFacts *facts = tj_round_item_get_facts (item);

  switch (condition)
    {
    case TJ_ROUND_CONDITION_NODE:
      return g_strcmp0 (facts->category, value) == 0 || g_strcmp0 (facts->type_code, value) == 0;
    case TJ_ROUND_CONDITION_STAGE:
      return g_str_equal (facts->stage != NULL ? facts->stage : "none", value);
    case TJ_ROUND_CONDITION_REGION:
      return g_str_equal (facts->province != NULL ? facts->province->code : "none", value);
    case TJ_ROUND_CONDITION_FINDINGS:
      return matches_findings (item, value);
    case TJ_ROUND_CONDITION_CODE:
      return tj_round_item_has_finding (item, value);
    case TJ_ROUND_CONDITION_PROGRESS:
      return matches_progress (item, value);
    case TJ_ROUND_CONDITION_STATUS:
      return g_str_equal (tj_application_status_to_string (tj_round_item_get_status (item)),
                          value);
    case TJ_ROUND_CONDITION_TERM:
      return tj_round_item_get_late (item) == g_str_equal (value, "late");
    case TJ_ROUND_CONDITION_SCORE_FROM:
    case TJ_ROUND_CONDITION_SCORE_TO:
      return matches_score (item, condition, value);
    case TJ_ROUND_N_CONDITIONS:
    default:
      g_return_val_if_reached (TRUE);
    }
}

/**
 * tj_round_filter_matches:
 *
 * Returns: whether all conditions hold
 */
gboolean
tj_round_filter_matches (const TjRoundFilter *self,
                         TjRoundItem         *item)
{
  for (guint i = 0; i < TJ_ROUND_N_CONDITIONS; i++)
    {
      if (self->values[i] != NULL && !matches_condition (item, i, self->values[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_round_filter_get_label:
 * @value: (nullable): a value that @condition can have
 *
 * Returns: (transfer none): what it means, in the user's language; @value itself where it is a
 *   name already
 */
const char *
tj_round_filter_get_label (TjRoundCondition  condition,
                           const char       *value)
{
  const char *title = NULL;
  const TjProvince *province;
  TjApplicationStatus status;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (labels[i].condition == condition && g_strcmp0 (labels[i].value, value) == 0)
        return g_dpgettext2 (NULL, "filter", labels[i].label);
    }

  if (condition == TJ_ROUND_CONDITION_STATUS && value != NULL &&
      tj_application_status_parse (value, &status, NULL))
    return tj_application_status_get_label (status);

  province = condition == TJ_ROUND_CONDITION_REGION ? tj_province_lookup (value) : NULL;
  if (province != NULL)
    return tj_province_get_name (province);

  if (condition == TJ_ROUND_CONDITION_CODE)
    title = tj_finding_catalogue_get_title (value, tj_language_get_current ());

  return title != NULL ? title : value;
}

/* Both ends in one, as “Score 3 to 4”. */
static char *
describe_score (const TjRoundFilter *self)
{
  const char *from = self->values[TJ_ROUND_CONDITION_SCORE_FROM];
  const char *to = self->values[TJ_ROUND_CONDITION_SCORE_TO];

  if (from != NULL && to != NULL)
    /* Translators: of a filter; two totals */
    return g_strdup_printf (_("Score %s to %s"), from, to);
  if (from != NULL)
    /* Translators: of a filter; a total */
    return g_strdup_printf (_("Score %s or more"), from);

  /* Translators: of a filter; a total */
  return to != NULL ? g_strdup_printf (_("Score %s or less"), to) : NULL;
}

/**
 * tj_round_filter_describe:
 * @taxonomy: the taxonomy of the round
 *
 * Returns: (transfer full): the conditions in words, as “Promotion · Anhui · With errors”
 */
char *
tj_round_filter_describe (const TjRoundFilter *self,
                          TjTaxonomy          *taxonomy)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  const char *node = self->values[TJ_ROUND_CONDITION_NODE];
  TjTaxonomyNode *found = node != NULL ? tj_taxonomy_lookup (taxonomy, node) : NULL;
  g_autofree char *score = describe_score (self);

  if (found != NULL)
    g_ptr_array_add (parts, (char *) tj_taxonomy_node_get_name (found));
  for (guint i = TJ_ROUND_CONDITION_STAGE; i <= TJ_ROUND_CONDITION_TERM; i++)
    {
      if (self->values[i] != NULL)
        g_ptr_array_add (parts, (char *) tj_round_filter_get_label (i, self->values[i]));
    }
  if (score != NULL)
    g_ptr_array_add (parts, score);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}
