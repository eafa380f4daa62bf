/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-panel.h"

#include <string.h>

#define DEFAULT_RULE "weighted"

/* Reviews in an order of their own, so that a chart does not depend on that of the files. */
typedef struct
{
  const TjChartSubject *subject;
  TjReview *review;
  const char *name;
  const char *organisation;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;
  int order = strcmp (x->subject->key, y->subject->key);

  if (order == 0)
    order = g_strcmp0 (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->organisation, y->organisation);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Entry *x = *(const Entry * const *) a;
  const Entry *y = *(const Entry * const *) b;
  int order = g_strcmp0 (x->name, y->name);

  return order != 0 ? order : g_strcmp0 (x->organisation, y->organisation);
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b)
{
  const TjChartSubject *x = *(const TjChartSubject * const *) a;
  const TjChartSubject *y = *(const TjChartSubject * const *) b;

  return strcmp (x->key, y->key);
}

static GArray *
list_entries (const TjChartInput *input)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < input->subjects->len; i++)
    {
      const TjChartSubject *subject = g_ptr_array_index (input->subjects, i);

      for (guint j = 0; j < subject->reviews->len; j++)
        {
          TjReview *review = g_ptr_array_index (subject->reviews, j);
          const Entry entry = { subject, review, tj_review_get (review, "reviewer.name"),
                                tj_review_get (review, "reviewer.organisation") };

          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

/* The stage of most reviews, of as many the later one. */
static TjReviewStage
find_stage (GArray *entries)
{
  guint counts[TJ_N_REVIEW_STAGES] = { 0 };
  guint best = 0;

  for (guint i = 0; i < entries->len; i++)
    counts[tj_review_get_stage (g_array_index (entries, Entry, i).review)]++;
  for (guint i = 1; i < TJ_N_REVIEW_STAGES; i++)
    best = counts[i] >= counts[best] && counts[i] > 0 ? i : best;

  return (TjReviewStage) best;
}

/* (transfer none): that of most reviews of the stage, of equally many that of the first */
static TjRubric *
find_rubric (GArray        *entries,
             TjReviewStage  stage)
{
  TjRubric *best = NULL;
  guint most = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      TjReview *review = g_array_index (entries, Entry, i).review;
      TjRubric *rubric = tj_review_get_rubric (review);
      guint count = 0;

      if (tj_review_get_stage (review) != stage || (best != NULL && tj_rubric_equal (rubric, best)))
        continue;

      for (guint j = i; j < entries->len; j++)
        {
          TjReview *other = g_array_index (entries, Entry, j).review;

          count += tj_review_get_stage (other) == stage &&
                   tj_rubric_equal (tj_review_get_rubric (other), rubric);
        }
      if (count > most)
        {
          most = count;
          best = rubric;
        }
    }

  return best;
}

static char *
dup_item_name (const TjChartSubject *subject)
{
  TjField *field;
  const char *text = NULL;

  if (subject->package != NULL)
    {
      field = tj_form_get_field (tj_package_get_form (subject->package), "technology_name");
      text = tj_field_get_text (field);
    }
  if (text == NULL || *text == '\0')
    text = subject->name;

  return tj_chart_text_dup_clean (text);
}

static char *
dup_reviewer_key (const Entry *entry)
{
  return g_strconcat (entry->name != NULL ? entry->name : "", "\n", entry->organisation, NULL);
}

/* Reviewers in the order of their names. */
static void
add_reviewers (TjChartPanel *self,
               GArray       *entries)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (order, &g_array_index (entries, Entry, i));
  g_ptr_array_sort (order, compare_names);

  for (guint i = 0; i < order->len; i++)
    {
      const Entry *entry = g_ptr_array_index (order, i);
      g_autofree char *key = dup_reviewer_key (entry);
      g_autofree char *name = tj_chart_text_dup_clean (entry->name);

      if (tj_review_get_stage (entry->review) == self->panel->stage &&
          tj_rubric_equal (tj_review_get_rubric (entry->review), self->panel->rubric))
        tj_panel_add_reviewer (self->panel, key, name, entry->organisation);
    }
}

static void
leave_out (TjChartPanel *self,
           const Entry  *entry,
           const char   *reason)
{
  g_autofree char *item = dup_item_name (entry->subject);
  g_autofree char *name = tj_chart_text_dup_clean (entry->name);

  g_ptr_array_add (self->left_out, g_strdup_printf ("%s · %s\t%s", item, name, reason));
}

static void
add_sheets (TjChartPanel *self,
            GArray       *entries,
            TjLanguage    language)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *key = dup_reviewer_key (entry);
      guint item;
      guint reviewer;

      if (tj_review_get_stage (entry->review) != self->panel->stage)
        {
          leave_out (self, entry, TJ_CHART_SAY (language, "属于其他评审阶段", "of another stage"));
          continue;
        }

      if (!tj_rubric_equal (tj_review_get_rubric (entry->review), self->panel->rubric))
        {
          leave_out (self, entry,
                     TJ_CHART_SAY (language, "采用其他量表", "judged by another rubric"));
          continue;
        }

      item = tj_panel_add_item (self->panel, entry->subject->key, "");
      reviewer = tj_panel_add_reviewer (self->panel, key, "", NULL);
      if (tj_panel_find_sheet (self->panel, item, reviewer) != NULL)
        leave_out (self, entry, TJ_CHART_SAY (language, "同一专家对同一项目的另一份评审表",
                                              "another sheet of the same reviewer"));
      else
        tj_panel_add_sheet (self->panel, item, reviewer, entry->review, NULL);
    }
}

static void
add_items (TjChartPanel       *self,
           const TjChartInput *input)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < input->subjects->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (input->subjects, i));
  g_ptr_array_sort (order, compare_subjects);

  for (guint i = 0; i < order->len; i++)
    {
      const TjChartSubject *subject = g_ptr_array_index (order, i);
      g_autofree char *name = dup_item_name (subject);

      tj_panel_add_item (self->panel, subject->key, name);
    }
}

static void
fill_names (TjChartPanel *self,
            TjLanguage    language)
{
  GListModel *criteria = tj_rubric_get_criteria (self->panel->rubric, self->panel->stage);
  const guint n_criteria = g_list_model_get_n_items (criteria);

  self->criteria = g_new0 (char *, n_criteria + 1);
  for (guint i = 0; i < n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      self->criteria[i] = tj_chart_text_dup_clean (tj_criterion_get_name (criterion, language));
    }

  self->items = g_new0 (char *, self->panel->items->len + 1);
  for (guint i = 0; i < self->panel->items->len; i++)
    self->items[i] = g_strdup (((TjPanelItem *) g_ptr_array_index (self->panel->items, i))->name);

  self->reviewers = g_new0 (char *, self->panel->reviewers->len + 1);
  for (guint i = 0; i < self->panel->reviewers->len; i++)
    {
      const TjPanelReviewer *reviewer = g_ptr_array_index (self->panel->reviewers, i);

      self->reviewers[i] = *reviewer->name != '\0'
                             ? g_strdup (reviewer->name)
                             : g_strdup (TJ_CHART_SAY (language, "未署名", "no name"));
    }
}

/**
 * tj_chart_panel_new:
 * @chart: whose options choose the rule; gets a sentence where this returns %NULL
 * @input: with the reviews
 *
 * Returns: (transfer full) (nullable): the panel, or %NULL where there is no review, or the rule
 *   does not fit
 */
TjChartPanel *
tj_chart_panel_new (TjChart            *chart,
                    const TjChartInput *input)
{
  g_autoptr(TjChartPanel) self = g_new0 (TjChartPanel, 1);
  TjChartContent *content = tj_chart_get_content (chart);
  g_autoptr(GArray) entries = list_entries (input);
  g_autoptr(GError) error = NULL;
  TjReviewStage stage;

  self->left_out = g_ptr_array_new_with_free_func (g_free);
  if (entries->len == 0)
    {
      content->sentence = g_strdup (TJ_CHART_SAY (content->language,
                                                  "还没有评审表，无法绘图。",
                                                  "There is no review sheet yet, so nothing can "
                                                  "be drawn."));
      return NULL;
    }

  stage = find_stage (entries);
  self->panel = tj_panel_new (find_rubric (entries, stage), stage);
  add_items (self, input);
  add_reviewers (self, entries);
  add_sheets (self, entries, content->language);
  fill_names (self, content->language);

  if (content->options.rule == NULL)
    self->rule = tj_panel_rule_new_default (DEFAULT_RULE);
  self->analysis = tj_panel_analyse (self->panel, self->rule != NULL ? self->rule
                                                                     : content->options.rule,
                                     &error);
  if (self->analysis == NULL)
    {
      content->sentence = tj_chart_text_dup_clean (error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tj_chart_panel_free:
 * @self: (transfer full) (nullable): a panel
 */
void
tj_chart_panel_free (TjChartPanel *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->analysis, tj_panel_analysis_free);
  g_clear_pointer (&self->panel, tj_panel_free);
  g_clear_pointer (&self->rule, tj_panel_rule_free);
  g_strfreev (self->criteria);
  g_strfreev (self->items);
  g_strfreev (self->reviewers);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/**
 * tj_chart_panel_get_robustness:
 *
 * Returns: (transfer full): of the chart's options
 */
TjRobustness *
tj_chart_panel_get_robustness (TjChartPanel *self,
                               TjChart      *chart)
{
  return tj_robustness_new (self->analysis->scorer, self->analysis->reviewer_weights,
                            &tj_chart_get_content (chart)->options.draws);
}

/**
 * tj_chart_panel_note:
 *
 * The rule goes into the footnote, and what was left out into the list below the chart.
 */
void
tj_chart_panel_note (TjChartPanel *self,
                     TjChart      *chart)
{
  TjChartContent *content = tj_chart_get_content (chart);
  g_autofree char *rule = tj_panel_rule_describe (self->analysis->rule, content->language);

  content->footnote = g_strdup_printf (TJ_CHART_SAY (content->language, "规则——%s", "Rule – %s"),
                                       rule);
  for (guint i = 0; i < self->analysis->result->n_items; i++)
    {
      const TjPanelItemResult *item = &self->analysis->result->items[i];

      if (item->state != TJ_PANEL_KNOWN)
        g_ptr_array_add (content->missing,
                         g_strdup_printf ("%s\t%s", self->items[i],
                                          tj_chart_panel_say_state (item->state,
                                                                    content->language)));
    }

  for (guint i = 0; i < self->left_out->len; i++)
    g_ptr_array_add (content->missing, g_strdup (g_ptr_array_index (self->left_out, i)));

  content->missing_heading = g_strdup_printf (TJ_CHART_SAY (content->language, "未计入（%u项）",
                                                            "Left out (%u)"),
                                              content->missing->len);
}

/**
 * tj_chart_panel_say_stage:
 *
 * Returns: the name of a stage in the language of a chart
 */
const char *
tj_chart_panel_say_stage (TjReviewStage stage,
                          TjLanguage    language)
{
  switch (stage)
    {
    case TJ_REVIEW_SECOND:
      return TJ_CHART_SAY (language, "复审", "Second review");
    case TJ_REVIEW_DEFENCE:
      return TJ_CHART_SAY (language, "技术答辩", "Technical defence");
    case TJ_REVIEW_PRELIMINARY:
    default:
      return TJ_CHART_SAY (language, "初审", "Preliminary review");
    }
}

/**
 * tj_chart_panel_say_state:
 *
 * Returns: why there is no total, in a few words
 */
const char *
tj_chart_panel_say_state (TjPanelState state,
                          TjLanguage   language)
{
  switch (state)
    {
    case TJ_PANEL_NOT_REVIEWED:
      return TJ_CHART_SAY (language, "无人评审", "nobody reviewed it");
    case TJ_PANEL_NOT_ASSESSED:
      return TJ_CHART_SAY (language, "无人给分", "nobody could assess it");
    case TJ_PANEL_GAPS:
      return TJ_CHART_SAY (language, "有缺项，规则不计总分", "gaps, which the rule does not allow");
    case TJ_PANEL_TOO_FEW:
      return TJ_CHART_SAY (language, "评审表少于规则要求", "fewer sheets than the rule wants");
    case TJ_PANEL_NO_WEIGHT:
      return TJ_CHART_SAY (language, "给分专家的权重为0", "those who scored have no weight");
    case TJ_PANEL_KNOWN:
    default:
      return "";
    }
}
