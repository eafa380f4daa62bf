/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-words.h"

#include <stdio.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-private.h"
#include "core/document/tj-document.h"

#define SAY TJ_PANEL_SAY

/**
 * tj_decision_words_outcome:
 *
 * Returns: what becomes of a package, in a few words
 */
const char *
tj_decision_words_outcome (TjOutcome  outcome,
                           TjLanguage language)
{
  switch (outcome)
    {
    case TJ_OUTCOME_PASS:
      return SAY (language, "通过", "passes");
    case TJ_OUTCOME_CONDITIONAL:
      return SAY (language, "修改后通过", "passes on conditions");
    case TJ_OUTCOME_FAIL:
      return SAY (language, "不通过", "does not pass");
    case TJ_OUTCOME_OPEN:
    default:
      return SAY (language, "待定", "open");
    }
}

/**
 * tj_decision_words_effect:
 * @effect: (nullable): of a comment
 *
 * Returns: what came of a comment of the public
 */
const char *
tj_decision_words_effect (const char *effect,
                          TjLanguage  language)
{
  if (g_strcmp0 (effect, "withdrawn") == 0)
    return SAY (language, "不再列入", "taken off the list");
  if (g_strcmp0 (effect, "corrected") == 0)
    return SAY (language, "更正后列入", "corrected");
  if (g_strcmp0 (effect, "none") == 0)
    return SAY (language, "不影响结果", "the result stands");

  return "";
}

/**
 * tj_decision_words_criterion:
 *
 * Returns: (transfer full): the name of a criterion; its id where the facts do not have it
 */
char *
tj_decision_words_criterion (const TjDecision *self,
                             const char       *id,
                             TjLanguage        language)
{
  const xmlNode *criterion = tj_xml_first_child (tj_decision_get_root (self), "criterion");

  for (; criterion != NULL; criterion = tj_xml_next (criterion, "criterion"))
    {
      g_autofree char *own = tj_xml_dup_attribute (criterion, "id");

      if (g_strcmp0 (own, id) == 0)
        return tj_xml_dup_child_text (criterion, SAY (language, "zh", "en"));
    }

  return g_strdup (id);
}

/**
 * tj_decision_words_member:
 *
 * Returns: (transfer full): the name of a member of the panel
 */
char *
tj_decision_words_member (const TjDecision *self,
                          const char       *fingerprint)
{
  const xmlNode *member = tj_xml_first_child (tj_decision_get_root (self), "member");

  for (; member != NULL; member = tj_xml_next (member, "member"))
    {
      g_autofree char *own = tj_xml_dup_attribute (member, "fingerprint");

      if (g_strcmp0 (own, fingerprint) == 0)
        return tj_xml_dup_attribute (member, "name");
    }

  return g_strdup (fingerprint);
}

/**
 * tj_decision_words_value:
 *
 * Returns: (transfer full): a total with the decimals of the rule, or a dash
 */
char *
tj_decision_words_value (const TjDecision *self,
                         gboolean          known,
                         double            value)
{
  double decimals = 0;

  if (!known)
    return g_strdup ("—");

  tj_decision_attribute (tj_xml_first_child (tj_decision_get_root (self), "rule"), "decimals",
                         &decimals);

  return tj_panel_words_number (value, (guint) decimals);
}

/**
 * tj_decision_words_score:
 * @score: an element of the facts
 *
 * Returns: (transfer full): the points, or that there are none
 */
char *
tj_decision_words_score (const xmlNode *score,
                         TjLanguage     language)
{
  g_autofree char *state = tj_xml_dup_attribute (score, "state");
  double points;

  if (tj_decision_attribute (score, "points", &points))
    return tj_panel_words_number (points, 1);

  return g_strdup (g_strcmp0 (state, "cannot-assess") == 0
                     ? SAY (language, "无法评判", "cannot be assessed")
                     : SAY (language, "未评分", "not scored"));
}

/**
 * tj_decision_words_consensus:
 * @points: half points, or cannot-assess
 *
 * Returns: (transfer full): the same for people
 */
char *
tj_decision_words_consensus (const char *points,
                             TjLanguage  language)
{
  if (!g_ascii_isdigit (*points))
    return g_strdup (SAY (language, "无法评判", "cannot be assessed"));

  return tj_panel_words_number (g_ascii_strtod (points, NULL) / 2, 1);
}

/**
 * tj_decision_words_vote:
 * @key: of a package
 *
 * Returns: (transfer full) (nullable): the votes, where there were any
 */
char *
tj_decision_words_vote (const TjDecision *self,
                        const char       *key,
                        TjLanguage        language)
{
  const char *yes = tj_decision_get_of_item (self, key, "for");
  const char *no = tj_decision_get_of_item (self, key, "against");
  const char *abstain = tj_decision_get_of_item (self, key, "abstain");
  const char *absent = tj_decision_get_of_item (self, key, "absent");
  g_autofree char *missing = NULL;

  if (yes == NULL && no == NULL && abstain == NULL && absent == NULL)
    return NULL;

  if (absent != NULL)
    missing = g_strdup_printf (SAY (language, "、缺席%s人", ", %s absent"), absent);

  return g_strdup_printf (SAY (language, "赞成%s票、反对%s票、弃权%s票%s",
                               "%s for, %s against, %s abstained%s"),
                          yes != NULL ? yes : "0", no != NULL ? no : "0",
                          abstain != NULL ? abstain : "0", missing != NULL ? missing : "");
}

static TjAgreementState
parse_state (const char *text)
{
  for (guint i = TJ_AGREEMENT_DEFINED; i <= TJ_AGREEMENT_NOT_COMPLETE; i++)
    {
      if (g_strcmp0 (tj_agreement_state_to_string (i), text) == 0)
        return i;
    }

  return TJ_AGREEMENT_NO_PAIRS;
}

static guint
get_count (const xmlNode *element,
           const char    *name)
{
  double value = 0;

  tj_decision_attribute (element, name, &value);

  return (guint) value;
}

/**
 * tj_decision_words_agreement:
 * @parent: an element of the facts that has `alpha` and `w`
 * @is_w: which of them
 *
 * Returns: (transfer full): value, interval and what they rest on, or why there is none
 */
char *
tj_decision_words_agreement (const xmlNode *parent,
                             gboolean       is_w,
                             TjLanguage     language)
{
  const xmlNode *element = tj_xml_first_child (parent, is_w ? "w" : "alpha");
  g_autofree char *state = tj_xml_dup_attribute (element, "state");
  TjAgreement agreement = { parse_state (state) };

  tj_decision_attribute (element, "value", &agreement.value);
  agreement.has_interval = tj_decision_attribute (element, "low", &agreement.low)
                           && tj_decision_attribute (element, "high", &agreement.high);
  agreement.n_raters = get_count (element, "raters");
  agreement.n_units = get_count (element, "units");
  agreement.n_used = get_count (element, "used");
  tj_decision_attribute (element, "missing", &agreement.missing);

  return is_w ? tj_panel_words_concordance (&agreement, language)
              : tj_panel_words_agreement (&agreement, language);
}

/**
 * tj_decision_words_stays:
 * @criterion: an element of the facts
 *
 * Returns: (transfer full) (nullable): how far its weight may move before something changes
 */
char *
tj_decision_words_stays (const xmlNode *criterion,
                         TjLanguage     language)
{
  const xmlNode *stays = tj_xml_first_child (criterion, "stays");
  TjWeightRange order = { 0, 1 };
  TjWeightRange top = { 0, 1 };
  double weight = 0;
  g_autofree char *now = NULL;
  g_autofree char *of_order = NULL;
  g_autofree char *of_top = NULL;
  gboolean is_clear;

  if (!tj_decision_attribute (stays, "order-low", &order.low)
      || !tj_decision_attribute (stays, "order-high", &order.high))
    return NULL;

  tj_decision_attribute (criterion, "weight", &weight);
  is_clear = tj_decision_attribute (stays, "top-low", &top.low)
             && tj_decision_attribute (stays, "top-high", &top.high);
  now = tj_text_format_number (weight * 100, 1);
  of_order = tj_panel_words_range (&order);
  of_top = is_clear ? tj_panel_words_range (&top)
                    : g_strdup (SAY (language, "入选与落选同分，不能判定",
                                     "cannot be told, since totals are equal"));

  return g_strdup_printf (SAY (language, "现权重%s%%；名次不变的权重区间%s，入选不变的权重区间%s",
                               "weight %s %%; the order stays within %s, what is chosen within "
                               "%s"), now, of_order, of_top);
}

/**
 * tj_decision_words_day:
 * @day: as 2024-06-05
 *
 * Returns: (transfer full): as the language writes it
 */
char *
tj_decision_words_day (const char *day,
                       TjLanguage  language)
{
  guint year = 0;
  guint month = 0;
  guint number = 0;
  GDate date;

  if (language != TJ_LANGUAGE_ZH || sscanf (day, "%4u-%2u-%2u", &year, &month, &number) != 3
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return g_strdup (day);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);

  return tj_document_dup_date (&date);
}
