/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tj_label_spread (double *places,
                      guint   n_places,
                      double  distance,
                      double  first,
                      double  last);

G_END_DECLS
