/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* The rounds that were opened before, for the start page. */

gboolean   tj_round_table_remember (TjDatabase  *database,
                                    const char  *title,
                                    const char  *uri,
                                    gint64      *round,
                                    GError     **error);
GPtrArray *tj_round_table_list     (TjDatabase  *database,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
