/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-weight-sensitivity.h"

#include <math.h>
#include <string.h>

/* Totals are worked out at every tenth of a per cent by the rule itself, whatever it is, and a
 * change of places between two steps is then narrowed down. With a mean and no gaps totals are
 * straight lines, and two of them cross once at most: nothing can hide between the steps. With
 * a median or gaps they bend, and only two changes within the same tenth of a per cent that
 * undo each other go unseen, which changes no order at any step.
 *
 * Totals are compared unrounded: a rounded total would jump. */

#define SAME 1e-9
#define EXACT 1e-12
#define MAX_STEPS 100
/* So many are kept; a round of hundreds has tens of thousands. */
#define MAX_CROSSOVERS 2000

typedef struct
{
  TjWeightSensitivity *result;
  TjPanelScorer *scorer;
  guint n_weights;
  double *base;  /* as they are now */
  double *swept; /* room */
  guint8 *has_total; /* as they are now, by item */
} Sweep;

static void
sweep_clear (Sweep *self)
{
  g_free (self->base);
  g_free (self->swept);
  g_free (self->has_total);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

/**
 * tj_weight_sweep:
 * @weights: (array length=n_weights): as they are, adding up to 1
 * @criterion: whose weight is to be @weight
 * @weight: 0 to 1
 * @swept: (out caller-allocates) (array length=n_weights): the others in proportion; where they
 *   had no weight, they share alike
 */
void
tj_weight_sweep (const double *weights,
                 guint         n_weights,
                 guint         criterion,
                 double        weight,
                 double       *swept)
{
  double others = 0;

  for (guint i = 0; i < n_weights; i++)
    others += i != criterion ? weights[i] : 0;

  for (guint i = 0; i < n_weights; i++)
    {
      if (i == criterion)
        swept[i] = n_weights == 1 ? 1 : weight;
      else if (others > SAME)
        swept[i] = (1 - weight) * weights[i] / others;
      else
        swept[i] = (1 - weight) / (n_weights - 1);
    }
}

static void
set_weight (Sweep  *self,
            double  weight)
{
  tj_weight_sweep (self->base, self->n_weights, self->result->criterion, weight, self->swept);
  tj_panel_scorer_set_weights (self->scorer, self->swept);
}

static gsize
get_place (guint item,
           guint step)
{
  return (gsize) item * (TJ_SWEEP_STEPS + 1) + step;
}

/* With all the weight on what could not be assessed an item has no total; it is out of the
 * comparison there and nowhere else. */
static void
fill_points (Sweep *self)
{
  TjWeightSensitivity *result = self->result;

  for (guint step = 0; step <= TJ_SWEEP_STEPS; step++)
    {
      set_weight (self, step / (double) TJ_SWEEP_STEPS);
      for (guint item = 0; item < result->n_items; item++)
        result->known[get_place (item, step)] =
          tj_panel_scorer_get_total (self->scorer, item, &result->points[get_place (item, step)])
          == TJ_PANEL_KNOWN;
    }
}

static double
get_lead (Sweep  *self,
          guint   a,
          guint   b,
          double  weight)
{
  double x = 0;
  double y = 0;

  set_weight (self, weight);
  tj_panel_scorer_get_total (self->scorer, a, &x);
  tj_panel_scorer_get_total (self->scorer, b, &y);

  return x - y;
}

/* Where the lead of @a over @b changes its sign between two weights, by false position with
 * the halving of Illinois; for straight lines the first step is exact. */
static double
narrow (Sweep  *self,
        guint   a,
        guint   b,
        double  low,
        double  high)
{
  double at_low = get_lead (self, a, b, low);
  double at_high = get_lead (self, a, b, high);
  double weight = (low + high) / 2;

  for (guint i = 0; i < MAX_STEPS && high - low > EXACT; i++)
    {
      double lead;

      weight = low + (high - low) * at_low / (at_low - at_high);
      lead = get_lead (self, a, b, weight);
      if (fabs (lead) < EXACT)
        break;

      if ((lead > 0) == (at_low > 0))
        {
          low = weight;
          at_low = lead;
          at_high /= 2;
        }
      else
        {
          high = weight;
          at_high = lead;
          at_low /= 2;
        }
    }

  return weight;
}

static int
get_sign (double value)
{
  return (value > SAME) - (value < -SAME);
}

/* Who leads at a step: above zero @a, below zero @b, zero neither. */
static int
get_order (const TjWeightSensitivity *self,
           guint                      a,
           guint                      b,
           guint                      step)
{
  const gsize x = get_place (a, step);
  const gsize y = get_place (b, step);

  return self->known[x] && self->known[y] ? get_sign (self->points[x] - self->points[y]) : 0;
}

/* A change of places of two items between two steps. The one that leads below is @a where @sign
 * is above zero. Equal totals over several steps change places in their middle. */
typedef struct
{
  guint a;
  guint b;
  int sign;
  guint from;
  guint to;
} Change;

static void
take_change (Sweep        *self,
             const Change *change)
{
  TjWeightSensitivity *result = self->result;
  const double low = change->from / (double) TJ_SWEEP_STEPS;
  const double high = change->to / (double) TJ_SWEEP_STEPS;
  TjCrossover crossover = { 0 };

  crossover.weight = change->to - change->from > 2
                       ? (low + high) / 2 : narrow (self, change->a, change->b, low, high);
  crossover.first = change->sign > 0 ? change->a : change->b;
  crossover.second = change->sign > 0 ? change->b : change->a;
  result->n_crossovers++;
  g_array_append_val (result->crossovers, crossover);
}

static void
compare_pair (Sweep *self,
              guint  a,
              guint  b)
{
  int sign = 0;
  guint from = 0;

  for (guint step = 0; step <= TJ_SWEEP_STEPS; step++)
    {
      const int now = get_order (self->result, a, b, step);

      if (now == 0)
        continue;

      if (sign != 0 && now != sign)
        {
          const Change change = { a, b, sign, from, step };

          take_change (self, &change);
        }
      sign = now;
      from = step;
    }
}

static void
shrink (TjWeightRange *range,
        double         weight,
        double         current)
{
  if (weight <= current + SAME)
    range->low = MAX (range->low, MIN (weight, current));
  if (weight >= current - SAME)
    range->high = MIN (range->high, MAX (weight, current));
}

/* Level at the present weight and not elsewhere, two items have no order to keep. */
static void
note_tie (Sweep *self,
          guint  a,
          guint  b)
{
  TjWeightSensitivity *result = self->result;
  gboolean differ = FALSE;

  if (get_sign (get_lead (self, a, b, result->current)) != 0)
    return;

  for (guint step = 0; step <= TJ_SWEEP_STEPS && !differ; step++)
    differ = get_order (result, a, b, step) != 0;
  if (differ)
    result->order = (TjWeightRange) { result->current, result->current };
}

typedef struct
{
  double points;
  guint item;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (get_sign (x->points - y->points) != 0)
    return x->points > y->points ? -1 : 1;

  return (x->item > y->item) - (x->item < y->item);
}

static void
find_top (Sweep *self)
{
  TjWeightSensitivity *result = self->result;
  g_autoptr(GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));

  set_weight (self, result->current);
  for (guint item = 0; item < result->n_items; item++)
    {
      Place place = { 0, item };

      if (tj_panel_scorer_get_total (self->scorer, item, &place.points) == TJ_PANEL_KNOWN)
        {
          g_array_append_val (places, place);
          self->has_total[item] = TRUE;
        }
    }

  if (places->len > 1)
    qsort (places->data, places->len, sizeof (Place), compare_places);
  for (guint i = 0; i < places->len && i < result->n_top; i++)
    result->in_top[g_array_index (places, Place, i).item] = TRUE;

  result->is_top_clear =
    result->n_top == 0 || result->n_top >= places->len
    || get_sign (g_array_index (places, Place, result->n_top - 1).points
                 - g_array_index (places, Place, result->n_top).points) != 0;
}

static int
compare_crossovers (gconstpointer a,
                    gconstpointer b)
{
  const TjCrossover *x = a;
  const TjCrossover *y = b;

  if (x->weight < y->weight || x->weight > y->weight)
    return x->weight < y->weight ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;

  return (x->second > y->second) - (x->second < y->second);
}

static int
compare_nearness (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const double current = *(const double *) data;
  const double x = fabs (((const TjCrossover *) a)->weight - current);
  const double y = fabs (((const TjCrossover *) b)->weight - current);

  return (x > y) - (x < y);
}

/* Going away from the present weight, an item is in or out until a crossover takes it across
 * the line, and that can only be one with an item that stands on the other side then. */
static void
walk (TjWeightSensitivity *self,
      gboolean             upwards)
{
  g_autofree gboolean *inside = g_memdup2 (self->in_top, self->n_items * sizeof (gboolean));
  const int n = (int) self->crossovers->len;

  for (int i = upwards ? 0 : n - 1; i >= 0 && i < n; i += upwards ? 1 : -1)
    {
      const TjCrossover *crossover = &g_array_index (self->crossovers, TjCrossover, i);
      const guint loses = upwards ? crossover->first : crossover->second;
      const guint wins = upwards ? crossover->second : crossover->first;

      if ((upwards ? crossover->weight < self->current : crossover->weight > self->current)
          || !inside[loses] || inside[wins])
        continue;

      inside[loses] = FALSE;
      inside[wins] = TRUE;
      shrink (&self->top, crossover->weight, self->current);
      shrink (&self->own[loses], crossover->weight, self->current);
      shrink (&self->own[wins], crossover->weight, self->current);
    }
}

static void
find_ranges (TjWeightSensitivity *self)
{
  for (guint i = 0; i < self->crossovers->len; i++)
    shrink (&self->order, g_array_index (self->crossovers, TjCrossover, i).weight,
            self->current);

  walk (self, TRUE);
  walk (self, FALSE);
  if (!self->is_top_clear)
    self->top = (TjWeightRange) { self->current, self->current };

  if (self->crossovers->len > MAX_CROSSOVERS)
    {
      g_array_sort_with_data (self->crossovers, compare_nearness, &self->current);
      g_array_set_size (self->crossovers, MAX_CROSSOVERS);
      g_array_sort (self->crossovers, compare_crossovers);
    }
}

/**
 * tj_weight_sensitivity_new:
 * @scorer: with the weights as they are; has them again when this returns
 * @criterion: whose weight to sweep
 * @n_top: how many items are chosen, for the ranges of being chosen
 *
 * Returns: (transfer full): totals, crossovers and ranges
 */
TjWeightSensitivity *
tj_weight_sensitivity_new (TjPanelScorer *scorer,
                           guint          criterion,
                           guint          n_top)
{
  TjWeightSensitivity *self = g_new0 (TjWeightSensitivity, 1);
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);
  const guint n_weights = tj_score_matrix_get_n_criteria (matrix);
  const double *weights = tj_panel_scorer_get_weights (scorer);
  g_auto(Sweep) sweep = { self, scorer, n_weights };

  sweep.base = g_memdup2 (weights, n_weights * sizeof (double));
  sweep.swept = g_new0 (double, n_weights);
  self->criterion = criterion;
  self->current = weights[criterion];
  self->n_items = tj_score_matrix_get_n_items (matrix);
  self->n_top = n_top;
  self->order = self->top = (TjWeightRange) { 0, 1 };
  sweep.has_total = g_new0 (guint8, self->n_items + 1);
  self->known = g_new0 (guint8, (gsize) (self->n_items + 1) * (TJ_SWEEP_STEPS + 1));
  self->in_top = g_new0 (gboolean, self->n_items + 1);
  self->own = g_new (TjWeightRange, self->n_items + 1);
  self->points = g_new0 (double, (gsize) (self->n_items + 1) * (TJ_SWEEP_STEPS + 1));
  self->crossovers = g_array_new (FALSE, FALSE, sizeof (TjCrossover));
  for (guint i = 0; i < self->n_items; i++)
    self->own[i] = (TjWeightRange) { 0, 1 };

  fill_points (&sweep);
  find_top (&sweep);
  for (guint a = 0; a < self->n_items; a++)
    {
      for (guint b = a + 1; b < self->n_items; b++)
        {
          if (!sweep.has_total[a] || !sweep.has_total[b])
            continue;
          compare_pair (&sweep, a, b);
          note_tie (&sweep, a, b);
        }
    }
  g_array_sort (self->crossovers, compare_crossovers);
  find_ranges (self);
  tj_panel_scorer_set_weights (scorer, sweep.base);

  return self;
}

/**
 * tj_weight_sensitivity_free:
 * @self: (transfer full): what tj_weight_sensitivity_new() returned
 */
void
tj_weight_sensitivity_free (TjWeightSensitivity *self)
{
  g_free (self->known);
  g_free (self->points);
  g_array_unref (self->crossovers);
  g_free (self->in_top);
  g_free (self->own);
  g_free (self);
}
