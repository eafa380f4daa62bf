/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double tj_student_quantile (double probability,
                            guint  degrees);

G_END_DECLS
