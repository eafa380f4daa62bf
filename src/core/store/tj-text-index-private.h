/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-text-index.h"

G_BEGIN_DECLS

struct _TjTextIndex
{
  TjDatabase *database;
};

char *tj_text_index_dup_list (const char * const *keys) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
