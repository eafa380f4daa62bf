/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_DECLARATION_PAGE (tj_declaration_page_get_type ())

G_DECLARE_FINAL_TYPE (TjDeclarationPage, tj_declaration_page, TJ, DECLARATION_PAGE, TjSessionView)

gboolean tj_declaration_page_is_wanted (TjReview          *review,
                                        gboolean           editable);
void     tj_declaration_page_begin     (TjDeclarationPage *self);

G_END_DECLS
