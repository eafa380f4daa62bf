/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-documents.h"

#include <math.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-members.h"
#include "core/decision/tj-decision-private.h"
#include "core/decision/tj-decision-words.h"

/* The result sheet, 评审汇总表: a row a package from the best, totals and consensus side by side,
 * what becomes of it and by whom, a column a criterion; below it rule, agreement and every sheet
 * by its digest. */

#define COLUMNS "/org/tanjian/Tanjian/ledger/decision-2024.xml"
#define SAY TJ_PANEL_SAY
/* What is printed of points that no rule rounded. */
#define POINT_DECIMALS 2

static TjLedgerColumns *
create_columns (const TjDecision *self,
                TjLanguage        language)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *columns = tj_ledger_columns_new (bytes, COLUMNS, &error);
  const xmlNode *criterion = tj_xml_first_child (tj_decision_get_root (self), "criterion");

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (columns == NULL)
    g_error ("%s", error->message);

  for (guint i = 1; criterion != NULL; criterion = tj_xml_next (criterion, "criterion"), i++)
    {
      g_autofree char *id = g_strdup_printf ("criterion_%u", i);
      g_autofree char *title = tj_xml_dup_child_text (criterion, SAY (language, "zh", "en"));

      tj_ledger_columns_add (columns, id, TJ_LEDGER_NUMBER, title);
    }

  return columns;
}

/* What is not known is an empty cell and never a zero. */
static void
set_number (TjLedger      *ledger,
            const char    *column,
            const xmlNode *element,
            const char    *attribute)
{
  const double unit = pow (10, POINT_DECIMALS);
  double value;

  if (tj_decision_attribute (element, attribute, &value))
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, column), round (value * unit) / unit);
}

static void
set_votes (TjLedger         *ledger,
           const TjDecision *self,
           const char       *key)
{
  static const char * const parts[] = { "for", "against", "abstain", "absent" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *votes = tj_decision_get_of_item (self, key, parts[i]);

      if (votes != NULL)
        tj_ledger_cell_set_number (tj_ledger_get_last (ledger, parts[i]),
                                   g_ascii_strtod (votes, NULL));
    }
}

static void
set_criteria (TjLedger      *ledger,
              const xmlNode *item,
              TjLanguage     language)
{
  const xmlNode *result = tj_xml_first_child (item, "result");

  for (guint i = 1; result != NULL; result = tj_xml_next (result, "result"), i++)
    {
      g_autofree char *id = g_strdup_printf ("criterion_%u", i);
      g_autofree char *state = tj_xml_dup_attribute (result, "state");
      double value;

      if (tj_decision_attribute (result, "value", &value))
        tj_ledger_cell_set_number (tj_ledger_get_last (ledger, id), value);
      else
        tj_ledger_set_last_text (ledger, id,
                                 tj_panel_words_state (tj_panel_state_parse (state), language));
    }
}

static char *
dup_widest (const TjDecision *self,
            const xmlNode    *item,
            TjLanguage        language)
{
  g_autofree char *id = tj_xml_dup_attribute (item, "widest");
  g_autofree char *criterion = NULL;
  g_autofree char *points = NULL;
  double spread = 0;

  if (id == NULL)
    return NULL;

  criterion = tj_decision_words_criterion (self, id, language);
  tj_decision_attribute (item, "spread", &spread);
  points = tj_text_format_number (spread, 1);

  return g_strdup_printf (SAY (language, "%s（相差%s分）", "%s (%s points)"), criterion, points);
}

static char *
dup_minority (const TjDecision *self,
              const char       *key,
              TjLanguage        language)
{
  const char *minority = tj_decision_get_of_item (self, key, "minority");
  const char *by = tj_decision_get_of_item (self, key, "minority-by");

  if (minority == NULL)
    return NULL;

  return by == NULL ? g_strdup (minority)
                    : g_strdup_printf (SAY (language, "%s：%s", "%s: %s"), by, minority);
}

static void
set_outcome (TjLedger         *ledger,
             const TjDecision *self,
             const xmlNode    *item,
             const char       *key,
             TjLanguage        language)
{
  g_autofree char *state = tj_xml_dup_attribute (item, "state");
  const char *reason = tj_decision_get_of_item (self, key, "outcome-reason");

  tj_ledger_set_last_text (ledger, "outcome",
                           tj_decision_words_outcome (tj_decision_get_outcome (self, item),
                                                      language));
  tj_ledger_set_last_text (ledger, "decided_by",
                           tj_decision_get_of_item (self, key, "outcome") != NULL
                             ? SAY (language, "专家组", "panel")
                             : SAY (language, "规则", "rule"));
  if (reason == NULL && !g_str_equal (state, "known"))
    reason = tj_panel_words_state (tj_panel_state_parse (state), language);
  tj_ledger_set_last_text (ledger, "reason", reason);
}

static void
set_robustness (TjLedger      *ledger,
                const xmlNode *item,
                TjLanguage     language)
{
  const xmlNode *robustness = tj_xml_first_child (item, "robustness");
  g_autofree char *words = tj_xml_dup_child_text (robustness, SAY (language, "zh", "en"));
  g_autofree char *low = tj_xml_dup_attribute (robustness, "low");
  g_autofree char *high = tj_xml_dup_attribute (robustness, "high");
  double share;

  tj_ledger_set_last_text (ledger, "robustness", words);
  set_number (ledger, "expected_rank", robustness, "expected");
  if (low != NULL && high != NULL)
    {
      g_autofree char *interval = g_strdup_printf ("%s–%s", low, high);

      tj_ledger_set_last_text (ledger, "rank_interval", interval);
    }
  if (tj_decision_attribute (robustness, "top", &share))
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "top_share"), round (share * 1000) / 10);
}

static void
add_row (TjLedger         *ledger,
         const TjDecision *self,
         const xmlNode    *item,
         TjLanguage        language)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  g_autofree char *applicant = tj_xml_dup_child_text (item, "applicant");
  g_autofree char *widest = dup_widest (self, item, language);
  g_autofree char *minority = dup_minority (self, key, language);
  double value;

  tj_ledger_add_row (ledger);
  set_number (ledger, "rank", item, "rank");
  tj_ledger_set_last_text (ledger, "technology_name", name);
  tj_ledger_set_last_text (ledger, "applicant", applicant);
  if (tj_decision_attribute (item, "value", &value))
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "total"), value);
  if (tj_decision_has_consensus (self, item) && tj_decision_get_total (self, item, &value))
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "consensus"), value);
  set_outcome (ledger, self, item, key, language);
  set_votes (ledger, self, key);
  set_number (ledger, "sheets", item, "sheets");
  set_number (ledger, "lowest", item, "lowest");
  set_number (ledger, "highest", item, "highest");
  set_number (ledger, "raw", item, "raw");
  set_number (ledger, "adjusted", item, "adjusted");
  tj_ledger_set_last_text (ledger, "widest", widest);
  tj_ledger_set_last_text (ledger, "minority", minority);
  set_robustness (ledger, item, language);
  set_criteria (ledger, item, language);
}

static void
add_sheet_notes (TjLedger      *ledger,
                 const xmlNode *root,
                 TjLanguage     language)
{
  const xmlNode *sheet = tj_xml_first_child (root, "sheet");

  for (; sheet != NULL; sheet = tj_xml_next (sheet, "sheet"))
    {
      g_autofree char *file = tj_xml_dup_attribute (sheet, "file");
      g_autofree char *reviewer = tj_xml_dup_attribute (sheet, "reviewer");
      g_autofree char *sha256 = tj_xml_dup_attribute (sheet, "sha256");
      g_autofree char *status = tj_xml_dup_attribute (sheet, "status");

      g_ptr_array_add (ledger->notes,
                       g_strdup_printf (SAY (language, "评审表 %s：%s，SHA-256 %s，%s",
                                             "Sheet %s: %s, SHA-256 %s, %s"), file,
                                        reviewer != NULL ? reviewer : "—",
                                        sha256 != NULL ? sha256 : "—",
                                        tj_panel_words_status (status, language)));
    }
}

/* How the draws were made, and how far each weight may move. */
static void
add_robustness_notes (TjLedger         *ledger,
                      const TjDecision *self,
                      TjLanguage        language)
{
  const xmlNode *root = tj_decision_get_root (self);
  const xmlNode *draws = tj_xml_first_child (root, "draws");
  const xmlNode *criterion = tj_xml_first_child (root, "criterion");

  if (draws != NULL)
    {
      g_autofree char *words = tj_xml_dup_child_text (draws, SAY (language, "zh", "en"));

      g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "稳健性：%s",
                                                            "Robustness: %s"), words));
    }
  for (; criterion != NULL; criterion = tj_xml_next (criterion, "criterion"))
    {
      g_autofree char *id = tj_xml_dup_attribute (criterion, "id");
      g_autofree char *name = tj_decision_words_criterion (self, id, language);
      g_autofree char *stays = tj_decision_words_stays (criterion, language);

      if (stays != NULL)
        g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "%s：%s", "%s: %s"), name,
                                                         stays));
    }
}

static void
add_notes (TjLedger         *ledger,
           const TjDecision *self,
           TjLanguage        language)
{
  const xmlNode *root = tj_decision_get_root (self);
  const xmlNode *totals = tj_xml_first_child (root, "totals");
  g_autofree char *rule = tj_xml_dup_child_text (tj_xml_first_child (root, "rule"),
                                                 SAY (language, "zh", "en"));
  g_autofree char *alpha = tj_decision_words_agreement (totals, FALSE, language);
  g_autofree char *w = tj_decision_words_agreement (totals, TRUE, language);
  const char *date = tj_decision_get (self, "decision.date");
  const char *chair = tj_decision_get_chair (self);

  if (date != NULL || chair != NULL)
    g_ptr_array_add (ledger->notes,
                     g_strdup_printf (SAY (language, "评审日期：%s　专家组组长：%s",
                                           "Day of the meeting: %s  Chair: %s"),
                                      date != NULL ? date : "—", chair != NULL ? chair : "—"));
  g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "计分规则：%s", "Rule: %s"),
                                                   rule));
  g_ptr_array_add (ledger->notes,
                   g_strdup_printf (SAY (language, "总分一致性：Krippendorff α（等距）%s",
                                         "Agreement of totals: Krippendorff's alpha (interval) "
                                         "%s"), alpha));
  g_ptr_array_add (ledger->notes,
                   g_strdup_printf (SAY (language, "Kendall W %s", "Kendall's W %s"), w));
  add_robustness_notes (ledger, self, language);
  add_sheet_notes (ledger, root, language);
}

/**
 * tj_decision_table_new:
 * @language: of titles, words and notes
 *
 * Returns: (transfer full): the result sheet, to be written as workbook, CSV, XML or on paper
 */
TjLedger *
tj_decision_table_new (const TjDecision *self,
                       TjLanguage        language)
{
  g_autoptr(TjLedgerColumns) columns = create_columns (self, language);
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (self), "item");
  const char *own = tj_decision_get (self, "decision.title");
  g_autofree char *title = NULL;
  TjLedger *ledger;

  title = g_strdup_printf (SAY (language, "%s%s（%s）", "%s%s (%s)"), own != NULL ? own : "",
                           own != NULL ? SAY (language, "评审汇总表", ": results of the panel")
                                       : tj_language_pick (language, columns->title_zh,
                                                           columns->title_en),
                           tj_panel_words_stage (tj_decision_get_stage (self), language));
  ledger = tj_ledger_new (columns, title);
  for (; item != NULL; item = tj_xml_next (item, "item"))
    add_row (ledger, self, item, language);
  add_notes (ledger, self, language);

  return ledger;
}
