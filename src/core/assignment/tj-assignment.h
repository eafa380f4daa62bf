/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

#define TJ_ASSIGNMENT_ERROR (tj_assignment_error_quark ())

/**
 * TjAssignmentError:
 * @TJ_ASSIGNMENT_ERROR_POOL: there are too few experts for the rule
 * @TJ_ASSIGNMENT_ERROR_SOLVER: the solver gave up
 */
typedef enum
{
  TJ_ASSIGNMENT_ERROR_POOL,
  TJ_ASSIGNMENT_ERROR_SOLVER,
} TjAssignmentError;

GQuark tj_assignment_error_quark (void);

/* Of one employer for one package (the rule of published procedures). */
#define TJ_ASSIGNMENT_MAX_OF_EMPLOYER 2

/**
 * TjExpert:
 * @name: who
 * @employer: (nullable): for whom they work
 * @fields: (nullable): what they know, words apart by 、 or ;
 * @recusals: (nullable): organisations whose applications they may not judge
 *
 * One of the pool.
 */
typedef struct
{
  char *name;
  char *employer;
  char *fields;
  char *recusals;
} TjExpert;

/**
 * TjExclusion:
 * @expert: index in the pool
 * @reason: `employer`, `recusal`, `person` or `field`
 */
typedef struct
{
  guint expert;
  const char *reason;
} TjExclusion;

/**
 * TjAssigned:
 * @experts: (element-type guint): indices in the pool, in its order
 * @exclusions: (element-type TjExclusion): who could not be taken, and why
 *
 * Who judges one package.
 */
typedef struct
{
  GArray *experts;
  GArray *exclusions;
} TjAssigned;

/**
 * TjAssignment:
 * @packages: (element-type TjAssigned): in the order of the round
 * @loads: (element-type guint): how many packages each expert has
 * @max_load: the least that the most burdened expert can have
 * @optimal: whether no assignment suits the fields better at that load
 *
 * Who judges what.
 */
typedef struct
{
  GPtrArray *packages;
  GArray *loads;
  guint max_load;
  gboolean optimal;
} TjAssignment;

GPtrArray    *tj_experts_new         (void) G_GNUC_WARN_UNUSED_RESULT;
TjAssignment *tj_assignment_make     (GPtrArray     *packages,
                                      GPtrArray     *experts,
                                      TjTaxonomy    *taxonomy,
                                      guint          n_wanted,
                                      guint32        seed,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          tj_assignment_free     (TjAssignment  *self);
guint         tj_assignment_get_match (TjPackage    *package,
                                       const TjExpert *expert,
                                       TjTaxonomy   *taxonomy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjAssignment, tj_assignment_free)

G_END_DECLS
