/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"

G_BEGIN_DECLS

guint    tj_schema_get_version (void);
gboolean tj_schema_prepare     (TjDatabase         *database,
                                GError            **error);
gboolean tj_schema_migrate     (TjDatabase         *database,
                                const char * const *scripts,
                                guint               n_scripts,
                                GError            **error);

G_END_DECLS
