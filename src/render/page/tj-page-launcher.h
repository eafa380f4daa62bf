/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSubprocess *tj_page_launcher_spawn (GFile   *document,
                                     GError **error);

G_END_DECLS
