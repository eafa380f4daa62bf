/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field.h"

G_BEGIN_DECLS

/* A list of #TjField, as a form and a case have one. */

GListStore *tj_field_list_new  (gboolean    of_case) G_GNUC_WARN_UNUSED_RESULT;
void        tj_field_list_copy (GListStore *fields,
                                GListModel *from);
TjField    *tj_field_list_find (GListModel *fields,
                                const char *id);

G_END_DECLS
