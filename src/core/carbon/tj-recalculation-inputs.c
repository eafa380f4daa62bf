/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-inputs.h"

#define DEFAULT_DRAWS 10000
#define DEFAULT_SEED 2024

G_DEFINE_QUARK (tj-recalculation-error-quark, tj_recalculation_error)

/* A name that is not listed is the first of its kind, which says nothing more than its absence. */
static guint
find_name (const char         *name,
           const char * const *names,
           guint               n_names)
{
  for (guint i = 0; name != NULL && i < n_names; i++)
    {
      if (g_strcmp0 (names[i], name) == 0)
        return i;
    }

  return 0;
}

static const char * const entry_names[] = {
  "service-life", "investment", "incremental-investment", "discount-rate", "benefit",
  "build-period", "industry-baseline",
};

static const char * const entry_units[] = { "年", "万元", "万元", "%", "万元", "月", "tCO2" };

static const char * const role_names[] = {
  "electricity", "fuel", "heat", "material", "process-gas", "own-consumption", "capture-energy",
};

static const char * const side_names[] = { "baseline", "project" };

static const char * const kind_names[] = { NULL, "retrofit", "new-build" };

static const char * const distribution_names[] = { NULL, "uniform", "triangular", "normal" };

/**
 * tj_entry_to_string:
 *
 * Returns: the name of an entry in files
 */
const char *
tj_entry_to_string (TjEntry self)
{
  return entry_names[self];
}

/**
 * tj_entry_from_string:
 * @name: a name from a file
 * @entry: (out): the entry it names
 *
 * Returns: whether it names one
 */
gboolean
tj_entry_from_string (const char *name,
                      TjEntry    *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry_names); i++)
    {
      if (g_strcmp0 (entry_names[i], name) == 0)
        {
          *entry = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_entry_get_unit:
 *
 * Returns: the unit in which an entry is given, a year's where it comes every year
 */
const char *
tj_entry_get_unit (TjEntry self)
{
  return entry_units[self];
}

const char *
tj_activity_role_to_string (TjActivityRole self)
{
  return role_names[self];
}

/**
 * tj_activity_role_from_string:
 * @name: (nullable): a name from a file
 *
 * Returns: the role; electricity where none is named
 */
TjActivityRole
tj_activity_role_from_string (const char *name)
{
  return find_name (name, role_names, G_N_ELEMENTS (role_names));
}

const char *
tj_activity_side_to_string (TjActivitySide self)
{
  return side_names[self];
}

/**
 * tj_activity_side_from_string:
 * @name: (nullable): a name from a file
 *
 * Returns: the side; the baseline where none is named
 */
TjActivitySide
tj_activity_side_from_string (const char *name)
{
  return find_name (name, side_names, G_N_ELEMENTS (side_names));
}

/**
 * tj_project_kind_to_string:
 *
 * Returns: (nullable): the name of a kind in files; %NULL where it was not said
 */
const char *
tj_project_kind_to_string (TjProjectKind self)
{
  return kind_names[self];
}

/**
 * tj_project_kind_from_string:
 * @name: (nullable): a name from a file
 *
 * Returns: the kind; %TJ_PROJECT_UNKNOWN where none is named
 */
TjProjectKind
tj_project_kind_from_string (const char *name)
{
  return find_name (name, kind_names, G_N_ELEMENTS (kind_names));
}

/**
 * tj_distribution_to_string:
 *
 * Returns: (nullable): the name of a distribution in files; %NULL for none
 */
const char *
tj_distribution_to_string (TjDistribution self)
{
  return distribution_names[self];
}

/**
 * tj_distribution_from_string:
 * @name: (nullable): a name from a file
 *
 * Returns: the distribution; %TJ_DISTRIBUTION_NONE where none is named
 */
TjDistribution
tj_distribution_from_string (const char *name)
{
  return find_name (name, distribution_names, G_N_ELEMENTS (distribution_names));
}

static void
activity_free (TjActivity *self)
{
  tj_estimate_clear (&self->amount);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->factor_id);
  g_free (self->factor_unit);
  g_free (self->factor_source);
  g_free (self);
}

static void
pollutant_free (TjPollutant *self)
{
  tj_estimate_clear (&self->amount);
  g_free (self->name);
  g_free (self);
}

static void
case_free (TjCaseInputs *self)
{
  for (guint i = 0; i < TJ_N_ENTRIES; i++)
    tj_estimate_clear (&self->entries[i]);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->pollutants);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * tj_recalculation_inputs_new:
 *
 * Returns: (transfer full): inputs in which nothing is given yet
 */
TjRecalculationInputs *
tj_recalculation_inputs_new (void)
{
  TjRecalculationInputs *self = g_new0 (TjRecalculationInputs, 1);

  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
  self->n_draws = DEFAULT_DRAWS;
  self->seed = DEFAULT_SEED;

  return self;
}

void
tj_recalculation_inputs_free (TjRecalculationInputs *self)
{
  g_ptr_array_unref (self->cases);
  g_free (self);
}

/**
 * tj_recalculation_inputs_get_case:
 * @index: which case of the form, from 0
 *
 * Returns: (transfer none): what is entered for that case; an empty one is made where there was
 *   none
 */
TjCaseInputs *
tj_recalculation_inputs_get_case (TjRecalculationInputs *self,
                                  guint                  index)
{
  TjCaseInputs *item;
  guint at = 0;

  for (; at < self->cases->len; at++)
    {
      item = g_ptr_array_index (self->cases, at);
      if (item->index == index)
        return item;
      if (item->index > index)
        break;
    }

  item = g_new0 (TjCaseInputs, 1);
  item->index = index;
  item->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) activity_free);
  item->pollutants = g_ptr_array_new_with_free_func ((GDestroyNotify) pollutant_free);
  item->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_insert (self->cases, at, item);

  return item;
}

/**
 * tj_case_inputs_add_activity:
 *
 * Returns: (transfer none): a new activity without an amount, unit or factor
 */
TjActivity *
tj_case_inputs_add_activity (TjCaseInputs   *self,
                             TjActivitySide  side,
                             TjActivityRole  role,
                             const char     *name)
{
  TjActivity *activity = g_new0 (TjActivity, 1);

  activity->side = side;
  activity->role = role;
  activity->name = g_strdup (name);
  g_ptr_array_add (self->activities, activity);

  return activity;
}

/**
 * tj_case_inputs_add_pollutant:
 * @name: one of those of #TjPollutant
 *
 * Returns: (transfer none): a new one without an amount
 */
TjPollutant *
tj_case_inputs_add_pollutant (TjCaseInputs *self,
                              const char   *name)
{
  TjPollutant *pollutant = g_new0 (TjPollutant, 1);

  pollutant->name = g_strdup (name);
  g_ptr_array_add (self->pollutants, pollutant);

  return pollutant;
}
