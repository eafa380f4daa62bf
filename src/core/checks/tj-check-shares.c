/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

/* Shares of the market (clause 九) and the reduction ratio of a case, all in per cent. */

#define WHOLE 100.0

static void
check_share (TjCheckContext *context,
             const char     *id)
{
  TjCheckInterval share;
  TjFinding *finding;

  if (!tj_check_interval_of (tj_form_get_quantity (context->form, id), &share)
      || tj_check_interval_meets (&share, 0, WHOLE))
    return;

  finding = tj_check_context_add (context, "share-range", NULL);
  tj_finding_add_field (finding, id);
  tj_finding_add_number (finding, "share", tj_check_interval_get_middle (&share));
}

static void
run_share_range (TjCheckContext *context)
{
  check_share (context, "current_share");
  check_share (context, "expected_share_2030");
}

static void
run_share_decreasing (TjCheckContext *context)
{
  const TjQuantity *current = tj_form_get_quantity (context->form, "current_share");
  const TjQuantity *expected = tj_form_get_quantity (context->form, "expected_share_2030");
  TjCheckInterval now;
  TjCheckInterval then;
  TjFinding *finding;

  if (!tj_check_interval_of_loose (current, &now) || !tj_check_interval_of_loose (expected, &then)
      || then.high >= now.low)
    return;

  finding = tj_check_context_add (context, "share-decreasing", NULL);
  tj_finding_add_field (finding, "current_share");
  tj_finding_add_field (finding, "expected_share_2030");
  tj_finding_add_number (finding, "current_share", current->value);
  tj_finding_add_number (finding, "expected_share_2030", expected->value);
}

/* A technology that stores carbon can take away more than its own project emits, so there a
 * ratio above the whole is a question and no mistake. */
static const char *
find_ratio_variant (TjCheckContext        *context,
                    const TjCheckInterval *ratio)
{
  if (ratio->high < 0)
    return "negative";

  if (g_strcmp0 (tj_form_get_category (context->form), "sequestration") == 0)
    return "sequestration";

  return NULL;
}

static void
check_ratio (TjCheckContext *context,
             guint           index)
{
  TjCase *item = tj_form_get_case (context->form, index);
  TjCheckInterval ratio;
  TjFinding *finding;

  if (!tj_check_interval_of (tj_case_get_quantity (item, "reduction_ratio"), &ratio)
      || tj_check_interval_meets (&ratio, 0, WHOLE))
    return;

  finding = tj_check_context_add_in_case (context, "ratio-range",
                                          find_ratio_variant (context, &ratio), index);
  tj_check_add_case_field (finding, index, "reduction_ratio");
  tj_finding_add_number (finding, "reduction_ratio", tj_check_interval_get_middle (&ratio));
}

static void
run_ratio_range (TjCheckContext *context)
{
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    check_ratio (context, i);
}

const TjCheck tj_checks_shares[] = {
  { "share-range", run_share_range, NULL },
  { "share-decreasing", run_share_decreasing, "current_share expected_share_2030" },
  { "ratio-range", run_ratio_range, "case.reduction_ratio" },
  { NULL, NULL, NULL },
};
