/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_FINDINGS_VIEW (tj_findings_view_get_type ())

/* The findings of the current package.
 *
 * signal "field-activated" (const char *path): the reader wants to see that field */
G_DECLARE_FINAL_TYPE (TjFindingsView, tj_findings_view, TJ, FINDINGS_VIEW, TjSessionView)

void tj_findings_view_show_finding (TjFindingsView *self,
                                    const char     *key);

G_END_DECLS
