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

/**
 * TjAssignmentFault:
 * @package: index in the round
 * @expert: index in the pool; -1 where it is about none
 * @code: `too-few` experts, `too-many` of them, `same-employer` for more than two of one, or what
 *   excludes an expert all the same: `employer`, `recusal`, `person`, `field`
 *
 * Where an assignment that was changed by hand breaks the rule.
 */
typedef struct
{
  guint package;
  int expert;
  const char *code;
} TjAssignmentFault;

/* A pool and a round, weighed against each other: all that the solver needs. */
typedef struct _TjAssignmentProblem TjAssignmentProblem;

GPtrArray    *tj_experts_new         (void) G_GNUC_WARN_UNUSED_RESULT;
TjExpert     *tj_experts_add         (GPtrArray     *experts,
                                      const char    *name);
TjAssignmentProblem *tj_assignment_problem_new   (GPtrArray     *packages,
                                                  GPtrArray     *experts,
                                                  TjTaxonomy    *taxonomy,
                                                  guint          n_wanted,
                                                  guint32        seed)
                                                 G_GNUC_WARN_UNUSED_RESULT;
void                 tj_assignment_problem_free  (TjAssignmentProblem  *self);
TjAssignment        *tj_assignment_problem_solve (TjAssignmentProblem  *self,
                                                  GCancellable         *cancellable,
                                                  GError              **error)
                                                 G_GNUC_WARN_UNUSED_RESULT;
void          tj_assignment_release_solver (void);
TjAssignment *tj_assignment_new_empty (TjAssignmentProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
TjAssignment *tj_assignment_make     (GPtrArray     *packages,
                                      GPtrArray     *experts,
                                      TjTaxonomy    *taxonomy,
                                      guint          n_wanted,
                                      guint32        seed,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          tj_assignment_free     (TjAssignment  *self);
gboolean      tj_assignment_has      (const TjAssignment *self,
                                      guint          package,
                                      guint          expert);
const char   *tj_assignment_get_exclusion (const TjAssignment *self,
                                           guint     package,
                                           guint     expert);
void          tj_assignment_set      (TjAssignment  *self,
                                      guint          package,
                                      guint          expert,
                                      gboolean       judges);
GArray       *tj_assignment_list_faults (const TjAssignment *self,
                                         const GPtrArray *experts,
                                         guint        n_wanted) G_GNUC_WARN_UNUSED_RESULT;
guint         tj_assignment_get_match (TjPackage    *package,
                                       const TjExpert *expert,
                                       TjTaxonomy   *taxonomy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjAssignment, tj_assignment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjAssignmentProblem, tj_assignment_problem_free)

G_END_DECLS
