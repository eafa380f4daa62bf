/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-check-context.h"

G_BEGIN_DECLS

extern const TjCheck tj_checks_cases[];
extern const TjCheck tj_checks_classification[];
extern const TjCheck tj_checks_completeness[];
extern const TjCheck tj_checks_differences[];
extern const TjCheck tj_checks_factors[];
extern const TjCheck tj_checks_gases[];
extern const TjCheck tj_checks_magnitude[];
extern const TjCheck tj_checks_payback[];
extern const TjCheck tj_checks_shares[];
extern const TjCheck tj_checks_statements[];
extern const TjCheck tj_checks_unit_cost[];

typedef void (*TjCheckVisit) (const TjCheck *check,
                              gpointer       data);

void tj_check_registry_run     (TjCheckContext *context);
void tj_check_registry_foreach (TjCheckVisit    visit,
                                gpointer        data);

G_END_DECLS
