/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/assignment/tj-assignment.h"

#include "core/base/tj-text.h"

/* An assignment that people change by hand, and the rule held against it again. What was proposed
 * and what was changed are told apart by nobody: the faults are what counts. */

static const TjAssigned *
get_assigned (const TjAssignment *self,
              guint               package)
{
  return g_ptr_array_index (self->packages, package);
}

/**
 * tj_assignment_has:
 *
 * Returns: whether the expert judges the package
 */
gboolean
tj_assignment_has (const TjAssignment *self,
                   guint               package,
                   guint               expert)
{
  const TjAssigned *assigned = get_assigned (self, package);

  for (guint i = 0; i < assigned->experts->len; i++)
    {
      if (g_array_index (assigned->experts, guint, i) == expert)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_assignment_get_exclusion:
 *
 * Returns: (nullable): why the expert should not judge the package, as a code
 */
const char *
tj_assignment_get_exclusion (const TjAssignment *self,
                             guint               package,
                             guint               expert)
{
  const TjAssigned *assigned = get_assigned (self, package);

  for (guint i = 0; i < assigned->exclusions->len; i++)
    {
      const TjExclusion *exclusion = &g_array_index (assigned->exclusions, TjExclusion, i);

      if (exclusion->expert == expert)
        return exclusion->reason;
    }

  return NULL;
}

/**
 * tj_assignment_set:
 * @judges: whether the expert judges the package from now on
 *
 * Whether that is by the rule, tj_assignment_list_faults() tells.
 */
void
tj_assignment_set (TjAssignment *self,
                   guint         package,
                   guint         expert,
                   gboolean      judges)
{
  TjAssigned *assigned = g_ptr_array_index (self->packages, package);
  guint place = 0;

  if (tj_assignment_has (self, package, expert) == judges)
    return;

  /* They stand in the order of the pool. */
  while (place < assigned->experts->len
         && g_array_index (assigned->experts, guint, place) < expert)
    place++;
  if (judges)
    g_array_insert_val (assigned->experts, place, expert);
  else
    g_array_remove_index (assigned->experts, place);

  g_array_index (self->loads, guint, expert) += judges ? 1 : -1;
  self->max_load = 0;
  for (guint i = 0; i < self->loads->len; i++)
    self->max_load = MAX (self->max_load, g_array_index (self->loads, guint, i));
}

static void
add_fault (GArray     *faults,
           guint       package,
           int         expert,
           const char *code)
{
  const TjAssignmentFault fault = { package, expert, code };

  g_array_append_val (faults, fault);
}

/* Of each employer two are enough; the third and all further ones are named. */
static void
list_employer_faults (const TjAssigned *assigned,
                      const GPtrArray  *experts,
                      guint             package,
                      GArray           *faults)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < assigned->experts->len; i++)
    {
      const guint expert = g_array_index (assigned->experts, guint, i);
      const char *employer = ((TjExpert *) g_ptr_array_index (experts, expert))->employer;
      g_autofree char *folded = NULL;
      guint n;

      if (tj_text_is_blank (employer))
        continue;

      folded = tj_text_fold (employer);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1;
      g_hash_table_insert (counts, g_steal_pointer (&folded), GUINT_TO_POINTER (n));
      if (n > TJ_ASSIGNMENT_MAX_OF_EMPLOYER)
        add_fault (faults, package, (int) expert, "same-employer");
    }
}

/**
 * tj_assignment_list_faults:
 * @experts: (element-type TjExpert): the pool
 * @n_wanted: how many experts each package is to have
 *
 * Returns: (transfer full) (element-type TjAssignmentFault): where the rule is broken, by packages
 */
GArray *
tj_assignment_list_faults (const TjAssignment *self,
                           const GPtrArray    *experts,
                           guint               n_wanted)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (TjAssignmentFault));

  for (guint p = 0; p < self->packages->len; p++)
    {
      const TjAssigned *assigned = get_assigned (self, p);

      if (assigned->experts->len < n_wanted)
        add_fault (faults, p, -1, "too-few");
      else if (assigned->experts->len > n_wanted)
        add_fault (faults, p, -1, "too-many");
      for (guint i = 0; i < assigned->experts->len; i++)
        {
          const guint expert = g_array_index (assigned->experts, guint, i);
          const char *reason = tj_assignment_get_exclusion (self, p, expert);

          if (reason != NULL)
            add_fault (faults, p, (int) expert, reason);
        }
      list_employer_faults (assigned, experts, p, faults);
    }

  return faults;
}
