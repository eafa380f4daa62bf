/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"

G_BEGIN_DECLS

GHashTable *tj_odt_controls_read      (const xmlNode *root) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_odt_control_dup_field  (const xmlNode *mark) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_odt_control_is_true    (const xmlNode *node,
                                       const char    *name);

G_END_DECLS
