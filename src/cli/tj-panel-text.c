/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-panel-text.h"

#include "cli/tj-output.h"
#include "core/base/tj-text.h"
#include "core/decision/tj-panel-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The panel for people: a summary for the terminal, and minutes to be filled in and signed. */

#define SAY TJ_PANEL_SAY
/* The summary names so many; the statistics name all. */
#define MAX_DISAGREEMENTS 10

static const TjPanelItem *
get_item (const TjPanelReport *report,
          guint                index)
{
  return g_ptr_array_index (report->analysis->panel->items, index);
}

static guint
count_status (const TjPanelReport *report,
              const char          *status)
{
  guint n = 0;

  for (guint i = 0; i < report->files->files->len; i++)
    n += g_str_equal (((TjPanelFile *) g_ptr_array_index (report->files->files, i))->status,
                      status);

  return n;
}

static char *
dup_total (const TjPanelReport     *report,
           const TjPanelItemResult *result)
{
  if (result->state != TJ_PANEL_KNOWN)
    return g_strdup ("—");

  return tj_panel_words_number (result->value, report->analysis->rule->decimals);
}

static void
print_files (const TjPanelReport *report)
{
  tj_output_print (_("Sheets: %u count, %u set aside for a conflict of interest, %u replaced, %u "
                     "refused"),
                   count_status (report, "counts"), count_status (report, "recused"),
                   count_status (report, "replaced"), report->files->n_refused);
  tj_output_print ("\n");

  for (guint i = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      if (file->message != NULL)
        {
          g_autofree char *message = tj_output_clean (file->message);

          tj_output_print ("  • %s\n", message);
        }
    }
}

static void
print_results (const TjPanelReport *report,
               TjLanguage           language)
{
  const TjPanelResult *result = report->analysis->result;

  tj_output_print ("\n%s\n", _("Results"));
  for (guint i = 0; i < result->n_items; i++)
    {
      const guint item = result->by_rank[i];
      const TjPanelItemResult *own = &result->items[item];
      g_autofree char *rank = own->rank > 0 ? g_strdup_printf ("%3u%s", own->rank,
                                                               own->tied ? "=" : " ")
                                            : g_strdup ("  — ");
      g_autofree char *total = dup_total (report, own);
      g_autofree char *padded = tj_output_pad (total, 6);
      g_autofree char *words = tj_panel_words_result (report, item, language);
      g_autofree char *robustness = tj_panel_words_robustness (report, item, language);
      g_autofree char *name = tj_output_clean (get_item (report, item)->name);

      tj_output_print ("%s %s %s  [%s; %s]\n", rank, padded, name, words, robustness);
    }
}

/* The list first: a number hides over what people differ. */
static void
print_disagreement (const TjPanelReport *report,
                    TjLanguage           language)
{
  const TjPanelResult *result = report->analysis->result;

  tj_output_print ("\n%s\n", _("Widest disagreement"));
  for (guint i = 0; i < MIN (result->n_items, MAX_DISAGREEMENTS); i++)
    {
      const guint item = result->by_disagreement[i];
      g_autofree char *widest = tj_panel_words_widest (report, item, language);
      g_autofree char *name = tj_output_clean (get_item (report, item)->name);

      if (widest == NULL)
        break;
      tj_output_print ("  %s: %s\n", name, widest);
    }
}

static void
print_agreement (const TjPanelReport *report,
                 TjLanguage           language)
{
  const guint n_criteria = report->analysis->n_criteria;

  tj_output_print ("\n%s\n", _("Agreement: Krippendorff's alpha (ordinal), from 0.8 good, below "
                               "0.667 no ground for conclusions"));
  for (guint i = 0; i <= n_criteria; i++)
    {
      const TjPanelAgreements *own = &report->analysis->agreements[i];
      const TjAgreement *alpha = &own->alpha[i < n_criteria ? TJ_METRIC_ORDINAL
                                                            : TJ_METRIC_INTERVAL];
      g_autofree char *name = i < n_criteria ? tj_panel_words_criterion (report, i, language)
                                             : g_strdup (_("Totals (interval)"));
      g_autofree char *text = tj_panel_words_agreement (alpha, language);

      tj_output_print ("  %s: %s\n", name, text);
    }

  {
    const TjAgreement *w = &report->analysis->agreements[n_criteria].w;
    g_autofree char *text = tj_panel_words_concordance (w, language);

    tj_output_print ("  Kendall W: %s\n", text);
  }
}

static void
print_reviewers (const TjPanelReport *report)
{
  const TjStrictness *strictness = report->analysis->strictness;

  tj_output_print ("\n%s\n", _("Reviewers: points above the others on the same packages"));
  for (guint i = 0; i < strictness->n_reviewers; i++)
    {
      const TjReviewerStrictness *own = &strictness->reviewers[i];
      const TjPanelReviewer *reviewer = g_ptr_array_index (report->analysis->panel->reviewers, i);
      g_autofree char *name = tj_output_clean (reviewer->name);

      if (!own->known)
        tj_output_print ("  %s: — (%u)\n", name, own->n_items);
      else if (own->has_interval)
        tj_output_print ("  %s: %+.2f (%+.2f … %+.2f; %u)\n", name, own->effect, own->low,
                         own->high, own->n_items);
      else
        tj_output_print ("  %s: %+.2f (%u)\n", name, own->effect, own->n_items);
    }
  if (strictness->n_groups > 1)
    tj_output_print ("%s\n", _("Some share no package with others and cannot be compared."));
}

/**
 * tj_panel_text_print:
 *
 * Prints a summary in the user's language.
 */
void
tj_panel_text_print (const TjPanelReport *report)
{
  TjLanguage language = tj_language_get_current ();
  const TjAcceptabilityOptions *draws = &report->robustness->acceptability->options;
  g_autofree char *rule = tj_panel_rule_describe (report->analysis->rule, language);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, draws->seed);

  /* Translators: the rule by which scores become one, as a sentence */
  tj_output_print (_("Rule: %s"), rule);
  tj_output_print ("\n");
  print_files (report);
  print_results (report, language);
  print_disagreement (report, language);
  print_agreement (report, language);
  print_reviewers (report);
  tj_output_print ("\n");
  /* Translators: how many are chosen, how often was drawn, and the seed of the draws */
  tj_output_print (_("Robustness: of the first %u, in %u draws with the seed %s"),
                   draws->n_top, draws->n_draws, seed);
  tj_output_print ("\n");
}

static void
add_people (GString             *text,
            const TjPanelReport *report,
            TjLanguage           language)
{
  GPtrArray *reviewers = report->analysis->panel->reviewers;

  g_string_append_printf (text, SAY (language, "一、出席专家（%u人）\n", "1. Reviewers (%u)\n"),
                          reviewers->len);
  for (guint i = 0; i < reviewers->len; i++)
    {
      const TjPanelReviewer *reviewer = g_ptr_array_index (reviewers, i);

      g_string_append_printf (text, "  %u. %s%s%s%s\n", i + 1, reviewer->name,
                              reviewer->organisation != NULL ? SAY (language, "（", " (") : "",
                              reviewer->organisation != NULL ? reviewer->organisation : "",
                              reviewer->organisation != NULL ? SAY (language, "）", ")") : "");
    }

  g_string_append (text, SAY (language, "  回避情况：", "  Conflicts of interest: "));
  if (count_status (report, "recused") == 0)
    g_string_append (text, SAY (language, "无", "none declared"));
  for (guint i = 0, n = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      if (!g_str_equal (file->status, "recused"))
        continue;
      g_string_append_printf (text, SAY (language, "%s%s回避“%s”", "%s%s on “%s”"),
                              n++ > 0 ? SAY (language, "，", ", ") : "", file->reviewer,
                              tj_package_get_name (file->package));
    }
  g_string_append (text, "\n\n");
}

static void
add_results (GString             *text,
             const TjPanelReport *report,
             TjLanguage           language)
{
  const TjPanelResult *result = report->analysis->result;
  g_autofree char *rule = tj_panel_rule_describe (report->analysis->rule, language);

  g_string_append (text, SAY (language, "二、评分结果\n", "2. Results\n"));
  g_string_append_printf (text, SAY (language, "  计分规则：%s\n", "  Rule: %s\n"), rule);
  for (guint i = 0; i < result->n_items; i++)
    {
      const guint item = result->by_rank[i];
      g_autofree char *total = dup_total (report, &result->items[item]);
      g_autofree char *words = tj_panel_words_result (report, item, language);
      g_autofree char *advice = tj_panel_words_recommendations (report, item, language);
      g_autofree char *robustness = tj_panel_words_robustness (report, item, language);
      const guint rank = result->items[item].rank;

      if (rank == 0)
        g_string_append_printf (text, SAY (language, "  未排名　%s　%s\n", "  Not ranked: %s, %s\n"),
                                get_item (report, item)->name, words);
      else
        g_string_append_printf (text,
                                SAY (language, "  第%u名　%s　总分%s，%s；专家意见：%s；%s\n",
                                     "  Rank %u: %s, total %s, %s; recommendations: %s; %s\n"),
                                rank, get_item (report, item)->name, total, words,
                                *advice != '\0' ? advice : "—", robustness);
    }
  g_string_append (text, "\n");
}

/* All scores and reasons of one item, with room for what the meeting agrees on. */
static void
add_discussion (GString             *text,
                const TjPanelReport *report,
                guint                item,
                TjLanguage           language)
{
  GPtrArray *sheets = report->analysis->panel->sheets;
  const int widest = report->analysis->result->items[item].widest;
  GListModel *criteria = tj_rubric_get_criteria (report->files->rubric, report->files->stage);
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, (guint) widest);
  g_autofree char *words = tj_panel_words_widest (report, item, language);

  g_string_append_printf (text, SAY (language, "  ◇ %s：%s\n", "  * %s: %s\n"),
                          get_item (report, item)->name, words);
  for (guint i = 0; i < sheets->len; i++)
    {
      const TjPanelSheet *sheet = g_ptr_array_index (sheets, i);
      const TjPanelReviewer *reviewer = g_ptr_array_index (report->analysis->panel->reviewers,
                                                           sheet->reviewer);
      TjScore score = { 0 };

      if (sheet->item != item)
        continue;

      tj_review_get_score (sheet->review, tj_criterion_get_id (criterion), &score);
      if (score.state == TJ_SCORE_GIVEN)
        g_string_append_printf (text, SAY (language, "    %s：%.1f分", "    %s: %.1f points"),
                                reviewer->name, score.half_points / 2.0);
      else
        g_string_append_printf (text, "    %s%s", reviewer->name,
                                score.state == TJ_SCORE_CANNOT_ASSESS
                                  ? SAY (language, "：无法评判", ": cannot be assessed")
                                  : SAY (language, "：未评分", ": not scored"));
      if (score.justification != NULL)
        g_string_append_printf (text, SAY (language, "，%s", ", %s"), score.justification);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, SAY (language,
                              "    合议得分：________　理由：________________________________\n"
                              "    保留意见：________________________________\n",
                              "    Consensus score: ________  reason: "
                              "________________________________\n"
                              "    Minority opinion: ________________________________\n"));
}

static void
add_agreements (GString             *text,
                const TjPanelReport *report,
                TjLanguage           language)
{
  const TjPanelAgreements *totals =
    &report->analysis->agreements[report->analysis->n_criteria];
  g_autofree char *alpha = tj_panel_words_agreement (&totals->alpha[TJ_METRIC_INTERVAL], language);

  g_string_append_printf (text, SAY (language, "\n  总分一致性：Krippendorff α %s\n\n",
                                     "\n  Agreement of totals: Krippendorff's alpha %s\n\n"),
                          alpha);
}

static void
add_sheets (GString             *text,
            const TjPanelReport *report,
            TjLanguage           language)
{
  g_string_append (text, SAY (language, "四、评审表清单（SHA-256）\n",
                              "4. Sheets by SHA-256\n"));
  for (guint i = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      g_string_append_printf (text, "  %s  %s  %s%s%s\n",
                              file->sha256 != NULL ? file->sha256 : "—", file->path,
                              file->reviewer != NULL ? file->reviewer : "—",
                              SAY (language, "：", ": "),
                              tj_panel_words_status (file->status, language));
    }
  g_string_append (text, SAY (language, "\n五、专家签字\n\n\n　　　　　　　　　　　　　　　　年　　月　　日\n",
                              "\n5. Signatures\n\n\n                                Date: "
                              "____________\n"));
}

/**
 * tj_panel_text_get_minutes:
 * @language: of the minutes
 *
 * Returns: (transfer full): minutes of the meeting as text, with blanks for what it agrees on
 */
GBytes *
tj_panel_text_get_minutes (const TjPanelReport *report,
                           TjLanguage           language)
{
  const TjPanelResult *result = report->analysis->result;
  GString *text = g_string_new (NULL);
  gsize size;

  g_string_append_printf (text, SAY (language, "低碳技术评审会纪要（%s）\n\n",
                                     "Minutes of the panel (%s)\n\n"),
                          tj_panel_words_stage (report->files->stage, language));
  add_people (text, report, language);
  add_results (text, report, language);
  g_string_append (text, SAY (language, "三、分歧与合议（分歧大的在前）\n",
                              "3. Disagreement and consensus, the widest first\n"));
  for (guint i = 0; i < result->n_items; i++)
    {
      if (result->items[result->by_disagreement[i]].widest >= 0)
        add_discussion (text, report, result->by_disagreement[i], language);
    }
  add_agreements (text, report, language);
  add_sheets (text, report, language);

  size = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), size);
}
