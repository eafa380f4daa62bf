/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double tj_page_zoom_step (double   zoom,
                          gboolean inward);

G_END_DECLS
