/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PUBLIC_COMMENT (tj_public_comment_get_type ())

/* A comment of the public, its answer and what came of it. */
G_DECLARE_FINAL_TYPE (TjPublicComment, tj_public_comment, TJ, PUBLIC_COMMENT, AdwExpanderRow)

TjPublicComment *tj_public_comment_new    (TjPanelDesk     *desk,
                                           guint            number);
void             tj_public_comment_commit (TjPublicComment *self);

G_END_DECLS
