/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/recalculation/tj-reviewed-inputs.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"

/* What a reviewer entered has two forms: values of the review, which may be half typed, and the
 * inputs of the arithmetic, which are what a file of inputs holds. */

static void
add_problem (TjCaseInputs *item,
             const char   *label,
             const char   *what)
{
  g_ptr_array_add (item->problems, g_strdup_printf (_("“%s”: %s"), label, what));
}

/* An entry whose ends do not enclose it is left out, and said to be; one without a value too,
 * where it says anything else. */
static void
take_estimate (TjCaseInputs        *item,
               TjEstimate          *estimate,
               const TjReviewEntry *entry,
               const char          *label)
{
  const char *distribution = tj_review_entry_get (entry, "distribution");
  double page = 0;
  double value, low, high;

  if (!tj_review_entry_get_number (entry, "value", &value))
    return;

  low = high = value;
  tj_review_entry_get_number (entry, "low", &low);
  tj_review_entry_get_number (entry, "high", &high);
  if (low > value || high < value)
    {
      add_problem (item, label, _("the range does not enclose the value."));
      return;
    }
  if (distribution != NULL && !(high > low))
    {
      add_problem (item, label, _("a distribution needs a low and a high end."));
      distribution = NULL;
    }

  tj_estimate_set (estimate, value, low, high,
                   tj_distribution_from_string (distribution));
  tj_review_entry_get_number (entry, "page", &page);
  estimate->place.attachment = g_strdup (tj_review_entry_get (entry, "attachment"));
  estimate->place.page = (guint) page;
  estimate->place.quote = g_strdup (tj_review_entry_get (entry, "quote"));
}

static void
take_activity (TjCaseInputs        *item,
               const TjReviewEntry *entry)
{
  const TjActivityRole role = tj_activity_role_from_string (tj_review_entry_get (entry, "role"));
  const char *name = tj_review_entry_get (entry, "name");
  TjActivity *activity;

  activity = tj_case_inputs_add_activity (
    item, tj_activity_side_from_string (tj_review_entry_get (entry, "side")), role,
    name != NULL ? name : tj_activity_role_get_label (role));
  activity->unit = g_strdup (tj_review_entry_get (entry, "unit"));
  activity->factor_id = g_strdup (tj_review_entry_get (entry, "factor"));
  if (activity->factor_id == NULL &&
      tj_review_entry_get_number (entry, "factor-value", &activity->factor_value))
    {
      activity->factor_unit = g_strdup (tj_review_entry_get (entry, "factor-unit"));
      activity->factor_source = g_strdup (tj_review_entry_get (entry, "factor-source"));
    }

  take_estimate (item, &activity->amount, entry, activity->name);
}

static void
take_value (TjCaseInputs              *item,
            const TjRecalculationName *name,
            const char                *value)
{
  g_autoptr(TjReviewEntry) entry = NULL;
  TjEntry at;

  if (g_str_equal (name->element, "kind"))
    {
      item->kind = tj_project_kind_from_string (value);
      return;
    }

  entry = tj_review_entry_parse (value);
  if (entry == NULL)
    return;

  if (g_str_equal (name->element, "activity"))
    take_activity (item, entry);
  else if (g_str_equal (name->element, "pollutant"))
    take_estimate (item, &tj_case_inputs_add_pollutant (item, name->key)->amount, entry,
                   tj_pollutant_get_label (name->key));
  else if (tj_entry_from_string (name->element, &at))
    take_estimate (item, &item->entries[at], entry, tj_entry_get_label (at));
}

static guint64
get_number (TjReview   *review,
            const char *name,
            guint64     otherwise)
{
  const char *value = tj_review_get (review, name);

  return value != NULL ? g_ascii_strtoull (value, NULL, 10) : otherwise;
}

/**
 * tj_reviewed_inputs_new:
 * @review: with entries, perhaps half typed
 *
 * An activity that lacks something is among the inputs, for the arithmetic to say what; an
 * entry whose ends contradict it is not, and the problems of its case say so.
 *
 * Returns: (transfer full): what is to be calculated with
 */
TjRecalculationInputs *
tj_reviewed_inputs_new (TjReview *review)
{
  TjRecalculationInputs *inputs = tj_recalculation_inputs_new ();
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (review);

  inputs->n_draws = (guint) get_number (review, "recalculation.draws", inputs->n_draws);
  inputs->seed = (guint32) get_number (review, "recalculation.seed", inputs->seed);

  for (guint i = 0; i < names->len; i++)
    {
      const TjRecalculationName *name = g_ptr_array_index (names, i);

      take_value (tj_recalculation_inputs_get_case (inputs, name->case_index), name,
                  tj_review_get (review, name->name));
    }

  return inputs;
}

static gboolean
is_whole (const TjActivity *activity)
{
  return activity->amount.given && activity->unit != NULL && activity->name != NULL &&
         (activity->factor_id != NULL ||
          (activity->factor_unit != NULL && activity->factor_source != NULL));
}

/**
 * tj_reviewed_inputs_dup_whole:
 * @n_left_out: (out): how many entries lack something
 *
 * Returns: (transfer full): those of the inputs that a file can hold
 */
TjRecalculationInputs *
tj_reviewed_inputs_dup_whole (TjReview *review,
                              guint    *n_left_out)
{
  TjRecalculationInputs *inputs = tj_reviewed_inputs_new (review);

  *n_left_out = 0;
  for (guint i = 0; i < inputs->cases->len; i++)
    {
      TjCaseInputs *item = g_ptr_array_index (inputs->cases, i);

      *n_left_out += item->problems->len;
      for (guint j = item->activities->len; j-- > 0;)
        {
          if (is_whole (g_ptr_array_index (item->activities, j)))
            continue;
          g_ptr_array_remove_index (item->activities, j);
          (*n_left_out)++;
        }

      for (guint j = item->pollutants->len; j-- > 0;)
        {
          const TjPollutant *pollutant = g_ptr_array_index (item->pollutants, j);

          if (!pollutant->amount.given)
            g_ptr_array_remove_index (item->pollutants, j);
        }
    }

  return inputs;
}

void
tj_reviewed_value_free (TjReviewedValue *self)
{
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static void
add_value (GPtrArray *values,
           char      *name,
           char      *value)
{
  TjReviewedValue *item = g_new0 (TjReviewedValue, 1);

  item->name = name;
  item->value = value;
  g_ptr_array_add (values, item);
}

/* A number of a file may have more digits than an entry; it is written as it is calculated
 * with. */
static void
set_number (TjReviewEntry *entry,
            const char    *part,
            double         number)
{
  g_autofree char *shortest = tj_text_dup_number (number);
  char decimal[G_ASCII_DTOSTR_BUF_SIZE];

  if (!tj_review_entry_set (entry, part, shortest))
    tj_review_entry_set (entry, part,
                         g_ascii_formatd (decimal, sizeof decimal, "%.15f", number));
}

static void
set_words (TjReviewEntry *entry,
           const char    *part,
           const char    *words)
{
  g_autofree char *clean = words != NULL ? tj_review_entry_dup_clean (words) : NULL;

  tj_review_entry_set (entry, part, clean);
}

static void
set_estimate (TjReviewEntry    *entry,
              const TjEstimate *estimate)
{
  set_number (entry, "value", estimate->value);
  if (tj_estimate_is_range (estimate))
    {
      set_number (entry, "low", estimate->low);
      set_number (entry, "high", estimate->high);
      tj_review_entry_set (entry, "distribution",
                           tj_distribution_to_string (estimate->distribution));
    }

  set_words (entry, "attachment", estimate->place.attachment);
  set_words (entry, "quote", estimate->place.quote);
  if (estimate->place.page > 0)
    set_number (entry, "page", estimate->place.page);
}

static char *
dup_activity (const TjActivity *activity)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_new ();

  tj_review_entry_set (entry, "side", tj_activity_side_to_string (activity->side));
  tj_review_entry_set (entry, "role", tj_activity_role_to_string (activity->role));
  set_words (entry, "name", activity->name);
  set_words (entry, "unit", activity->unit);
  tj_review_entry_set (entry, "factor", activity->factor_id);
  if (activity->factor_id == NULL)
    {
      set_number (entry, "factor-value", activity->factor_value);
      set_words (entry, "factor-unit", activity->factor_unit);
      set_words (entry, "factor-source", activity->factor_source);
    }
  set_estimate (entry, &activity->amount);

  return tj_review_entry_to_text (entry);
}

static char *
dup_estimate (const TjEstimate *estimate)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_new ();

  set_estimate (entry, estimate);

  return tj_review_entry_to_text (entry);
}

static void
add_case (GPtrArray          *values,
          const TjCaseInputs *item)
{
  if (item->kind != TJ_PROJECT_UNKNOWN)
    add_value (values, tj_recalculation_dup_name (item->index, "kind", NULL),
               g_strdup (tj_project_kind_to_string (item->kind)));

  for (guint i = 0; i < TJ_N_ENTRIES; i++)
    {
      if (item->entries[i].given)
        add_value (values, tj_recalculation_dup_name (item->index, tj_entry_to_string (i), NULL),
                   dup_estimate (&item->entries[i]));
    }

  for (guint i = 0; i < item->activities->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      add_value (values, tj_recalculation_dup_name (item->index, "activity", key),
                 dup_activity (g_ptr_array_index (item->activities, i)));
    }

  for (guint i = 0; i < item->pollutants->len; i++)
    {
      const TjPollutant *pollutant = g_ptr_array_index (item->pollutants, i);

      add_value (values, tj_recalculation_dup_name (item->index, "pollutant", pollutant->name),
                 dup_estimate (&pollutant->amount));
    }
}

static gboolean
has_value (GPtrArray  *values,
           const char *name)
{
  for (guint i = 0; i < values->len; i++)
    {
      const TjReviewedValue *value = g_ptr_array_index (values, i);

      if (g_str_equal (value->name, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_reviewed_inputs_list_values:
 * @review: what is there now
 * @inputs: what is to be there instead
 *
 * Of a pollutant that a file has twice the last counts.
 *
 * Returns: (transfer full) (element-type TjReviewedValue): the edits that make @review hold
 *   @inputs and nothing else to recalculate with
 */
GPtrArray *
tj_reviewed_inputs_list_values (TjReview                    *review,
                                const TjRecalculationInputs *inputs)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_reviewed_value_free);
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (review);

  add_value (values, g_strdup ("recalculation.draws"), g_strdup_printf ("%u", inputs->n_draws));
  add_value (values, g_strdup ("recalculation.seed"), g_strdup_printf ("%u", inputs->seed));
  for (guint i = 0; i < inputs->cases->len; i++)
    add_case (values, g_ptr_array_index (inputs->cases, i));

  for (guint i = 0; i < names->len; i++)
    {
      const TjRecalculationName *name = g_ptr_array_index (names, i);

      if (!has_value (values, name->name))
        add_value (values, g_strdup (name->name), NULL);
    }

  return values;
}
