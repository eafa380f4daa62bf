/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-rank-draws.h"

#include "core/panel/tj-panel-scorer-private.h"

#include <math.h>
#include <string.h>

/* Draws of a whole panel. The generator is xoshiro256** of Blackman and Vigna, seeded by
 * splitmix64: GRand is a lock and a long state for what is needed hundreds of millions of
 * times, and does not promise its sequence. Scores are drawn around what was given without
 * being cut off at 0 and 5, so that their mean stays where the reviewer put it. */

/* Totals become whole numbers for sorting; from below 0 to above 5 they fill 32 bits. */
#define KEY_OFFSET 4.0
#define KEY_UNIT (4294967295.0 / 16.0)
#define RADIX_BITS 8
#define N_BUCKETS (1 << RADIX_BITS)

typedef struct
{
  guint64 s[4];
} Stream;

typedef struct
{
  const TjDrawScores *scores;
  Stream stream;
  double *weights;
  double *values;  /* room for the reviewers of one item */
  double *value_weights;
  guint *picks;
  guint8 *are_of_four; /* by item: four criteria with points everywhere, drawn around these */
  guint64 *keys;   /* total in the upper half, item in the lower */
  guint64 *sorted;
} Draw;

static guint64
rotate (guint64 x,
        guint   k)
{
  return (x << k) | (x >> (64 - k));
}

static inline guint64
stream_next (Stream *self)
{
  guint64 *s = self->s;
  const guint64 result = rotate (s[1] * 5, 7) * 9;
  const guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate (s[3], 45);

  return result;
}

static void
stream_seed (Stream  *self,
             guint64  seed)
{
  for (guint i = 0; i < 4; i++)
    {
      guint64 z = (seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

      z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      self->s[i] = z ^ (z >> 31);
    }
}

/* Above 0 and up to 1. */
static double
stream_unit (Stream *self)
{
  return ((stream_next (self) >> 11) + 1) * (1.0 / 9007199254740992.0);
}

static guint
stream_below (Stream *self,
              guint   n)
{
  return (guint) (((stream_next (self) >> 32) * n) >> 32);
}

static void
draw_weights (Draw *self)
{
  const TjDrawScores *scores = self->scores;
  const TjAcceptabilityOptions *options = scores->options;
  double sum = 0;

  for (guint i = 0; i < scores->n_criteria; i++)
    {
      double weight = scores->weights[i];

      if (options->weights == TJ_WEIGHTS_NEAR)
        weight *= 1 + options->weight_spread * (2 * stream_unit (&self->stream) - 1);
      else if (options->weights == TJ_WEIGHTS_ANY)
        weight = -log (stream_unit (&self->stream));
      self->weights[i] = weight;
      sum += weight;
    }

  for (guint i = 0; i < scores->n_criteria && sum > 0; i++)
    self->weights[i] /= sum;
}

/* Four drawn numbers lie in one of the generator's, 16 bits each, from −1 to below 1. */
static inline double
take_noise (guint64 *bits)
{
  const gint16 part = (gint16) (*bits & 0xffff);

  *bits >>= 16;

  return part / 32768.0;
}

/* The total of a sheet with points everywhere; the weights add up to 1. */
static inline double
draw_complete_sheet (Draw  *self,
                     guint  sheet)
{
  const TjDrawScores *scores = self->scores;
  const double *points = &scores->points[(gsize) sheet * scores->n_criteria];
  const double spread = scores->options->score_spread;
  double sum = 0;
  double noise = 0;

  for (guint i = 0; i < scores->n_criteria; i++)
    sum += self->weights[i] * points[i];

  for (guint i = 0; i < scores->n_criteria && spread > 0; i += 4)
    {
      guint64 bits = stream_next (&self->stream);

      for (guint j = i; j < MIN (i + 4, scores->n_criteria); j++)
        noise += self->weights[j] * take_noise (&bits);
    }

  return sum + spread * noise;
}

/* The same of all picks of an item with the four criteria that rubrics have as a rule: everything
 * stays in registers. Adds up in the same order, so that the result is the same to the last bit. */
static void
draw_four (Draw   *self,
           guint   n,
           double *totals)
{
  const double *all = self->scores->points;
  const double spread = self->scores->options->score_spread;
  const double a = self->weights[0];
  const double b = self->weights[1];
  const double c = self->weights[2];
  const double d = self->weights[3];
  Stream stream = self->stream;

  for (guint i = 0; i < n; i++)
    {
      const double *points = &all[(gsize) self->picks[i] * 4];
      const double sum = a * points[0] + b * points[1] + c * points[2] + d * points[3];
      guint64 bits = stream_next (&stream);
      double noise = a * take_noise (&bits);

      noise += b * take_noise (&bits);
      noise += c * take_noise (&bits);
      noise += d * take_noise (&bits);
      totals[i] = sum + spread * noise;
    }

  self->stream = stream;
}

/* The total of one sheet with scores drawn around those given. FALSE where there is none. */
static inline gboolean
draw_sheet (Draw   *self,
            guint   sheet,
            double *total)
{
  const TjDrawScores *scores = self->scores;
  const double *points = &scores->points[(gsize) sheet * scores->n_criteria];
  const double spread = scores->options->score_spread;
  guint64 bits = 0;
  double sum = 0;
  double whole = 0;

  if (scores->complete[sheet])
    {
      *total = draw_complete_sheet (self, sheet);
      return TRUE;
    }

  for (guint i = 0; i < scores->n_criteria; i++)
    {
      if (spread > 0 && i % 4 == 0)
        bits = stream_next (&self->stream);

      if (points[i] >= 0)
        {
          sum += self->weights[i] * (points[i] + (spread > 0 ? spread * take_noise (&bits) : 0));
          whole += self->weights[i];
        }
      else if (scores->rule->gaps == TJ_PANEL_GAPS_LEAVE_OUT && self->weights[i] > 0)
        return FALSE;
    }

  *total = sum / whole;

  return whole > 0;
}

static void
pick_sheets (Draw  *self,
             guint  first,
             guint  n)
{
  for (guint i = 0; i < n; i++)
    self->picks[i] = first + (self->scores->options->resamples_reviewers
                                ? stream_below (&self->stream, n) : i);
}

static gboolean
draw_totals_first (Draw   *self,
                   guint   item,
                   guint   n,
                   double *points)
{
  guint n_totals = 0;

  if (self->are_of_four[item])
    {
      draw_four (self, n, self->values);
      for (guint i = 0; i < n; i++)
        self->value_weights[i] = self->scores->reviewers[self->picks[i]];

      return n > 0 && tj_panel_combine (self->scores->rule, self->values, self->value_weights, n,
                                        points);
    }

  for (guint i = 0; i < n; i++)
    {
      if (draw_sheet (self, self->picks[i], &self->values[n_totals]))
        self->value_weights[n_totals++] = self->scores->reviewers[self->picks[i]];
    }

  return n_totals > 0
         && tj_panel_combine (self->scores->rule, self->values, self->value_weights, n_totals,
                              points);
}

static gboolean
draw_criterion (Draw   *self,
                guint   n,
                guint   criterion,
                double *points)
{
  const TjDrawScores *scores = self->scores;
  const double spread = scores->options->score_spread;
  guint n_given = 0;

  for (guint i = 0; i < n; i++)
    {
      const double given = scores->points[(gsize) self->picks[i] * scores->n_criteria + criterion];

      if (given < 0)
        continue;

      self->values[n_given] = given;
      if (spread > 0)
        self->values[n_given] += spread * (2 * stream_unit (&self->stream) - 1);
      self->value_weights[n_given++] = scores->reviewers[self->picks[i]];
    }

  return n_given > 0
         && tj_panel_combine (scores->rule, self->values, self->value_weights, n_given, points);
}

static gboolean
draw_criteria_first (Draw   *self,
                     guint   n,
                     double *points)
{
  double sum = 0;
  double whole = 0;

  for (guint i = 0; i < self->scores->n_criteria; i++)
    {
      double value;

      if (self->weights[i] <= 0)
        continue;

      if (draw_criterion (self, n, i, &value))
        {
          sum += self->weights[i] * value;
          whole += self->weights[i];
        }
      else if (self->scores->rule->gaps == TJ_PANEL_GAPS_LEAVE_OUT)
        return FALSE;
    }

  if (whole <= 0)
    return FALSE;

  *points = sum / whole;

  return TRUE;
}

/* Sorts by the upper half, the greatest first; four passes of eight bits. */
static void
sort_keys (Draw  *self,
           guint  n)
{
  guint64 *from = self->keys;
  guint64 *to = self->sorted;

  for (guint shift = 32; shift < 64; shift += RADIX_BITS)
    {
      guint starts[N_BUCKETS] = { 0 };
      guint place = 0;

      for (guint i = 0; i < n; i++)
        starts[(from[i] >> shift) & (N_BUCKETS - 1)]++;

      for (guint bucket = N_BUCKETS; bucket-- > 0; )
        {
          const guint size = starts[bucket];

          starts[bucket] = place;
          place += size;
        }

      for (guint i = 0; i < n; i++)
        to[starts[(from[i] >> shift) & (N_BUCKETS - 1)]++] = from[i];

      to = from;
      from = from == self->keys ? self->sorted : self->keys;
    }

  if (from != self->sorted)
    memcpy (self->sorted, from, n * sizeof (guint64));
}

static void
draw_once (Draw  *self,
           guint *counts)
{
  const TjDrawScores *scores = self->scores;
  guint n_keys = 0;
  guint rank = 0;

  draw_weights (self);
  for (guint item = 0; item < scores->n_items; item++)
    {
      const guint n = scores->starts[item + 1] - scores->starts[item];
      double points;

      pick_sheets (self, scores->starts[item], n);
      if (scores->rule->order == TJ_PANEL_TOTALS_FIRST
            ? draw_totals_first (self, item, n, &points) : draw_criteria_first (self, n, &points))
        self->keys[n_keys++] =
          (guint64) (CLAMP (points + KEY_OFFSET, 0, 16) * KEY_UNIT) << 32 | item;
    }

  sort_keys (self, n_keys);
  for (guint place = 0; place < n_keys; place++)
    {
      if (place == 0 || self->sorted[place] >> 32 != self->sorted[place - 1] >> 32)
        rank = place;
      counts[(gsize) (guint32) self->sorted[place] * scores->n_items + rank]++;
    }
}

static guint8 *
list_of_four (const TjDrawScores *scores)
{
  guint8 *are_of_four = g_new0 (guint8, scores->n_items + 1);

  for (guint item = 0; item < scores->n_items; item++)
    {
      are_of_four[item] = scores->n_criteria == 4 && scores->options->score_spread > 0;
      for (guint sheet = scores->starts[item]; sheet < scores->starts[item + 1]; sheet++)
        are_of_four[item] &= scores->complete[sheet];
    }

  return are_of_four;
}

/**
 * tj_rank_draws_run:
 * @stream: which sequence of random numbers
 * @counts: (inout) (array): how often each item had each rank, by item, then rank; added to
 */
void
tj_rank_draws_run (const TjDrawScores *scores,
                   guint64             stream,
                   guint               n_draws,
                   guint              *counts)
{
  Draw draw = { scores };
  guint most = 1;

  for (guint item = 0; item < scores->n_items; item++)
    most = MAX (most, scores->starts[item + 1] - scores->starts[item]);

  draw.are_of_four = list_of_four (scores);
  stream_seed (&draw.stream, stream);
  draw.weights = g_new0 (double, scores->n_criteria + 1);
  draw.values = g_new0 (double, most);
  draw.value_weights = g_new0 (double, most);
  draw.picks = g_new0 (guint, most);
  draw.keys = g_new0 (guint64, scores->n_items + 1);
  draw.sorted = g_new0 (guint64, scores->n_items + 1);

  for (guint i = 0; i < n_draws; i++)
    draw_once (&draw, counts);

  g_free (draw.are_of_four);
  g_free (draw.weights);
  g_free (draw.values);
  g_free (draw.value_weights);
  g_free (draw.picks);
  g_free (draw.keys);
  g_free (draw.sorted);
}
