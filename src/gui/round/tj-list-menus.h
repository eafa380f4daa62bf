/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *tj_list_menus_new_order   (void) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *tj_list_menus_new_columns (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
