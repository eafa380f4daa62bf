/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-class-times.h"

#include <math.h>

#include "core/base/tj-text.h"

/* The class as a table: a row a sheet, and below it how each trainee and the class lie to the
 * references, and what was missed most. */

#define COLUMNS "/org/tanjian/Tanjian/ledger/class-2024.xml"
#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))
/* The findings that are worth talking about in class. */
#define MAX_FINDINGS 20

static TjCriterion *
get_criterion (const TjClassOverview *self,
               guint                  index)
{
  const TjCalibrationLine *line = g_ptr_array_index (self->calibration->criteria, index);

  return line->criterion;
}

static TjLedgerColumns *
create_columns (const TjClassOverview *self,
                TjLanguage             language)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *columns = tj_ledger_columns_new (bytes, COLUMNS, &error);

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (columns == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < self->calibration->criteria->len; i++)
    {
      const char *name = tj_criterion_get_name (get_criterion (self, i), language);
      g_autofree char *id = g_strdup_printf ("criterion_%u", i + 1);
      g_autofree char *title = g_strdup_printf (SAY (language, "%s（与参考之差）",
                                                     "%s (less the reference)"), name);

      tj_ledger_columns_add (columns, id, TJ_LEDGER_NUMBER, title);
    }
  tj_class_times_add_columns (self, columns, language);

  return columns;
}

/* Two decimals are what one can mean. */
static void
set_number (TjLedger   *ledger,
            const char *column,
            double      value)
{
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, column), round (value * 100) / 100);
}

static char *
dup_keys (const TjGrading      *grading,
          TjGradedFindingState  state,
          TjLanguage            language)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < grading->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (grading->findings, i);

      g_autofree char *words = tj_graded_key_dup_words (graded->key, language);

      if (graded->state == state)
        g_string_append_printf (text, "%s%s", text->len > 0 ? SAY (language, "；", "; ") : "",
                                words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (TjLedger              *ledger,
         const TjClassOverview *self,
         const TjClassEntry    *entry,
         TjLanguage             language)
{
  const TjGrading *grading = entry->grading;
  g_autofree char *missed = dup_keys (grading, TJ_GRADED_MISSED, language);
  g_autofree char *false_alarms = dup_keys (grading, TJ_GRADED_FALSE_ALARM, language);

  tj_ledger_add_row (ledger);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "trainee"), entry->trainee);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "package"), entry->package);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "compared"), grading->n_compared);
  if (grading->n_compared > 0)
    {
      set_number (ledger, "shift", grading->mean_bias);
      set_number (ledger, "distance", grading->mean_difference);
    }
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "agreed"),
                             grading->n_states[TJ_GRADED_AGREED]);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "missed"),
                             grading->n_states[TJ_GRADED_MISSED]);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "false_alarms"),
                             grading->n_states[TJ_GRADED_FALSE_ALARM]);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "missed_findings"), missed);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "false_findings"), false_alarms);

  for (guint i = 0; i < self->calibration->criteria->len; i++)
    {
      const char *wanted = tj_criterion_get_id (get_criterion (self, i));
      g_autofree char *id = g_strdup_printf ("criterion_%u", i + 1);

      for (guint j = 0; j < grading->criteria->len; j++)
        {
          const TjGradedCriterion *graded = g_ptr_array_index (grading->criteria, j);

          if (graded->comparable && g_str_equal (tj_criterion_get_id (graded->criterion), wanted))
            set_number (ledger, id, graded->difference);
        }
    }
  tj_class_times_fill_row (self, entry, ledger);
}

static void
add_note (TjLedger *ledger,
          char     *note)
{
  g_ptr_array_add (ledger->notes, note);
}

static void
add_calibration (TjLedger            *ledger,
                 const char          *name,
                 const TjCalibration *calibration,
                 TjLanguage           language)
{
  const TjCalibrationLine *total = calibration->total;
  g_autofree char *spread = NULL;

  if (total->n == 0)
    {
      add_note (ledger, g_strdup_printf (SAY (language, "%s：%u份，没有可比的分数",
                                              "%s: %u sheets, no scores to compare"),
                                         name, calibration->n_reviews));
      return;
    }

  spread = total->has_spread ? tj_text_format_number (total->spread, 2)
                             : g_strdup (SAY (language, "仅一个分数，无离散度",
                                              "one score only, no spread"));
  add_note (ledger, g_strdup_printf (SAY (language,
                                          "%s：%u份，%u个分数，平均偏差%+.2f，离散度%s",
                                          "%s: %u sheets, %u scores, mean shift %+.2f, spread %s"),
                                     name, calibration->n_reviews, total->n, total->shift,
                                     spread));
}

static void
add_criteria (TjLedger            *ledger,
              const TjCalibration *calibration,
              TjLanguage           language)
{
  for (guint i = 0; i < calibration->criteria->len; i++)
    {
      const TjCalibrationLine *line = g_ptr_array_index (calibration->criteria, i);

      add_note (ledger, g_strdup_printf (SAY (language, "全班 %s：%u个分数，平均偏差%+.2f",
                                              "Class, %s: %u scores, mean shift %+.2f"),
                                         tj_criterion_get_name (line->criterion, language),
                                         line->n, line->shift));
    }
}

static void
add_findings (TjLedger              *ledger,
              const TjClassOverview *self,
              TjLanguage             language)
{
  g_autoptr(GPtrArray) findings = tj_class_overview_list_findings (self);

  for (guint i = 0; i < MIN (findings->len, MAX_FINDINGS); i++)
    {
      const TjClassFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *words = tj_graded_key_dup_words (finding->key, language);

      if (finding->n_states[TJ_GRADED_AGREED] == finding->n_sheets)
        continue;

      add_note (ledger, g_strdup_printf (SAY (language, "%s %s：%u人中%u人漏报，%u人误报",
                                              "%s %s: of %u, %u missed it, %u false alarms"),
                                         finding->package, words, finding->n_sheets,
                                         finding->n_states[TJ_GRADED_MISSED],
                                         finding->n_states[TJ_GRADED_FALSE_ALARM]));
    }
}

/**
 * tj_class_overview_to_ledger:
 * @language: of titles and notes
 *
 * Returns: (transfer full): the class as a table, to be written as workbook, CSV or XML
 */
TjLedger *
tj_class_overview_to_ledger (const TjClassOverview *self,
                             TjLanguage             language)
{
  g_autoptr(TjLedgerColumns) columns = create_columns (self, language);
  TjLedger *ledger = tj_ledger_new (columns, tj_language_pick (language, columns->title_zh,
                                                               columns->title_en));

  for (guint i = 0; i < self->entries->len; i++)
    add_row (ledger, self, g_ptr_array_index (self->entries, i), language);

  for (guint i = 0; i < self->trainees->len; i++)
    {
      const TjClassTrainee *trainee = g_ptr_array_index (self->trainees, i);

      add_calibration (ledger, trainee->name, trainee->calibration, language);
    }
  add_calibration (ledger, SAY (language, "全班", "The class"), self->calibration, language);
  add_criteria (ledger, self->calibration, language);
  tj_class_times_add_notes (self, ledger, language);
  add_findings (ledger, self, language);

  return ledger;
}
