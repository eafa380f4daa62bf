/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-registry.h"

/* The heading of the case block: a demonstration-class technology fills in one case, a
 * promotion-class technology at least two. */

#define MIN_PROMOTION_CASES 2

static guint
count_cases (TjForm *form)
{
  guint count = 0;

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      if (!tj_case_is_blank (tj_form_get_case (form, i)))
        count++;
    }

  return count;
}

static const char *
find_variant (const char *stage,
              guint       n_cases)
{
  if (n_cases == 0)
    return "none";

  if (g_strcmp0 (stage, "promotion") == 0 && n_cases < MIN_PROMOTION_CASES)
    return "promotion";

  if (g_strcmp0 (stage, "demonstration") == 0 && n_cases > 1)
    return "demonstration";

  return NULL;
}

static void
run_case_count (TjCheckContext *context)
{
  guint n_cases = count_cases (context->form);
  const char *variant = find_variant (tj_form_get_stage (context->form), n_cases);
  TjFinding *finding;

  if (variant == NULL)
    return;

  finding = tj_check_context_add (context, "case-count", variant);
  tj_finding_add_field (finding, "stage");
  tj_finding_add_number (finding, "cases", n_cases);
}

const TjCheck tj_checks_cases[] = {
  { "case-count", run_case_count, NULL },
  { NULL, NULL, NULL },
};
