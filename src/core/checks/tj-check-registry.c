/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-registry.h"

/* A new group of rules is a file of its own, a table in it, and a row here. */

static const TjCheck * const groups[] = {
  tj_checks_completeness,
  tj_checks_classification,
  tj_checks_cases,
  tj_checks_shares,
  tj_checks_unit_cost,
  tj_checks_payback,
  tj_checks_magnitude,
  tj_checks_factors,
  tj_checks_gases,
  tj_checks_statements,
  tj_checks_differences,
};

/**
 * tj_check_registry_run:
 *
 * Runs every rule of every group.
 */
void
tj_check_registry_run (TjCheckContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      for (const TjCheck *check = groups[i]; check->code != NULL; check++)
        check->run (context);
    }
}

/**
 * tj_check_registry_foreach:
 * @visit: called with every rule, in their order
 */
void
tj_check_registry_foreach (TjCheckVisit visit,
                           gpointer     data)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      for (const TjCheck *check = groups[i]; check->code != NULL; check++)
        visit (check, data);
    }
}
