/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-panel-table.h"

#include "core/decision/tj-panel-words.h"

/* The result sheet, 评审汇总表: a row a package from the best, a column a criterion and one a
 * reviewer, and below it the rule, the agreement and every sheet by its digest. */

#define COLUMNS "/org/tanjian/Tanjian/ledger/panel-result-2024.xml"
#define SAY TJ_PANEL_SAY
/* Beyond these a workbook is no page any more; the statistics have them all. */
#define MAX_REVIEWER_COLUMNS 30

static TjLedgerColumns *
create_columns (const TjPanelReport *report,
                TjLanguage           language)
{
  GPtrArray *reviewers = report->analysis->panel->reviewers;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *columns = tj_ledger_columns_new (bytes, COLUMNS, &error);

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (columns == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < report->analysis->n_criteria; i++)
    {
      g_autofree char *id = g_strdup_printf ("criterion_%u", i + 1);
      g_autofree char *title = tj_panel_words_criterion (report, i, language);

      tj_ledger_columns_add (columns, id, TJ_LEDGER_NUMBER, title);
    }

  for (guint i = 0; i < reviewers->len && reviewers->len <= MAX_REVIEWER_COLUMNS; i++)
    {
      const TjPanelReviewer *reviewer = g_ptr_array_index (reviewers, i);
      g_autofree char *id = g_strdup_printf ("reviewer_%u", i + 1);
      g_autofree char *title = g_strdup_printf (SAY (language, "%s（0–5）", "%s (0–5)"),
                                                reviewer->name);

      tj_ledger_columns_add (columns, id, TJ_LEDGER_NUMBER, title);
    }

  return columns;
}

static void
set_number (TjLedger   *ledger,
            const char *column,
            gboolean    known,
            double      value)
{
  g_autofree char *rounded = NULL;

  if (!known)
    return;

  /* Two decimals are what one can mean; the statistics have more. */
  rounded = tj_panel_words_number (value, 2);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, column), g_ascii_strtod (rounded, NULL));
}

static void
set_text (TjLedger   *ledger,
          const char *column,
          const char *text)
{
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, column), text);
}

static void
fill_scores (TjLedger            *ledger,
             const TjPanelReport *report,
             guint                item,
             TjLanguage           language)
{
  const TjPanelItemResult *result = &report->analysis->result->items[item];
  const guint n_reviewers = report->analysis->panel->reviewers->len;

  for (guint i = 0; i < report->analysis->n_criteria; i++)
    {
      g_autofree char *id = g_strdup_printf ("criterion_%u", i + 1);

      if (result->criteria[i].state == TJ_PANEL_KNOWN)
        tj_ledger_cell_set_number (tj_ledger_get_last (ledger, id), result->criteria[i].value);
      else
        set_text (ledger, id, tj_panel_words_state (result->criteria[i].state, language));
    }

  for (guint i = 0; i < n_reviewers && n_reviewers <= MAX_REVIEWER_COLUMNS; i++)
    {
      g_autofree char *id = g_strdup_printf ("reviewer_%u", i + 1);
      double points = 0;
      const gboolean known =
        tj_panel_scorer_get_sheet_total (report->analysis->scorer, item, i, &points)
        == TJ_PANEL_KNOWN;

      set_number (ledger, id, known, points);
    }
}

static void
add_row (TjLedger            *ledger,
         const TjPanelReport *report,
         guint                item,
         TjLanguage           language)
{
  const TjPanelItemResult *result = &report->analysis->result->items[item];
  const TjItemAdjustment *adjustment = &report->analysis->strictness->items[item];
  const TjPanelItem *own = g_ptr_array_index (report->analysis->panel->items, item);
  TjForm *form = tj_package_get_form (g_ptr_array_index (report->files->packages, item));
  g_autofree char *words = tj_panel_words_result (report, item, language);
  g_autofree char *widest = tj_panel_words_widest (report, item, language);
  g_autofree char *advice = tj_panel_words_recommendations (report, item, language);
  g_autofree char *robustness = tj_panel_words_robustness (report, item, language);

  tj_ledger_add_row (ledger);
  if (result->rank > 0)
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "rank"), result->rank);
  set_text (ledger, "technology_name", own->name);
  set_text (ledger, "applicant", tj_field_get_text (tj_form_get_field (form, "applicant.name")));
  if (result->state == TJ_PANEL_KNOWN)
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "total"), result->value);
  set_text (ledger, "result", words);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "sheets"), result->n_sheets);
  set_number (ledger, "lowest", result->n_totals > 0, result->lowest);
  set_number (ledger, "highest", result->n_totals > 0, result->highest);
  set_number (ledger, "adjusted", adjustment->known, adjustment->adjusted);
  set_text (ledger, "widest", widest);
  set_text (ledger, "recommendations", advice);
  set_text (ledger, "robustness", robustness);
  fill_scores (ledger, report, item, language);
}

static void
add_notes (TjLedger            *ledger,
           const TjPanelReport *report,
           TjLanguage           language)
{
  const TjPanelAgreements *totals =
    &report->analysis->agreements[report->analysis->n_criteria];
  g_autofree char *rule = tj_panel_rule_describe (report->analysis->rule, language);
  g_autofree char *alpha = tj_panel_words_agreement (&totals->alpha[TJ_METRIC_INTERVAL], language);
  g_autofree char *w = tj_panel_words_concordance (&totals->w, language);

  g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "计分规则：%s", "Rule: %s"),
                                                   rule));
  g_ptr_array_add (ledger->notes,
                   g_strdup_printf (SAY (language, "总分一致性：Krippendorff α（等距）%s",
                                         "Agreement of totals: Krippendorff's alpha (interval) "
                                         "%s"), alpha));
  g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "Kendall W %s", "Kendall's W "
                                                        "%s"), w));

  for (guint i = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      if (tj_panel_file_is_refused (file))
        continue;
      g_ptr_array_add (ledger->notes,
                       g_strdup_printf (SAY (language, "评审表 %s：%s，SHA-256 %s，%s",
                                             "Sheet %s: %s, SHA-256 %s, %s"),
                                        file->path, file->reviewer, file->sha256,
                                        tj_panel_words_status (file->status, language)));
    }
}

/**
 * tj_panel_table_new:
 * @language: of titles, words and notes
 *
 * Returns: (transfer full): the result sheet, to be written as workbook, CSV or XML
 */
TjLedger *
tj_panel_table_new (const TjPanelReport *report,
                    TjLanguage           language)
{
  g_autoptr(TjLedgerColumns) columns = create_columns (report, language);
  const TjPanelResult *result = report->analysis->result;
  g_autofree char *title = NULL;
  TjLedger *ledger;

  title = g_strdup_printf (SAY (language, "%s（%s）", "%s (%s)"),
                           tj_language_pick (language, columns->title_zh, columns->title_en),
                           tj_panel_words_stage (report->files->stage, language));
  ledger = tj_ledger_new (columns, title);
  for (guint i = 0; i < result->n_items; i++)
    add_row (ledger, report, result->by_rank[i], language);
  add_notes (ledger, report, language);

  return ledger;
}
