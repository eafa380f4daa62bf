/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-private.h"

#include <glib/gi18n-lib.h>

#include "core/decision/tj-decision-members.h"

/* What follows from the facts and the panel's own words together. A consensus score stands in
 * the place of what the rule makes of a criterion; the scores of the reviewers stay as they are
 * and beside it. */

#define CANNOT_ASSESS "cannot-assess"
/* Values that agree to this are one: they were rounded by the rule. */
#define SAME 1e-9

static void
read_rule (const TjDecision *self,
           TjPanelRule      *rule)
{
  static const char * const roundings[] = { "half-up", "half-even", "down", NULL };
  const xmlNode *element = tj_xml_first_child (tj_decision_get_root (self), "rule");
  g_autofree char *rounding = tj_xml_dup_attribute (element, "rounding");
  g_autofree char *gaps = tj_xml_dup_attribute (element, "gaps");
  double number = 0;

  for (guint i = 0; roundings[i] != NULL; i++)
    {
      if (g_strcmp0 (roundings[i], rounding) == 0)
        rule->rounding = (TjPanelRounding) i;
    }
  rule->gaps = g_strcmp0 (gaps, "leave-out") == 0 ? TJ_PANEL_GAPS_LEAVE_OUT : TJ_PANEL_GAPS_SPREAD;
  rule->scale = tj_decision_attribute (element, "scale", &number) ? (guint) number : TJ_MAX_LEVEL;
  rule->decimals = tj_decision_attribute (element, "decimals", &number) ? (guint) number : 2;
}

/* The points of one criterion of an item: the consensus, or what the rule makes of the scores. */
static gboolean
get_points (const TjDecision *self,
            const char       *key,
            const xmlNode    *result,
            double           *points,
            gboolean         *is_consensus)
{
  g_autofree char *criterion = tj_xml_dup_attribute (result, "criterion");
  const char *consensus = tj_decision_get_consensus (self, key, criterion, "points");

  *is_consensus = consensus != NULL;
  if (consensus == NULL)
    return tj_decision_attribute (result, "points", points);
  if (g_str_equal (consensus, CANNOT_ASSESS))
    return FALSE;

  *points = g_ascii_strtod (consensus, NULL) / 2;

  return TRUE;
}

static const xmlNode *
find_criterion (const TjDecision *self,
                const xmlNode    *result)
{
  g_autofree char *id = tj_xml_dup_attribute (result, "criterion");
  const xmlNode *criterion = tj_xml_first_child (tj_decision_get_root (self), "criterion");

  for (; criterion != NULL; criterion = tj_xml_next (criterion, "criterion"))
    {
      g_autofree char *own = tj_xml_dup_attribute (criterion, "id");

      if (g_strcmp0 (own, id) == 0)
        return criterion;
    }

  return NULL;
}

typedef struct
{
  gboolean has_total;
  double total;
  gboolean has_consensus;
  guint n_thresholds;
  guint n_below;
} Sum;

static void
count_threshold (Sum           *sum,
                 const xmlNode *element,
                 gboolean       known,
                 double         value)
{
  double threshold;

  if (!tj_decision_attribute (element, "threshold", &threshold))
    return;

  sum->n_thresholds++;
  sum->n_below += known && value < threshold - SAME;
}

static void
work_out (const TjDecision *self,
          const xmlNode    *item,
          Sum              *sum)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  const xmlNode *result = tj_xml_first_child (item, "result");
  TjPanelRule rule = { 0 };
  double points = 0;
  double whole = 0;
  gboolean has_gap = FALSE;

  read_rule (self, &rule);
  for (; result != NULL; result = tj_xml_next (result, "result"))
    {
      const xmlNode *criterion = find_criterion (self, result);
      gboolean is_consensus;
      double own = 0;
      double weight = 0;
      const gboolean known = get_points (self, key, result, &own, &is_consensus);

      tj_decision_attribute (criterion, "weight", &weight);
      sum->has_consensus |= is_consensus;
      has_gap |= !known && weight > 0;
      points += known ? weight * own : 0;
      whole += known ? weight : 0;
      count_threshold (sum, criterion, known,
                       tj_panel_rule_round (&rule, own * rule.scale / TJ_MAX_LEVEL));
    }

  if (!sum->has_consensus)
    sum->has_total = tj_decision_attribute (item, "value", &sum->total);
  else if (whole > SAME && (!has_gap || rule.gaps == TJ_PANEL_GAPS_SPREAD))
    {
      sum->has_total = TRUE;
      sum->total = tj_panel_rule_round (&rule, points / whole * rule.scale / TJ_MAX_LEVEL);
    }

  count_threshold (sum, tj_xml_first_child (tj_decision_get_root (self), "rule"), sum->has_total,
                   sum->total);
}

/* Worked out once for each state of the decision: places compare every package with all. */
static const Sum *
add_up (const TjDecision *self,
        const xmlNode    *item)
{
  Sum *sum = g_hash_table_lookup (self->sums, item);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      work_out (self, item, sum);
      g_hash_table_insert (self->sums, (gpointer) item, sum);
    }

  return sum;
}

/**
 * tj_decision_get_total:
 * @item: an element of the facts
 * @value: (out): with the consensus where there is one, on the rule's scale, rounded
 *
 * Returns: whether there is a total
 */
gboolean
tj_decision_get_total (const TjDecision *self,
                       const xmlNode    *item,
                       double           *value)
{
  const Sum *sum = add_up (self, item);

  *value = sum->total;

  return sum->has_total;
}

/**
 * tj_decision_has_consensus:
 *
 * Returns: whether the panel agreed on a score of the item
 */
gboolean
tj_decision_has_consensus (const TjDecision *self,
                           const xmlNode    *item)
{
  return add_up (self, item)->has_consensus;
}

/* Of those that reach their thresholds so many go on. Who shares the last place with others is
 * for the panel to say. */
static TjOutcome
judge_place (const TjDecision *self,
             const xmlNode    *item,
             double            value,
             guint             n_pass)
{
  const xmlNode *other = tj_xml_first_child (tj_decision_get_root (self), "item");
  guint n_better = 0;
  guint n_equal = 0;

  for (; other != NULL; other = tj_xml_next (other, "item"))
    {
      const Sum *sum = add_up (self, other);

      if (!sum->has_total || sum->n_below > 0)
        continue;
      n_better += sum->total > value + SAME;
      n_equal += sum->total <= value + SAME && sum->total >= value - SAME;
    }

  if (n_better + n_equal <= n_pass)
    return TJ_OUTCOME_PASS;

  return n_better >= n_pass ? TJ_OUTCOME_FAIL : TJ_OUTCOME_OPEN;
}

/**
 * tj_decision_get_rule_outcome:
 * @item: an element of the facts
 *
 * Returns: what the rule says: by thresholds and by how many may pass; open where neither is set
 *   or there is no total
 */
TjOutcome
tj_decision_get_rule_outcome (const TjDecision *self,
                              const xmlNode    *item)
{
  const xmlNode *rule = tj_xml_first_child (tj_decision_get_root (self), "rule");
  const Sum *sum = add_up (self, item);
  double n_pass = 0;

  if (!sum->has_total)
    return TJ_OUTCOME_OPEN;
  if (sum->n_below > 0)
    return TJ_OUTCOME_FAIL;
  if (tj_decision_attribute (rule, "pass", &n_pass))
    return judge_place (self, item, sum->total, (guint) n_pass);

  return sum->n_thresholds > 0 ? TJ_OUTCOME_PASS : TJ_OUTCOME_OPEN;
}

/**
 * tj_decision_get_outcome:
 * @item: an element of the facts
 *
 * Returns: what the panel says, or else the rule
 */
TjOutcome
tj_decision_get_outcome (const TjDecision *self,
                         const xmlNode    *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  const char *own = tj_decision_get_of_item (self, key, "outcome");

  return own != NULL ? tj_outcome_parse (own) : tj_decision_get_rule_outcome (self, item);
}

/**
 * tj_decision_has_passed:
 * @key: of a package as it is now
 *
 * Returns: whether the package goes on to the next stage
 */
gboolean
tj_decision_has_passed (const TjDecision *self,
                        const char       *key)
{
  const xmlNode *item = tj_decision_find_item (self, key);
  const TjOutcome outcome = item != NULL ? tj_decision_get_outcome (self, item) : TJ_OUTCOME_FAIL;

  return outcome == TJ_OUTCOME_PASS || outcome == TJ_OUTCOME_CONDITIONAL;
}

static void
list_consensus_gaps (const TjDecision *self,
                     const xmlNode    *item,
                     const char       *key,
                     const char       *name,
                     GPtrArray        *gaps)
{
  const xmlNode *result = tj_xml_first_child (item, "result");

  for (; result != NULL; result = tj_xml_next (result, "result"))
    {
      g_autofree char *criterion = tj_xml_dup_attribute (result, "criterion");

      if (tj_decision_get_consensus (self, key, criterion, "points") != NULL
          && tj_decision_get_consensus (self, key, criterion, "reason") == NULL)
        {
          /* Translators: a technology */
          g_ptr_array_add (gaps, g_strdup_printf (_("A consensus score of “%s” has no reason"),
                                                  name));
          return;
        }
    }
}

static void
list_item_gaps (const TjDecision *self,
                const xmlNode    *item,
                GPtrArray        *gaps)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  const TjOutcome outcome = tj_decision_get_outcome (self, item);
  const TjOutcome by_rule = tj_decision_get_rule_outcome (self, item);
  const gboolean has_reason = tj_decision_get_of_item (self, key, "outcome-reason") != NULL;

  if (outcome == TJ_OUTCOME_OPEN)
    g_ptr_array_add (gaps, g_strdup_printf (_("What becomes of “%s” is open"), name));
  else if (outcome == TJ_OUTCOME_CONDITIONAL && !has_reason)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” passes on conditions that are not stated"),
                                            name));
  else if (by_rule != TJ_OUTCOME_OPEN && outcome != by_rule && !has_reason)
    g_ptr_array_add (gaps, g_strdup_printf (_("The decision on “%s” is not that of the rule, "
                                              "without a reason"), name));

  list_consensus_gaps (self, item, key, name, gaps);
  tj_decision_list_vote_gaps (self, item, gaps);
  if (tj_decision_get_of_item (self, key, "minority") != NULL
      && tj_decision_get_of_item (self, key, "minority-by") == NULL)
    g_ptr_array_add (gaps, g_strdup_printf (_("Whose the minority opinion on “%s” is, is not "
                                              "stated"), name));
}

static void
list_comment_gaps (const TjDecision *self,
                   GPtrArray        *gaps)
{
  for (guint i = 1; i <= tj_decision_count_comments (self); i++)
    {
      const gboolean is_retracted = tj_decision_get_comment (self, i, "retracted") != NULL;

      if (is_retracted && (tj_decision_get_comment (self, i, "retracted-by") == NULL
                           || tj_decision_get_comment (self, i, "retracted-on") == NULL))
        g_ptr_array_add (gaps, g_strdup_printf (_("Who withdrew comment %u of the public, and "
                                                  "when, is not stated"), i));
      else if (!is_retracted && tj_decision_get_comment (self, i, "text") != NULL
               && tj_decision_get_comment (self, i, "answer") == NULL)
        g_ptr_array_add (gaps, g_strdup_printf (_("Comment %u of the public has no answer"), i));
    }
}

/**
 * tj_decision_list_gaps:
 *
 * Returns: (transfer full): what is still missing or does not agree before it should be signed,
 *   as sentences in the user's language; empty where nothing is
 */
GStrv
tj_decision_list_gaps (const TjDecision *self)
{
  GPtrArray *gaps = g_ptr_array_new ();
  g_autoptr(GPtrArray) items = tj_decision_list_items (self);

  if (tj_decision_get (self, "decision.date") == NULL)
    g_ptr_array_add (gaps, g_strdup (_("The day of the meeting is missing")));
  if (tj_decision_get_chair (self) == NULL)
    g_ptr_array_add (gaps, g_strdup (_("The chair of the panel is missing")));

  tj_decision_list_member_gaps (self, gaps);
  for (guint i = 0; i < items->len; i++)
    list_item_gaps (self, g_ptr_array_index (items, i), gaps);
  list_comment_gaps (self, gaps);
  g_ptr_array_add (gaps, NULL);

  return (GStrv) g_ptr_array_free (gaps, FALSE);
}
