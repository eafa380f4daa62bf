/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjRandom:
 * @state: where the sequence stands
 *
 * Chance that is the same on every machine for the same seed: splitmix64 of Steele, Lea and Flood.
 * Where a hundred thousand cases are drawn, GRand takes longer than all the rest.
 */
typedef struct
{
  guint64 state;
} TjRandom;

static inline void
tj_random_init (TjRandom *self,
                guint32   seed)
{
  self->state = seed;
}

static inline guint64
tj_random_next (TjRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* From 0 to 1, without 1; all 53 bits of a double. */
static inline double
tj_random_double (TjRandom *self)
{
  return (double) (tj_random_next (self) >> 11) * 0x1p-53;
}

G_END_DECLS
