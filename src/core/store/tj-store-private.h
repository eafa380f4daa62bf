/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* For the store's other files, and for tests that have to fill the disk or look behind it. */
TjDatabase *tj_store_get_database (TjStore *self);

G_END_DECLS
