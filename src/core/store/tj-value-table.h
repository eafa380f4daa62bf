/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"

G_BEGIN_DECLS

/* The current values of the reviews. */

gboolean    tj_value_table_get  (TjDatabase  *database,
                                 gint64       review,
                                 const char  *name,
                                 char       **value,
                                 GError     **error);
gboolean    tj_value_table_put  (TjDatabase  *database,
                                 gint64       review,
                                 const char  *name,
                                 const char  *value,
                                 GError     **error);
GHashTable *tj_value_table_list (TjDatabase  *database,
                                 gint64       review,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
