/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-class-times.h"

#include <math.h>

#include "core/base/tj-text.h"

/* How long the class took, step by step: columns behind the others, in minutes, and below the
 * table what took how long on average. Only sheets that say so count; where none does, nothing is
 * said. */

#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))
#define SECONDS_PER_MINUTE 60

/* Scores have a column a criterion. */
static const struct
{
  TjStepKind kind;
  const char *zh;
  const char *en;
} parts[] = {
  { TJ_STEP_FINDINGS, "判定问题", "findings" },
  { TJ_STEP_PLACEMENT, "类别与类型", "placement" },
  { TJ_STEP_RECALCULATION, "复算", "recalculation" },
  { TJ_STEP_OPINION, "声明与意见", "declaration and opinion" },
};

/**
 * tj_class_times_are_known:
 *
 * Returns: whether any sheet says how long it took
 */
gboolean
tj_class_times_are_known (const TjClassOverview *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (((const TjClassEntry *) g_ptr_array_index (self->entries, i))->times != NULL)
        return TRUE;
    }

  return FALSE;
}

static TjCriterion *
get_criterion (const TjClassOverview *self,
               guint                  index)
{
  return ((const TjCalibrationLine *) g_ptr_array_index (self->calibration->criteria,
                                                         index))->criterion;
}

static void
add_column (TjLedgerColumns *columns,
            const char      *id,
            const char      *name,
            TjLanguage       language)
{
  g_autofree char *title = g_strdup_printf (SAY (language, "用时（分钟）·%s", "Minutes: %s"), name);

  tj_ledger_columns_add (columns, id, TJ_LEDGER_NUMBER, title);
}

/**
 * tj_class_times_add_columns:
 * @columns: gets `minutes`, one a part, and `minutes_1` and so on for the criteria
 */
void
tj_class_times_add_columns (const TjClassOverview *self,
                            TjLedgerColumns       *columns,
                            TjLanguage             language)
{
  if (!tj_class_times_are_known (self))
    return;

  add_column (columns, "minutes", SAY (language, "合计", "in all"), language);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *id = g_strconcat ("minutes_", tj_step_kind_to_string (parts[i].kind), NULL);

      add_column (columns, id, SAY (language, parts[i].zh, parts[i].en), language);
    }

  for (guint i = 0; i < self->calibration->criteria->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("minutes_%u", i + 1);

      add_column (columns, id, tj_criterion_get_name (get_criterion (self, i), language), language);
    }
}

/* Tenths are what one can mean. A step without edits has no time, which is not zero. */
static void
set_minutes (TjLedger         *ledger,
             const char       *column,
             const TjStepTime *step)
{
  if (step != NULL)
    tj_ledger_cell_set_number (tj_ledger_get_last (ledger, column),
                               round (step->seconds / SECONDS_PER_MINUTE * 10) / 10);
}

/**
 * tj_class_times_fill_row:
 * @ledger: with the columns above; the last row is that of @entry
 */
void
tj_class_times_fill_row (const TjClassOverview *self,
                         const TjClassEntry    *entry,
                         TjLedger              *ledger)
{
  TjStepTime all = { TJ_STEP_OPINION, NULL, 0, 0 };

  if (entry->times == NULL)
    return;

  all.seconds = entry->times->seconds;
  set_minutes (ledger, "minutes", &all);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *id = g_strconcat ("minutes_", tj_step_kind_to_string (parts[i].kind), NULL);

      set_minutes (ledger, id, tj_step_times_find (entry->times, parts[i].kind, NULL));
    }

  for (guint i = 0; i < self->calibration->criteria->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("minutes_%u", i + 1);

      set_minutes (ledger, id, tj_step_times_find (entry->times, TJ_STEP_SCORES,
                                                   tj_criterion_get_id (get_criterion (self, i))));
    }
}

/* The mean over those who did that step. */
static void
add_mean (const TjClassOverview *self,
          TjLedger              *ledger,
          TjStepKind             kind,
          const char            *criterion,
          const char            *name,
          TjLanguage             language)
{
  double seconds = 0;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const TjClassEntry *entry = g_ptr_array_index (self->entries, i);
      const TjStepTime *step = entry->times != NULL
                                 ? tj_step_times_find (entry->times, kind, criterion) : NULL;

      seconds += step != NULL ? step->seconds : 0;
      n += step != NULL ? 1 : 0;
    }

  if (n > 0)
    g_ptr_array_add (ledger->notes,
                     g_strdup_printf (SAY (language, "用时 %s：%u份，平均%.1f分钟",
                                           "Time, %s: %u sheets, mean %.1f minutes"),
                                      name, n, seconds / n / SECONDS_PER_MINUTE));
}

/**
 * tj_class_times_add_notes:
 * @ledger: gets a line a step
 */
void
tj_class_times_add_notes (const TjClassOverview *self,
                          TjLedger              *ledger,
                          TjLanguage             language)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_mean (self, ledger, parts[i].kind, NULL, SAY (language, parts[i].zh, parts[i].en),
              language);
  for (guint i = 0; i < self->calibration->criteria->len; i++)
    {
      TjCriterion *criterion = get_criterion (self, i);

      add_mean (self, ledger, TJ_STEP_SCORES, tj_criterion_get_id (criterion),
                tj_criterion_get_name (criterion, language), language);
    }
}
